"""How the parties of a document appear in it: campaign, issuing body, signature, the document itself.

Views hold finished words and plain values; they are what templates and bodies see of the records.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import chain, islice
from typing import Any, TypeVar

from markupsafe import Markup

from generator import ooxml, wording
from generator.drafting.page_heading import SMALL_NAMES, Letterhead
from generator.drafting.titles import break_name
from generator.drafting.vocabulary.citations import Citation
from generator.drafting.vocabulary.kept import kept_for_the_same
from generator.figures import Figure, Figures, IndicatorTally, TargetProgress, every_target
from generator.model.campaign import Base, Campaign, CampaignKind, Phase
from generator.model.issuer import Authority, Issuer, Signatory
from generator.standard import Standard
from generator.workspace import regex, unchanging

KIND_WORDS = {
    CampaignKind.PROGRAMME: "Chương trình",
    CampaignKind.MOVEMENT: "phong trào",
    CampaignKind.DRIVE: "Chiến dịch",
    CampaignKind.MOBILISATION: "cuộc vận động",
    CampaignKind.ROUND: "đợt",
    CampaignKind.MONTH: "Tháng",
    CampaignKind.WEEK: "Tuần lễ",
    CampaignKind.SCHEME: "Đề án",
    CampaignKind.PROJECT: "Dự án",
}
KIND_ALONE = {
    **KIND_WORDS,
    CampaignKind.ROUND: "đợt hoạt động",
    CampaignKind.MONTH: "đợt hoạt động",
    CampaignKind.WEEK: "đợt hoạt động",
}
"""What a campaign is called where its name does not stand behind: one takes part in no «Tháng»."""
_WORDS_OF_A_KIND = (
    *(word for kind, word in KIND_WORDS.items() if kind is not CampaignKind.MONTH),
    *("Tháng hành động", "Hội thi", "Cuộc thi", "Ngày hội"),
)
"""The words by which a name tells its kind, whichever the record says; «Tháng Ba biên giới» may be of any."""
_SHORTER = {
    CampaignKind.WEEK: ("Tuần", "Tuần"),
    CampaignKind.MOBILISATION: ("Vận động", "cuộc vận động"),
}
"""What a name of such a kind may begin with instead of its word, and how it is then said: Tuần Áo dài."""
_EMULATION = ("Thi đua ", "thi đua ")
_NAMES_NONE = regex(
    "(?:{})?(?: ?(?:thi đua|cao điểm))?".format(
        "|".join(sorted({*_WORDS_OF_A_KIND, *KIND_ALONE.values(), "Tháng", "Tuần"}))
    ),
    re.IGNORECASE,
)
"""What is no more than a kind, and names no campaign."""
_QUOTED = regex('[“”"«»]')
RULE_SHARE = Fraction(2, 5)
_SIDE_BY_SIDE = 3


@unchanging(frozen=True)
class BaseView:
    """Một cơ sở tính: 13.120 đoàn viên."""

    code: str
    name: str
    label: str
    count: Figure | None

    @property
    def introduced(self) -> str:
        """The name with the short one behind it, where a text names it first: công đoàn cơ sở (CĐCS)."""
        return self.name if self.label == self.name else f"{self.name} ({self.label})"


@unchanging(frozen=True)
class RecordView:
    """A record as texts see it: what it does not say in a way of its own is the record's."""

    record: Any

    def __getattr__(self, name: str) -> Any:
        if name == "record":
            raise AttributeError(name)
        return getattr(self.record, name)


def campaign_called(campaign: Campaign) -> str:
    """Kind and name as texts print them: Chương trình “01 triệu sáng kiến …”."""
    return kind_and_name(campaign.kind, campaign.name)


def campaign_called_short(campaign: Campaign) -> str:
    """Kind and short name as titles print them: Chương trình 01 triệu sáng kiến; phong trào “Hiến máu tình nguyện”.

    A short name that says the kind alone («Phong trào») names no campaign: the whole name stands then.
    """
    name = campaign.short_name
    return kind_and_name(campaign.kind, campaign.name if _NAMES_NONE.fullmatch(name) else name)


def carried_out(called: str, phase_name: str) -> str:
    """The carrying out of a campaign, in a phase or as a whole: giai đoạn 1 thực hiện Chương trình 01 triệu sáng kiến."""
    return f"{phase_name} thực hiện {called}" if phase_name else f"thực hiện {called}"


