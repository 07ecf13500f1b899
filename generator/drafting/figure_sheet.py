"""Phiếu kiểm tra số liệu: what a signer holds beside the draft, made as any other document is.

First what is doubtful and who is counted, then every figure that the document prints: where it
stands, how it is printed, its exact value, its working, its source and hour. Making the document
itself, and checking the records, is left to callers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from fractions import Fraction

from generator import wording
from generator.drafting.charting import GOALS, MOST, PACE
from generator.drafting.expressions import Noted
from generator.drafting.figure_facts import Provenance, exact_of, parts_of, source_of, workings_of
from generator.drafting.subject import Draft, Subject
from generator.drafting.vocabulary.limits import limits
from generator.drafting.vocabulary.limits import without_marks as without_limits
from generator.figures import Figure
from generator.model.document import Annex, Column, Document, Orientation, Rows, Show, Table
from generator.problems import Problem, Severity
from generator.standard import Outline
from generator.word import (
    FinishedChart,
    NotedPlace,
    without_marks,
    without_notes,
)
from generator.workspace import unchanging

_CODE = "phieu-kiem-tra-so-lieu"
_NAME = "Phiếu kiểm tra số liệu"
_SYMBOL = "PKT"
_LISTED = 8
"""So many of a sort are told, so that the first page holds all sorts."""
_COLUMNS = (
    ("place", "Chỗ đứng trong văn bản", 78),
    ("text", "In là", 28),
    ("exact", "Giá trị đúng", 30),
    ("working", "Cách tính", 58),
    ("source", "Nguồn, thời điểm, phạm vi", 46),
)
_TEXT_COLUMNS = (
    ("place", "Chỗ đứng trong văn bản", 92),
    ("text", "In là", 30),
    ("judged", "Kết quả đối chiếu", 72),
    ("working", "Cách tính", 46),
)


_ASKED = "chỉ tiêu, mục tiêu ghi trong dữ liệu chiến dịch"
"""Where the series of charts come from that are no counts of a snapshot."""


@dataclass
class _Facts:
    """Texts of others, kept out of what is filled: a brace in them is a brace."""

    told: dict[str, str] = field(default_factory=dict)

    def of(self, text: str) -> str:
        """How the sheet names a text."""
        code = f"t{len(self.told) + 1}"
        self.told[code] = text
        return f"{{{{ facts.{code} }}}}"

    def plain(self, text: str) -> str:
        """The text itself where it can stand in an expression's text; a dash for none."""
        return self.of(text) if "{" in text else text or "–"


@unchanging(frozen=True)
class NotedDraft:
    """A document, or one letter, as it was drafted, and every figure that it prints."""

    subject: Subject
    drafted: Draft
    noted: Sequence[Noted]


def sheet_for(
    letters: Sequence[NotedDraft], places: Sequence[NotedPlace], doubts: Iterable[Problem]
) -> Subject:
    """The sheet of a document, or of all its letters, as what is drafted.

    `places` are those of the figures of the first; of the others it is told which figures they print.
    """
    facts = _Facts()
    subject, drafted, noted = letters[0].subject, letters[0].drafted, letters[0].noted
    body = "\n".join(_page(letters, [*doubts], facts)).rstrip("\n;")
    recorded = Provenance(subject)
    rows = [
        *_rows(subject, noted, places, recorded, facts),
        *_chart_rows(drafted.charts, subject, recorded, facts),
    ]
    annexes = [_annex(rows)]
    if len(letters) > 1:
        annexes.append(_letters_annex(letters, facts))
    return _sheet(subject, f"Kèm dự thảo {_called(subject)}", body, annexes, facts)


@unchanging(frozen=True)
class TextFigure:
    """A figure of a text that was not made here: where, as printed, what it was held against, how."""

    place: str
    text: str
    judged: str
    working: str


def sheet_for_text(
    subject: Subject,
    called: str,
    told: Sequence[str],
    doubts: Mapping[str, Sequence[str]],
    rows: Iterable[TextFigure],
) -> Subject:
    """The sheet of a text that was not made here; `subject` tells only who has it made, and when.

    `told` are paragraphs about the whole text, `doubts` what was found, by weight.
    """
    facts = _Facts()
    lines = [line for text in (f"Văn bản: {called}.", *told) for line in (facts.of(text), "")]
    lines += ["# Điều còn ngờ", ""]
    for title, found in doubts.items():
        lines += _listed(title, found, facts, f"{title}: không có.", "vanthu audit")
    items = [{name: facts.plain(text) for name, text in asdict(row).items()} for row in rows]
    body = "\n".join(lines).rstrip("\n;")
    annex = _annex(items, _TEXT_COLUMNS)
    return _sheet(subject, "Kèm văn bản được soát số liệu", body, [annex], facts)


