"""Tags of a template that take others with them, or open in one place of the page and close in another."""

from __future__ import annotations

from html import escape

import pytest

from generator.problems import TemplateBroken
from generator.word.template.template import open_template


def rows(make, *lines):
    return make.table(*[[escape(text, quote=False) for text in line] for line in lines])


def lines(make, *texts):
    return "".join(make.paragraph(escape(text, quote=False)) for text in texts)


def told(make, *body):
    """Place, tag and cause of each problem."""
    with pytest.raises(TemplateBroken) as caught:
        open_template(make.docx(*body))
    return [
        (one.code, one.place.part.partition(", ")[2], str(one.message))
        for one in caught.value.problems
    ]


@pytest.mark.parametrize(
    ("table", "place", "tag", "lost"),
    [
        ([["{%tr for r in rows %}", "mất"], ["{{ r }}", "z"], ["{%tr endfor %}", ""]],
         "bảng 1, dòng 1, ô 1", "{%tr for r in rows %}", "mất"),
        ([["{%tr for r in rows %}{{ r }}{%tr endfor %}", ""]],
         "bảng 1, dòng 1, ô 1", "{%tr for r in rows %}", "{{ r }}"),
        ([["{%tc for r in rows %}mất", "{{ r }}", "{%tc endfor %}"]],
         "bảng 1, dòng 1, ô 1", "{%tc for r in rows %}", "mất"),
    ],
)  # fmt: skip
def test_what_a_tag_would_take_with_it_is_told(make, table, place, tag, lost):
    code, part, said = told(make, rows(make, *table))[0]
    assert (code, part) == ("E-TPL-PLACE", place)
    assert said.startswith(f"«{tag}»: cả ")
    assert f"«{lost}» ở đó sẽ mất" in said


def test_two_tags_of_a_paragraph_are_told(make):
    said = [one[2] for one in told(make, lines(make, "{%p if n %}{%p endif %}"))]
    assert said == [
        "«{%p if n %}»: cả đoạn của thẻ này chỉ thành một thẻ, «{%p endif %}» ở đó sẽ mất",
        "«{%p endif %}»: cả đoạn của thẻ này chỉ thành một thẻ, «{%p if n %}» ở đó sẽ mất",
    ]


@pytest.mark.parametrize(
    ("body", "place", "cause"),
    [
        (lambda make: rows(make, ["{% if no %}a", "b{% endif %}"]), "bảng 1, dòng 1, ô 2", "một ô"),
        (lambda make: rows(make, ["{% for r in rows %}a"], ["b{% endfor %}"]), "bảng 1, dòng 2, ô 1",
         "một ô"),
        (lambda make: lines(make, "{% if no %}") + rows(make, ["b{% endif %}"]),
         "bảng 1, dòng 1, ô 1", "một ô"),
        (lambda make: lines(make, "{%p if no %}") + rows(make, ["{%p endif %}"]),
         "bảng 1, dòng 1, ô 1", "một ô"),
        (lambda make: rows(make, ["{%tc if no %}"], ["{%tc endif %}"]), "bảng 1, dòng 2, ô 1", "một dòng"),
        (lambda make: rows(make, ["{%tr if no %}"]) + rows(make, ["{%tr endif %}"]),
         "bảng 2, dòng 1, ô 1", "một bảng"),
        (lambda make: lines(make, "{%p if no %}", "a{% endif %}"), "đoạn 2", "khác loại"),
    ],
)  # fmt: skip
def test_a_block_that_closes_elsewhere_is_told(make, body, place, cause):
    code, part, said = told(make, body(make))[0]
    assert (code, part) == ("E-TPL-PLACE", place)
    assert cause in said


def test_blocks_in_their_own_place_are_right(make):
    open_template(
        make.docx(
            lines(
                make, "{%p if a %}", "{% if b %}", "x", "{% endif %}", "{%p else %}", "{%p endif %}"
            ),
            rows(
                make,
                ["{%tr for r in rows %}", ""],
                ["{% if r %}{{ r }}{% endif %}", "z"],
                ["{%tr endfor %}", ""],
            ),
            rows(make, ["{%tc for r in rows %}", "{{ r }}", "{%tc endfor %}"]),
        )
    )


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["a }} b"], "dấu đóng thẻ mà không có dấu mở"),
        (["{{ n", "}}"], "mở ở đây chưa đóng trong cùng một đoạn"),
        (["{%p if n %}", "a"], "«{% if n %}» mở ở đây chưa có «{% endif %}»"),
        (["{% p if n %}", "{%p endif %}"], "không có lệnh «p»"),
        (["{% else if n %}"], "sau «else» không viết gì thêm"),
        (["{{ n m }}"], "không hiểu «m» trong «{{ n m }}»"),
    ],
)
def test_the_cause_is_told_with_its_tag(make, texts, said):
    (code, part, message), *_ = told(make, lines(make, *texts))
    assert (code, part) == ("E-TPL-SYNTAX", "đoạn 1")
    assert said in message