def kind_and_name(kind: CampaignKind, name: str) -> str:
    """A name behind its kind, which is said once, and in quotation marks, which are set once.

    >>> kind_and_name(CampaignKind.MOVEMENT, "Hiến máu tình nguyện")
    'phong trào “Hiến máu tình nguyện”'
    >>> kind_and_name(CampaignKind.MOVEMENT, "Phong trào thi đua “Lao động giỏi”")
    'phong trào thi đua “Lao động giỏi”'
    >>> kind_and_name(CampaignKind.MOVEMENT, "Thi đua yêu nước")
    'phong trào thi đua yêu nước'
    >>> kind_and_name(CampaignKind.DRIVE, "Đợt thi đua đổi mới phương pháp")
    'đợt thi đua đổi mới phương pháp'
    >>> kind_and_name(CampaignKind.WEEK, "Tuần Áo dài")
    'Tuần Áo dài'
    """
    words = ((word, word) for word in (KIND_WORDS[kind], *_WORDS_OF_A_KIND))
    for word, said in (*words, *([_SHORTER[kind]] if kind in _SHORTER else [])):
        if f"{name} ".casefold().startswith(f"{word} ".casefold()):
            return f"{said}{name[len(word) :]}"
    word = KIND_WORDS[kind]
    if name.startswith(_EMULATION):
        return f"{word} {name[0].lower()}{name[1:]}"
    return f"{word} {name}" if _QUOTED.search(name) else f"{word} “{name}”"


@unchanging(frozen=True)
class CampaignView(RecordView):
    """Chiến dịch, with the figures of the whole wherever one stands."""

    known: Figures
    base: Base | None = None
    """What the document sets beside every unit."""
    phase_name: str = ""
    """The phase of which the document speaks."""
    report_title: str = ""
    """What a report of it is called at this moment."""

    @property
    def bases(self) -> Mapping[str, Figure | None]:
        """Totals by code."""
        return self.known.bases

    @property
    def figures(self) -> IndicatorTally:
        """The result of the first indicator."""
        return self.known.main

    @property
    def indicators(self) -> Mapping[str, IndicatorTally]:
        """The results by the code of the indicator."""
        return self.known.indicators

    @property
    def targets(self) -> Mapping[str, TargetProgress]:
        """The results against every target, by code."""
        known = self.known.indicators.values()
        return {one.code: one for tally in known for one in every_target(tally)}

    @property
    def kind(self) -> str:
        """Its kind as texts say it."""
        return KIND_ALONE[self.record.kind]

    @property
    def called(self) -> str:
        """Kind and name as texts print them."""
        return campaign_called(self.record)

    @property
    def called_short(self) -> str:
        """Kind and short name as titles print them."""
        return campaign_called_short(self.record)

    @property
    def carried_out(self) -> str:
        """What titles say is summed up or given quotas: the phase, where the document speaks of one, and the campaign."""
        return carried_out(self.called, self.phase_name)

    @property
    def carried_out_short(self) -> str:
        """The same with the short name."""
        return carried_out(self.called_short, self.phase_name)

    @property
    def phases(self) -> Mapping[str, Phase]:
        """Its phases by code."""
        return {phase.code: phase for phase in self.record.phases}

    @property
    def common_base(self) -> BaseView | None:
        """The base that tables set beside every unit."""
        base = self.base
        return BaseView(base.code, base.name, base.label, self.bases[base.code]) if base else None

    @property
    def known_bases(self) -> tuple[BaseView, ...]:
        """The bases whose total is known."""
        sized = ((base, self.bases[base.code]) for base in self.record.bases)
        return tuple(
            BaseView(base.code, base.name, base.label, count)
            for base, count in sized
            if count is not None
        )


@unchanging(frozen=True)
class IssuerView(RecordView):
    """Cơ quan ban hành, with the lines and the rule of the letterhead."""

    lines: tuple[str, ...]
    superior_lines: tuple[str, ...]
    rule: Markup

    @property
    def superior(self) -> str:
        """The body above, to which reports go; nothing where there is none."""
        return str(self.record.reports_to or self.record.superior or "")

    @property
    def collective(self) -> str:
        """Tập thể lãnh đạo, else the body itself."""
        return str(self.record.collective or self.record.name)

    @property
    def author(self) -> str:
        """Who speaks: Ban Thường vụ Liên đoàn Lao động tỉnh Cà Mau."""
        return self._led(self.record.name)

    @property
    def short_author(self) -> str:
        """Who speaks, later in the text: Ban Thường vụ LĐLĐ tỉnh."""
        return self._led(self.record.short_name)

    @property
    def introduced(self) -> str:
        """Who speaks, and behind the whole name how it is called from here on.

        Ủy ban nhân dân xã Tân Phú (sau đây gọi tắt là UBND xã); Ban Thường vụ Hội Nông dân huyện Đông Hà (sau
        đây gọi tắt là Ban Thường vụ HND huyện).
        """
        if self.short_author == self.author:
            return self.author
        return f"{self.author} (sau đây gọi tắt là {self.short_author})"

    @property
    def people(self) -> str:
        """Whom it moves to take part: đoàn viên, người lao động."""
        return str(self.record.people or "cá nhân, tập thể")

    @property
    def lower(self) -> str:
        """What its units have below them: công đoàn cơ sở."""
        return str(self.record.lower or "bộ phận")

    def _led(self, name: str) -> str:
        """A name behind who leads the body; of a people's committee that is in its name already."""
        is_named = self.record.name.startswith(self.collective)
        return name if is_named else f"{self.collective} {name}"


@unchanging(frozen=True)
class DocumentView(RecordView):
    """Văn bản đang soạn, with its symbol and how it is cited."""

    symbol: str
    cited: Citation

    @property
    def number_symbol(self) -> str:
        """Số, ký hiệu."""
        return self.cited.number_symbol

    @property
    def subject(self) -> str:
        """Trích yếu, its expressions filled."""
        return self.cited.subject


