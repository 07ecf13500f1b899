"""Where an editor finds the schema of a record: the line at its head, the file in the hidden folder."""

from __future__ import annotations

import json
import shlex

import pytest
from typed import NEW

from generator.cli.app import run
from generator.records import SCHEMA_PLACES, schema_files, schema_names, with_schema_line
from generator.records.schema_files import keep_schemas, write_schemas
from generator.workspace import Workspace


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("campaigns/a/campaign.yaml", "../../.vanthu/schemas/campaign.schema.json"),
        ("campaigns/a/units.yaml", "../../.vanthu/schemas/units.schema.json"),
        ("campaigns/a/documents/b.yaml", "../../../.vanthu/schemas/documents.schema.json"),
        ("campaigns/a/results/2025-01-01.yaml", "../../../.vanthu/schemas/results.schema.json"),
        ("campaigns/issuers/a.yaml", "../../.vanthu/schemas/issuers.schema.json"),
        ("vanthu.yaml", ".vanthu/schemas/vanthu.schema.json"),
        ("campaigns/register/a/2025.yaml", None),
        ("output/a/b.yaml", None),
    ],
)
def test_the_line_leads_from_the_record_to_its_schema(tmp_path, file, line):
    workspace = Workspace(tmp_path)
    head = f"# yaml-language-server: $schema={line}\n" if line else ""
    told = with_schema_line(workspace, tmp_path / file, "a: b\n")
    assert told == f"{head}a: b\n"
    assert with_schema_line(workspace, tmp_path / file, told) == told
    if line:
        assert ((tmp_path / file).parent / line).resolve() in schema_files(workspace).values()


def test_every_schema_has_its_place():
    assert {*SCHEMA_PLACES} == {*schema_names()}


def test_schemas_are_those_of_the_version_that_runs(tmp_path):
    workspace = Workspace(tmp_path)
    old = schema_files(workspace)["units"]
    old.parent.mkdir(parents=True)
    old.write_text("{}", encoding="utf-8")
    keep_schemas(workspace)
    write_schemas(workspace, str.upper)
    keep_schemas(workspace)
    assert "TÊN MỚI" in old.with_name("campaign.schema.json").read_text(encoding="utf-8")
    assert {path.name for path in old.parent.iterdir()} == {
        f"{name}.schema.json" for name in schema_names()
    }
    assert json.loads(old.read_text(encoding="utf-8"))["title"] == "units"


MADE = {
    f"new campaign khac {NEW}": ["khac/campaign.yaml"],
    "new document thi-dua plan --code moi": ["thi-dua/documents/moi.yaml"],
    "returns thi-dua --as-of 30/9/2025 --letter don_doc": ["thi-dua/documents/don_doc.yaml"],
    "import results thi-dua kq.csv --as-of 30/6/2025 -y": ["thi-dua/results/2025-06-30.yaml"],
    "allocate thi-dua --rate 6%": ["thi-dua/quotas.yaml"],
}


def test_new_records_begin_with_it(office_copy, monkeypatch):
    monkeypatch.chdir(office_copy.root)
    (office_copy.root / "kq.csv").write_text("Đơn vị;Kết quả\nAn Phú;1340\n", encoding="utf-8")
    (office_copy.campaigns / "thi-dua" / "quotas.yaml").unlink()
    before = {*office_copy.campaigns.rglob("*.yaml")}
    for typed, names in MADE.items():
        run(shlex.split(typed))
        for name in names:
            text = (office_copy.campaigns / name).read_text(encoding="utf-8")
            assert text.startswith("# yaml-language-server: $schema="), name
    made = {*office_copy.campaigns.rglob("*.yaml")} - before
    assert len(made) == sum(map(len, MADE.values()))