def _sheet(
    subject: Subject, title: str, body: str, annexes: Sequence[Annex], facts: _Facts
) -> Subject:
    """The sheet as a document of its own kind, that nobody signs."""
    document = Document(
        code=_CODE,
        kind=_CODE,
        subject=title,
        outline=Outline.ROMAN,
        issuer=subject.document.issuer,
        body=body,
        recipients=("Người ký văn bản",),
        archive="hồ sơ công việc",
        annexes=tuple(annexes),
    )
    campaign, library = subject.campaign, subject.library
    kind = replace(
        library.kinds["report"], code=_CODE, name=_NAME, title=_NAME.upper(), abbreviation=_SYMBOL
    )
    issuer = subject.issuer.model_copy(update={"signatories": ()})
    return replace(
        subject,
        document=document,
        campaign=campaign.model_copy(
            update={"facts": facts.told, "documents": (*campaign.documents, document)}
        ),
        library=replace(
            library,
            kinds={**library.kinds, _CODE: kind},
            issuers={**library.issuers, issuer.code: issuer},
        ),
        unit=None,
        group=None,
    )


def _called(subject: Subject) -> str:
    """The document, and for whom: Báo cáo «bc_02», thư gửi LĐLĐ huyện A."""
    member = subject.unit or subject.group
    whose = f", bản gửi {member.short_name}" if member else ""
    return f"{subject.kind.name} (mã {subject.document.code}){whose}"


def _page(letters: Sequence[NotedDraft], doubts: Sequence[Problem], facts: _Facts) -> Iterator[str]:
    """The first page: which document, what is doubtful, what was assumed, who is counted."""
    subject, drafted = letters[0].subject, letters[0].drafted
    figures = subject.figures
    title = without_marks(without_notes(without_limits(drafted.words.subject))).replace("\n", " ")
    yield f"Văn bản: {facts.of(f'{_called(subject)}, {title}')}."
    yield ""
    taken = figures.taken.said if figures.taken else "chưa có lần chốt nào"
    source = figures.snapshot.source if figures.snapshot and figures.snapshot.source else ""
    if len(letters) > 1:
        yield f"Văn bản có {wording.number(len(letters))} bản; Phụ lục I nêu từng số liệu của bản trên, Phụ lục II nêu số liệu của từng bản."
        yield ""
    yield f"Số liệu chốt {facts.of(f'{taken}; nguồn: {source}' if source else taken)}."
    yield ""
    yield "# Điều còn ngờ"
    yield ""
    gaps = _gathered(gap for letter in letters for gap in letter.drafted.gaps or ())
    warned = [one for one in doubts if one.severity is not Severity.INFO]
    yield from _listed("Số liệu chưa có", gaps, facts, "Mọi số liệu của văn bản đều có.")
    told = [f"{one.message} ({one.place})" for one in warned]
    yield from _listed(
        "Cảnh báo khi kiểm tra dữ liệu chiến dịch", told, facts, "Kiểm tra không có cảnh báo."
    )
    assumed = [str(one.message) for one in doubts if one.severity is Severity.INFO]
    yield from _listed(
        "Điều dữ liệu không ghi, đã hiểu như sau",
        assumed,
        facts,
        "Không có lựa chọn nào phải đoán.",
    )
    yield "# Phạm vi của số liệu"
    yield ""
    yield from _coverage(subject, [one for letter in letters for one in letter.noted], facts)


def _gathered(gaps: Iterable[Problem]) -> list[str]:
    """Each figure that is missing once, with the lines of the record that ask for it."""
    lines: dict[str, list[int]] = {}
    for gap in gaps:
        lines.setdefault(str(gap.message), []).append(gap.place.line)
    return [f"{said} (dòng {', '.join(map(str, sorted({*at})))})" for said, at in lines.items()]


def _listed(
    title: str, texts: Sequence[str], facts: _Facts, none: str, command: str = "vanthu check"
) -> Iterator[str]:
    if not texts:
        yield f"{none}"
        yield ""
        return
    yield f"{title} ({wording.padded(len(texts))}):"
    yield ""
    for text in texts[:_LISTED]:
        yield f"- {facts.of(text.rstrip('.;'))};"
    if len(texts) > _LISTED:
        yield f"- và {wording.padded(len(texts) - _LISTED)} điều khác, xem bằng {command}."
    yield ""