@unchanging(frozen=True)
class SignatureView:
    """Quyền hạn, chức vụ và họ tên người ký."""

    authority_lines: tuple[str, ...]
    name: str
    position: str
    issued_by: str


@unchanging(frozen=True)
class SignatureRow:
    """Two or three signatures side by side."""

    left: SignatureView
    right: SignatureView
    middle: SignatureView | None = None


@kept_for_the_same
def view_issuer(bodies: tuple[Issuer, ...], standard: Standard, head: Letterhead) -> IssuerView:
    """The issuing body, its names broken as the heading has them.

    Of a joint document the names of all bodies stand one under the other, a dash between them; the
    superiors, which are not the same, stay away.

    The rule under the name takes two fifths of its longest line, within the third to the half that
    the decree allows (Phụ lục I, II.2.b).
    """
    size = Fraction(SMALL_NAMES) if head.small else standard.part("issuer").size.points
    rule = rule_under(head.issuer, column=head.left, size=size)
    return IssuerView(bodies[0], head.issuer, head.superior, rule)


@lru_cache(1024)
def rule_under(lines: tuple[str, ...], *, column: int, size: Fraction | int) -> Markup:
    """The rule line under bold lines of text in a column, as a Word paragraph."""
    longest = max((ooxml.text_width(line, size, bold=True) for line in lines), default=0)
    return Markup(ooxml.rule_paragraph(longest, column, share=RULE_SHARE))  # noqa: S704


def view_signature(
    signatory: Signatory | None,
    issuer: IssuerView,
    standard: Standard,
    party: str = "",
    columns: int = 1,
) -> SignatureView:
    """The signature block: `TM. BAN THƯỜNG VỤ` over `PHÓ CHỦ TỊCH`; a head signs with one line.

    The `party` of a contract stands above it. A line that is wider than the place of the signature, of
    several in so many columns, takes more lines, as equal as can be.
    """
    if signatory is None:
        return SignatureView((), "", "", issuer.author)
    lines = (party, *_collective(signatory), *_authority(signatory))
    width = standard.text_width // columns if columns > 1 else standard.signature_grid[1]
    size = standard.part("signature_authority").size.points
    broken = (break_name(line, width, size) for line in lines if line)
    known, by = tuple(chain.from_iterable(broken)), _issued_by(signatory, issuer)
    return SignatureView(known, signatory.name or "", signatory.position or "", by)


def _collective(signatory: Signatory) -> tuple[str, ...]:
    """`TM. ỦY BAN NHÂN DÂN` over `KT. CHỦ TỊCH`: for whom a deputy signs besides the head."""
    apart = signatory.collective and signatory.authority is not Authority.ON_BEHALF
    return (f"{Authority.ON_BEHALF} {signatory.collective}",) if apart else ()


def _authority(signatory: Signatory) -> tuple[str, ...]:
    position = signatory.position or ""
    if signatory.authority is Authority.HEAD:
        return (position,)
    if signatory.authority is Authority.ACTING:
        return (f"{signatory.authority} {position}",)
    return (f"{signatory.authority} {signatory.acting_for or ''}".strip(), position)


Who = TypeVar("Who")


def in_rows(own: Who, others: Sequence[Who], *, parties: bool) -> list[tuple[Who, ...]]:
    """Who signs beside whom: rows of three and of two.

    Who issues stands on the right of the first row, as one signature does, the others in their order;
    the parties of a contract stand in the order in which they are named.
    """
    people = len(others) + 1
    twos = -people % _SIDE_BY_SIDE
    sizes = [_SIDE_BY_SIDE] * ((people - 2 * twos) // _SIDE_BY_SIDE) + [2] * twos
    before = 0 if parties else sizes[0] - 1
    left = iter((*others[:before], own, *others[before:]))
    return [tuple(islice(left, size)) for size in sizes]


def view_row(signatures: Sequence[SignatureView]) -> SignatureRow:
    """Two or three signatures in the order in which they are read."""
    left, *middle, right = signatures
    return SignatureRow(left, right, *middle)


def _issued_by(signatory: Signatory, issuer: IssuerView) -> str:
    """Thẩm quyền ban hành: the head of the body, or the collective, for whom others sign.

    Hiệu trưởng Trường Tiểu học Sông Lành; Chủ tịch Ủy ban nhân dân xã Tân Phú; Ủy ban nhân dân xã Tân Phú.
    """
    own = signatory.authority in {Authority.HEAD, Authority.ACTING}
    who = signatory.collective or (signatory.position if own else signatory.acting_for)
    name = str(issuer.record.name)
    if not who:
        return issuer.author
    return name if name.startswith(who) else f"{who} {name}"


def roman_label(place: int, among: int) -> str:
    """`Phụ lục` alone, or numbered in Roman when there are several (III.1.a)."""
    return f"Phụ lục {wording.roman(place)}" if among > 1 else "Phụ lục"
