"""Tables and charts of a document as Word content, in its body and in its annexes.

Charts are kept by code until the file is there to put them in.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator import word
from generator.drafting.expressions import Expressions
from generator.drafting.tabulate import tabulate
from generator.figures import Figures
from generator.model.document import Annex, Chart, Document, Orientation, Table
from generator.ooxml import write_paragraph
from generator.word import Inserted

Path = tuple[str | int, ...]


@dataclass
class Insertions:
    """Makes what a marker stands for; `charts` are those drawn so far."""

    document: Document
    figures: Figures
    expressions: Expressions
    charts: dict[str, word.FinishedChart] = field(default_factory=dict)

    def insert(self, piece: Inserted) -> str:
        """The table or chart that stands in a body."""
        path = (f"{piece.family}s", piece.code)
        if piece.family == "table":
            table = self.tabulated(self.document.tables[piece.code], path)
            return word.write_table(table, word.twips(word.PORTRAIT_MM))
        return self.chart(self.document.charts[piece.code], piece.code, path)

    def tabulated(self, table: Table, path: Path) -> word.FinishedTable:
        """The table as finished text."""
        decimals = self.document.decimals
        return tabulate(table, self.figures, self.expressions, path, decimals=decimals)

    def chart(self, chart: Chart, code: str, path: Path) -> str:
        """The place of a chart; nothing when there are no figures for it yet."""
        from generator.drafting.charting import draw_figures
        from generator.word import chart_marker

        title = self.expressions.text(chart.title, *path, "title")
        drawn = draw_figures(chart.model_copy(update={"title": title}), self.figures)
        if drawn is None:
            return ""
        self.charts[code] = drawn
        return write_paragraph(chart_marker(code), "BangGiua")


def paper_of(annex: Annex, table: word.FinishedTable | None) -> Orientation:
    """The orientation that the record says, else landscape where the table needs the width."""
    if annex.orientation is not Orientation.AUTO:
        return annex.orientation
    wide = table is not None and word.landscape_needed(table)
    return Orientation.LANDSCAPE if wide else Orientation.PORTRAIT
