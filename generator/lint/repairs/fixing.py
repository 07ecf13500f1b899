"""A copy of a Word file with what is safe to repair repaired, and a list of what was changed.

Formats only: margins, fonts, sizes, weight, alignment, spacing, the length of rule lines; and of
the text the dashes of the Tiêu ngữ, the padding of the date, and letters that are not in Unicode. A repair after which the linter finds
more than before, or the text is another, is taken back. The file itself stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from lxml import etree

from generator.lint.linting import (
    Asked,
    LintResult,
    lint_document,
    lint_file,
    lint_opened,
    split_forms,
)
from generator.lint.parts.anchors import knowing
from generator.lint.reading.anatomy import WordFile, read_document
from generator.lint.reading.ooxml import Element
from generator.lint.reading.spot import Spot
from generator.lint.reading.word_package import read_package, refuse
from generator.lint.repairs import components, encoding, page_and_text
from generator.lint.repairs.edits import Repair
from generator.lint.repairs.own_lines import cut_runs_at_lines
from generator.lint.repairs.same_text import says_the_same, texts_of
from generator.lint.rule import LintFinding
from generator.lint.rules import RULES
from generator.problems import Message, say
from generator.workspace import unchanging

FIRST = (*page_and_text.PAGE, *components.WORDS, *page_and_text.TEXT, *components.LOOKS)
THEN = components.RULE_LINES
_MARGINS = {"ND30-I.3-margins", "ND30-I.3-margins-landscape"}
_MENDED = frozenset(rule for rule, _repair in FIRST)
_RULED = ("motto", "issuer", "subject")


@unchanging(frozen=True, slots=True)
class Change:
    """One repair: the rule that asked for it, where, and what was changed into what."""

    rule: str
    spot: Spot
    message: Message


@unchanging(frozen=True)
class RepairedCopy:
    """The repaired copy: its bytes, what was changed, and what the linter still finds.

    `taken_back` are the rules whose repair would have made something else worse.
    """

    data: bytes
    changes: tuple[Change, ...]
    left: LintResult
    taken_back: tuple[str, ...] = ()

    @property
    def places(self) -> int:
        """At how many places something was changed."""
        return sum(int(str(one.message.values.get("count", 1))) for one in self.changes)

    def unmended(self) -> Iterator[tuple[LintFinding, Message]]:
        """What the linter still finds, each with the reason why it was not mended."""
        for one in self.left.findings:
            yield one, self._why_left(one)

    def _why_left(self, finding: LintFinding) -> Message:
        if finding.rule in self.taken_back:
            return say("để nguyên, vì sửa chỗ này thì chỗ khác sai")
        if finding.rule in _MARGINS:
            return say("để nguyên, vì có bảng không thu hẹp theo lề mới được")
        if finding.rule in _MENDED:
            return say("để nguyên, vì không chắc sửa thế nào cho đúng")
        return say("phải sửa bằng tay")


def fix_file(path: Path, asked: Asked | None = None) -> RepairedCopy:
    """Repair a copy; rules that the profile does not ask for, or that are skipped, are left alone."""
    asked = asked or Asked()
    return fix_checked(lint_file(path, asked), asked)


def fix_checked(checked: LintResult, asked: Asked) -> RepairedCopy:
    """The same for a file that was checked; its parsed parts are changed in place."""
    with knowing(asked.kinds):
        _refuse_copies(checked.document)
        spelt, changes = _in_unicode(checked, asked)
        apart = _line_by_line(spelt)
        made = _Repairing(apart, forms=asked.forms, skip=asked.skip).copy()
        if not made.changes and apart is not spelt:
            return RepairedCopy(spelt.document.package.packed({}), tuple(changes), spelt)
        return replace(made, changes=(*changes, *made.changes))


def _line_by_line(checked: LintResult) -> LintResult:
    """The file with a run for each line of its components; what is found in it is the same."""
    if not cut_runs_at_lines(checked.document, components.PARTS):
        return checked
    document, _ = _written(checked.document)
    return replace(checked, document=document)


def _in_unicode(checked: LintResult, asked: Asked) -> tuple[LintResult, list[Change]]:
    """The file with its letters in Unicode, checked anew: only then do its words say what its parts are.

    What the other repairs are held against is this, since more can be found wrong in a text that can
    be read.
    """
    if encoding.RULE in asked.skip or checked.standard.severity(encoding.RULE) is None:
        return checked, []
    document, told = checked.document, texts_of(checked.document.package)
    changes = [
        Change(rule, *one)
        for rule, repair in encoding.LETTERS
        for one in repair(document, checked.standard)
    ]
    if not changes:
        return checked, []
    document, _ = _written(document)
    if not says_the_same(told, texts_of(document.package), [encoding.can_be_had_back]):
        return lint_opened(read_document(checked.document.package.anew()), asked), []
    return lint_opened(document, asked), changes


def _refuse_copies(document: WordFile) -> None:
    """What is repaired must be the file itself, and not what LibreOffice made of it."""
    kind = document.package.made_of
    if kind is not None:
        message = say(
            "{kind}: --fix chỉ sửa tệp .docx thường, vì bản chuyển có thể lệch", kind=kind.said
        )
        hint = say("mở bằng Word, lưu lại dạng .docx rồi chạy lại với --fix")
        raise refuse(document.file, "E-DOCX-FIX", message, hint)


class _Repairing:
    """One file under repair; each attempt begins with the file as it was."""

    def __init__(self, checked: LintResult, *, forms: bool, skip: Iterable[str]) -> None:
        self._checked = checked
        self._standard = checked.standard
        self._forms = forms
        self._skip = frozenset(skip)
        self._texts = texts_of(checked.document.package)
        self._untouched: WordFile | None = checked.document

    def copy(self) -> RepairedCopy:
        """The copy with all repairs, or with those that make nothing worse."""
        asked = [one for one in (*FIRST, *THEN) if self._is_asked(one[0])]
        made = self._attempt(asked)
        if self._is_no_worse(made):
            return made
        wanted = [one for one in asked if one[0] in {change.rule for change in made.changes}]
        kept = self._harmless(wanted, [])
        made = self._attempt(kept)
        lost = dict.fromkeys(rule for rule, repair in wanted if (rule, repair) not in kept)
        return replace(made, taken_back=tuple(lost))

    def _is_asked(self, rule: str) -> bool:
        return rule not in self._skip and self._standard.severity(rule) is not None

    def _harmless(
        self, repairs: Sequence[tuple[str, Repair]], kept: list[tuple[str, Repair]]
    ) -> list[tuple[str, Repair]]:
        """Those kept, with as many of the repairs as make nothing worse, found by halves."""
        if not repairs or self._is_no_worse(self._attempt([*kept, *repairs])):
            return [*kept, *repairs]
        if len(repairs) == 1:
            return kept
        middle = len(repairs) // 2
        return self._harmless(repairs[middle:], self._harmless(repairs[:middle], kept))

    def _attempt(self, repairs: Sequence[tuple[str, Repair]]) -> RepairedCopy:
        document, data = self._as_it_was(), b""
        heads = _drawn_heads(document)
        changes = list(self._made(document, [one for one in repairs if one in FIRST]))
        if _drawn_heads(document) != heads:
            document, data = _written(document)
        drawn = list(self._made(document, [one for one in repairs if one in THEN]))
        if not changes and not drawn:
            return RepairedCopy(document.package.packed({}), (), self._checked)
        if drawn or not data:
            document, data = _written(document)
        left = lint_document(document, self._standard, forms=self._forms, skip=self._skip)
        return RepairedCopy(data, (*changes, *drawn), left)

    def _as_it_was(self) -> WordFile:
        """The document that was checked, or that file read again once it was changed."""
        document, self._untouched = self._untouched, None
        return document or read_document(self._checked.document.package.anew())

    def _made(self, document: WordFile, repairs: Iterable[tuple[str, Repair]]) -> Iterator[Change]:
        """The repairs of a file, or of each of its forms but for what concerns the file as a whole."""
        pieces = [form for _, form in split_forms(document)] if self._forms else []
        for rule, repair in repairs:
            whole = not pieces or RULES[rule].once
            for piece in [document] if whole else pieces:
                yield from (Change(rule, *one) for one in repair(piece, self._standard))

    def _is_no_worse(self, made: RepairedCopy) -> bool:
        """Whether the linter finds no more than before, rule by rule, and the text is the same."""
        before, after = _counts(self._checked), _counts(made.left)
        if any(after[rule] > before[rule] for rule in after):
            return False
        rules = {change.rule for change in made.changes}
        texts = texts_of(made.left.document.package)
        return says_the_same(self._texts, texts, [components.undoing(rules)])


def _counts(checked: LintResult) -> Counter[str]:
    """How many places break each rule."""
    found = Counter[str]()
    for one in checked.findings:
        found[one.rule] += int(str(one.message.values.get("count", 1)))
    return found


def _drawn_heads(document: WordFile) -> list[bytes]:
    """The lines under which a line is drawn, as markup: the length of that depends on them."""
    lines = [
        line for letter in document.letters for part in _RULED for line in letter.lines_of(part)
    ]
    return [etree.tostring(line.paragraph.element, method="c14n") for line in lines]


def _written(document: WordFile) -> tuple[WordFile, bytes]:
    """The document written and read again, so that its formats are those of the repaired file."""
    data = document.package.packed(_trees(document))
    return read_document(read_package(data, document.file)), data


def _trees(document: WordFile) -> dict[str, Element]:
    """The parts that a repair may have changed."""
    package = document.package
    kinds = ("settings", "footnotes", "endnotes")
    names = [
        package.main,
        *document.margins,
        *(package.related(package.main, one) for one in kinds),
    ]
    found = ((name, package.tree(name)) for name in names if name)
    return {name: tree for name, tree in found if tree is not None}