def _coverage(subject: Subject, noted: Sequence[Noted], facts: _Facts) -> Iterator[str]:
    """What limits the figures that are printed, and who has not reported."""
    found = dict.fromkeys(text for one in noted for text in limits(one.value))
    yield from _listed(
        "Số liệu in trong văn bản có hạn chế", [*found], facts, "Mọi số liệu in ra đều đủ phạm vi."
    )
    for tally in subject.figures.indicators.values():
        late = [row.short_name for row in tally.unreported]
        if late:
            shown = _LISTED if len(late) > _LISTED + 1 else len(late)
            more = f" và {len(late) - shown} đơn vị khác" if len(late) > shown else ""
            names = ", ".join(late[:shown]) + more
            lead = f"{wording.upper_first(tally.indicator.name)}: chưa báo cáo"
            yield f"- {facts.of(f'{lead} {wording.padded(len(late))} đơn vị: {names}')};"
    yield ""


def _rows(
    subject: Subject,
    noted: Sequence[Noted],
    places: Sequence[NotedPlace],
    recorded: Provenance,
    facts: _Facts,
) -> Iterator[Mapping[str, str]]:
    for place in places:
        one = noted[place.number]
        parts = list(parts_of(one.value))
        yield {
            "place": facts.plain(_where(place)),
            "text": facts.plain(without_limits(one.text)),
            "exact": facts.plain("; ".join(f"{name}{exact_of(known)}" for name, known in parts)),
            "working": facts.plain("; ".join(dict.fromkeys(workings_of(one.value, parts)))),
            "source": facts.plain(source_of(subject, one, recorded)),
        }


def _where(place: NotedPlace) -> str:
    """«…» of the sentence, or the cell of the table."""
    if not place.table:
        return f"“{without_marks(place.extract)}”"
    steps = (
        f"Bảng {place.table}",
        place.row and f"dòng “{place.row}”",
        place.column and f"cột “{place.column}”",
    )
    return without_marks(", ".join(filter(None, steps)))


def _chart_rows(
    charts: Mapping[str, FinishedChart], subject: Subject, recorded: Provenance, facts: _Facts
) -> Iterator[Mapping[str, str]]:
    """What a chart draws, value by value."""
    counted = source_of(subject, Noted("", None), recorded)
    for chart in charts.values():
        for series in chart.series:
            source = _ASKED if series.name.startswith((GOALS, MOST, PACE)) else counted
            for name, value in zip(chart.categories, series.values, strict=True):
                if value is not None:
                    point = name if isinstance(name, str) else wording.short_date(name)
                    where = f"Biểu đồ “{chart.title}”, “{point}”, “{series.name}”"
                    known = Figure(Fraction(value))
                    yield {
                        "place": facts.plain(where),
                        "text": "(vẽ)",
                        "exact": exact_of(known),
                        "working": "như trong bảng và lời văn",
                        "source": facts.plain(source),
                    }


def _letters_annex(letters: Sequence[NotedDraft], facts: _Facts) -> Annex:
    """Which figures each letter prints, in the order of its text, and what limits them."""
    columns = (
        Column(show=Show.ORDINAL, header="TT", width=12),
        Column(show=Show.TEXT, of="whose", header="Bản gửi", width=68),
        Column(show=Show.TEXT, of="printed", header="Các số liệu in trong bản này", width=110),
        Column(show=Show.TEXT, of="limits", header="Hạn chế", width=50),
    )
    items = tuple(_letter_row(letter, facts) for letter in letters)
    table = Table(rows=Rows.LIST, columns=columns, items=items, total=False)
    return Annex(title="Số liệu của từng bản", table=table, orientation=Orientation.LANDSCAPE)


def _letter_row(letter: NotedDraft, facts: _Facts) -> dict[str, str]:
    member = letter.subject.unit or letter.subject.group
    printed = [without_limits(one.text) for one in letter.noted]
    told = dict.fromkeys(text for one in letter.noted for text in limits(one.value))
    return {
        "whose": facts.plain(member.short_name if member else ""),
        "printed": facts.plain("; ".join(printed)),
        "limits": facts.plain("; ".join(told)),
    }


def _annex(
    rows: Sequence[Mapping[str, str]], titles: Sequence[tuple[str, str, int]] = _COLUMNS
) -> Annex:
    columns = (
        Column(show=Show.ORDINAL, header="TT", width=10),
        *(
            Column(show=Show.TEXT, of=code, header=header, width=width)
            for code, header, width in titles
        ),
    )
    table = Table(
        rows=Rows.LIST,
        columns=columns,
        items=tuple(rows) or ({"place": "Văn bản không in số liệu nào."},),
        total=False,
        preparer="Người lập phiếu",
        head="Người kiểm tra",
    )
    return Annex(title="Từng số liệu của văn bản", table=table, orientation=Orientation.LANDSCAPE)
