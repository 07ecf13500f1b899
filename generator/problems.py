"""What can be wrong, as data: one shape for a wrong record, cell, template or margin.

A `Problem` says how grave, where, what and what to do about it. Its words are a `Message`: the
Vietnamese sentence with named gaps, translated only when it is shown, so that the core knows no
language setting. Printing, colour and exit codes are left to the command line. Whatever refuses a
name that it does not know finds here the one that was most likely meant («có phải «x»?»).
"""

from __future__ import annotations

import errno
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from functools import cached_property, reduce
from itertools import islice
from pathlib import Path
from typing import TypeVar

Found = TypeVar("Found")
Translate = Callable[[str], str]
_FEW = 2_000
_LISTED = 12
_LIKENESS = 0.6
_TRIED = 5
_SLIPS = 2
_SEVERAL = 2
_HAS_DIGIT = re.compile(r"[0-9]")
_ABOUT = "worked_on"
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""What systems say of a full disk."""
_OF_MACHINE = {*NO_ROOM, errno.EROFS, errno.EIO}
_TRACE_CAP = 200_000
_MANY = 2
_GAP = re.compile(r"\{(\w+)\}")


class Severity(StrEnum):
    """How grave a problem is; only an error stops a run."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Sentence(str):
    """A source sentence as a translator gets it: with the number in it that decides its plural.

    That is the one in the gap `count`, else the first in the sentence; many where there is none.
    """

    __slots__ = ("values",)
    values: Mapping[str, object]

    @classmethod
    def of(cls, source: str, values: Mapping[str, object]) -> Sentence:
        made = cls(source)
        made.values = values
        return made

    @property
    def number(self) -> int:
        """
        >>> Sentence.of("{file}: {rows} dòng", {"file": "a.csv", "rows": 1}).number
        1
        """
        shown = [str(self.values.get(gap, "")) for gap in ("count", *_GAP.findall(self))]
        return next((int(text) for text in shown if text.isdecimal()), _MANY)


@dataclass(frozen=True)
class Message:
    """A sentence for people: the Vietnamese source text and the values for its named gaps.

    >>> Message("trường «{key}» không có", {"key": "quotaa"}).text()
    'trường «quotaa» không có'
    """

    source: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, translate: Translate = str) -> str:
        """The sentence in the reader's language; a value that is a `Message` or a moment is translated too."""
        said = {name: _value_in(value, translate) for name, value in self.values.items()}
        return translate(Sentence.of(self.source, said)).format(**said)

    def __str__(self) -> str:
        return self.text()


def say(source: str, **values: object) -> Message:
    """Shorthand for a `Message`; the literal first argument is what translators see."""
    return Message(source, values)


_MOMENT = re.compile(r"(?:(?P<hour>\d{1,2}h\d{2}) )?ngày (?P<day>\d{1,2}/\d{1,2}/\d{4})")
_DAY, _HOUR_AND_DAY = say("ngày {day}"), say("{hour} ngày {day}")


def _value_in(value: object, translate: Translate) -> object:
    """The value of a gap as the reader's language says it."""
    if isinstance(value, Message):
        return value.text(translate)
    found = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return value
    told = _HOUR_AND_DAY if found["hour"] else _DAY
    return translate(told.source).format(**found.groupdict())


WEIGHTS = {
    Severity.ERROR: say("lỗi"),
    Severity.WARNING: say("cảnh báo"),
    Severity.INFO: say("lưu ý"),
}


def how_many(errors: int, warnings: int, notes: int) -> Message:
    """How many there are of each weight.

    >>> how_many(1, 0, 2).text()
    '1 lỗi, 0 cảnh báo, 2 lưu ý'
    """
    return say(
        "{errors}, {warnings}, {notes}",
        errors=say("{count} lỗi", count=errors),
        warnings=say("{count} cảnh báo", count=warnings),
        notes=say("{count} lưu ý", count=notes),
    )


def counts_of(weights: Iterable[Severity]) -> dict[str, int]:
    """How many of each weight, by what programs call them, in the order of `how_many`.

    >>> counts_of([Severity.ERROR, Severity.INFO])
    {'errors': 1, 'warnings': 0, 'infos': 1}
    """
    found = Counter(weights)
    return {f"{weight.value}s": found[weight] for weight in Severity}


def joined(said: Iterable[Message]) -> Message:
    """Messages in a row with commas between them; there is at least one.

    >>> joined([Message("một"), Message("hai"), Message("ba")]).text()
    'một, hai, ba'
    """
    return reduce(lambda one, other: say("{one}, {other}", one=one, other=other), said)


