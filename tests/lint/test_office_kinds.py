"""Right documents of many kinds, as offices write them: no error, and nothing that `--fix` would change."""

from __future__ import annotations

import pytest
from office_kinds import ALL, PAPERS, of_party, paper
from read_papers import checked, opened
from what_is_read import outline_of
from word_paper import Para, centred

from generator.lint.linting import Asked
from generator.lint.repairs.fixing import fix_checked
from generator.problems import Severity

ONES = [*(one.paper for one in ALL), *PAPERS]
NAMES = [*(one.said.__name__ for one in ALL), *(one.__name__ for one in PAPERS)]


@pytest.mark.parametrize("make", ONES, ids=NAMES)
def test_it_has_no_error_and_nothing_to_repair(make):
    result = checked(make())
    told = [one for one in result.findings if one.severity is Severity.ERROR]
    assert [(one.rule, str(one.message)) for one in told] == []
    assert [str(one.message) for one in fix_checked(result, Asked("nd30")).changes] == []


@pytest.mark.parametrize("make", ONES, ids=NAMES)
def test_the_parts_of_it(make, golden, request):
    golden(f"read/{request.node.callspec.id}.txt", outline_of(opened(make())))


def test_a_document_of_the_party_is_told_once():
    assert [one.rule for one in checked(of_party()).findings] == ["ND30-D7-types"]


def test_who_signs_above_the_recipients_is_found():
    made = paper(
        Para("Đề nghị các đơn vị thực hiện./."),
        centred("GIÁM ĐỐC", bold=True, left=5000),
        centred("", left=5000),
        centred("Nguyễn Thị Ngọc", bold=True, left=5000),
        Para("Nơi nhận:", bold=True, italic=True, size=24, align="left", first=0),
        Para("- Lưu: VT.", size=22, align="left", first=0),
    )
    (letter,) = opened(made).letters
    assert letter.signature.name.text == "Nguyễn Thị Ngọc"
    assert [one.text for one in letter.body] == ["Đề nghị các đơn vị thực hiện./."]
