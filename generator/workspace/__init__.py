"""What lies on the disk: folders, safe names, files written whole, locks, and YAML as text with places.

A record is read here as texts that remember where they stand, and nothing is guessed; what the texts
mean is left to `generator.records` and `generator.model`.
"""

from __future__ import annotations

from generator.workspace.building import ITEM_LIMIT
from generator.workspace.cleaning import decode
from generator.workspace.collecting import without_collection
from generator.workspace.files import (
    TEMPORARY,
    failure,
    free_name,
    safe_name,
    sync_folder,
    write_atomically,
)
from generator.workspace.folders import (
    SETTINGS,
    NoWorkspace,
    Workspace,
    find_workspace,
    shipped,
    standards,
    yaml_files,
)
from generator.workspace.locking import locked
from generator.workspace.network import locks_are_doubtful
from generator.workspace.nodes import (
    Block,
    Items,
    Node,
    Step,
    child,
    line_in_literal,
    locate,
    place_of,
    unpack,
)
from generator.workspace.text import INVISIBLE, check_text, read_yes_no
from generator.workspace.unreadable import NotationError, empty, quoted
from generator.workspace.yaml_lines import closed, is_aside, line_end, next_key, split
from generator.workspace.yamltext import read_yaml, read_yaml_text

__all__ = [
    "INVISIBLE",
    "ITEM_LIMIT",
    "SETTINGS",
    "TEMPORARY",
    "Block",
    "Items",
    "NoWorkspace",
    "Node",
    "NotationError",
    "Step",
    "Workspace",
    "check_text",
    "child",
    "closed",
    "decode",
    "empty",
    "failure",
    "find_workspace",
    "free_name",
    "is_aside",
    "line_end",
    "line_in_literal",
    "locate",
    "locked",
    "locks_are_doubtful",
    "next_key",
    "place_of",
    "quoted",
    "read_yaml",
    "read_yaml_text",
    "read_yes_no",
    "safe_name",
    "shipped",
    "split",
    "standards",
    "sync_folder",
    "unpack",
    "without_collection",
    "write_atomically",
    "yaml_files",
]
