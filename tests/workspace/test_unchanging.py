"""A class of which nothing changes is what a frozen dataclass is, but that only the type checker guards it."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass, field, replace

import pytest

from generator.workspace.lazily import changing, unchanging


def pair(make):
    """The same two classes, made in one way or the other."""

    @make(frozen=True)
    class Named:
        name: str
        note: str = field(default="", repr=False, compare=False)
        more: object = None

    @make(frozen=True)
    class Told(Named):
        count: int = 0

        def __repr__(self):
            return f"told {self.count}"

    Named.__qualname__ = Told.__qualname__ = "Named"
    return Named, Told


@pytest.mark.parametrize(
    "asked",
    [
        lambda named, told: named("a") == named("a"),
        lambda named, told: named("a") == named("b"),
        lambda named, told: named("a", "x") == named("a", "y"),
        lambda named, told: named("a") == told("a"),
        lambda named, told: named("a") != "a",
        lambda named, told: told("a", count=1) == told("a", count=2),
        lambda named, told: {named("a"), named("a", "x"), named("b")} == {named("b"), named("a")},
        lambda named, told: hash(told("a", count=1)),
        lambda named, told: repr(named("a", "x", named("b"))),
        lambda named, told: repr(told("a", count=3)),
        lambda named, told: replace(named("a"), name="b").name,
        lambda named, told: copy.copy(told("a", count=3)) == told("a", count=3),
        lambda named, told: named.__match_args__,
    ],
)
def test_values_behave_as_those_of_a_frozen_dataclass(asked):
    assert asked(*pair(unchanging)) == asked(*pair(dataclass))


@unchanging(frozen=True, slots=True)
class Nothing:
    """A class without fields."""


@unchanging(frozen=True, eq=False)
class Single:
    """One that is equal to itself alone."""


def test_a_class_may_have_no_fields_or_no_equals():
    assert pickle.loads(pickle.dumps(Nothing())) == Nothing()  # noqa: S301
    assert len({Nothing(), Nothing(), Single(), Single()}) == 3


def test_one_that_holds_itself_is_shown():
    holder = pair(unchanging)[0]("a", more=[])
    holder.more.append(holder)
    assert repr(holder) == "Named(name='a', more=[...])"


def asked_for(make, **options):
    """One with all that a field may have, and what it does when it is made."""

    @make(frozen=True, **options)
    class Asked:
        name: str
        lines: list[str] = field(default_factory=list)
        count: int = field(default=1, init=False)
        parts: list[str] = field(default_factory=lambda: ["x"], init=False)
        note: str = field(default="", kw_only=True)

        def __post_init__(self):
            self.lines.append(self.note)

    return Asked


@pytest.mark.parametrize("slots", [False, True], ids=["plain", "slots"])
@pytest.mark.parametrize(
    "made",
    [
        lambda kind: kind("a"),
        lambda kind: (kind("a"), kind("b", note="c"))[1],
        lambda kind: kind("a", ["x"], note="c"),
        lambda kind: kind(lines=["x"], name="a"),
        lambda kind: kind("a", ["x"], "c"),
        lambda kind: kind(),
        lambda kind: kind("a", count=2),
        lambda kind: replace(kind("a"), name="b", lines=[]),
    ],
)
def test_one_is_made_as_a_dataclass_is(made, slots):
    def told(kind):
        try:
            one = made(kind)
        except TypeError as error:
            return str(error).rpartition(".")[2]
        return one.name, one.lines, one.count, one.parts, one.note

    assert told(asked_for(unchanging, slots=slots)) == told(asked_for(dataclass, slots=slots))


def test_a_class_that_is_made_in_its_own_way_is_left_as_it_is():
    @unchanging(frozen=True)
    class Own:
        name: str

        def __init__(self, letters):
            self.name = "".join(letters)

    assert Own(["a", "b"]).name == "ab"


def counted(make):
    """A class whose values change, made in one way or the other."""

    @make
    class Counted:
        name: str
        seen: list[str] = field(default_factory=list)
        count: int = 0

    Counted.__qualname__ = "Counted"
    return Counted


@pytest.mark.parametrize(
    "asked",
    [
        lambda kind: repr(kind("a", count=2)),
        lambda kind: kind("a") == kind("a"),
        lambda kind: kind("a") == kind("a", ["x"]),
        lambda kind: kind("a") == replace(kind("b"), name="a"),
        lambda kind: kind("a").seen is kind("a").seen,
        lambda kind: kind.__hash__,
        lambda kind: [vars(one) for one in (kind("a"), kind(count=1, name="b", seen=["x"]))],
    ],
)
def test_values_that_change_behave_as_those_of_a_dataclass(asked):
    assert asked(counted(changing)) == asked(counted(dataclass))


def test_one_that_changes_is_equal_by_what_it_holds_now():
    kind = counted(changing)
    one, other = kind("a"), kind("a")
    one.seen.append("x")
    assert one != other
    other.seen.append("x")
    assert one == other
