"""A Word file in which each thing is said in a way that is seldom: units, switches, styles, lists, boxes, sections."""

from __future__ import annotations

from pathlib import Path

from word_paper import NAMESPACES, Page, Paper, Para, line_shape, text_box, vml_line

DATA = Path(__file__).parents[1] / "data" / "odd"


def odd_ways() -> Paper:
    """Its parts stand in `tests/data/odd`, as XML without the namespaces."""
    paper = Paper({}, [], {"main": Page()})
    parts = {path.stem: path.read_text(encoding="utf-8") for path in DATA.glob("*.xml")}
    paper.styles = f"<w:styles {NAMESPACES}>{parts['styles']}</w:styles>"
    paper.parts["all"] = Para("", properties="")
    paper.blocks = ["all"]
    boxes = text_box(Para("Trong hộp", first=0), 3000, 900, x=6000, number=71)
    drawn = line_shape(2000, dash="dash", x=300, number=72) + vml_line(1500)
    body = parts["body"].replace("<BOX/>", boxes).replace("<LINES/>", drawn)
    paper.swap(paper.parts["all"].xml(), body)
    paper.add(
        "word/numbering.xml",
        "numbering",
        f"<w:numbering {NAMESPACES}>{parts['numbering']}</w:numbering>",
        "rIdN",
    )
    paper.add("word/theme/theme1.xml", "theme", parts["theme"], "rIdTh")
    paper.add(
        "word/footnotes.xml",
        "footnotes",
        f"<w:footnotes {NAMESPACES}>{parts['footnotes']}</w:footnotes>",
        "rIdFn",
    )
    return paper
