"""Bodies in strips: what nobody has touched comes back byte for byte, and what is written anew reads the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from places import ROOT

from generator.drafting.in_strips.cutting import cut_body
from generator.drafting.in_strips.joining import Reworked, join_strips
from generator.drafting.in_strips.strand_text import NotWritten
from generator.drafting.in_strips.strip import (
    CutBody,
    Strand,
    StrandKind,
    Strip,
    StripKind,
    plain,
    tidied,
)

NOTHING = CutBody("", ())
PLACES = ("campaigns/*/documents/*.yaml", "generator/office/skeletons/**/*.yaml", "tests/data/**/*.yaml")  # fmt: skip


def _bodies():
    for path in sorted(path for place in PLACES for path in ROOT.glob(place)):
        try:
            record = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError):
            continue
        if isinstance(record, dict):
            nested = [one for one in record.get("documents") or [] if isinstance(one, dict)]
            texts = [one.get("body") for one in (record, *nested)]
            yield from (
                pytest.param(text, id=str(path.relative_to(ROOT)))
                for text in texts
                if isinstance(text, str)
            )
    for path in sorted(ROOT.glob("templates/passages/*.md")):
        yield pytest.param(path.read_text(encoding="utf-8"), id=path.name)


BODIES = list(_bodies())


def anew(strips):
    """A body of these strips, none of which comes from another."""
    return join_strips(NOTHING, [Reworked(one) for one in strips])


def said(body):
    return [one.said for one in cut_body(body).strips if one.kind is not StripKind.LOCKED]


def shown(body):
    """Each strip with its mark; `[` around bold, `{` around italic words, `‹ ›` around tags, `|` for a break."""
    signs = {StrandKind.TEXT: "{}", StrandKind.BREAK: "|"}
    lines = []
    for strip in cut_body(body).strips:
        parts = []
        for one in strip.strands:
            text = signs.get(one.kind, "‹{}›").format(one.text)
            text = f"_{text}_" if one.italic else text
            parts.append(f"[{text}]" if one.bold else text)
        level = strip.level if strip.kind is not StripKind.PARAGRAPH else ""
        kind = strip.locked_as or f"{strip.kind}{level}"
        lines.append(f"{kind}: {''.join(parts) or strip.name or strip.source}")
    return lines


@pytest.mark.parametrize("body", BODIES)
def test_an_untouched_body_comes_back_byte_for_byte(body):
    cut = cut_body(body)
    assert cut.text == body
    assert join_strips(cut, [Reworked(one, at) for at, one in enumerate(cut.strips)]) == body


@pytest.mark.parametrize("body", BODIES)
def test_a_body_written_anew_reads_the_same(body):
    assert said(anew(cut_body(body).strips)) == said(body)


@pytest.mark.parametrize("body", BODIES)
def test_one_changed_strip_leaves_all_others_as_they_were(body):
    cut = cut_body(body)
    for at, strip in enumerate(cut.strips):
        if strip.kind is StripKind.LOCKED:
            continue
        other = replace(strip, strands=(*strip.strands, Strand(StrandKind.TEXT, " thêm")))
        wanted = [Reworked(one, place) for place, one in enumerate(cut.strips)]
        wanted[at] = Reworked(other, at)
        told = join_strips(cut, wanted)
        before = cut.lead + "".join(f"{one.source}{one.gap}" for one in cut.strips[:at])
        after = strip.gap + "".join(f"{one.source}{one.gap}" for one in cut.strips[at + 1 :])
        assert (told[: len(before)], told[len(told) - len(after) :]) == (before, after)
        assert "thêm" in told[len(before) : len(told) - len(after)]
        break


@pytest.mark.parametrize(
    ("body", "strips"),
    [
        ("Có **{{ a|number }} sáng kiến**.", ["paragraph: Có [‹{{ a|number }}›][ sáng kiến]."]),
        ("# Mục *tiêu*\n\n## Chung", ["heading1: Mục _tiêu_", "heading2: Chung"]),
        ("- a\n  b\n  - c\n1. d\n2) e", ["bullet1: a b", "bullet2: c", "numbered1: d", "lettered1: e"]),
        ("a \\\nb", ["paragraph: a|b"]),
        ("{{ tables.x }}\n{{ passages.y }}", ["table: x", "passage: y"]),
        ("| A | B |\n|---|---|\n| 1 | 2 |", ["grid: | A | B |\n|---|---|\n| 1 | 2 |"]),
        ("{% if a %}\nMột.\n{% endif %}", ["statement: {% if a %}", "paragraph: Một.", "statement: {% endif %}"]),
        ("{% if a %}\nx\n{% else %}\ny\n{% endif %}", ["paragraph: ‹{% if a %}›x ‹{% else %}›y‹{% endif %}›"]),
        ("{% if a %}\n- x\n{% else %}\n- y\n{% endif %}\n",
         ["statement: {% if a %}", "bullet1: x", "statement: {% else %}", "bullet1: y", "statement: {% endif %}"]),
        ('Dấu {{ "{{" }} là chữ', ["paragraph: Dấu {{ là chữ"]),
        ("Có {{ a ", ["source: Có {{ a "]),
        ("Có {{ a \n\nHai", ["source: Có {{ a ", "paragraph: Hai"]),
        ("[chữ](dia-chi)", ["source: [chữ](dia-chi)"]),
        ("năm\n2022. Đó là", ["paragraph: năm 2022. Đó là"]),
        ("{# ghi chú #}\n{% set a = {'b': 1}\n %}\nx", ["statement: {# ghi chú #}", "statement: {% set a = {'b': 1}\n %}", "paragraph: x"]),
        ("", []),
        (" \n\nx\n", ["paragraph: x"]),
    ],
)  # fmt: skip
def test_what_a_body_is_cut_into(body, strips):
    assert shown(body) == strips
    assert cut_body(body).text == body


WORDS = st.text(
    st.sampled_from("ab1 .,;:*{}%#[]\\-+|>~`\"'()_&<!=/“”0\n\ue010\U000f0010"), max_size=14
)
CHIPS = st.sampled_from(['{{ a|b("x") }}', "{{ c }}", "{% raw %}{{{% endraw %}"])
COMMANDS = st.sampled_from(["{% if a %}", "{% endif %}", "{# c #}"])
STRANDS = st.one_of(
    st.builds(Strand, st.just(StrandKind.TEXT), WORDS, st.booleans(), st.booleans()),
    st.builds(Strand, st.just(StrandKind.CHIP), CHIPS, st.booleans(), st.booleans()),
    st.builds(Strand, st.just(StrandKind.COMMAND), COMMANDS, st.booleans(), st.booleans()),
    st.just(Strand(StrandKind.BREAK)),
)
MARKS = {StripKind.BULLET: "-", StripKind.NUMBERED: "3", StripKind.LETTERED: "2"}


@st.composite
def strips(draw):
    kind = draw(st.sampled_from([one for one in StripKind if one is not StripKind.LOCKED]))
    strands = tuple(draw(st.lists(STRANDS, min_size=1, max_size=4)))
    level = draw(st.integers(1, 3)) if kind is not StripKind.PARAGRAPH else 1
    return Strip(kind, "", level=level, mark=MARKS.get(kind, ""), strands=strands)


def words_in(found):
    """All words without their blanks, and all tags in order."""
    text = [one.text for strip in found for one in strip.strands if one.kind is StrandKind.TEXT]
    return "".join(plain("".join(text)).split())


def tags_in(found):
    kinds = {StrandKind.CHIP, StrandKind.COMMAND}
    tags = [
        one.text if strip.kind is not StripKind.LOCKED else strip.source
        for strip in found
        for one in (strip.strands or (Strand(StrandKind.CHIP),))
        if one.kind in kinds
    ]
    return "".join(tags)


@given(st.lists(strips(), min_size=1, max_size=4))
def test_whatever_people_type_stays_words_and_no_tag_comes_of_it(wanted):
    body = anew(wanted)
    found = cut_body(body)
    assert found.text == body
    assert words_in(found.strips) == words_in(wanted)
    assert tags_in(found.strips) == tags_in(wanted)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("5*3*2 và (*)", "5*3*2 và (*)"),
        ("a *b* c", "a \\*b\\* c"),
        ("- không phải gạch", "\\- không phải gạch"),
        ("1. không phải khoản", "1\\. không phải khoản"),
        ("{{ figures.count }}", '{{ "{{" }} figures.count {{ "}}" }}'),
        ("{% if x %}", '{{ "{%" }} if x {{ "%}" }}'),
        ("tập {1, 2}", "tập {1, 2}"),
        ('<script>alert("x")</script>', '<script>alert("x")</script>'),
        ("\\\\may-chu", "\\\\may-chu"),
        ("[chữ](x)", "\\[chữ\\](x)"),
        ("a\tb\x00c", "a b c"),
    ],
)
def test_typed_signs_are_words(typed, written):
    strip = Strip(StripKind.PARAGRAPH, "", strands=(Strand(StrandKind.TEXT, typed),))
    assert anew([strip]) == f"{written}\n"


@pytest.mark.parametrize(
    "strand",
    [
        Strand(StrandKind.CHIP, "{{ a }} {% set x = 1 %}"),
        Strand(StrandKind.CHIP, "{{ a }}{{ b }}"),
        Strand(StrandKind.CHIP, "a"),
        Strand(StrandKind.CHIP, "{% if a %}"),
        Strand(StrandKind.COMMAND, "{{ a }}"),
        Strand(StrandKind.COMMAND, "{% if a %}x"),
    ],
)
def test_a_chip_is_one_expression_and_a_command_one_statement(strand):
    with pytest.raises(NotWritten):
        anew([Strip(StripKind.PARAGRAPH, "", strands=(strand,))])


def test_long_strips_are_broken_between_words_and_never_before_a_mark():
    text = "chữ " * 23 + "dài dài dài - 12. đến # hết " + "chữ " * 5
    strip = Strip(StripKind.BULLET, "", mark="-", strands=(Strand(StrandKind.TEXT, text),))
    assert anew([strip]).splitlines() == [
        "- " + "chữ " * 23 + "dài",
        "  dài dài - 12. đến # hết chữ chữ chữ chữ chữ",
    ]


def test_a_new_item_below_another_stands_as_far_in_as_its_words():
    strips = [
        Strip(kind, "", level=level, mark=mark, strands=(Strand(StrandKind.TEXT, text),))
        for kind, level, mark, text in (
            (StripKind.NUMBERED, 1, "10", "a"),
            (StripKind.BULLET, 2, "-", "b"),
            (StripKind.PARAGRAPH, 1, "", "c"),
            (StripKind.BULLET, 2, "-", "d"),
        )
    ]
    assert anew(strips) == "10. a\n\n    - b\n\nc\n\n- d\n"


def test_blanks_at_the_ends_of_bold_words_stand_outside():
    strands = (Strand(StrandKind.TEXT, "Có "), Strand(StrandKind.TEXT, " đậm ", bold=True))
    assert tidied(strands) == (
        Strand(StrandKind.TEXT, "Có  "),
        Strand(StrandKind.TEXT, "đậm", bold=True),
    )


def test_what_is_taken_out_leaves_no_gap():
    cut = cut_body("a\n\nb\n\nc\n")
    assert join_strips(cut, [Reworked(cut.strips[0], 0), Reworked(cut.strips[2], 2)]) == "a\n\nc\n"


def test_a_paragraph_put_between_two_lines_of_one_is_parted_from_both():
    cut = cut_body("- a\n- b\n")
    new = Strip(StripKind.PARAGRAPH, "", strands=(Strand(StrandKind.TEXT, "x"),))
    wanted = [Reworked(cut.strips[0], 0), Reworked(new), Reworked(cut.strips[1], 1)]
    assert join_strips(cut, wanted) == "- a\n\nx\n\n- b\n"
