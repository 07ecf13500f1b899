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

        asked = dict(zip(EXPORTED, said, strict=True))
        made = right() if asked["UseISO19005_1"] else word_pdf()
        Path(asked["OutputFileName"]).write_bytes(made)

    def Close(self, saved):  # noqa: N802
        self.manner.note(f"closed saved={saved}")
        self.among.remove(self)


OBJECTS = [
    b"<</Type/Catalog/Pages 2 0 R/Lang(vi-VN) >>",
    b"<</Type/Pages/Count 1/Kids[ 3 0 R] >>",
    b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 4 0 R>>>>/MediaBox[ 0 0 595.32 841.92] >>",
    b"<</Type/Font/Subtype/TrueType/BaseFont/BCDEEE+TimesNewRomanPS-BoldMT>>",
]


def word_pdf():
    """A PDF of one page, ended twice as Word ends it: with a table, and with one that leads to a stream."""
    made, places = b"%PDF-1.7\r\n", []
    for number, one in enumerate(OBJECTS, 1):
        places.append(len(made))
        made += b"%d 0 obj\r\n%b\r\nendobj\r\n" % (number, one)
    stream, rows = len(made), b"\0\0\0\0\0\xff\xff"
    rows += b"".join(b"\1%b\0\0" % place.to_bytes(4, "big") for place in [*places, stream])
    said = b"/Size 6/Root 1 0 R/ID[<AA><AA>] "
    made += b"5 0 obj\r\n<</Type/XRef/W[ 1 4 2] %b/Length %d>>\r\n" % (said, len(rows))
    made += b"stream\r\n%b\r\nendstream\r\nendobj\r\n" % rows
    table = len(made)
    made += b"xref\r\n0 6\r\n0000000000 65535 f\r\n"
    made += b"".join(b"%010d 00000 n\r\n" % place for place in [*places, stream])
    made += b"trailer\r\n<<%b>>\r\nstartxref\r\n%d\r\n%%%%EOF\r\n" % (said, table)
    last, more = len(made), b"/Prev %d/XRefStm %d" % (table, stream)
    made += b"xref\r\n0 0\r\ntrailer\r\n<<%b%b>>\r\n" % (said, more)
    return made + b"startxref\r\n%d\r\n%%%%EOF" % last
