"""YAML records → model: text with places, then meaning, then the rules between records.

`yamltext` reads text, `binding` lets the model say what it means, `loading` knows which files make
up a campaign, `writing` writes records for the commands that make them.
"""

from __future__ import annotations

from generator.records.binding import bind
from generator.records.json_schemas import schema_names, schema_of, schema_text
from generator.records.loading import (
    CampaignRecord,
    check_record,
    load_campaign,
    load_library,
    read_campaign,
)
from generator.records.writing import texts_of, write_yaml_text

__all__ = [
    "CampaignRecord",
    "bind",
    "check_record",
    "load_campaign",
    "load_library",
    "read_campaign",
    "schema_names",
    "schema_of",
    "schema_text",
    "texts_of",
    "write_yaml_text",
]
