"""The file that was made to be signed, beside what would be issued now: where they differ, and how it goes out as it was printed.

Number and day, which are given when a document is issued, are no difference. What was printed is kept
whatever is chosen; whether it or what the records say now goes out is the choice of whoever issues it.
"""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from functools import cached_property
from itertools import count, islice
from pathlib import Path, PurePosixPath

from lxml import etree

from generator.model.quota_names import quota_names, quotas_called
from generator.office.changed_words import (
    Blocks,
    Passages,
    changed_passages,
    passages_told_of,
)
from generator.office.inputs import hash_inputs, hash_of, hash_of_letter
from generator.office.letters import archive_of, each_file, letter_numbers, may_be_of
from generator.office.made_file import MadeFile
from generator.office.manifest import Manifest
from generator.office.office import Office
from generator.office.ownership import dated, file_moment
from generator.office.printed_words import told_blocks, told_words
from generator.office.taken import moment_assumed, speaks_of_figures
from generator.office.workflow import Work, finished, work_of
from generator.ooxml import Unpacking, pack, parse_xml, unpack_parts, write_xml
from generator.problems import GeneratorError, Message, Place, Problem, Severity, say
from generator.wording import Moment
from generator.workspace import bytes_of, digest, regex, unchanging

KNOWN_REASON = "Ban hành đúng bản đã in để ký; dữ liệu lúc ban hành cho nội dung khác"
"""Why it is known from the first that the records say something else than was signed."""
_PRINTED = "-ban-in-"
_MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NUMBER = regex(r"(?i)số\s*:?\s*(\d*)[\s….·_]*[-–/].*")
_DAY = regex(r"(?i)[^,;:()]{1,60},\s*ngày\s*([^\s,]*)\s*tháng\s*([^\s,]*)\s*năm\s*([^\s,]*)\W*")
"""The lines of number and day, which may be blank."""
_SHOWN = 6
_EARLIER = 5
"""How many earlier moments of figures are tried, the newest first."""
_TABLES = 8
"""How many ways to leave out tables of quotas are tried."""
_TOLD = 5
Given = tuple[int | None, datetime.date | None]
"""A number and a day."""


@unchanging(frozen=True)
class OncePrinted:
    """A file as it was made before, which is not what would be issued: in these `places`, none where only its form is another.

    `moment` is that of the figures that it followed, as its name would have it. `is_edited`: a person worked on it
    since. One that `lies_packed` is in the archive of all letters and stays there.
    """

    path: Path
    data: bytes
    places: tuple[Passages, ...]
    moment: str = ""
    is_edited: bool = False
    lies_packed: bool = False
    other_given: tuple[str, str] | None = None
    """The number, or else the day, that it has, and the other one with which it would be issued."""

    def aside(self, work: Work) -> Path:
        """The file beside it under which it is kept: by the moment of its figures where that is another than now."""
        codes = [one.code for one in work.record.campaign.documents]
        taken = work.figures.taken
        is_earlier = bool(self.moment) and (taken is None or file_moment(taken) != self.moment)
        names = (
            dated(self.path.name, self.moment, at)
            if is_earlier
            else f"{self.path.stem}{_PRINTED}{at}{self.path.suffix}"
            for at in count(1)
        )
        paths = (
            self.path.with_name(one)
            for one in names
            if not any(may_be_of(one, code) for code in codes)
        )
        return next(one for one in paths if bytes_of(one) in (None, self.data))


