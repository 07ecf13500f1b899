"""Documents that replace, correct or call back issued ones (thay thế, đính chính, thu hồi): what is named, and whether it may be.

Decree 30, Điều 18.3: what is wrong in an issued document is amended or replaced by one of the same
form; mistakes of format or procedure are corrected by a công văn of the same body. What the register
alone knows is left to `generator.office`: also whether one that does the same is in force.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from generator.model.campaign import Reference
from generator.model.document import EARLIER, Document
from generator.model.named import read_named
from generator.model.rules.flaw import Flaw, Path, placed, repeated
from generator.model.rules.known import Known
from generator.problems import Message, say
from generator.standard import SubjectStyle
from generator.wording import short_date
from generator.workspace import unchanging

Earlier = Document | Reference
Finding = tuple[str, Message, Message]
"""A code, what is wrong, what to do: also of what the register alone knows."""


@unchanging(frozen=True)
class _Naming:
    """One document that another names, with the place; `earlier` is what the records know of it."""

    document: Document
    field: str
    asked: str
    path: Path
    earlier: Earlier | None

    @property
    def is_self(self) -> bool:
        return self.earlier is self.document

    @property
    def own(self) -> Document | None:
        """The document of the same campaign that is named."""
        return self.earlier if isinstance(self.earlier, Document) else None


@unchanging(frozen=True)
class _Namings:
    """All of a campaign."""

    known: Known

    @cached_property
    def all(self) -> list[_Naming]:
        return [
            _Naming(document, field, asked, path, self._find(asked))
            for document, at in self.known.documents
            for field in EARLIER
            for asked, path in placed(getattr(document, field), *at, field)
        ]

    @cached_property
    def _coded(self) -> Mapping[str, Earlier]:
        return self.known.campaign.citable

    def _find(self, asked: str) -> Earlier | None:
        """By its code, else by its number where only one fits."""
        if asked in self._coded:
            return self._coded[asked]
        wanted = read_named(asked)
        fitting = [
            one
            for one in (self._coded.values() if wanted else ())
            if wanted and wanted.fits(one.number, self._symbol(one), one.date)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _symbol(self, one: Earlier) -> str | None:
        return self.known.symbol_of(one) if isinstance(one, Document) else one.symbol


def check(known: Known) -> Iterator[Flaw]:
    """Faults of what documents replace, correct and call back, as far as the records tell."""
    namings = _Namings(known)
    for naming in namings.all:
        yield from _unknown(known, naming)
        yield from _itself(naming)
        yield from _kind(known, naming)
        yield from _issuer(known, naming)
        yield from _days(naming)
    yield from _twice(namings.all)
    yield from _rings(namings.all)


def _unknown(known: Known, naming: _Naming) -> Iterator[Flaw]:
    """A code that nothing has; numbers and documents of other campaigns are looked up in the register."""
    if naming.earlier is not None or read_named(naming.asked) is not None:
        return
    if " " in naming.asked:
        fact = say("không đọc được số, ký hiệu, ngày trong «{asked}»", asked=naming.asked)
        hint = say("viết như 12/BC-LĐLĐ ngày 20/4/2022, hoặc ghi mã văn bản")
        yield Flaw("E-REPLACES-FORM", naming.path, fact, hint)
    elif "/" not in naming.asked:
        yield from known.codes["document"].check(naming.asked, naming.path)


def _itself(naming: _Naming) -> Iterator[Flaw]:
    if naming.is_self:
        code, fact, hint = itself(naming.field)
        yield Flaw(code, naming.path, fact, hint)


def itself(field: str = "") -> Finding:
    """That a document names itself: by its code in a `field`, else by its number."""
    fact = say("văn bản không thể thay thế, đính chính, thu hồi chính nó")
    hint = (
        say("tạo một văn bản mới cho nội dung mới, ghi mã văn bản cũ ở {key}", key=field)
        if field
        else say("ghi số của văn bản cũ")
    )
    return "E-REPLACES-SELF", fact, hint


def _kind(known: Known, naming: _Naming) -> Iterator[Flaw]:
    kinds, document, earlier = known.library.kinds, naming.document, naming.earlier
    kind = kinds.get(document.kind)
    if kind is None:
        return
    if naming.field == "corrects" and kind.subject_style is not SubjectStyle.LETTER:
        fact = say(
            "đính chính bằng công văn (Nghị định 30/2020/NĐ-CP, Điều 18.3), không bằng {kind}",
            kind=kind.name,
        )
        hint = say(
            "ghi «kind: directive»; sai sót về nội dung thì ghi «replaces:» thay cho «corrects:»"
        )
        yield Flaw("W-CORRECTS-KIND", (*naming.path[:2], "kind"), fact, hint)
    if (
        naming.field == "replaces"
        and earlier
        and not naming.is_self
        and earlier.kind != document.kind
    ):
        other = kinds.get(earlier.kind)
        code, fact, hint = of_another_kind(kind.name, other.name if other else earlier.kind)
        yield Flaw(code, naming.path, fact, hint)


def of_another_kind(kind: str, other: str) -> Finding:
    """That a document replaces one of another kind."""
    fact = say(
        "{kind} thay thế {other}: văn bản thay thế phải cùng hình thức (Nghị định 30/2020/NĐ-CP, Điều 18.3)",
        kind=kind,
        other=other,
    )
    hint = say("sửa loại văn bản («kind:»), hoặc sửa mã văn bản được thay thế")
    return "W-REPLACES-KIND", fact, hint


def _issuer(known: Known, naming: _Naming) -> Iterator[Flaw]:
    """A reference of another body; after mergers it may be right."""
    issuer = known.library.issuers.get(naming.document.issuer or known.campaign.issuer)
    earlier = naming.earlier
    if isinstance(earlier, Reference):
        other = earlier.issuer
    else:
        body = known.library.issuers.get(
            (earlier.issuer if earlier else None) or known.campaign.issuer
        )
        other = body.name if body and earlier else ""
    if issuer and other and other != issuer.name:
        fact = say("văn bản của {other}, không phải của {issuer}", other=other, issuer=issuer.name)
        hint = say(
            "chỉ thay thế, đính chính, thu hồi văn bản của cơ quan mình hoặc của cơ quan mà mình kế tục"
        )
        yield Flaw("W-REPLACES-ISSUER", naming.path, fact, hint)


def _days(naming: _Naming) -> Iterator[Flaw]:
    """A document issued after the one that is to replace it."""
    earlier, day = naming.earlier, naming.document.date
    if earlier is None or naming.is_self or not (day and earlier.date) or earlier.date <= day:
        return
    code, fact, hint = issued_later(day, earlier.date)
    yield Flaw(code, naming.path, fact, hint)


def issued_later(day: date, earlier: date) -> Finding:
    """That a document does something to one that was issued after it."""
    fact = say(
        "văn bản ngày {day} thay thế, đính chính, thu hồi văn bản ngày {earlier}, ban hành sau nó",
        day=short_date(day),
        earlier=short_date(earlier),
    )
    return "W-REPLACES-LATER", fact, say("xem lại ngày của hai văn bản")


def _twice(namings: list[_Naming]) -> Iterator[Flaw]:
    """One document that another names twice."""
    keyed = (
        ((one.document.code, one.earlier.code if one.earlier else one.asked), one)
        for one in namings
    )
    for naming, first in repeated(keyed):
        fact = say("«{asked}» đã ghi ở {key}", asked=naming.asked, key=first.field)
        hint = say("chỉ ghi một lần: thay thế, đính chính hoặc thu hồi")
        yield Flaw("E-REPLACES-TWICE", naming.path, fact, hint)


def _rings(namings: list[_Naming]) -> Iterator[Flaw]:
    """Documents that replace, correct or call back each other in a circle; each circle once."""
    told: set[str] = set()
    for naming in namings:
        start = naming.document.code
        ring = _way_back(start, namings) if start not in told and not naming.is_self else []
        if ring:
            told.update(ring)
            fact = say(
                "các văn bản thay thế, đính chính, thu hồi nhau thành vòng: {ring}",
                ring=" → ".join([*ring, start]),
            )
            hint = say("văn bản ban hành sau thay thế văn bản ban hành trước, không ngược lại")
            yield Flaw("E-REPLACES-CYCLE", naming.path, fact, hint)


def _way_back(start: str, namings: list[_Naming]) -> list[str]:
    """The shortest way from a document over those that it names back to itself; none where there is none."""
    ways = [[start]]
    seen: set[str] = set()
    for way in ways:
        for naming in namings:
            if naming.own is None or naming.is_self or naming.document.code != way[-1]:
                continue
            if naming.own.code == start:
                return way
            if naming.own.code not in seen:
                seen.add(naming.own.code)
                ways.append([*way, naming.own.code])
    return []
