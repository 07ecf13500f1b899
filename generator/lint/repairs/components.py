"""Repairs of the components: size, weight, slant, alignment and spacing of each part."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.format_edits import set_align, set_first_line, set_size, set_spacing, set_switch
from generator.lint.looks import is_single, part_name, points_said, size_admitted, value_admits
from generator.lint.reading.anatomy import Document
from generator.lint.reading.paragraphs import Line
from generator.lint.reading.runs import Run
from generator.lint.repairs.change import Change, Repair
from generator.lint.repairs.nearest import nearest_size
from generator.lint.repairs.parts import lines_of_part, own_runs
from generator.problems import say
from generator.standard import Length, Standard, Value

Target = tuple[str, Line, list[Run]]
_SLACK = 6
_SET = ("national_title", "motto", "place_date")


def _looks(part: str) -> Repair:
    """A repair of size, weight, slant and alignment of one part."""

    def repair(rule: str, document: Document, standard: Standard) -> Iterator[Change]:
        for letter in document.letters:
            lines = lines_of_part(letter, part)
            for line in lines:
                runs = list(own_runs(line, lines))
                yield from _resize(rule, (part, line, runs), standard[f"parts.{part}.size"])
                for look in ("bold", "italic"):
                    value = standard.values.get(f"parts.{part}.{look}")
                    if value is not None:
                        yield from _switch(rule, (part, line, runs), look, value)
                value = standard.values.get(f"parts.{part}.align")
                if value is not None:
                    yield from _realign(rule, part, line, value)

    return repair


def _resize(rule: str, target: Target, value: Value) -> Iterator[Change]:
    part, line, runs = target
    wrong = [run for run in runs if not size_admitted(run.format.size, value)]
    for run in wrong:
        set_size(run.element, nearest_size(run.format.size, value))
    if wrong:
        old = wrong[0].format.size
        message = say("{part}: cỡ {old} thành cỡ {new}", part=part_name(part),
                      old=points_said(old), new=points_said(nearest_size(old, value)))  # fmt: skip
        yield Change(rule, line.spot, message)


def _switch(rule: str, target: Target, look: str, value: Value) -> Iterator[Change]:
    part, line, runs = target
    said: bool = value.value is True
    wrong = [run for run in runs if not value_admits(value, said=getattr(run.format, look))]
    for run in wrong:
        set_switch(run.element, look[:1], on=said)
    if wrong:
        yield Change(rule, line.spot, _SWITCHED[look, said](part_name(part)))


_SWITCHED = {
    ("bold", True): lambda part: say("{part}: thành chữ đậm", part=part),
    ("bold", False): lambda part: say("{part}: bỏ chữ đậm", part=part),
    ("italic", True): lambda part: say("{part}: thành chữ nghiêng", part=part),
    ("italic", False): lambda part: say("{part}: thành chữ đứng", part=part),
}


def _realign(rule: str, part: str, line: Line, value: Value) -> Iterator[Change]:
    paragraph = line.paragraph
    placed = line.alone and not paragraph.frame and paragraph.box is None
    if placed and paragraph.format.align not in {value.value, *value.options}:
        set_align(paragraph.element, str(value.value))
        yield Change(rule, line.spot, say("{part}: sửa canh lề", part=part_name(part)))


def _single(*parts: str) -> Repair:
    """A repair of line and paragraph spacing in the heading."""

    def repair(rule: str, document: Document, _standard: Standard) -> Iterator[Change]:
        for letter in document.letters:
            lines = [line for part in parts for line in lines_of_part(letter, part)]
            for at, line in enumerate(lines):
                look = line.paragraph.format
                apart = (look.before > 0 and at > 0) or (look.after > 0 and at < len(lines) - 1)
                if not is_single(look, line.size) or apart:
                    inner = {"before": 0} if at else {}
                    outer = {"after": 0} if at < len(lines) - 1 else {}
                    set_spacing(line.paragraph.element, line=240, **inner, **outer)
                    yield Change(rule, line.spot, say("giãn dòng đơn, không cách đoạn"))

    return repair


def _set_of_sizes(rule: str, document: Document, standard: Standard) -> Iterator[Change]:
    for letter in document.letters:
        lines = [getattr(letter, part) for part in _SET]
        if not all(lines):
            continue
        name = (
            "small"
            if lines[0].size <= standard.length("size_sets.small.national_title").half_points
            else "large"
        )
        wanted = [standard.length(f"size_sets.{name}.{part}").half_points for part in _SET]
        for line, size in zip(lines, wanted, strict=True):
            if line.size != size:
                for run in own_runs(line, [line]):
                    set_size(run.element, size)
                yield Change(rule, line.spot, say("cỡ chữ thành {new}", new=points_said(size)))


def _flush(rule: str, document: Document, _standard: Standard) -> Iterator[Change]:
    for line in (one for letter in document.letters for one in letter.recipients):
        if line.alone and line.paragraph.format.start > _SLACK:
            set_first_line(line.paragraph.element, 0)
            yield Change(rule, line.spot, say("gạch đầu dòng sát lề trái"))


def _subject_gap(rule: str, document: Document, standard: Standard) -> Iterator[Change]:
    value = standard["parts.directive_subject.before"]
    least = value.low if isinstance(value.low, Length) else standard.length(value.path)
    for letter in document.letters:
        first = letter.directive_subject[:1]
        if first and first[0].paragraph.format.before < least.twips:
            set_spacing(first[0].paragraph.element, before=least.twips)
            yield Change(rule, first[0].spot, say("cách số, ký hiệu {least}", least=least))


REPAIRS: tuple[tuple[str, Repair], ...] = (
    ("ND30-II.1.a-quochieu-style", _looks("national_title")),
    ("ND30-II.1.b-tieungu-style", _looks("motto")),
    ("ND30-II.2.b-parent-style", _looks("superior")),
    ("ND30-II.2.b-org-style", _looks("issuer")),
    ("ND30-II.3.c-style", _looks("number_symbol")),
    ("ND30-II.4.c-style", _looks("place_date")),
    ("ND30-V.fn1-size-set", _set_of_sizes),
    ("ND30-II.5.b-type-style", _looks("kind_title")),
    ("ND30-II.5.b-subject-style", _looks("subject")),
    ("ND30-II.5.b-cv-form", _looks("directive_subject")),
    ("ND30-II.9.d-kinhgui-style", _looks("addressees")),
    ("ND30-II.9.d-kinhgui-style", _looks("addressee_item")),
    ("ND30-II.7.dd-pos-style", _looks("signature_authority")),
    ("ND30-II.7.dd-name-style", _looks("signature_name")),
    ("ND30-II.9.d-noinhan-label", _looks("recipients_label")),
    ("ND30-II.9.d-noinhan-items", _looks("recipient_item")),
    ("ND30-II.9.d-noinhan-items", _flush),
    ("ND30-III.1.b-label", _looks("annex_label")),
    ("ND30-III.1.b-title", _looks("annex_title")),
    ("ND30-III.1.c-inherit", _looks("attached_to")),
    ("ND30-III.2.b-urgent", _looks("urgency")),
    ("ND30-III.2.c-circulation", _looks("circulation")),
    ("ND30-III.3-drafter", _looks("drafter")),
    ("ND30-III.4-address", _looks("address")),
    ("ND30-II.1.c-spacing", _single("national_title", "motto")),
    ("ND30-II.2.b-spacing", _single("superior", "issuer")),
    ("ND30-II.5.b-cv-gap", _subject_gap),
)
