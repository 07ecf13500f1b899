"""What only pages tell, on pages as LibreOffice lays them out."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from paged import need
from places import HERE

from generator.lint.linting import Asked
from generator.office.laid_lint import lint_laid
from generator.word.pages import libreoffice as suites

sys.path.insert(0, str(HERE / "lint"))
from right_documents import plan
from word_paper import Grid, Page, Para

pytestmark = [pytest.mark.slow, pytest.mark.soffice]
TWO_LINES = "Mỗi đơn vị cử một cán bộ theo dõi và báo cáo hằng tháng về Ban Thường vụ Liên đoàn Lao động tỉnh qua phần mềm."


def longer(count, before="dash"):
    """A plan with so many paragraphs of two lines more."""
    paper = plan()
    more = [f"more{at}" for at in range(count)]
    paper.parts |= dict.fromkeys(more, Para(TWO_LINES))
    at = paper.blocks.index(before)
    paper.blocks[at:at] = more
    return paper


def with_long_rows():
    """An annex of rows of five lines, which may be broken."""
    paper = plan()
    at = next(at for at, one in enumerate(paper.blocks) if isinstance(one, Grid) and one.bordered)
    paper.parts |= {f"row{at}": Para(TWO_LINES * 3, first=0) for at in range(20)}
    rows = [(("c11",), (f"row{at}",), ("c13",)) for at in range(20)]
    grid = paper.blocks[at]
    paper.blocks[at] = replace(grid, rows=(grid.rows[0], *rows), unbroken=False)
    return paper


def counting_anew():
    """A plan that begins to count again in a section in the middle of an annex."""
    paper = plan()
    paper.pages = {
        "main": Page(),
        "head": Page(start=1),
        "annex1": Page(start=1, first_differs=False),
        "annex2": Page(start=1),
    }
    paper.blocks.insert(paper.blocks.index("annex1_rule"), "page:head")
    return paper


def with_an_empty_page():
    paper = plan()
    paper.parts["break"] = Para("", inside='<w:r><w:br w:type="page"/></w:r>')
    paper.parts["nothing"] = Para("")
    paper.blocks += ["break", "nothing"]
    return paper


def right():
    paper = longer(4)
    paper.set("text2", text=paper.parts["text2"].text[: len(paper.parts["text2"].text) // 4])
    return paper


CASES = {
    "signature": (lambda: longer(14), "PRAC-page-signature", 3),
    "rows": (with_long_rows, "PRAC-page-row", 3),
    "lone": (lambda: longer(1), "PRAC-page-lone-line", 1),
    "anew": (counting_anew, "ND30-III.1.dd-shown", 4),
    "blank": (with_an_empty_page, "PRAC-page-blank", 5),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The rules of pages that each paper breaks, with the page."""
    need("soffice")
    folder = tmp_path_factory.mktemp("findings")
    for name, (made, _, _) in {**CASES, "right": (right, "", 0)}.items():
        (folder / f"{name}.docx").write_bytes(made().save())
    told = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(suites, "_PREFERRED", ())
        results = list(lint_laid(sorted(folder.glob("*.docx")), Asked("nd30"), told.extend))
    assert told == []
    return {
        one.file.rpartition("/")[2].removesuffix(".docx"): {
            (finding.rule, finding.spot.page) for finding in one.findings
        }
        for one in results
    }


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_on_a_page_is_found_there(found, name):
    _, rule, page = CASES[name]
    assert (rule, page) in found[name]


def test_a_right_plan_has_no_findings(found):
    assert found["right"] == set()
