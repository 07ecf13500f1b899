"""How the parties of a document appear in it: campaign, issuing body, signature, the document itself.

Views hold finished words and plain values; they are what templates and bodies see of the records.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from generator import ooxml, wording
from generator.drafting.vocabulary.citations import Citation
from generator.figures import Figure
from generator.model.campaign import Campaign, CampaignKind, Phase
from generator.model.issuer import Authority, Issuer, Signatory
from generator.standard import Kind

KIND_WORDS = {
    CampaignKind.PROGRAMME: "Chương trình",
    CampaignKind.MOVEMENT: "phong trào",
    CampaignKind.DRIVE: "Chiến dịch",
    CampaignKind.MOBILISATION: "cuộc vận động",
}
RULE_SHARE = Fraction(2, 5)


@dataclass(frozen=True)
class BaseView:
    """Một cơ sở tính: 13.120 đoàn viên."""

    code: str
    name: str
    count: Figure


@dataclass(frozen=True)
class CampaignView:
    """Chiến dịch."""

    code: str
    name: str
    short_name: str
    kind: str
    starts: datetime.date
    ends: datetime.date
    phases: Mapping[str, Phase]
    bases: Mapping[str, Figure | None]
    known_bases: tuple[BaseView, ...]

    @property
    def called(self) -> str:
        """Kind and name as texts print them: Chương trình “01 triệu sáng kiến …”."""
        return f"{self.kind} “{self.name}”"


@dataclass(frozen=True)
class IssuerView:
    """Cơ quan ban hành, with the lines and the rule of the letterhead."""

    code: str
    name: str
    short_name: str
    collective: str
    superior: str
    place: str
    lines: tuple[str, ...]
    superior_lines: tuple[str, ...]
    rule: Markup

    @property
    def author(self) -> str:
        """Who speaks: Ban Thường vụ Liên đoàn Lao động tỉnh Cà Mau."""
        return self.name if self.collective == self.name else f"{self.collective} {self.name}"

    @property
    def short_author(self) -> str:
        """Who speaks, later in the text: Ban Thường vụ LĐLĐ tỉnh."""
        led = self.collective != self.name
        return f"{self.collective} {self.short_name}" if led else self.short_name


@dataclass(frozen=True)
class KindView:
    """Loại văn bản."""

    code: str
    name: str
    title: str


@dataclass(frozen=True)
class SignatureView:
    """Quyền hạn, chức vụ và họ tên người ký."""

    authority_lines: tuple[str, ...]
    name: str
    position: str


@dataclass(frozen=True)
class DocumentView:
    """Văn bản đang soạn."""

    code: str
    number: int | None
    symbol: str
    number_symbol: str
    date: datetime.date | None
    cited: Citation

    @property
    def subject(self) -> str:
        """Trích yếu, its expressions filled."""
        return self.cited.subject


def view_campaign(campaign: Campaign, bases: Mapping[str, Figure | None]) -> CampaignView:
    """The campaign as texts name it; `bases` are totals by code."""
    sized = ((base, bases[base.code]) for base in campaign.bases)
    return CampaignView(
        code=campaign.code,
        name=campaign.name,
        short_name=campaign.short_name,
        kind=KIND_WORDS[campaign.kind],
        starts=campaign.starts,
        ends=campaign.ends,
        phases={phase.code: phase for phase in campaign.phases},
        bases=bases,
        known_bases=tuple(
            BaseView(base.code, base.name, count) for base, count in sized if count is not None
        ),
    )


def view_issuer(issuer: Issuer, *, column: int, size: Fraction | int) -> IssuerView:
    """The issuing body; names are broken for a heading column `column` twips wide at `size` points.

    The rule under the name takes two fifths of its longest line, within the third to the half that
    the decree allows (Phụ lục I, II.2.b).
    """
    lines = issuer.lines or tuple(ooxml.wrap_evenly(issuer.name.upper(), column, size, bold=True))
    superior = issuer.superior or ""
    above = issuer.superior_lines or tuple(
        ooxml.wrap_evenly(superior.upper(), column, size) if superior else ()
    )
    return IssuerView(
        code=issuer.code,
        name=issuer.name,
        short_name=issuer.short_name,
        collective=issuer.collective or issuer.name,
        superior=superior,
        place=issuer.place,
        lines=tuple(line.upper() for line in lines),
        superior_lines=tuple(line.upper() for line in above),
        rule=rule_under(tuple(line.upper() for line in lines), column=column, size=size),
    )


def rule_under(lines: tuple[str, ...], *, column: int, size: Fraction | int) -> Markup:
    """The rule line under bold lines of text in a column, as a Word paragraph."""
    longest = max((ooxml.text_width(line, size, bold=True) for line in lines), default=0)
    return Markup(ooxml.rule_paragraph(longest, column, share=RULE_SHARE))  # noqa: S704


def view_signature(signatory: Signatory | None) -> SignatureView:
    """The signature block: `TM. BAN THƯỜNG VỤ` over `PHÓ CHỦ TỊCH`; a head signs with one line."""
    if signatory is None:
        return SignatureView((), "", "")
    position = (signatory.position or "").upper()
    if signatory.authority is Authority.HEAD:
        lines: tuple[str, ...] = (position,)
    elif signatory.authority is Authority.ACTING:
        lines = (f"{signatory.authority} {position}",)
    else:
        lines = (f"{signatory.authority} {(signatory.acting_for or '').upper()}".strip(), position)
    known = tuple(line for line in lines if line)
    return SignatureView(known, signatory.name or "", signatory.position or "")


def view_kind(kind: Kind) -> KindView:
    """The kind of the document."""
    return KindView(kind.code, kind.name, kind.title or "")


def roman_label(place: int, among: int) -> str:
    """`Phụ lục` alone, or numbered in Roman when there are several (III.1.a)."""
    return f"Phụ lục {wording.roman(place)}" if among > 1 else "Phụ lục"