def with_hint(said: Message, hint: Message | None) -> Message:
    """What is wrong and, where that is known, what to do.

    >>> with_hint(Message("trống"), Message("ghi tên")).text()
    'trống; ghi tên'
    """
    return say("{said}; {hint}", said=said, hint=hint) if hint else said


@dataclass(frozen=True, order=True)
class Place:
    """Where a problem lies: the file as the user named it, then as near as is known.

    `line` and `column` count from 1. `part` names a place that has no line: a worksheet cell
    (`Kết quả!C15`), a part and paragraph of a Word file, an option of a command that has no file. `path` is the way to the value in a
    record (`units[3].bases.members`). `extract` is the text of the line, for the caret. In a table
    kept as CSV `line` is the row, `cell` the letter of the column, which is told in place of
    `column`, and `part` its title.
    """

    file: str
    line: int = 0
    column: int = 0
    part: str = ""
    path: str = ""
    extract: str = ""
    cell: str = ""

    def is_at(self, other: Place) -> bool:
        """Whether both are one spot of one file."""
        return (self.file, self.line, self.column) == (other.file, other.line, other.column)

    def __str__(self) -> str:
        spots = (self.line, self.cell or self.column if self.line else 0)
        where = ":".join([self.file, *(str(spot) for spot in spots if spot)])
        return ": ".join(filter(None, (where, self.part)))


@dataclass(frozen=True)
class Problem:
    """One fault: a stable `code` (`E-YAML-DUP`), where it lies, what is wrong, what to do."""

    code: str
    place: Place
    message: Message
    hint: Message | None = None
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    @property
    def as_warning(self) -> Problem:
        """The same, only to be known: `E-XLS-UNIT` as `W-XLS-UNIT`."""
        return replace(self, code=self.code.replace("E-", "W-", 1), severity=Severity.WARNING)

    def told_by(self, shown: Callable[[Path], str]) -> Problem:
        """The same, a file that it names by its whole path as people know it."""
        file = Path(self.place.file)
        if not file.is_absolute():
            return self
        return replace(self, place=replace(self.place, file=shown(file)))


class Exit(IntEnum):
    """What a command returns; its documentation tells each."""

    DONE = 0
    WRONG = 1
    """The input is wrong, or a check found an error."""
    MISUSED = 2
    """The command is wrong, or it would have to ask and nobody is there."""
    FAILED = 3
    """The machine, or what nobody foresaw."""
    BUSY = 4
    PARTLY = 5
    """Something was refused, or waits for an answer."""
    STOPPED = 130


class GeneratorError(Exception):
    """Any failure that the command line tells in words; `exit_code` is what it then returns."""

    exit_code = Exit.WRONG

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message

    def __reduce__(self) -> tuple[object, ...]:
        """From a worker it comes back as it was, whatever it was made from."""
        return _again, (type(self), self.args), vars(self)


def _again(kind: type[GeneratorError], arguments: tuple[object, ...]) -> GeneratorError:
    return kind.__new__(kind, *arguments)


