"""Why what would be written is not what was shown: the writer's own answers, an own save beside it, or somebody else."""

from __future__ import annotations

import hashlib

from generator.problems import Message, say
from generator.web.desk import Desk
from generator.web.incoming import SentForm
from generator.workspace import counting_files

_ANSWERS = say("câu trả lời, cách đọc vừa đổi so với lúc xem: xem lại dưới đây rồi ghi")
_OWN_SAVE = say("dữ liệu đã đổi từ lúc xem trang này, có lần bạn vừa lưu: xem lại dưới đây rồi ghi")
_OTHERS = say("dữ liệu vừa có người thay đổi: xem lại dưới đây rồi ghi")


def seal_of(told: str) -> str:
    """What was shown, in a few letters: who agrees agrees to this and to nothing that came meanwhile."""
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def seal_of_records(desk: Desk, campaign: str) -> str:
    """How the records of a campaign stand, all but its documents."""
    folder = desk.workspace.campaign_folders().get(campaign)
    files = [*counting_files(folder)] if folder else []
    stands = [(one.name, found.st_size, found.st_mtime_ns) for one in files for found in [one.stat()]]  # fmt: skip
    return seal_of(repr(stands))


def stood(desk: Desk, campaign: str) -> str:
    """How the records of a campaign stand, and how often was saved from here; goes into the form of a look."""
    return f"{seal_of_records(desk, campaign)}.{desk.saves}"


def why_other(desk: Desk, campaign: str, form: SentForm) -> Message:
    """What is told of a form that was sent from another look than would be shown now."""
    then, _, saves = form.text("stood").partition(".")
    if then == seal_of_records(desk, campaign):
        return _ANSWERS
    return _OTHERS if saves == str(desk.saves) or not then else _OWN_SAVE
