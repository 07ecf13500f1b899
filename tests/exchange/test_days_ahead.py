"""Figures said to be of a day yet to come: asked about, wherever the day comes from."""

from __future__ import annotations

import datetime

import pytest

from generator.exchange.importing import MomentMissing, write_import
from generator.exchange.new_snapshot import Existing
from generator.model.results import Status

TODAY = datetime.date(2026, 11, 28)


@pytest.mark.parametrize(
    ("answer", "status", "moment", "asked"),
    [
        ("đúng", None, "ngày 04/12/2026", ["số liệu ghi tính đến ngày 04/12/2026, mà theo đồng hồ máy này hôm nay mới là 28/11/2026"]),
        (None, "estimated", "ngày 04/12/2026", []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_told", [True, False])
def test_a_moment_yet_to_come_is_asked_about(desk, answer, status, moment, asked, is_told) -> None:
    told = []

    def ask(question):
        told.append(str(question.message))
        return 0 if answer and str(question.options[0]).startswith(answer) else None

    text = "Đơn vị;Số sáng kiến\nAn Phú;400\n"
    text = text if is_told else f"(Số liệu tính đến ngày 04/12/2026);\n{text}"
    more = {"status": Status(status)} if status else {}
    plan = desk.plan(text, as_of="4/12/2026" if is_told else None, ask=ask, today=TODAY, **more)
    assert (str(plan.snapshot.as_of.said), told) == (moment, asked)


def test_another_day_may_be_typed_and_without_an_answer_nothing_is_imported(desk) -> None:
    def typed(question):
        return question.find("27/11/2026").found[0] if question.code == "E-IMPORT-AHEAD" else 0

    text = "(Số liệu tính đến ngày 04/12/2026);\nĐơn vị;Số sáng kiến\nAn Phú;400\n"
    assert desk.plan(text, ask=typed, today=TODAY).snapshot.as_of.said == "ngày 27/11/2026"
    with pytest.raises(MomentMissing) as caught:
        desk.plan(text, today=TODAY)
    assert [one.code for one in caught.value.problems] == ["E-IMPORT-AHEAD"]
    assert desk.plan(text.replace("04/12", "28/11"), today=TODAY).snapshot.as_of.said == "ngày 28/11/2026"  # fmt: skip


def test_a_moment_to_come_that_is_recorded_already_is_not_asked_about_again(desk) -> None:
    write_import(desk.plan("Đơn vị;Số sáng kiến\nAn Phú;400\n", as_of="4/12/2026"))
    again = desk.plan(
        "Đơn vị;Số sáng kiến\nĐông Hà;95\n", as_of="4/12/2026", today=TODAY, existing=Existing.MERGE
    )
    assert again.snapshot.results[0].counts == {"an-phu": 400, "dong-ha": 95}
