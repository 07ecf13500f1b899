"""The phiếu kiểm tra số liệu of a text that was not made here: what the audit found, figure by figure."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from generator.audit import Audit, problems_of, told_figures
from generator.drafting import Subject, TextFigure, sheet_for_text
from generator.figures import figures_for
from generator.model.campaign import Campaign, Indicator
from generator.model.document import Document
from generator.model.issuer import Issuer
from generator.office.figure_sheet import sheet_file
from generator.office.office import Office, campaign_of
from generator.problems import Severity
from generator.wording import long_date, number, place_date

_CODE = "van-ban"
_NOBODY = Issuer(
    code="co-quan", name="Tên cơ quan", short_name="cơ quan", abbreviation="CQ", place="……"
)
"""Who checks, where no issuing body is known: to be filled in by hand."""
_DAY = datetime.date(2000, 1, 1)
"""Of a text that tells no day; it is printed nowhere."""
_TITLES = {
    Severity.ERROR: "Lỗi số học",
    Severity.WARNING: "Cảnh báo",
    Severity.INFO: "Lưu ý",
}


def text_sheet(audit: Audit, office: Office) -> bytes:
    """The sheet as a Word file, in the name of the body whose campaign it was held against, or of the only one."""
    doubts = {title: [*_doubts(audit, weight)] for weight, title in _TITLES.items()}
    rows = (TextFigure(*told) for told in told_figures(audit))
    subject = _subject(audit, office)
    sheet = sheet_for_text(subject, _called(audit), _counts(audit), doubts, rows)
    return sheet_file(sheet, office, place_date(subject.issuer.place, None))


def _doubts(audit: Audit, weight: Severity) -> Iterator[str]:
    for one in problems_of(audit):
        if one.severity is weight:
            yield f"{one.message} ({one.place.part or one.place.extract})"


def _called(audit: Audit) -> str:
    """The text as one knows it: its file, and its number and day where it has them."""
    made = audit.manuscript
    name = "chữ dán vào" if made.file == "-" else f"tệp {made.file}"
    number_symbol = f"số {made.number}/{made.symbol}" if made.number else ""
    day = long_date(made.dated) if made.dated else ""
    return ", ".join(filter(None, (name, number_symbol, day)))


def _counts(audit: Audit) -> list[str]:
    read, held, left = map(number, (audit.read, audit.held, len(audit.unheld)))
    return [
        f"Đã đọc {read} số liệu; đối chiếu được {held}; chưa đối chiếu {left}.",
        "Chưa đối chiếu không có nghĩa là đúng: không có số nào khác để so.",
    ]


def _issuer(audit: Audit, office: Office) -> Issuer:
    """The body whose campaign the text was held against, else the only one that there is."""
    known = office.library.issuers
    if audit.campaign:
        return known[campaign_of(office, audit.campaign).campaign.issuer]
    return next(iter(known.values())) if len(known) == 1 else _NOBODY


def _subject(audit: Audit, office: Office) -> Subject:
    """Whose sheet it is and of which year, in the shape that any document is drafted from."""
    issuers = office.library.issuers
    issuer = _issuer(audit, office)
    day = audit.manuscript.dated or _DAY
    indicator = Indicator(code="so", name="số liệu", unit_of_measure="số")
    names = {"code": _CODE, "name": "Văn bản", "short_name": "Văn bản"}
    campaign = Campaign(**names, issuer=issuer.code, starts=day, ends=day, indicators=(indicator,))
    document = Document(code=_CODE, kind="report", subject="Văn bản", body="Văn bản")
    library = replace(office.library, issuers={**issuers, issuer.code: issuer})
    standard = office.standard(issuer.profile_on(day))
    return Subject(campaign, document, figures_for(campaign, document), library, standard)
