"""The group of units that is asked for, by its code or its name."""

from __future__ import annotations

from generator.figures import Tally
from generator.problems import NotFound, did_you_mean, say
from generator.wording import fold


def group_code(tally: Tally, asked: str) -> str:
    """The code of a group by its code or name."""
    groups = {one.code: one.name for one in tally.campaign.groups}
    named = {fold(name): code for code, name in groups.items()}
    code = asked if asked in groups else named.get(fold(asked))
    if code is None:
        known = ", ".join(f"{code} ({name})" for code, name in groups.items()) or "–"
        said = say("không có nhóm «{asked}»", asked=asked)
        hint = did_you_mean(asked, groups) or say("các nhóm: {known}", known=known)
        raise NotFound(said, hint)
    return code
