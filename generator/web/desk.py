"""What all addresses of the page share: the workspace, who works at it, and its records while nobody changes them."""

from __future__ import annotations

import secrets
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.office import (
    Office,
    is_large,
    open_office,
)
from generator.problems import MachineFailed, Message, Misused, Problem, say
from generator.web.errands import Errands
from generator.web.pages_answered import KeptAnswers
from generator.web.typing_order import TypingOrder
from generator.workspace import (
    PageSeat,
    Seated,
    Stand,
    Workspace,
    campaign_locked,
    person,
    settle,
    signed_here,
    stand_of,
    unchanging,
    waiting_at_most,
    without_collection,
)

if TYPE_CHECKING:
    from generator.office import Previews, PrintViews
    from generator.web.uploads import Uploads

_READ_ONLY = say("trang đang mở ở chế độ chỉ đọc nên không ghi được gì")
_TAKES_NOTHING = say(
    "không ghi được gì vào thư mục này: thư mục chỉ cho đọc, ổ đĩa đã đầy, hoặc ổ mạng chập chờn; nhờ người phụ trách"
    " máy cho quyền ghi hoặc dọn ổ rồi làm lại"
)
PATIENCE = 2.0
"""How many seconds a page waits for who holds records: meanwhile no other page is shown."""


@unchanging(frozen=True)
class LastStep:
    """What a page saved: the mark by which it is taken back, the address where it was saved."""

    mark: str
    address: str
    is_back: bool
    """Whether it was itself a step taken back."""
    what: tuple[Message, ...] = ()
    """The records that it wrote, as they are called at the desk."""


