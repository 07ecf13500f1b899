"""Did you mean: the nearest known word, also among very many, and never at any price."""

from __future__ import annotations

import pytest

from generator.problems import Vocabulary, did_you_mean, nearest

KEYS = ["targets", "phases", "units", "quotas"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("target", "targets"),
        ("quotaa", "quotas"),
        ("UNITS", "units"),
        ("unist", "units"),
        ("kính gửi", None),
        ("", None),
    ],
)
def test_the_nearest_known_word(word, expected):
    assert nearest(word, KEYS) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("CĐ Giáo dục", None),
        ("CĐ Y tê", "CĐ Y tế"),
        ("Trường số 13", None),
        ("Trường Kim Dông", "Trường Kim Đồng"),
        ("Trừơng Kim Đồn", "Trường Kim Đồng"),
        ("Phong chào Kim Đồng", None),
    ],
)
def test_names_are_near_where_the_words_are_in_which_they_differ(word, expected):
    assert nearest(word, ["CĐ Y tế", "Trường số 12", "Trường Kim Đồng"]) == expected


def test_the_hint_is_a_question():
    assert str(did_you_mean("phase", KEYS)) == "có phải «phases»?"
    assert did_you_mean("xyz", KEYS) is None


MANY = [f"cs{place:06d}" for place in range(5_000)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("cs00499", "có phải «cs000499»?"),
        ("cs0049990", "có phải «cs004990»?"),
        ("sc004999", "có phải «cs004999»?"),
        ("csx04999", "có phải «cs004999»?"),
        ("đơn-vị", "None"),
    ],
)
def test_a_large_list_is_searched_one_letter_away(word, expected):
    assert str(Vocabulary(MANY).hint(word)) == expected


def test_hints_end_with_the_budget():
    vocabulary = Vocabulary(KEYS, budget=2)
    assert [bool(vocabulary.hint(word)) for word in ("unit", "unit", "quot", "unis")] == [
        True,
        True,
        True,
        False,
    ]


def test_membership():
    assert "units" in Vocabulary(KEYS)
    assert "unit" not in Vocabulary(KEYS)
