"""Each refusal of a model has its place, its words and its remedy, and none hides another."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

import pytest
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import ErrorType

from generator.model.fields import Code, Count, Date, Text, refuse
from generator.problems import Problem, say
from generator.records.binding import bind
from generator.records.refusals import refusal
from generator.workspace.nodes import Block, Items
from generator.workspace.text import TextRefused
from generator.workspace.yamltext import read_yaml_text


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    starts: Date
    ends: Date

    @model_validator(mode="after")
    def in_order(self) -> Span:
        if self.ends < self.starts:
            code, said, hint = "E-DATE-ORDER", say("kết thúc trước khi bắt đầu"), say("đổi ngày")
            raise PydanticCustomError(code, "{said}", {"said": said, "hint": hint, "at": ("ends",)})
        return self


class Unit(Record):
    name: Text = Field(description="Tên đầy đủ")
    quota: Count = 0


class Sample(Record):
    code: Code = "mẫu"
    units: tuple[Unit, ...] = ()
    by_code: dict[Code, Unit] = {}
    span: Span | None = None
    language: Literal["vi", "en"] = "vi"
    few: Annotated[tuple[Text, ...], Field(max_length=2)] = ()
    short: Annotated[Text, Field(max_length=3)] = "a"
    long: Annotated[Text, Field(min_length=3)] = "abc"
    low: Annotated[Count, Field(ge=2, le=9)] = 3
    either: Unit | Span | Text = "a"


def read(text: str, name: str = "a.yaml") -> Block:
    block, problems = read_yaml_text(text, name)
    assert block is not None, problems
    return block


def problems_of(text: str) -> list[Problem]:
    bound, problems = bind(Sample, read(text))
    assert (bound is None) == bool(problems)
    return problems


def told(text: str) -> list[str]:
    """`2:5 units[0].nme: the words; the hint [E-KEY-UNKNOWN]`."""
    return [
        f"{problem.place.line}:{problem.place.column} {problem.place.path}: {problem.message}"
        f"; {problem.hint or '-'} [{problem.code}]"
        for problem in problems_of(text)
    ]


def test_a_record_that_is_right() -> None:
    bound, problems = bind(Sample, read("units: [{name: Năm Căn, quota: 1.775}]\ncode: 010\nspan:"))
    assert bound == Sample(units=(Unit(name="Năm Căn", quota=1775),), code="010")
    assert problems == []


def test_words_and_remedies() -> None:
    assert told("units:\n  - nme: a\n    quota: 1\n") == [
        "2:5 units[0].nme: không có trường này; có phải «name»? [E-KEY-UNKNOWN]"
    ]
    assert told("units:\n  - quota: 1\n") == [
        "2:5 units[0].name: thiếu trường «name»; thêm dòng «name: …» (Tên đầy đủ) [E-KEY-MISSING]"
    ]
    assert told("units:\n  - name:\n    quota: 1\n") == [
        "2:5 units[0].name: để trống; ghi giá trị sau dấu hai chấm [E-EMPTY]"
    ]
    assert told("units:\n  - name: a\n    xyz: 1\n") == [
        (
            "3:5 units[0].xyz: không có trường này; các trường còn dùng được ở đây: quota"
            " [E-KEY-UNKNOWN]"
        )
    ]
    assert told("units:\n  - {name: a, quota: 1, xyz: 1}\n") == [
        "2:25 units[0].xyz: không có trường này; - [E-KEY-UNKNOWN]"
    ]
    assert told("by_code: {a: {name: b, quota: 1,775}}") == [
        (
            "1:33 by_code.a.775: không có trường này; "
            "trong ngoặc nhọn dấu phẩy ngăn các mục; số viết 1775 hoặc 1.775 [E-KEY-UNKNOWN]"
        )
    ]
    assert told("by_code: {a: {name: b}, 775}") == [
        "1:25 by_code.775: để trống; ghi giá trị, hoặc bỏ «775» [E-EMPTY]"
    ]
    assert told("by_code:\n  a:\n") == [
        "2:3 by_code.a: để trống; ghi giá trị, hoặc xóa dòng này [E-EMPTY]"
    ]
    assert told("language: ''") == [
        "1:11 language: để trống; ghi giá trị, hoặc xóa dòng này [E-EMPTY]"
    ]
    assert (
        told("language: |\n\n")
        == told('language: "\\n"')
        == ["1:11 language: để trống; ghi giá trị, hoặc xóa dòng này [E-EMPTY]"]
    )
    assert told("language: {a: 1}") == [
        "1:1 language: cần một giá trị viết ngay sau dấu hai chấm; đang là một nhóm trường; - [E-SHAPE]"
    ]
    assert told("long: ab") == [
        "1:7 long: dài 2 ký tự, ít nhất là 3; đang là «ab»; - [E-TEXT-SHORT]"
    ]
    assert told("units: a\n") == [
        "1:8 units: cần một danh sách, mỗi mục một dòng bắt đầu bằng dấu «-»; đang là «a»; - [E-SHAPE]"
    ]
    assert told("language: eng") == [
        "1:11 language: «eng» không thuộc các giá trị được nhận: vi, en; có phải «en»? [E-CHOICE]"
    ]
    assert told("few: [a, b, c]") == ["1:1 few: có 3 mục, nhiều nhất là 2; - [E-MANY]"]
    assert told("short: abcd") == ["1:8 short: dài 4 ký tự, nhiều nhất là 3; - [E-TEXT-LONG]"]
    assert told("low: 1\n") == ["1:6 low: phải từ 2 trở lên; đang là «1»; - [E-RANGE]"]
    assert told("low: 10\n") == ["1:6 low: nhiều nhất là 9; đang là «10»; - [E-RANGE]"]


def test_a_mistyped_key_near_several_problems() -> None:
    assert [line.split()[0] for line in told("units:\n  - nme: a\n    quota: x\n  - nam: b\n")] == [
        "2:5",
        "3:12",
        "4:5",
    ]


def test_what_stands_in_a_wrong_shape_is_not_told() -> None:
    assert [problem.code for problem in problems_of("units:\n  a:\n    nme:\n")] == ["E-SHAPE"]


def test_a_rule_over_a_whole_mapping_names_its_value() -> None:
    assert told("span:\n  starts: 2/1/2022\n  ends: 1/1/2022\n") == [
        "3:9 span.ends: kết thúc trước khi bắt đầu; đổi ngày [E-DATE-ORDER]"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("either: {name: a, quota: b}", ["1:26 either.quota E-NUM"]),
        ("either: {starts: 1/1/2022}", ["1:9 either.ends E-KEY-MISSING"]),
        ("either: {starts: 1/1/2022, ends: 1/13/2022}", ["1:34 either.ends E-DATE-ORDER"]),
        ("either: {starts: 2/1/2022, ends: 1/1/2022}", ["1:34 either.ends E-DATE-ORDER"]),
        ("either: [a]", ["1:1 either E-SHAPE"]),
        ('either: ""', ["1:9 either E-EMPTY"]),
    ],
)
def test_of_a_union_only_the_member_that_was_meant(text: str, expected: list[str]) -> None:
    found = problems_of(text)
    assert [f"{p.place.line}:{p.place.column} {p.place.path} {p.code}" for p in found] == expected


def test_a_shape_that_no_member_of_a_union_has() -> None:
    assert [str(problem.message) for problem in problems_of("either: [a]")] == [
        (
            "cần các dòng «trường: giá trị» thụt vào bên dưới hoặc một giá trị viết ngay sau dấu hai chấm"
            "; đang là một danh sách"
        )
    ]


@pytest.mark.parametrize("kind", get_args(ErrorType))
def test_every_error_of_the_library_has_words_of_ours(kind: str) -> None:
    for value in ("a", None, read("a: [b]")["a"], read("a: b")):
        found = refusal({"type": kind, "input": value, "ctx": {}})
        assert found.code.startswith("E-")
        assert not str(found.said).isascii()


def test_an_error_that_carries_its_own_words() -> None:
    fault = TextRefused("E-NUM", say("cần một số"))
    found = refusal({"type": "value_error", "input": "a", "ctx": {"error": fault}})
    assert (found.code, str(found.said)) == ("E-NUM", "cần một số")


def test_the_words_of_a_field_come_through() -> None:
    def never(_: str) -> str:
        raise refuse("E-NEVER", say("không bao giờ {what}", what="được"), say("bỏ đi"))

    class Never(Record):
        code: Annotated[str, AfterValidator(never)]

    _, (problem,) = bind(Never, read("code: a"))
    assert (problem.code, str(problem.message), str(problem.hint)) == (
        "E-NEVER",
        "không bao giờ được",
        "bỏ đi",
    )


def test_problems_name_the_file_in_which_the_value_stands() -> None:
    campaign = read("code: a b\n", "campaign.yaml")
    unit = read("name: c\nquota: x\nlead:\n", "units/c.yaml")
    campaign.adopt("units", Items.gather(campaign.source, [unit]))
    campaign.adopt("short", "abcd")
    _, problems = bind(Sample, campaign)
    assert [f"{problem.place} {problem.place.path} {problem.code}" for problem in problems] == [
        "campaign.yaml:1:1 short E-TEXT-LONG",
        "campaign.yaml:1:7 code E-CODE",
        "units/c.yaml:2:8 units[0].quota E-NUM",
        "units/c.yaml:3:1 units[0].lead E-KEY-UNKNOWN",
    ]


def test_the_same_slip_has_its_hint_every_time() -> None:
    problems = problems_of("units:\n" + "  - {nme: a}\n" * 500)
    assert {(problem.code, str(problem.hint)) for problem in problems} == {
        ("E-KEY-UNKNOWN", "có phải «name»?")
    }
    assert len(problems) == 500


def test_many_unknown_keys_are_told_soon() -> None:
    text = "units:\n" + "".join(f"  - {{name: a, quo{number}: 1}}\n" for number in range(5_000))
    problems = problems_of(text)
    assert len(problems) == 5_000
    assert str(problems[0].hint) == "có phải «quota»?"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("{name: b, quota: 2,5%}", 'giá trị có dấu phẩy viết trong nháy: quota: "2,5%"'),
        ("{quota: 2.000,5, name: b}", 'viết trong nháy: quota: "2.000,5"'),
        ("{quota: 1,775}", "số viết 1775 hoặc 1.775"),
        ("{quota: 1,234,567}", "số viết 1234567 hoặc 1.234.567"),
        ("{name: b, c, quota: 1}", 'viết trong nháy: name: "b, c"'),
        ("{name: b, qouta 1}", "có phải «quota»?"),
        ("{name: 'b', 2}", "các trường còn dùng được ở đây: quota"),
        ("{775, name: b}", "các trường còn dùng được ở đây: quota"),
    ],
)
def test_a_comma_that_tears_a_value_apart(written, hint):
    found = told(f"by_code: {{a: {written}}}")
    assert any(one.endswith(f"{hint} [E-KEY-UNKNOWN]") for one in found), found
