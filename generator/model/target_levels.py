"""Whose a target is, in words: planned by the office itself, registered upward, assigned from above, raised later."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.campaign import TargetLevel
from generator.problems import Message, say
from generator.wording import fold
from generator.workspace import regex

LEVEL_WORDS: Mapping[TargetLevel, Message] = {
    TargetLevel.PLANNED: say("kế hoạch đề ra"),
    TargetLevel.REGISTERED: say("đăng ký với cấp trên"),
    TargetLevel.ASSIGNED: say("cấp trên giao"),
    TargetLevel.RAISED: say("nâng lên sau đó"),
}
_SAID = {
    TargetLevel.PLANNED: regex(r"\b(?:ke hoach|de ra)\b"),
    TargetLevel.REGISTERED: regex(r"\bdang ky\b"),
    TargetLevel.ASSIGNED: regex(r"\bgiao\b(?! (?:thong|dich|luu|vien|duc)\b)"),
    TargetLevel.RAISED: regex(r"\b(?:nang|phan dau|dieu chinh|bo sung)\b"),
}


def untold_level(name: str, level: TargetLevel) -> Message | None:
    """Whose a target of this name is, where the name does not tell: nothing of «chỉ tiêu UBND tỉnh giao»."""
    return None if _SAID[level].search(fold(name)) else LEVEL_WORDS[level]