@dataclass
class Desk:
    """One workspace, opened by one person; `language` is that of the program, a browser may choose another."""

    workspace: Workspace
    holder: str = ""
    language: str = "vi"
    is_read_only: bool = False
    errands: Errands = field(default_factory=Errands)
    copies: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Copies of inspected files that wait to be taken along, in memory alone."""
    answers: KeptAnswers = field(default_factory=KeptAnswers)
    kept: dict[tuple[str, ...], Any] = field(default_factory=dict)
    """What was worked out of the opened office, gone with it."""
    seat: PageSeat | None = None
    seated: Seated | None = None
    """Who has the workspace open, as of the last look."""
    last_step: LastStep | None = None
    """What was saved last from here, while it can be taken back."""
    put_off: set[tuple[str, ...]] = field(default_factory=set)
    """The questions whether units are concerned that were put off: the campaign, the indicator, the units."""
    saves: int = 0
    """How often something was saved from here."""
    mark: str = field(default_factory=lambda: secrets.token_hex(6))
    """What tells this opening of the workspace from another one, whose saves are counted anew."""
    who: str = field(default_factory=person)
    typing: TypingOrder = field(default_factory=TypingOrder)
    """How far what each tab typed was kept and saved."""
    looks: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often the page of a document was asked for while somebody wrote it."""
    _office: Office | None = None
    _wrong: tuple[Problem, ...] = ()
    """What is wrong with what campaigns share: what one request found in a campaign is not laid at another's door."""
    _stand: Stand | None = None
    _beside: set[Path] = field(default_factory=set)
    """Files that were read and lie elsewhere: own layers of the format, what was handed over."""
    _turn: threading.RLock = field(default_factory=threading.RLock)
    _reading: threading.Lock = field(default_factory=threading.Lock)
    """Held by who reads a large campaign, before `_turn` and never within it."""
    auditing: threading.Lock = field(default_factory=threading.Lock)
    """Held by who holds a text against the records, which for very many units takes long and keeps nobody else waiting."""
    searching: threading.Lock = field(default_factory=threading.Lock)
    """Held by who looks for figures or passages among very many units, which keeps nobody else waiting either."""
    is_begun: threading.Event = field(default_factory=threading.Event)
    """Whether the office was opened once."""
    _has_records: bool = False
    """Whether there were records at an earlier look."""

    @cached_property
    def uploads(self) -> Uploads:
        """The files that were dropped."""
        from generator.web.uploads import Uploads

        return Uploads()

    @cached_property
    def previews(self) -> Previews:
        """The pages of documents that people are writing."""
        from generator.office import Previews

        return Previews()

    @cached_property
    def prints(self) -> PrintViews:
        """What makes pages as they are printed."""
        from generator.office import PrintViews

        return PrintViews()

    @property
    def only_reads(self) -> bool:
        """Whether nothing is written: it was opened so, or another has the workspace open."""
        return self.is_read_only or (self.seated is not None and not self.seated.is_mine)

    def refuse_away(self) -> None:
        """Raises `MachineFailed` where the folder is gone, or is empty that was not: nothing is written in its place."""
        home = self.workspace
        has_records = home.settings.exists() or home.campaigns.exists()
        if not home.root.is_dir() or (self._has_records and not has_records):
            raise MachineFailed(say(
                "không thấy thư mục «{folder}»: ổ mạng hoặc USB đã ngắt, hay thư mục đã bị đổi tên, dời đi; nối lại ổ"
                " hoặc để thư mục về chỗ cũ rồi làm lại", folder=home.root,
            ))  # fmt: skip
        self._has_records = has_records

    @property
    def why_only_reads(self) -> Message | None:
        """Why nothing is written from here."""
        if self.is_read_only:
            return _READ_ONLY
        if self.by:
            return say("{who} đang mở thư mục này nên ở đây chỉ xem được", who=self.by)
        return _TAKES_NOTHING if self.only_reads else None

    def refuse_reader(self) -> None:
        """Raises `Misused` where nothing is written from here."""
        if why := self.why_only_reads:
            raise Misused(why)

    def step_at(self, address: str) -> LastStep | None:
        """What was saved last from this address, unless something else was saved since."""
        step = self.last_step
        return self._still_last(step) if step and step.address == address else None

    def step_of(self, *leads: str) -> LastStep | None:
        """The same of what was saved last from an address that begins so."""
        step = self.last_step
        return self._still_last(step) if step and step.address.startswith(leads) else None

    def _still_last(self, step: LastStep) -> LastStep | None:
        if self.only_reads:
            return None
        from generator.office import mark_of_last

        return step if step.mark == mark_of_last(self.workspace) else None

    def is_back(self, mark: str) -> bool:
        """Whether the step of this mark is known to have taken another one back."""
        return bool(self.last_step and self.last_step.mark == mark and self.last_step.is_back)

    @property
    def by(self) -> str:
        """The other who has the workspace open, and since when; empty where nobody has."""
        other = self.seated.by if self.seated and not self.seated.is_mine else None
        return f"{other.who}, {other.since[11:16]}" if other else ""

    @contextmanager
    def office(self) -> Iterator[Office]:
        """The opened office, one request at a time; read again only when a file of it is another one.

        What is written while it is held is seen by who holds it next.
        """
        with self._turn, without_collection():
            stand = stand_of(self.workspace, self._beside)
            if self._office is None or self._stand is None or not stand.is_as(self._stand):
                self._office = self.opened()
                self.kept.clear()
                self._wrong = tuple(self._office.problems)
            self._stand, held = stand, self._office
            held.problems[:] = self._wrong
            try:
                yield held
            finally:
                self._beside |= {
                    path for path in held.read_beside() if str(path) not in stand.stamps
                }
        self.is_begun.set()

    def unread_yet(self, office: Office) -> dict[str, Path]:
        """The large campaigns that were not read since they changed, by their codes."""
        folders = self.workspace.campaign_folders().items()
        return {code: one for code, one in folders if not office.has_read(one) and is_large(one)}

    def read_ahead(self, campaign: str) -> None:
        """Reads a large campaign, once for all who ask, while everybody else goes on working."""
        folder = self.workspace.campaign_folders().get(campaign)
        if folder is None or not is_large(folder) or self._stand_unread(folder) is None:
            return
        with self._reading:
            if (stand := self._stand_unread(folder)) is None:
                return
            ahead = self.opened()
            with without_collection():
                ahead.opened(folder)
            with self.office() as office:
                if stand.is_as(self._stand or stand):
                    office.take_read(folder, ahead)

    def _stand_unread(self, folder: Path) -> Stand | None:
        """How the files stand where a campaign was not read as they stand."""
        with self.office() as office:
            return None if office.has_read(folder) else self._stand

    def unread(self, campaign: str) -> list[str]:
        """The documents of a campaign that could not be read, as the office knows them that is open."""
        from generator.office import unread_documents

        with self._turn:
            folder = self.workspace.campaign_folders().get(campaign)
            office = self._office or self.opened()
            record = office.opened(folder)[0] if folder else None
        return unread_documents(record) if record else []

    def standings(self, campaign: str) -> dict[str, Message]:
        """What became of the documents of a campaign that are no drafts any more, by their codes."""
        from generator.web.issued_shown import standings_of

        with self._turn:
            folder = self.workspace.campaign_folders().get(campaign)
            office = self._office or self.opened()
            record = office.opened(folder)[0] if folder else None
            books = office.books_of(record.campaign) if record else {}
        return standings_of(campaign, [row for book in books.values() for row in book])

    def campaign_names(self) -> dict[str, str]:
        """What each campaign is called, by its code, no two alike; of what cannot be read the code alone."""
        from generator.web.told_apart import campaigns_apart

        with self.office() as office:
            read = {one.campaign.code: one.campaign for one in office.campaigns(whole=False)}
            issuers = office.library.issuers
        whose = [one for one in read.values() if one.issuer in issuers]
        names = campaigns_apart(
            whose, lambda one: f"{one.short_name} – {issuers[one.issuer].short_name}"
        )
        return {code: names.get(code, code) for code in sorted(self.workspace.campaign_folders())}

    def campaigns_called(self) -> Mapping[str, str]:
        """The short names of the campaigns that can be read, no two alike, by their codes."""
        from generator.web.told_apart import campaigns_apart

        with self.office() as office:
            key = ("campaigns_called",)
            if key not in self.kept:
                read = [one.campaign for one in office.campaigns(whole=False)]
                self.kept[key] = campaigns_apart(read, lambda one: one.short_name)
            found: Mapping[str, str] = self.kept[key]
        return found

    @contextmanager
    def holding(self, campaign: str) -> Iterator[Office]:
        """The office, read anew, while nobody else changes this campaign; what a killed run left is settled first."""
        held = campaign_locked(self.workspace, campaign, holder=self.holder, patience=PATIENCE)
        with held, without_collection():
            settle(self.workspace)
            yield self.opened()

    def opened(self) -> Office:
        """The office for work that takes long and shall keep nobody waiting."""
        return open_office(self.workspace, keeps_campaigns=True, bears_sums=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer of this page at a time; what is read after it is read anew."""
        with self._turn, signed_here(), waiting_at_most(PATIENCE):
            try:
                yield
            finally:
                self._office = None
