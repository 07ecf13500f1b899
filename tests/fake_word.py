"""A Word of the tests: it answers through COM as the real one is asked, as well or badly as asked."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.word.pages.word_session import EXPORTED, OPENED, Hindrance, NoWord

BUSY, LATER = 0x80010001 - (1 << 32), 0x8001010A - (1 << 32)
NOT_REGISTERED, NO_SESSION = 0x80040154 - (1 << 32), 0x80080005 - (1 << 32)
OURS, SOMEBODYS = 4242, 4711


class ComError(Exception):
    """As pywin32 tells a failure: its number has a sign."""

    def __init__(self, hresult):
        super().__init__(hresult)
        self.hresult = hresult


@dataclass
class Manner:
    """How the fake behaves, and the folder in which it notes what was done to it."""

    notes: Path
    busy: int = 0
    fails_to_begin: int = 0
    lack: Hindrance | None = None
    somebodys: bool = False
    shared: int = 0
    seen: bool = False
    bad: str = ""
    opened_meanwhile: bool = False
    tells_no_window: bool = False

    def note(self, *said):
        with (self.notes / "notes").open("a", encoding="utf-8") as file:
            print(*said, file=file)


def com_of(notes, **how):
    """What an engine is given; it is made anew in the process where Word works."""
    return partial(open_fake, Manner(notes, **how))


def open_fake(manner):
    if manner.lack:
        raise NoWord(manner.lack)
    return FakeCom(manner)


@dataclass
class FakeCom:
    manner: Manner

    def is_installed(self):
        return self.manner.fails_to_begin != NOT_REGISTERED

    def begin(self):
        if self.manner.fails_to_begin:
            raise ComError(self.manner.fails_to_begin)
        return FakeWord(self.manner)

    def processes(self):
        return {SOMEBODYS}

    def process_of(self, window):
        return window

    def is_seen(self, process):
        return self.manner.seen


class Noted:
    """Whatever is set on it is noted."""

    def __init__(self, manner, name):
        vars(self).update(manner=manner, name=name)

    def __setattr__(self, key, value):
        self.manner.note(f"{self.name}{key}={value}")
        vars(self)[key] = value

    def answer(self):
        """Says that it is busy as often as it is to."""
        if self.manner.busy:
            self.manner.busy -= 1
            raise ComError(BUSY if self.manner.busy % 2 else LATER)


class FakeWord(Noted):
    def __init__(self, manner):
        super().__init__(manner, "")
        options = Noted(manner, "Options.")
        vars(options).update(UpdateLinksAtOpen=True)
        vars(self).update(
            UserControl=manner.somebodys,
            Options=options,
            Documents=FakeDocuments(manner),
            WordBasic=FakeBasic(manner),
        )

    @property
    def ActiveWindow(self):  # noqa: N802
        if self.manner.tells_no_window:
            raise AttributeError
        window = Noted(self.manner, "")
        vars(window).update(Hwnd=self.manner.shared or OURS)
        return window

    def Quit(self, saved):  # noqa: N802
        self.answer()
        self.manner.note(f"quit saved={saved}")


class FakeBasic(Noted):
    def __init__(self, manner):
        super().__init__(manner, "")

    def DisableAutoMacros(self, shut):  # noqa: N802
        self.answer()
        self.manner.note(f"macros of its own shut={shut}")


class FakeDocuments:
    def __init__(self, manner):
        self.manner = manner
        self.open = []

    @property
    def Count(self):  # noqa: N802
        return len(self.open)

    def __iter__(self):
        return iter(self.open)

    def Add(self):  # noqa: N802
        return self._opened("Document1")

    def Open(self, *said):  # noqa: N802
        asked = dict(zip(OPENED, said, strict=True))
        file = Path(asked.pop("FileName"))
        self.manner.note("opened", *(f"{key}={value}" for key, value in asked.items() if value))
        bad = file.read_bytes() == b"bad"
        if bad and self.manner.bad == "hangs":
            time.sleep(60)
        if bad and self.manner.bad == "refuses":
            raise ComError(-1)
        if self.manner.opened_meanwhile:
            self._opened("C:/thu cua ai.docx")
        return self._opened(str(file))

    def _opened(self, name):
        document = FakeDocument(self.manner, self.open, name)
        self.open.append(document)
        return document


@dataclass(eq=False)
class FakeDocument:
    manner: Manner
    among: list = field(repr=False)
    FullName: str = ""

    def ExportAsFixedFormat(self, *said):  # noqa: N802
        from archived import right
        from office_suite import blank

        asked = dict(zip(EXPORTED, said, strict=True))
        made = right() if asked["UseISO19005_1"] else blank()
        Path(asked["OutputFileName"]).write_bytes(made)

    def Close(self, saved):  # noqa: N802
        self.manner.note(f"closed saved={saved}")
        self.among.remove(self)
