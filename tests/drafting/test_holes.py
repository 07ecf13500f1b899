"""A body whose values are holes says what it says with its values read as a part of it."""

from __future__ import annotations

import uncompiled
from hypothesis import example, given
from hypothesis import strategies as st

from generator.drafting.body import BodyWriter
from generator.drafting.expressions import Expressions
from generator.drafting.vocabulary.limits import with_mark
from generator.figures import Coverage, Figure
from generator.problems import Place
from generator.standard import Outline
from generator.word.prose.laid_out import _known_layout

LIMITED = Figure(7, coverage=(Coverage(2, 3),))
VALUES = st.one_of(
    st.sampled_from(
        [
            *("", " ", "1", "25", "1.200", "0", "số 7", "Xã A", "A & B", "<b>", "một\nhai", "x\n"),
            *("*", "**đậm**", "# đầu", "- mục", "a|b", "…", "hai  dấu", "“nháy”", "(A)", "7.", ";"),
            *("\ue0021\ue003", "é", "²", "x\r\ny", "\U00100003", ".", "x./", "./.", "/"),
            with_mark("7", LIMITED),
            f"trước {with_mark('7', LIMITED)}. Sau",
        ]
    ),
    st.text(st.sampled_from("a1 .*_|#-+)(\\\n&<Đ"), max_size=5),
)
PIECES = st.sampled_from(
    ["{}", "{}", "{}", "**", "*", " ", " ", "Đạt", "5", ".", ")", "|", ";", " (", "\\", ", ", "…"]
)
STARTS = st.sampled_from(
    ["", "", "", "# ", "## ", "- ", "  - ", "1. ", "1) ", "| ", "|--|--|", "    "]
)
LINES = st.tuples(STARTS, st.lists(PIECES, max_size=7).map("".join)).map("".join)


def ours(text, values, outline, *, end_mark):
    names = {f"v{place}": value for place, value in enumerate(values)}
    expressions = Expressions(names, 1, lambda path, line, column: Place("body", line, column))
    source = text.format(*(f"{{{{ {name} }}}}" for name in names))
    written = BodyWriter(None, expressions).write(
        source, "body", outline=outline, end_mark=end_mark
    )
    return str(written), [one.place.line for one in expressions.problems]


@given(
    st.lists(LINES, min_size=1, max_size=6).map("\n".join),
    st.lists(VALUES, min_size=24, max_size=24),
    st.sampled_from([Outline.ROMAN, Outline.ARABIC]),
    st.booleans(),
)
@example("{}. Mục\n\n{}) Ý", ["1", "2"], Outline.ROMAN, False)
@example("giảm {} ({}) so với -2; 3-{}", ["-1,83", "-4", "-5"], Outline.ROMAN, True)
@example("{}", ["\\-1"], Outline.ROMAN, False)
@example("Đạt {}.", ["1.200 (-5)"], Outline.ROMAN, True)
@example("{}1", ["-"], Outline.ROMAN, False)
@example("- {}{}. x", ["1", "2"], Outline.ROMAN, False)
@example("5 *{}* 2", ["3"], Outline.ROMAN, False)
@example("Đạt {}.", ["9"], Outline.ROMAN, True)
@example("Đạt {}.", ["x./"], Outline.ROMAN, True)
@example("Đạt {}/.", ["."], Outline.ROMAN, True)
@example("Đạt {} ", ["."], Outline.ROMAN, True)
@example("Đạt **{}**.", ["./"], Outline.ROMAN, True)
@example("{}\n\n{}. x", [with_mark("7", LIMITED), "1"], Outline.ROMAN, False)
@example("\U0001d400{}\U0001d7ce", ["(A)"], Outline.ROMAN, False)
@example("\U0001d400{}\U0001d7ce", ["1"], Outline.ROMAN, False)
@example("a**{}**", ["b"], Outline.ROMAN, True)
@example("# Kết quả {}\n\nĐạt {}.", ["đạt 5", with_mark("7", LIMITED)], Outline.ROMAN, True)
@example("| A | {} |\n|---|---|\n| {} | {} |", ["1", "a|b", "x\ny"], Outline.ROMAN, False)
def test_the_same_as_read_with_its_values(text, values, outline, end_mark):
    values = values[: text.count("{}")]
    expected, told = uncompiled.write(text, values, outline, end_mark=end_mark)
    found, lines = ours(text, values, outline, end_mark=end_mark)
    assert found == expected
    assert lines == list(dict.fromkeys(told)) or lines == told


def test_bodies_that_differ_in_their_values_only_are_read_once():
    _known_layout.cache_clear()
    for value in ("Xã A", "Phường B", "x & y", "1.200", "-"):
        ours("# Kết quả\n\n{}: đạt.", [value], Outline.ROMAN, end_mark=True)
    ours("# Kết quả\n\n{}: đạt.", [""], Outline.ROMAN, end_mark=True)
    assert _known_layout.cache_info().misses == len(["letters", "figures", "a sign", "nothing"])


def test_signs_of_holes_in_a_text_move_no_value():
    found, _ = ours(
        "\U000f0010 {} \U000f0011 {}", ["a", "(b\U000f0011)"], Outline.ROMAN, end_mark=False
    )
    assert "<w:t>\ufffd a \ufffd (b\ufffd)</w:t>" in found


def test_values_count_as_long_as_they_are():
    names = {"x": "a" * 1_000_000}
    expressions = Expressions(names, 1, lambda path, line, column: Place("body", line, column))
    assert expressions.body("{{ x }} " * 6, "body").text == ""
    assert [one.code for one in expressions.problems] == ["E-EXPR-CAP"]


def test_what_nobody_has_written_is_told_of_text_and_of_values():
    names = {"x": "ngày … tháng", "y": "{ figures.count }"}
    expressions = Expressions(names, 1, lambda path, line, column: Place("body", line, column))
    source = "Có {{ x }}.\n\nCó { figures.count }.\n\nCó {{ y }}."
    BodyWriter(None, expressions).write(source, "body", outline=Outline.ROMAN)
    told = {(one.code, one.place.line) for one in expressions.doubts}
    assert told == {("W-BLANK", 1), ("W-BRACE", 3)}