@unchanging(frozen=True)
class PrintedBefore:
    """What of a document was made before it goes out on a `day`, and is there still.

    `work` is the document as its record has it, without what it gets when it is issued.
    """

    office: Office
    work: Work
    day: datetime.date
    folder: Path
    manifest: Manifest

    def may_stand(self, path: Path) -> bool:
        """Whether something was made before that is not known to be of just what there is now."""
        data, made = self._there(path)
        return bool(data) and not self._is_as_now(made, data)

    def differing(self, letters: Iterable[tuple[Path, bytes]]) -> Iterator[OncePrinted]:
        """The files that differ from what would be issued in their place, or on which a person worked."""
        for path, now in letters:
            there = bytes_of(path)
            data, made = self._there(path)
            if not data or data == now:
                continue
            name = self._name(path)
            with suppress(GeneratorError, OSError, ValueError):
                places = self._places(name, data, now)
                is_edited = made is not None and digest(data) not in {made.sha256, made.was}
                other = _other_given(data, now)
                if places or is_edited or other:
                    moment = made.moment if made else ""
                    yield OncePrinted(path, data, places, moment, is_edited, not there, other)

    def moment(self) -> Moment | None:
        """The moment of whose figures all that was made speaks, where that is not the newest.

        It is the one with which the records give just that; else the one that is noted of the file, whoever worked on
        it since.
        """
        taken, campaign = self.work.figures.taken, self.work.record.campaign
        if taken is None or moment_assumed(self.work, self.office.library) is None:
            return None
        known = sorted({one.as_of for one in campaign.snapshots if one.as_of < taken}, reverse=True)
        noted = {one.moment for name in self._works if (one := self.manifest.named(name))}
        exact = (one for one in known[:_EARLIER] if self._says(one))
        return next(exact, next((one for one in known if file_moment(one) in noted), None))

    def quotas(self, work: Work) -> list[str] | None:
        """The tables of quotas with which the records give just what was printed, where all that are given now do not."""
        names, is_said = quota_names(work.record.campaign), work.document.quotas is not None
        if is_said or not names or not speaks_of_figures(work.document, self.office.library) or self._is_just(work):  # fmt: skip
            return None
        exact = (one for one in _fewer(names) if self._is_just(work.changed({"quotas": one})))
        return next(map(list, exact), None)

    def may_lack_quotas(self, work: Work, printed: Iterable[OncePrinted]) -> bool:
        """Whether what was printed is more like what the records give without some tables of quotas, as its first file tells."""
        one = next((one for one in printed if one.places), None)
        if one is None:
            return False
        now = self._count(work, one)
        tried = (work.changed({"quotas": some}) for some in _fewer(work.document.quotas or ()))
        return any(self._count(fewer, one) < now for fewer in tried)

    def _count(self, work: Work, printed: OncePrinted) -> int:
        """In how many places a file as it was printed differs from what the records give."""
        with suppress(GeneratorError, OSError, ValueError):
            files = dict(each_file(work_of(work.record, work.document), self.office))
            made = finished(self.office, files[self._name(printed.path)])
            return sum(
                1 for _ in changed_passages([told_blocks(printed.data)], [told_blocks(made)])
            )
        return sys.maxsize

    def unprinted(self, letters: Iterable[tuple[Path, Work]]) -> list[str]:
        """The letters of which nothing was printed, by whom they are for; of a document alone its file."""
        missing = (one for one in letters if not self._there(one[0])[0] and one[1].annex is None)
        return [work.member.name if work.member else path.name for path, work in missing]

    def _there(self, path: Path) -> tuple[bytes, MadeFile | None]:
        """What stands in a place, or lies in the archive of all letters; what is known of it."""
        if data := bytes_of(path):
            return data, self.manifest.named(self._name(path))
        return self._packed.get(path.name, b""), None

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _says(self, moment: Moment) -> bool:
        try:
            return self._gives(work_of(self.work.record, self.work.document, moment))
        except (GeneratorError, OSError, ValueError):
            return False

    def _is_just(self, work: Work) -> bool:
        """Whether the records give just what was printed, with what this record has."""
        try:
            return self._gives(work_of(work.record, work.document))
        except (GeneratorError, OSError, ValueError):
            return False

    def _gives(self, work: Work) -> bool:
        return all(self._is_like(name, one) for name, one in each_file(work, self.office))

    def _is_like(self, name: str, work: Work) -> bool:
        path = self.folder / name
        data, _ = self._there(path)
        if not data:
            return True
        words = told_blocks(data)
        given = self._given(work)
        return any(
            told_blocks(finished(self.office, work.numbered(*one))) == words for one in given
        )

    def numbered(self, path: Path, data: bytes, now: bytes) -> bytes:
        """A file as it was printed, with number and day where they were left out; the rest is as it stands."""
        name = self._name(path)
        with suppress(GeneratorError, OSError, ValueError):
            for before in self._as_made(name):
                if (filled := _filled(data, before, now)) is not None:
                    return filled
        return pack(unpack_parts(data))

    def _places(self, name: str, data: bytes, now: bytes) -> tuple[Passages, ...]:
        """Where a file differs from what would be issued; the least where nobody knows which number and day it had."""
        printed, issued = told_blocks(data), told_blocks(now)
        found: list[tuple[Passages, ...]] = []
        for before in self._as_made(name):
            plain = _given_since(told_blocks(before), issued)
            told = [plain.get(one, one) if isinstance(one, str) else one for one in printed]
            found.append(tuple(changed_passages([told], [issued])))
            if not found[-1]:
                break
        return min(found, key=len, default=())

    def _as_made(self, name: str) -> Iterator[bytes]:
        """A file as the records give it without number and day, or with those that they have."""
        work = self._works[name]
        for given in self._given(work):
            yield finished(self.office, work.numbered(*given))

    def _given(self, work: Work) -> list[Given]:
        """The numbers and days with which it may have been made."""
        document = work.document
        asked = [(document.number, document.date), (None, None), (None, self.day)]
        return list(dict.fromkeys(asked))

    def _is_as_now(self, made: MadeFile | None, data: bytes) -> bool:
        """Whether a file was made of all that there is now."""
        if made is None or not made.inputs or digest(data) != made.sha256:
            return False
        return made.inputs == self._inputs.get(made.name)

    @cached_property
    def _works(self) -> Mapping[str, Work]:
        return dict(each_file(self.work, self.office))

    @cached_property
    def _packed(self) -> Mapping[str, bytes]:
        """The letters in the archive of all, by their names."""
        if self.work.document.for_each is None:
            return {}
        data = bytes_of(self.folder / archive_of(self.work))
        with suppress(GeneratorError, OSError, ValueError):
            package = Unpacking(data) if data else None
            return {PurePosixPath(one).name: package.read(one) for one in package.names} if package else {}  # fmt: skip
        return {}

    @cached_property
    def _inputs(self) -> Mapping[str, str]:
        """The hash of what each file would be made of now."""
        office, work = self.office, self.work
        whole = hash_of(office, work, hash_inputs(office, work.record, None))
        numbers = letter_numbers(office, work)
        return {name: _hash(whole, one, numbers) for name, one in self._works.items()}


