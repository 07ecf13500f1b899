"""Indicators whose code is a name of the vocabulary: a text that says it would print another figure."""

from __future__ import annotations

from collections.abc import Iterator

from generator.drafting.vocabulary.kept import kept_for_the_same
from generator.drafting.vocabulary.meanings import NAMES, ROW_NAMES
from generator.model.campaign import Campaign
from generator.model.rules.flaw import Flaw, Path, placed
from generator.problems import say


@kept_for_the_same
def hidden_indicators(campaign: Campaign) -> tuple[Flaw, ...]:
    """An error where every text means something else by the code, a warning where only rows do."""
    return tuple(_hidden_in(campaign))


def _hidden_in(campaign: Campaign) -> Iterator[Flaw]:
    for indicator, at in placed(campaign.indicators, "indicators"):
        if indicator.code in NAMES:
            yield _hidden(indicator.code, (*at, "code"))
        elif indicator.code in ROW_NAMES:
            yield _hidden_in_rows(indicator.code, (*at, "code"))


def _hidden(code: str, path: Path) -> Flaw:
    fact = say(
        "mã chỉ số «{code}» trùng tên có sẵn «{code}» ({meaning}): lời văn ghi tên ấy sẽ in số liệu khác",
        code=code,
        meaning=NAMES[code],
    )
    remedy = say(
        "đổi mã, ví dụ {code}_1, ở đây và ở mọi chỗ ghi mã chỉ số ấy (số liệu chốt, mục tiêu, chỉ tiêu, văn bản)",
        code=code,
    )
    return Flaw("E-CODE-TAKEN", path, fact, remedy)


def _hidden_in_rows(code: str, path: Path) -> Flaw:
    fact = say(
        "mã chỉ số «{code}» trùng tên có sẵn của dòng: trong công thức và điều kiện, «{code}» là {meaning} của dòng",
        code=code,
        meaning=ROW_NAMES[code],
    )
    remedy = say(
        "trong công thức và điều kiện ghi «indicators.{code}.count», hoặc đổi mã", code=code
    )
    return Flaw("W-CODE-TAKEN", path, fact, remedy)
