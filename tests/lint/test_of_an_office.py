"""In a workspace files are looked at as the office sets its documents, and repaired as they are looked at."""

from __future__ import annotations

import re

import pytest
from right_documents import letter, plan
from test_report import forms_file

from generator.cli.app import run
from generator.lint.linting import Asked
from generator.lint.repairs.fixing import fix_file


@pytest.fixture
def lint(tmp_path, capsys):
    """Runs the linter in a workspace with these settings; the rules that found something, and what else was told."""

    def call(paper, settings="", layer="", *more):
        (tmp_path / "vanthu.yaml").write_text(settings, encoding="utf-8")
        (tmp_path / "office.yaml").write_text(layer, encoding="utf-8")
        path = tmp_path / "thu.docx"
        path.write_bytes(paper.save())
        run(["-C", str(tmp_path), "lint", str(path), *more])
        told = capsys.readouterr()
        return set(re.findall(r"ND30-[\w.-]+|PRAC-[\w-]+", told.out)), told.err

    return call


def _wide():
    paper = plan()
    paper.page(left=1440)
    return paper


def test_the_layer_of_the_office_holds_without_a_profile(lint):
    margins = "ND30-I.3-margins"
    assert margins in lint(_wide())[0]
    layer = f"layer: office\nrules: {{{margins}: none}}\n"
    assert margins not in lint(_wide(), "formats: [office.yaml]\n", layer)[0]


@pytest.mark.parametrize(
    ("settings", "layer", "code"),
    [
        ("formats: [office.yaml]\n", "page: {left: 95 mm}\n", "W-STANDARD-RANGE"),
        ("formats: [no.yaml]\n", "", "E-FILE-MISSING"),
        ("formats: [../no.yaml]\n", "", "E-PATH-OUTSIDE"),
    ],
)
def test_what_is_wrong_with_a_layer_is_told(lint, settings, layer, code):
    assert code in lint(plan(), settings, layer)[1]


def test_a_kind_of_the_office_is_known(lint):
    paper = plan()
    for name in ("number",):
        paper.set(name, text="Số: 12/PTR-LĐLĐ")
    title = next(part for part, one in paper.parts.items() if one.text == "KẾ HOẠCH")
    paper.set(title, text="PHIẾU TRÌNH")
    typed = "ND30-II.3.b-typed"
    own = "kinds: [{code: phieu-trinh, name: Phiếu trình, title: PHIẾU TRÌNH, abbreviation: PTR}]\n"
    without, within = lint(paper)[0], lint(paper, own)[0]
    assert without - within
    assert typed not in within


def test_what_is_skipped_is_not_repaired(tmp_path):
    path = tmp_path / "thu.docx"
    path.write_bytes(_wide().save())
    margins = "ND30-I.3-margins"
    assert margins in {one.rule for one in fix_file(path, Asked("nd30")).changes}
    skipped = fix_file(path, Asked("nd30", skip=frozenset([margins])))
    assert margins not in {one.rule for one in (*skipped.changes, *skipped.left.findings)}


def test_of_many_forms_each_is_repaired_and_judged_by_itself(tmp_path):
    path = tmp_path / "bieu.docx"
    path.write_bytes(forms_file().save())
    fixed = fix_file(path, Asked("nd30", forms=True))
    assert [one.rule for one in fixed.changes].count("ND30-II.3.c-style") == 2
    assert [one.form for one in fixed.left.findings] == []
    path.write_bytes(letter().save())
    assert fix_file(path, Asked("nd30", forms=True)).changes == ()