class RecordsInvalid(GeneratorError):
    """The input is wrong; `problems` holds every fault found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(say("có {count} lỗi trong dữ liệu", count=len(self.problems)))


class TemplateBroken(RecordsInvalid):
    """A Word template cannot be used; `problems` names part, paragraph and tag."""


class Misused(GeneratorError):
    """Options that do not go together, or not with what they are used on."""

    exit_code = Exit.MISUSED


class NotFound(Misused):
    """Something was asked for by a name that nothing has; `hint` says what may be meant."""

    def __init__(self, said: Message, hint: Message | None = None) -> None:
        self.said, self.hint = said, hint
        super().__init__(with_hint(said, hint))


class MachineFailed(GeneratorError):
    """Disk, rights or another program failed; nothing was lost."""

    exit_code = Exit.FAILED


class Unforeseen(MachineFailed):
    """What nobody foresaw, as text, for it may come from another process.

    Where it `is_of_machine`, the program can do nothing about it and a trace helps nobody.
    """

    def __init__(
        self, trace: str, file: str, reason: Message, *, is_of_machine: bool = False
    ) -> None:
        super().__init__(reason)
        self.trace, self.file, self.is_of_machine = trace, file, is_of_machine

    @classmethod
    def of(cls, fault: BaseException, file: str = "") -> Unforeseen:
        """A failure with its trace, and the innermost file that it is known to be about."""
        if isinstance(fault, cls):
            return fault
        named = str(fault.filename or "") if isinstance(fault, OSError) else ""
        spot = worked_on(fault) or named or file
        is_of_machine = isinstance(fault, PermissionError) or (
            isinstance(fault, OSError) and fault.errno in _OF_MACHINE
        )
        return cls(_trace_of(fault), spot, _reason_of(fault), is_of_machine=is_of_machine)


def _reason_of(fault: BaseException) -> Message:
    """Why something ended that nobody foresaw, as far as its kind tells."""
    if isinstance(fault, MemoryError):
        return say("máy hết bộ nhớ; đóng bớt phần mềm hoặc chia nhỏ tệp rồi chạy lại")
    if not isinstance(fault, OSError):
        return say("lỗi ngoài dự tính của vanthu")
    if fault.errno in NO_ROOM:
        return say("ổ đĩa đã đầy; xóa bớt hoặc dời tệp khác đi rồi làm lại")
    if isinstance(fault, PermissionError) or fault.errno == errno.EROFS:
        return say("không có quyền đọc hoặc ghi, hoặc tệp đang mở ở phần mềm khác; đóng phần mềm ấy, hoặc nhờ người phụ trách máy cho quyền")  # fmt: skip
    if isinstance(fault, FileNotFoundError):
        return say("tệp hoặc thư mục không còn ở đó; để lại đúng chỗ rồi làm lại")
    return say("máy không đọc hoặc không ghi được; kiểm tra ổ đĩa, ổ mạng rồi làm lại")


def _trace_of(fault: BaseException) -> str:
    """The trace as text, without the values of variables, and bounded; it never fails."""
    from traceback import format_exception

    try:
        text = "".join(format_exception(fault))
    except Exception:  # noqa: BLE001 - a failure that cannot even be told
        text = type(fault).__name__
    half = _TRACE_CAP // 2
    return text if len(text) <= _TRACE_CAP else f"{text[:half]}\n[…]\n{text[-half:]}"


class ProgramMissing(MachineFailed):
    """An optional program (LibreOffice, git) is not installed; the message says what to install."""


class Busy(GeneratorError):
    """Another run holds the lock."""

    exit_code = Exit.BUSY


class about:  # noqa: N801 - read as the words that it is
    """What fails unforeseen within was about the file, or document, of this name (`worked_on`)."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, fault: BaseException | None, _trace: object) -> None:
        if isinstance(fault, Exception):
            vars(fault).setdefault(_ABOUT, self._name)


def worked_on(fault: BaseException) -> str:
    """The innermost name that a failure is about; empty when nobody told one."""
    return str(vars(fault).get(_ABOUT, ""))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only those that stop a run."""
    return [problem for problem in problems if problem.is_error]


def fold(text: str) -> str:
    """The text for matching: no diacritics (đ is d), small letters, single blanks."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFD", text)
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
        text = text.replace("đ", "d").replace("Đ", "D")
    return " ".join(text.casefold().split())


def fold_all(texts: Sequence[str]) -> list[str]:
    """Each of very many texts folded, all together."""
    text = "\n".join(one.replace("\n", " ") for one in texts)
    if not text.isascii():
        text = unicodedata.normalize("NFD", text)
        marks = {ord(char): None for char in {*text} if unicodedata.combining(char)}
        text = text.translate(marks | {ord("đ"): "d", ord("Đ"): "D"})
    return [" ".join(one.split()) for one in text.casefold().split("\n")] if texts else []


