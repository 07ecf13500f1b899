"""A body: its expressions filled, its Markdown read, its tables and charts put in place, all as Word.

What the Markdown cannot show is reported at its line; a table or chart that does not exist is too.
Charts are kept by code until the file is there to put them in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from itertools import islice

from generator import word
from generator.drafting.expanding import Body
from generator.drafting.expressions import Expressions
from generator.drafting.standpoint import Everyone, whose_of
from generator.drafting.subject import Path, Subject
from generator.drafting.unwritten import nothing_left
from generator.drafting.vocabulary.lacking import FIGURE, Lacking
from generator.drafting.vocabulary.limits import Told, settle, settle_runs, told_by
from generator.figures import tally_of
from generator.model.document import Annex, Chart, Orientation, Table
from generator.ooxml import write_paragraph
from generator.problems import Place, Problem, Severity, say
from generator.standard import Outline, Standard
from generator.workspace import changing

_UPRIGHT = (word.PaperSize.PORTRAIT,)
_READABLE = 11
"""A size of type, in points, below which a table is told of."""


@changing
class BodyWriter:
    """Writes bodies, tables and charts of one document; `charts` are those drawn so far."""

    subject: Subject
    expressions: Expressions
    words_only: bool = False
    """Whether nothing is written, of a document of which the words alone are judged."""
    charts: dict[str, word.FinishedChart] = field(default_factory=dict)
    pictures: dict[str, word.FinishedPicture] = field(default_factory=dict)
    upright: int = 0
    """The room of an upright page in twips, where an office has margins of its own."""

    def write(
        self,
        source: str,
        *path: str | int,
        outline: Outline,
        papers: Sequence[word.PaperSize] = _UPRIGHT,
        end_mark: bool = False,
    ) -> word.Content:
        """The body at `path` as Word paragraphs; empty when it could not be filled."""
        sound = len(self.expressions.problems)
        body = self.expressions.body(source, *path)
        self._tell_blanks(body)
        laid, holes = _laid_out(body, outline)
        if source.strip() and not laid.pieces and len(self.expressions.problems) == sound:
            self.expressions.doubt(nothing_left(self.expressions.locate(path, 1, 1)))
        for slip in laid.slips:
            place = self.expressions.locate(*body.origin(slip.line), 1)
            self.expressions.problems.append(Problem("E-BODY-MARKDOWN", place, slip.message))
        if self.words_only:
            return word.Content()
        written = self._written(laid, holes, papers, end_mark=end_mark)
        return word.Content(b"".join(word.apart_from_tables(written)))

    def _tell_blanks(self, body: Body) -> None:
        if body.may_have_blank:
            lines = [(text, *body.origin(at)) for at, text in enumerate(body.lines, 1)]
            for line in lines:
                self.expressions.tell_brace(*line)
            any(self.expressions.tell_blank(*line) for line in lines)

    def _written(
        self,
        layout: word.Layout,
        holes: Sequence[word.Hole],
        papers: Sequence[word.PaperSize],
        *,
        end_mark: bool,
    ) -> Iterator[bytes]:
        """What lacks only its values at once, where these are plain; the rest one after another."""
        left, before, pieces, settling = iter(holes), None, layout.pieces, _Settling()
        ready = layout.ready(end_mark=end_mark)
        values = [one.data for one in holes[: ready.holes]]
        if ready.takes(values):
            yield _woven(ready.parts, values)
            pieces, left = pieces[ready.pieces :], iter(holes[ready.holes :])
        for laid in pieces:
            own, piece = list(islice(left, laid.holes)), laid.piece
            if isinstance(piece, word.Paragraph):
                is_last = laid is pieces[-1]
                yield (
                    settling.last(piece, own, end_mark=end_mark)
                    if is_last
                    else settling.paragraph(laid, piece, own)
                )
            else:
                if isinstance(before, word.Inserted | word.SmallTable):
                    yield word.write_prose(word.Paragraph("GhiChuBang", ())).encode()
                content = self._content(piece, own, papers)
                yield word.held_with_next(content) if laid is pieces[-1] else content
            before = piece

    def _content(
        self,
        piece: word.Inserted | word.SmallTable,
        holes: Sequence[word.Hole],
        papers: Sequence[word.PaperSize],
    ) -> bytes:
        if isinstance(piece, word.Inserted):
            return self.insert(piece, papers[-1])
        filled = word.table_with_values(piece, holes)
        rows = tuple(tuple(map(settle, row)) for row in filled.rows)
        typed = _typed_table(word.SmallTable(rows))
        return word.write_table(typed, self.fit(typed, papers))

    def insert(
        self, piece: word.Inserted, paper: word.PaperSize = word.PaperSize.PORTRAIT
    ) -> bytes:
        """The table, chart or picture that stands in a body on such paper."""
        path = (f"{piece.family}s", piece.code)
        if piece.family == "table":
            table = self.subject.table(piece.code)
            return self._in_text(self.tabulated(table, path), path) if table else b""
        if piece.family == word.PICTURE:
            return self._picture(piece.code, path, paper)
        chart = self.subject.chart(piece.code)
        return self.chart(chart, piece.code, path) if chart else b""

    def _picture(self, code: str, path: Path, paper: word.PaperSize) -> bytes:
        """The paragraph where a picture will stand, and its caption; a file that is none is a fault."""
        asked = self.subject.document.pictures.get(code)
        try:
            picture = self.subject.picture(code, paper)
        except word.NoPicture as fault:
            place = self.expressions.locate((*path, "file"), 1, 1)
            hint = say("đặt tệp PNG hoặc JPEG, không quá 10 MB, vào thư mục của chiến dịch")
            self.expressions.problems.append(Problem("E-PICTURE", place, fault.message, hint))
            return b""
        if picture is None or asked is None:
            return b""
        self._tell_picture(picture, path)
        mark = code if self.pictures.setdefault(code, picture) == picture else f"{code}-{paper}"
        self.pictures[mark] = picture
        caption = self.expressions.text(asked.caption or "", *path, "caption")
        below = write_paragraph(caption, "GhiChuBang", align="center") if caption else ""
        return (write_paragraph(word.mark_of(word.PICTURE, mark), "BangGiua") + below).encode()

    def _tell_picture(self, picture: word.FinishedPicture, path: Path) -> None:
        place = self.expressions.locate((*path, "file"), 1, 1)
        if not picture.told:
            said = say("hình không có lời tả cho người không nhìn thấy hình")
            hint = say("ghi «caption:» (in dưới hình) hoặc «alt:» (không in)")
            self.expressions.doubt(Problem("I-PICTURE-ALT", place, said, hint, Severity.INFO))
        if picture.is_for_printers:
            said = say("hình có màu của máy in (CMYK) nên trên màn hình màu có thể khác")
            hint = say("mở tệp hình bằng Paint rồi lưu lại thành PNG hoặc JPEG")
            self.expressions.doubt(Problem("I-PICTURE-CMYK", place, said, hint, Severity.INFO))
        if picture.is_coarse:
            said = say("hình ít điểm ảnh so với cỡ in nên in ra sẽ mờ")
            hint = say("dùng tệp hình lớn hơn, hoặc in nhỏ hơn («width:»)")
            self.expressions.doubt(Problem("W-PICTURE-COARSE", place, said, hint, Severity.WARNING))

    def _in_text(self, table: word.FinishedTable, path: Path) -> bytes:
        return self.table(table, self.fit(table, _UPRIGHT), path)

    def fit(self, table: word.FinishedTable, papers: Sequence[word.PaperSize]) -> word.Fit:
        """How the table comes onto one of these papers, between the margins of the office."""
        return word.fit_table(table, papers, self.upright)

    def table(self, table: word.FinishedTable, fit: word.Fit, path: Path) -> bytes:
        """The table as it fits; that it took small type, large paper or several parts is told."""
        if fit.parts or fit.points < _READABLE:
            at = self.expressions.locate(path, 1, 1)
            self.expressions.doubt(_told_of_fit(fit, at, annexed=path[0] == "annexes"))
        return word.write_table(table, fit)

    def tabulated(self, table: Table, path: Path) -> word.FinishedTable:
        """The table as finished text."""
        from generator.drafting.tabulate import tabulate

        return tabulate(table, self.subject.figures, self.expressions, path)

    def chart(
        self, chart: Chart, code: str, path: Path, room: word.ChartRoom | None = None
    ) -> bytes:
        """The place of a chart, or of several where one would be too high; without figures it is refused.

        In a draft there is a frame then. `room` is what its page has left.
        """
        from generator.drafting.charting import draw_figures

        title = word.without_marks(self.expressions.text(chart.title, *path, "title"))
        drawn = draw_figures(
            chart.model_copy(update={"title": title}),
            self.subject.figures,
            whose_of(self.expressions.names),
        )
        if drawn is None:
            return self._framed(chart, title, path)
        if drawn.notes and self.expressions.complete:
            doubt = self.expressions.refuse_incomplete(drawn.notes[0], *path) or ""
            drawn = replace(drawn, notes=(drawn.notes[0] + doubt, *drawn.notes[1:]))
        free = word.under_notes(drawn, room or chart_room(self.subject.standard))
        parts = word.fit_in_document(drawn, free) if room else word.fit_in_text(drawn, free)
        return b"".join(
            self._placed(part, code if len(parts) == 1 else f"{code}.{place}")
            for place, part in enumerate(parts, start=1)
        )

    def _placed(self, chart: word.FinishedChart, code: str) -> bytes:
        """The paragraph where a chart will stand, and the lines under it."""
        self.charts[code] = chart
        place = write_paragraph(word.chart_marker(code), "BangGiua")
        most = len(chart.under) - 1
        notes = (
            write_paragraph(note, "GhiChuBang", keep=number < most)
            for number, note in enumerate(chart.under)
        )
        return "".join((place, *notes)).encode()

    def _framed(self, chart: Chart, title: str, path: Path) -> bytes:
        """What stands in the place of a chart that has nothing to show."""
        from generator.drafting.lines import OF_NO_UNIT

        tally = tally_of(self.subject.figures, chart.indicator, chart.phase)
        fault = Lacking(tally, "count")
        why, hint = fault.message, fault.hint
        if tally.count is not None:
            why = say("tổng số bằng 0") if tally.count == 0 else say("chưa có số của từng phần")
        whose = whose_of(self.expressions.names)
        row = whose.progress(tally)
        if row is not None and getattr(row, "exempt", False) and (lack := row.lack("count")):
            why, hint = lack.message, lack.hint
        if chart.breakdown and not isinstance(whose, Everyone):
            why, hint = (
                OF_NO_UNIT,
                say("bỏ biểu đồ này, hoặc dùng bảng của cả chiến dịch («of_all: có»)"),
            )
        said = say("biểu đồ «{title}» chưa có số liệu: {why}", title=title, why=why)
        mark = self.expressions.refuse(said, hint, *path, code=FIGURE)
        if mark is None:
            return b""
        frame = word.FinishedTable(
            columns=(word.TableColumn(word.Alignment.CENTRE),),
            header=(),
            rows=(word.TableRow((f"{title}\n{mark}",)),),
        )
        return word.write_table(frame, self.fit(frame, _UPRIGHT))


def _laid_out(body: Body, outline: Outline) -> tuple[word.Layout, Sequence[word.Hole]]:
    """The layout of a body, and what stands in its holes; where these could matter to it, it has none."""
    if not body.open.may_begin_a_list:
        layout = word.lay_out(body.open.text, outline)
        if layout.holes == len(body.holes):
            return layout, body.holes
    layout = word.read_layout(body.text, outline)
    return replace(layout, pieces=tuple(_with_limits_told(layout.pieces))), ()


def _with_limits_told(pieces: Iterable[word.LaidOut]) -> Iterator[word.LaidOut]:
    settled = _Settling()
    for laid in pieces:
        piece = laid.piece
        if isinstance(piece, word.Paragraph):
            yield replace(laid, piece=settled.whole(piece))
        else:
            yield laid


class _Settling:
    """Paragraphs one after another with what limits their figures: what stands above a list is not told in it again."""

    def __init__(self) -> None:
        self._above: Told = {}

    def paragraph(
        self, laid: word.LaidOut, piece: word.Paragraph, holes: Sequence[word.Hole]
    ) -> bytes:
        """A paragraph as Word: the values between its parts where they are their own XML, else written anew."""
        values = [one.data for one in holes]
        if piece.capitals or not all(values):
            return word.write_prose(self.whole(word.with_values(piece, holes))).encode()
        if piece.style not in _ITEMS:
            self._above = {}
        return _woven(laid.parts, values)

    def last(self, piece: word.Paragraph, holes: Sequence[word.Hole], *, end_mark: bool) -> bytes:
        """The last paragraph of a body as Word."""
        settled = self.whole(word.with_values(piece, holes))
        return word.write_prose(word.finish(settled, end_mark=end_mark)).encode()

    def whole(self, piece: word.Paragraph) -> word.Paragraph:
        """The paragraph with what limits its figures at the ends of their clauses."""
        said = [run.text for run in piece.runs]
        if piece.style not in _ITEMS:
            self._above = {}
        texts = settle_runs(said, self._above)
        if piece.style not in _ITEMS:
            self._above = told_by(said)
        runs = (replace(run, text=text) for run, text in zip(piece.runs, texts, strict=True))
        return replace(piece, runs=tuple(runs))


def _woven(parts: Sequence[bytes], values: Sequence[bytes]) -> bytes:
    """Parts with values between them."""
    woven = [*parts, *values]
    woven[::2], woven[1::2] = parts, values
    return b"".join(woven)


_ITEMS = ("GachDau", "GachCong")
_SPARE_MM = 6
"""What is left free of a page: distances between paragraphs, and what Word sets otherwise than it is reckoned."""
_BODY_SPARE_MM = 30


def _told_of_fit(fit: word.Fit, place: Place, *, annexed: bool) -> Problem:
    """What a clerk should know of a table that was too wide."""
    hint = say("bỏ bớt cột, chia thành hai phụ lục, hoặc ghi «orientation: a3» (khổ A3 ngang)")
    if not annexed:
        hint = say("bỏ bớt cột, hoặc đưa bảng sang phụ lục: ở đó trang tự xoay ngang")
    elif fit.paper is word.PaperSize.A3:
        hint = say("bỏ bớt cột, hoặc chia thành hai phụ lục")
    if fit.parts:
        said = say(
            "bảng quá rộng: in cỡ {points}, chia thành {count} bảng",
            points=fit.points,
            count=len(fit.parts),
        )
        return Problem("W-TABLE-WIDE", place, said, hint, Severity.WARNING)
    said = say("bảng rộng: in cỡ {points} để vừa trang", points=fit.points)
    return Problem("I-TABLE-SMALL", place, said, hint, Severity.INFO)


def chart_room(
    standard: Standard,
    paper: word.PaperSize = word.PaperSize.PORTRAIT,
    taken: int | None = None,
) -> word.ChartRoom:
    """What a page has left for a chart where so many millimetres of it are taken."""
    margins = sum(standard.length(f"page.{side}").exact_twips for side in ("top", "bottom"))
    side = "page.width" if paper is word.PaperSize.LANDSCAPE else "page.height"
    free = int((standard.length(side).exact_twips - margins) / word.twips(1)) - _SPARE_MM
    wide = standard.text_mm if paper is word.PaperSize.PORTRAIT else paper.room_mm
    return word.ChartRoom(wide, free - (_BODY_SPARE_MM if taken is None else taken))


def papers_for(annex: Annex, table: word.FinishedTable | None) -> Sequence[word.PaperSize]:
    """The paper that the record names, else upright, or on its side where the table needs the width."""
    if annex.orientation is not Orientation.AUTO:
        return (word.PaperSize(annex.orientation),)
    wide = table is not None and word.landscape_needed(table)
    return (word.PaperSize.LANDSCAPE,) if wide else _UPRIGHT


def _typed_table(piece: word.SmallTable) -> word.FinishedTable:
    """A table typed in Markdown: its first row is the header, all columns are text."""
    header, *rows = piece.rows
    return word.FinishedTable(
        columns=tuple(word.TableColumn() for _ in header),
        header=(header,),
        rows=tuple(word.TableRow(row) for row in rows),
    )