def printed_told(
    office: Office,
    files: Sequence[OncePrinted],
    asides: Mapping[Path, Path | None],
    *,
    as_printed: bool,
) -> Problem:
    """That files made before differ from what the records say now: where, which go out, and where the others are kept."""
    first = next((one for one in files if one.places), files[0])
    said = _differs(first)
    if len(files) > 1:
        said = say("{said} (và {count} tệp nữa)", said=said, count=len(files) - 1)
    place = Place(office.workspace.shown(first.path))
    if as_printed:
        told = say("ban hành đúng bản đã in để ký; {said}", said=said)
        return Problem("I-ISSUE-AS-PRINTED", place, told, severity=Severity.INFO)
    kept = asides[first.path]
    hint = say(
        "bản ấy đã được ký thì ban hành đúng bản đã in: thêm --as-printed; chưa ký thì in lại bản sắp ban hành"
    )
    if kept:
        said = say(
            "{said}; ban hành theo dữ liệu hiện nay thì bản đã in được giữ ở «{file}»",
            said=said,
            file=kept.name,
        )
    return Problem("W-ISSUE-PRINTED", place, said, hint, Severity.WARNING)


def unprinted_told(place: Place, names: Sequence[str], among: int) -> Problem:
    """That letters, or a document, of which nothing was printed go out as the records say."""
    shown = f"{'; '.join(names[:_TOLD])}{' …' if len(names) > _TOLD else ''}"
    if among == 1:
        said = say("chưa có bản đã in «{name}»: ban hành theo dữ liệu hiện nay", name=shown)
    else:
        said = say(
            "{count}/{among} bản chưa có bản đã in: {names}; các bản ấy ban hành theo dữ liệu",
            count=len(names),
            among=among,
            names=shown,
        )
    hint = say("bản đã in ở chỗ khác thì chép vào chỗ của văn bản rồi chạy lại; chưa in thì in và ký sau khi ban hành")  # fmt: skip
    return Problem("W-ISSUE-UNPRINTED", place, said, hint, Severity.WARNING)


def quotas_told(work: Work, kept: Sequence[str] | None) -> Problem:
    """By which tables of quotas a document goes out as printed; where that cannot be told, that it has those of now."""
    campaign = work.record.campaign
    place = work.place()
    if kept is None:
        said = say(
            "bản đã in có số liệu khác, không rõ theo bảng chỉ tiêu nào; văn bản ghi cố định mọi bảng đã giao đến nay: {tables}",
            tables="; ".join(quotas_called(campaign, quota_names(campaign))),
        )
        hint = say("bảng nào giao sau khi in thì bỏ khỏi dòng «quotas:» của văn bản sau khi ban hành")  # fmt: skip
        return Problem("I-ISSUE-QUOTAS", place, said, hint, Severity.INFO)
    later = [one for one in quota_names(campaign) if one not in kept]
    said = say(
        "bản đã in chưa có chỉ tiêu giao sau đó: {tables}; văn bản giữ như đã in, không lấy các bảng ấy",
        tables="; ".join(quotas_called(campaign, later)),
    )
    return Problem("I-ISSUE-QUOTAS", place, said, severity=Severity.INFO)


