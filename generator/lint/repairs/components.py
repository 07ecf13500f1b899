"""Repairs of the components: looks and spacing of each part, its rule line, and two of words.

Of words only the dashes of the Tiêu ngữ and the padding of the date.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from generator.lint import looks
from generator.lint.parts.letter import RuleLine
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.ooxml import EMU_PER_TWIP, TAG, Element, descend
from generator.lint.reading.paragraphs import RIGHT, TextLine
from generator.lint.reading.runs import ReadRun
from generator.lint.repairs import edits
from generator.lint.repairs.certain import sure_lines
from generator.lint.repairs.edits import Correction, Repair
from generator.lint.repairs.same_text import Undoes
from generator.problems import Message, say
from generator.standard import Standard, Value
from generator.workspace import regex

_SLACK = 6
_SHORT = regex(r"(?P<keep>(?P<what>ngày|tháng) )(?P<figure>\d)(?= tháng| năm)")
_PADDING = regex(r"(?<!\d)0(?=[1-9](?!\d))")
_LONG = regex(r"(?P<keep>(?P<what>tháng) )0(?P<figure>\d)(?= năm)")


def own_runs(line: TextLine, lines: Iterable[TextLine]) -> Iterator[ReadRun]:
    """The runs of a line that hold nothing but these lines, so that no other text is changed."""
    held = Counter[int]()
    for one in lines:
        for run in one.runs:
            held[id(run.element)] += _letters(run)
    whole = {id(run.element): _letters(run) for run in line.paragraph.runs}
    for run in line.runs:
        key = id(run.element)
        if run.text.strip() and whole.get(key) == held[key]:
            yield run


def _letters(run: ReadRun) -> int:
    return sum(not letter.isspace() for letter in run.text)


def _look(part: str, look: str, document: WordFile, standard: Standard) -> Iterator[Correction]:
    """A repair of one look of one part: of its size, weight, slant or alignment."""
    value = standard.values.get(f"parts.{part}.{look}")
    if value is None:
        return
    for letter in document.letters:
        lines = letter.lines_of(part)
        for line in sure_lines(letter, part):
            said = _CHANGERS[look](line, list(own_runs(line, lines)), look, value)
            if said is not None:
                yield (line.spot, _of_part(part, said))


def _of_part(part: str, said: Message) -> Message:
    return Message(said.source, {"part": looks.PARTS[part], **said.values})


def _resize(_line: TextLine, runs: list[ReadRun], _look: str, value: Value) -> Message | None:
    wrong = [run for run in runs if not looks.size_admitted(run.format.size, value)]
    for run in wrong:
        edits.set_size(run.element, edits.nearest_size(run.format.size, value))
    if not wrong:
        return None
    old = wrong[0].format.size
    new = looks.points_said(edits.nearest_size(old, value))
    return say("{part}: cỡ {old} thành cỡ {new}", old=looks.points_said(old), new=new)


def _switch(_line: TextLine, runs: list[ReadRun], look: str, value: Value) -> Message | None:
    wrong = [run for run in runs if not looks.value_admits(value, said=getattr(run.format, look))]
    for run in wrong:
        edits.set_switch(run.element, look[:1], on=value.value is True)
    return _SWITCHED[look, value.value is True] if wrong else None


_SWITCHED = {
    ("bold", True): say("{part}: thành chữ đậm"),
    ("bold", False): say("{part}: bỏ chữ đậm"),
    ("italic", True): say("{part}: thành chữ nghiêng"),
    ("italic", False): say("{part}: thành chữ đứng"),
}


def _realign(line: TextLine, _runs: list[ReadRun], _look: str, value: Value) -> Message | None:
    """What stands at the right of the page, outside of tables, stays in its right half."""
    if looks.is_aligned(line, value):
        return None
    paragraph, new = line.paragraph, str(value.value)
    if new == "center" and paragraph.cell is None and line.side == RIGHT:
        edits.set_left(paragraph.element, max(paragraph.format.left, paragraph.room // 2))
    edits.set_align(paragraph.element, new)
    old = looks.align_said(paragraph.format.align)
    return say("{part}: {old} thành {new}", old=old, new=looks.align_said(new))


_CHANGERS = {"size": _resize, "bold": _switch, "italic": _switch, "align": _realign}


def _single(parts: tuple[str, str], document: WordFile, _: Standard) -> Iterator[Correction]:
    """A repair of line and paragraph spacing in the heading."""
    for letter in document.letters:
        lines = [line for part in parts for line in sure_lines(letter, part)]
        for at, line in enumerate(lines):
            look = line.paragraph.format
            apart = (look.before > 0 and at > 0) or (look.after > 0 and at < len(lines) - 1)
            if not looks.is_single(look, line.size) or apart:
                inner = {"before": 0} if at else {}
                outer = {"after": 0} if at < len(lines) - 1 else {}
                edits.set_spacing(line.paragraph.element, line=240, **inner, **outer)
                yield (line.spot, say("giãn dòng đơn, không cách đoạn"))


def _set_of_sizes(document: WordFile, standard: Standard) -> Iterator[Correction]:
    sets = looks.size_sets(standard)
    for letter in document.letters:
        lines = {part: line for part in sets["small"] for line in sure_lines(letter, part)}
        if lines.keys() != sets["small"].keys():
            continue
        small = lines["national_title"].size <= sets["small"]["national_title"]
        for part, size in sets["small" if small else "large"].items():
            line = lines[part]
            sizes = {edits.size_of(run) for run in own_runs(line, [line])} - {size}
            for run in own_runs(line, [line]) if sizes else ():
                edits.set_size(run.element, size)
            if sizes:
                said = {"old": looks.points_said(min(sizes)), "new": looks.points_said(size)}
                yield (line.spot, _of_part(part, say("{part}: cỡ {old} thành cỡ {new}", **said)))


def _flush(document: WordFile, _standard: Standard) -> Iterator[Correction]:
    for line in (
        one for letter in document.letters for one in sure_lines(letter, "recipient_item")
    ):
        if line.alone and line.paragraph.format.start > _SLACK:
            edits.set_first_line(line.paragraph.element, 0)
            yield (line.spot, say("gạch đầu dòng sát lề trái"))


def _subject_gap(document: WordFile, standard: Standard) -> Iterator[Correction]:
    least = looks.least_of(standard, "parts.directive_subject.before")
    found = (sure_lines(letter, "directive_subject") for letter in document.letters)
    for first in (line for lines in found for line in lines[:1]):
        if first.paragraph.format.before < least.twips:
            edits.set_spacing(first.paragraph.element, before=least.twips)
            yield (first.spot, say("cách số, ký hiệu {least}", least=least))


def _length(part: str, document: WordFile, standard: Standard) -> Iterator[Correction]:
    """A repair of the line under a part, drawn as a border or as a shape of its own."""
    for letter in document.letters:
        lines, rules = sure_lines(letter, part), letter.rules_under(part)
        if len(rules) != 1 or not lines or not all(map(looks.has_words, lines)):
            continue
        widths = looks.printed_widths(lines)
        fits = looks.rule_fits(rules[0], widths, looks.rule_length(standard, part))
        wanted = round(max(widths) * standard.share(f"rule_lines.{part}"))
        if not fits and _set(rules[0], wanted):
            message = say("đường kẻ thành {length} mm", length=looks.millimetres(wanted))
            yield (rules[0].paragraph.spot, message)


def _set(rule: RuleLine, length: int) -> bool:
    """Make a line that long; underscores and borders of words are left alone."""
    paragraph = rule.paragraph
    if paragraph.frame or paragraph.box is not None:
        return False
    if rule.carrier == "border" and paragraph.is_empty and paragraph.room >= length:
        left = (paragraph.room - length) // 2
        indents = edits.ensure(edits.properties(paragraph.element), "ind")
        indents.attrib.clear()
        indents.set(TAG["w:left"], str(left))
        indents.set(TAG["w:right"], str(paragraph.room - length - left))
        return True
    return rule.carrier == "shape" and _stretch(rule, length)


def _stretch(rule: RuleLine, length: int) -> bool:
    drawings = list(descend(rule.paragraph.element, "w:drawing"))
    if len(drawings) != 1:
        return False
    for extent in descend(drawings[0], "wp:extent", "a:ext"):
        extent.set("cx", str(length * EMU_PER_TWIP))
    return True


def _motto_text(document: WordFile, standard: Standard) -> Iterator[Correction]:
    """Only blanks and dashes: the letters must already be right."""
    wanted = standard.text("texts.motto")
    for letter in document.letters:
        line = letter.motto
        if line is None or line.text == wanted:
            continue
        if "".join(filter(str.isalpha, line.text)) != "".join(filter(str.isalpha, wanted)):
            continue
        runs = list(own_runs(line, [line]))
        if runs and "".join(run.text for run in runs).strip() == line.raw.strip():
            _rewrite(runs, wanted)
            yield (line.spot, say("sửa dấu gạch của Tiêu ngữ"))


def _rewrite(runs: list[ReadRun], text: str) -> None:
    """Put the text into the first run and empty the others."""
    for at, run in enumerate(runs):
        nodes = [node for node in run.element if node.tag == TAG["w:t"]]
        for place, node in enumerate(nodes):
            node.text = "" if at or place else text


def _date(
    pattern: re.Pattern[str], document: WordFile, standard: Standard, *, padded: bool
) -> Iterator[Correction]:
    """A repair of the padding of days and months, within one run."""
    words = say("thêm số 0 vào ngày, tháng") if padded else say("bỏ số 0 thừa của tháng")
    months = set(standard.texts("date.pad_months"))
    for line in (letter.place_date for letter in document.letters if letter.place_date):
        for node in _texts(line):
            old = node.text or ""
            node.text = pattern.sub(lambda found: _padding(found, months, padded=padded), old)
            if node.text != old:
                yield (line.spot, words)


def _texts(line: TextLine) -> list[Element]:
    runs = own_runs(line, [line])
    return [node for run in runs for node in run.element if node.tag == TAG["w:t"]]


def _padding(found: re.Match[str], months: set[str], *, padded: bool) -> str:
    figure = found["figure"]
    is_month = found["what"] == "tháng"
    if not padded:
        return found["keep"] + figure if figure not in months else found[0]
    return f"{found['keep']}0{figure}" if figure in months or not is_month else found[0]


def undoing(rules: Collection[str]) -> Undoes:
    """Whether two texts of a paragraph are the same but for what these rules may change of words.

    Several of them may have changed one paragraph, whose lines are a date and a Tiêu ngữ.
    """
    apart = [_ALIKE[rule] for rule in _ALIKE if rule in rules]

    def is_undone(old: Sequence[str], new: Sequence[str]) -> bool:
        one, other = "".join(old), "".join(new)
        for alike in apart:
            one, other = alike(one), alike(other)
        return one == other

    return is_undone


def _letters_of(text: str) -> str:
    """A text without its blanks and dashes."""
    return "".join(filter(str.isalnum, text))


_ALIKE: Mapping[str, Callable[[str], str]] = {
    "ND30-II.4.b-pad": partial(_PADDING.sub, ""),
    "ND30-II.4.b-nopad": partial(_PADDING.sub, ""),
    "ND30-II.1.b-tieungu-text": _letters_of,
}
WORDS: tuple[tuple[str, Repair], ...] = (
    ("ND30-II.1.b-tieungu-text", _motto_text),
    ("ND30-II.4.b-pad", partial(_date, _SHORT, padded=True)),
    ("ND30-II.4.b-nopad", partial(_date, _LONG, padded=False)),
)
_STYLED = (
    ("ND30-II.1.a-quochieu-style", "national_title"),
    ("ND30-II.1.b-tieungu-style", "motto"),
    ("ND30-II.2.b-parent-style", "superior"),
    ("ND30-II.2.b-org-style", "issuer"),
    ("ND30-II.3.c-style", "number_symbol"),
    ("ND30-II.4.c-style", "place_date"),
    ("ND30-II.5.b-type-style", "kind_title"),
    ("ND30-II.5.b-subject-style", "subject"),
    ("ND30-II.5.b-cv-form", "directive_subject"),
    ("ND30-II.9.d-kinhgui-style", "addressees"),
    ("ND30-II.9.d-kinhgui-style", "addressee_item"),
    ("ND30-II.7.dd-pos-style", "signature_authority"),
    ("ND30-II.7.dd-name-style", "signature_name"),
    ("ND30-II.9.d-noinhan-label", "recipients_label"),
    ("ND30-II.9.d-noinhan-items", "recipient_item"),
    ("ND30-III.1.b-label", "annex_label"),
    ("ND30-III.1.b-title", "annex_title"),
    ("ND30-III.1.c-inherit", "attached_to"),
    ("ND30-III.2.a-secret", "secrecy"),
    ("ND30-III.2.b-urgent", "urgency"),
    ("ND30-III.2.c-circulation", "circulation"),
    ("ND30-III.3-drafter", "drafter"),
    ("ND30-III.4-address", "address"),
)
PARTS = tuple(part for _rule, part in _STYLED)
"""The parts whose looks are mended."""
LOOKS: tuple[tuple[str, Repair], ...] = (
    *((rule, partial(_look, part, look)) for rule, part in _STYLED for look in _CHANGERS),
    ("ND30-V.fn1-size-set", _set_of_sizes),
    ("ND30-II.9.d-noinhan-items", _flush),
    ("ND30-II.1.c-spacing", partial(_single, ("national_title", "motto"))),
    ("ND30-II.2.b-spacing", partial(_single, ("superior", "issuer"))),
    ("ND30-II.5.b-cv-gap", _subject_gap),
)
RULE_LINES: tuple[tuple[str, Repair], ...] = (
    ("ND30-II.1.b-tieungu-rule", partial(_length, "motto")),
    ("ND30-II.2.b-org-rule", partial(_length, "issuer")),
    ("ND30-II.5.b-subject-rule", partial(_length, "subject")),
)