_LAST_OF_PATH = re.compile(r"(?:^|[/\\])(?P<name>[^/\\]+?)(?:\.ya?ml|\.docx)?[/\\]?$")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, capitals and diacritics aside; `None` when none is near.

    Where `known` maps codes to things, a thing is also found by its name. Of two names of several words those
    words must be alike in which they differ, and numbers must agree.
    """
    from difflib import get_close_matches

    asked, spoken = fold(word), _spoken(known)
    if asked not in spoken and (last := _LAST_OF_PATH.search(asked)) and last["name"] in spoken:
        return spoken[last["name"]]
    if asked not in spoken:
        close = get_close_matches(asked, spoken, n=_TRIED, cutoff=_LIKENESS)
        return next((spoken[one] for one in close if _differ_little(asked, one)), None)
    return spoken[asked]


def _differ_little(one: str, other: str) -> bool:
    """Whether the words that only one of two names has are like those that only the other has."""
    from difflib import SequenceMatcher

    first, second = one.split(), other.split()
    lacking = [word for word in first if word not in second]
    having = [word for word in second if word not in first]
    if min(len(first), len(second)) < _SEVERAL or not lacking or not having:
        return True
    if _HAS_DIGIT.search(" ".join((*lacking, *having))):
        return False
    missed, more = " ".join(lacking), " ".join(having)
    apart = SequenceMatcher(None, missed, more)
    alike = sum(block.size for block in apart.get_matching_blocks())
    slips = max(len(missed), len(more)) - alike
    return apart.ratio() >= _LIKENESS or slips <= min(alike, _SLIPS)


def _spoken(known: Iterable[str]) -> dict[str, str]:
    """What each known word may be called, folded."""
    spoken = {fold(word): word for word in known}
    for code, thing in _things(known):
        for name in (getattr(thing, "name", None), getattr(thing, "short_name", None)):
            if isinstance(name, str):
                spoken.setdefault(fold(name), code)
    return spoken


def _things(known: Iterable[str]) -> Iterable[tuple[str, object]]:
    return known.items() if isinstance(known, Mapping) else ()


def _name_of(word: str, known: Iterable[str]) -> str | None:
    """The name of the thing of that code, where it is another word."""
    name = getattr(known[word], "name", None) if isinstance(known, Mapping) else None
    return name if isinstance(name, str) and name != word else None


def called(word: str, known: Iterable[str]) -> str:
    """A known word, with the name of the thing of that code in brackets."""
    name = _name_of(word, known)
    return word if name is None else f"{word} ({name})"


def did_you_mean(word: str, known: Iterable[str]) -> Message | None:
    """The hint «có phải «x»?», or nothing when no known word is near."""
    return _perhaps(nearest(word, known), known)


def _perhaps(found: str | None, known: Iterable[str]) -> Message | None:
    if found is None:
        return None
    name = _name_of(found, known)
    if name is None:
        return say("có phải «{word}»?", word=found)
    return say("có phải «{word}» ({label})?", word=found, label=name)


def listed(known: Iterable[str]) -> Message | None:
    """All that there is to choose from, the first twelve where there is more; nothing of nothing."""
    names = [called(word, known) for word in islice(known, _LISTED + 1)]
    if not names:
        return None
    shown = ", ".join([*names[:_LISTED], *(["…"] if len(names) > _LISTED else [])])
    return say("các mã đã có: {codes}", codes=shown)


def no_such(
    said: Message, name: str, known: Iterable[str], remedy: Message | None = None
) -> NotFound:
    """The refusal of a name, with the one most likely meant, else with those there are, or the remedy."""
    near = did_you_mean(name, known)
    return NotFound(said, near or remedy or listed(known))


def find(
    known: Mapping[str, Found], name: str, refusal: Message, remedy: Message | None = None
) -> Found:
    """The thing of this name. Raises `NotFound` with the refusal when there is none."""
    if name not in known:
        raise no_such(refusal, name, known, remedy)
    return known[name]


class Vocabulary:
    """Known words that many words are held against: a list of units, the codes of a campaign.

    A large list is searched for words one letter away only, and after `budget` hints no more are
    sought, so that a file of nothing but mistakes is still told in a moment. What was asked before
    costs nothing.
    """

    def __init__(self, known: Iterable[str], *, budget: int = 50) -> None:
        self.known = frozenset(known)
        self._things = known if isinstance(known, Mapping) else sorted(self.known)
        self._left = budget
        self._told: dict[str, Message | None] = {}

    def __contains__(self, word: object) -> bool:
        return word in self.known

    def hint(self, word: str) -> Message | None:
        """`did_you_mean`, as long as the budget lasts."""
        if word not in self._told and self._left:
            self._left -= 1
            if len(self.known) <= _FEW:
                found = nearest(word, self._things)
            else:
                near = self.known.intersection(self._one_letter_away(word))
                found = self._names.get(fold(word)) or min(near, default=None)
            self._told[word] = _perhaps(found, self._things)
        return self._told.get(word)

    def listed(self) -> Message | None:
        """`listed`, where all can be read at one look."""
        return listed(self._things) if len(self.known) <= _LISTED else None

    @cached_property
    def _names(self) -> dict[str, str]:
        return _spoken(self._things)

    @cached_property
    def _letters(self) -> str:
        return "".join(sorted(set().union(*self.known)))

    def _one_letter_away(self, word: str) -> Iterator[str]:
        for place in range(len(word) + 1):
            before, after = word[:place], word[place:]
            yield before + after[1:]
            yield before + after[1:2] + after[:1] + after[2:]
            for letter in self._letters:
                yield before + letter + after
                yield before + letter + after[1:]
