"""The records that the docs show: each is read as the program reads it, and those of docs/records.md are a campaign."""

from __future__ import annotations

import re

import pytest
from outline import outline
from places import ROOT

from generator.cli.app import run
from generator.lint import lint_file
from generator.records import bind
from generator.records.json_schemas import _RECORDS
from generator.workspace import read_yaml_text

BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
OF_OTHERS = {"format.md", "register.md"}
"""What they show is a layer of the format, and how numbers run."""
SHOWN = [
    pytest.param(block, id=f"{page.name}-{place}")
    for page in sorted((ROOT / "docs").glob("*.md"))
    if page.name not in OF_OTHERS
    for place, block in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")))
]


RECORDS = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
FILES = [re.match(r"# (campaigns/\S+)\n", block) for block in BLOCK.findall(RECORDS)]
PRINTED = re.compile(r"`vanthu render doi-moi thong_bao` cho: «(.*?)»", re.DOTALL)


@pytest.mark.parametrize("block", SHOWN)
def test_a_record_of_the_docs_says_nothing_that_is_refused(block):
    beside_a_table = re.sub(r"(?m)^ *counts: \S+\.csv\n", "", block)
    data, problems = read_yaml_text(beside_a_table, "docs.yaml")
    assert problems == []
    refused = [
        {problem.code for problem in bind(model, data)[1]} - {"E-KEY-MISSING"}
        for model in _RECORDS.values()
    ]
    assert set() in refused


def test_the_files_of_the_page_on_records_are_a_campaign_and_print_what_it_says(tmp_path, capsys):
    for file in filter(None, FILES):
        path = tmp_path / file[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.string, encoding="utf-8")
    (tmp_path / "vanthu.yaml").write_text("language: vi\nformat: 3\n", encoding="utf-8")
    assert run(["-C", str(tmp_path), "check"]) == 0
    assert "0 lỗi, 0 cảnh báo" in capsys.readouterr().err
    assert run(["-C", str(tmp_path), "render", "doi-moi", "thong_bao"]) == 0
    made = tmp_path / "output/doi-moi/thong_bao.docx"
    assert not lint_file(made).has_errors
    assert " ".join(PRINTED.search(RECORDS)[1].split()) in outline(made.read_bytes())