def given_otherwise(office: Office, files: Iterable[OncePrinted]) -> Iterator[Problem]:
    """The files that were printed with another number or day than they would be issued with."""
    for one in files:
        if one.other_given is None:
            continue
        printed, given = one.other_given
        said = say(
            "bản đã in ghi «{printed}», còn số, ngày sắp ban hành là «{given}»",
            printed=printed,
            given=given,
        )
        hint = say(
            "ban hành với đúng số và ngày ghi trên bản đã in: thêm --number, --date; gõ nhầm thì mở tệp, sửa cho đúng hoặc để trống số và ngày"
        )
        yield Problem("E-ISSUE-PRINTED", Place(office.workspace.shown(one.path)), said, hint)


def _fewer(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Tables of quotas without one, then the first ones alone: the likeliest that were given when something was printed."""
    without = (tuple(one for one in names if one != left) for left in reversed(names))
    first = (tuple(names[:at]) for at in range(len(names) - 2, -1, -1))
    yield from islice(dict.fromkeys((*without, *first)), _TABLES)


def _other_given(data: bytes, now: bytes) -> tuple[str, str] | None:
    printed, issued = told_words(data), told_words(now)
    for form in (_NUMBER, _DAY):
        before, after = (_first(form, words) for words in (printed, issued))
        if before and after and _read(before) not in ([], _read(after)):
            return before[0], after[0]
    return None


def _first(form: re.Pattern[str], words: Iterable[str]) -> re.Match[str] | None:
    return next((found for one in words if (found := form.fullmatch(one))), None)


def _read(found: re.Match[str]) -> list[int]:
    """The figures of a line; none where one is left blank."""
    read = [int(one) for one in found.groups() if one.isdecimal()]
    return read if len(read) == len(found.groups()) else []


def _differs(one: OncePrinted) -> Message:
    told = passages_told_of(one.places, _SHOWN, printed=True)
    if told is None:
        return say("tệp đã in có người sửa trong Word, lời văn và số liệu như dữ liệu hiện nay")
    if one.is_edited:
        return say(
            "tệp đã in, có người sửa trong Word, khác dữ liệu hiện nay: {places}", places=told
        )
    return say("tệp đã in khác dữ liệu hiện nay: {places}", places=told)


def _hash(whole: str, work: Work, numbers: Mapping[str, int]) -> str:
    if work.member is None:
        return whole
    number = numbers.get(work.member.code)
    return hash_of_letter(whole, f"{work.member.code}\0{number}" if number else work.member.code)


def _given_since(before: Blocks, issued: Blocks) -> dict[str, str]:
    """The lines in which number and day stand, each with what it is once they are given."""
    return {
        one.before: one.after
        for one in changed_passages([before], [issued])
        if one.before and one.after and not one.cell
    }


def _filled(data: bytes, before: bytes, now: bytes) -> bytes | None:
    """A file with the paragraphs of another in which number and day were given; nothing where they do not fit."""
    parts = unpack_parts(data)
    roots = [parse_xml(unpack_parts(one)[_MAIN]) for one in (before, now)]
    plain, given = ([*root.iter(f"{_W}p")] for root in roots)
    if len(plain) != len(given):
        return None
    pairs = {_words(old): new for old, new in zip(plain, given, strict=True) if _words(old) != _words(new)}  # fmt: skip
    root = parse_xml(parts[_MAIN])
    changed = False
    for one in [*root.iter(f"{_W}p")]:
        new = pairs.get(_words(one))
        parent = one.getparent()
        if new is None or parent is None or _is_related(new) or _is_related(one):
            continue
        copied = deepcopy(new)
        copied.tail = one.tail
        parent.replace(one, copied)
        changed = True
    if not changed:
        return None
    return pack({**parts, _MAIN: write_xml(root)})


def _words(paragraph: etree._Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{_W}t"))


def _is_related(paragraph: etree._Element) -> bool:
    """Whether it refers to another part of its file, or holds other paragraphs."""
    if next(paragraph.iterdescendants(f"{_W}p"), None) is not None:
        return True
    return any(str(key).startswith(_RELATED) for one in paragraph.iter() for key in one.attrib)
