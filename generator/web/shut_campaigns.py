"""A campaign that cannot be opened as its records stand: what can be worked on all the same, and the papers that went out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.model.books import Row, RowState
from generator.office import (
    IssuedFile,
    Office,
    campaign_for_results,
    campaign_for_table,
    campaign_of,
    is_large,
    issued_by_number,
    written_campaign,
)
from generator.problems import GeneratorError, Message, say
from generator.register import issuers_with_register
from generator.web.desk import Desk, LastStep
from generator.workspace import composed, regex, yaml_files

_AT = regex(r"/campaigns/([^/]+)(?:/documents/([^/]+))?")
_SHOWN = 20
_Opening = Callable[[Office, str], object]
_PAGES: dict[str, tuple[Message, _Opening]] = {
    "units": (say("Đơn vị và chỉ tiêu"), campaign_for_table),
    "figures": (say("Số liệu"), campaign_for_results),
    "change": (say("Tên, thời gian, mục tiêu"), written_campaign),
}


class SignedOne(NamedTuple):
    """A document that went out, with its files and their addresses."""

    row: Row
    files: list[tuple[str, IssuedFile]]


class ShutCampaign(NamedTuple):
    """What is left of a campaign: pages that open, its documents by their codes, its papers; the last step of it, to be
    taken back.
    """

    code: str
    pages: dict[str, Message]
    documents: list[str]
    papers: list[SignedOne]
    step: LastStep | None

    def opens(self, page: str) -> bool:
        """Whether the page of an address opens, one of its own."""
        return page.rpartition("/")[2] in self.pages


def shut_campaign(desk: Desk, path: str) -> ShutCampaign | None:
    """What is left of the campaign that an address is of; of a document its own papers alone.

    `None` where it is of none, or of one that opens.
    """
    found = _AT.match(path)
    code, document = (found[1], found[2] or "") if found else ("", "")
    folder = desk.workspace.campaigns / code
    nameless = {name for name, _ in desk.workspace.nameless_campaigns()}
    if not code or code not in {*desk.workspace.campaign_folders(), *nameless}:
        return None
    with desk.office() as office:
        if code not in nameless and _opens(office, code, campaign_of):
            return None
        papers = [*_papers(office, f"{code}/{document}" if document else f"{code}/")]
        pages = {} if code in nameless or is_large(folder) else _pages(office, code)
    documents = [composed(one.stem) for one in yaml_files(folder / "documents")]
    return ShutCampaign(
        code,
        pages,
        documents,
        papers[:_SHOWN],
        desk.step_of(f"/campaigns/{code}", "/mend/", "/clash/"),
    )


def _pages(office: Office, code: str) -> dict[str, Message]:
    return {name: said for name, (said, opening) in _PAGES.items() if _opens(office, code, opening)}


def _opens(office: Office, code: str, opening: _Opening) -> bool:
    known = [*office.problems]
    try:
        opening(office, code)
    except GeneratorError:
        return False
    finally:
        office.problems[:] = known
    return True


def _papers(office: Office, lead: str) -> Iterator[SignedOne]:
    code = lead.partition("/")[0]
    for issuer in issuers_with_register(office.workspace):
        rows = [one for one in office.register_of(issuer) if _is_out(one, lead)]
        newest = sorted(rows, key=lambda one: (one.date, one.number), reverse=True)[:_SHOWN]
        numbers = {row.number_symbol for row in newest}
        made = issued_by_number(office.workspace, code, numbers) if newest else {}
        for row in newest:
            files = made[row.number_symbol].items()
            sent = {key: file for key, file in files if file.name.endswith((".docx", ".pdf"))}
            yield SignedOne(row, [(f"/campaigns/{code}/made/{key}", file) for key, file in sent.items()])  # fmt: skip


def _is_out(row: Row, lead: str) -> bool:
    key = row.key or ""
    return row.state is RowState.ISSUED and (
        key.startswith(lead) if lead.endswith("/") else row.is_of(lead)
    )
