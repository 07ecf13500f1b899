"""What is to be done next with a document: told in a sentence, with the page where it is done."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.books import RowState
from generator.office import MadeStanding, MadeState
from generator.problems import Message, say
from generator.web.issued_shown import IssuedDocument


class NextStep(NamedTuple):
    """`at` is what follows the address of the document's page, or begins with `/` where it is another one; empty: nothing to press."""

    told: Message
    deed: Message | None = None
    at: str = ""


_MAKE, _ISSUE = say("Tạo tệp và gửi"), say("Ban hành …")
_BY_FILES = {
    MadeState.BLOCKED: NextStep(say("sửa các lỗi nêu ở «Điều cần xem», rồi mới tạo tệp được")),
    MadeState.FAILED: NextStep(say("lần tạo tệp trước có tệp lỗi: xem «Điều cần xem», sửa, rồi tạo lại"), _MAKE),
    MadeState.NONE: NextStep(say("soạn, xem «Điều cần xem»; xong thì tạo tệp Word để trình ký"), _MAKE),
    MadeState.OLDER: NextStep(say("từ lần tạo tệp trước, dữ liệu, sổ hoặc mẫu văn bản đã thay đổi: tạo lại trước khi trình ký, gửi đi"), _MAKE),
    MadeState.CURRENT: NextStep(say("tệp đã tạo, đúng với dữ liệu hiện nay: trình ký, ký xong thì ban hành"), _ISSUE, "/issue"),
}  # fmt: skip
_OUT = NextStep(say("văn bản đã ban hành: tải bản đã ban hành ở dưới để in, gửi; sai thì đính chính, thay thế"))  # fmt: skip
_UNREAD = NextStep(
    say(
        "sổ văn bản đi không đọc được nên chưa biết văn bản này đã ban hành hay chưa: sửa sổ trước, đừng sửa văn bản đã gửi"
    ),
    say("Xem sổ văn bản đi"),
    "/register",
)
_RESERVED = NextStep(say("số đã giữ: trình ký, ký xong thì ban hành"), _ISSUE, "/issue")
_TOLD_OF = NextStep(say("không còn việc gì: văn bản đã thu hồi, đã có thông báo"))
_CALLED_BACK = NextStep(say("báo cho nơi đã nhận: soạn thông báo thu hồi, nút ở dưới"))
_REPLACED = NextStep(say("không còn việc gì: văn bản đã được thay thế"))
_LAPSED = NextStep(say("văn bản thay thế đã thu hồi; còn cần thì soạn văn bản thay thế mới, nút ở dưới"))  # fmt: skip


def next_step(
    issued: IssuedDocument,
    made: MadeStanding,
    campaign: str,
    document: str,
    number: int | None = None,
) -> NextStep:
    """The next step of a document, by what the register, its record (`number`) and its files say."""
    if issued.rows:
        return _after_number(issued, made)
    if issued.is_unread:
        return _UNREAD
    if number is not None:
        said = say("văn bản đã có số {number} mà không có trong sổ của phần mềm: nếu đã ký, gửi thì không còn việc gì", number=number)  # fmt: skip
        return NextStep(said)
    step = _BY_FILES[made.state]
    make = f"/campaigns/{campaign}/make?document={document}"
    return step._replace(at=make) if step.deed is _MAKE else step


def _after_number(issued: IssuedDocument, made: MadeStanding) -> NextStep:
    out = [row for row in issued.rows if row.state is RowState.ISSUED]
    if not out:
        return _RESERVED
    own = sum((row.key or "").count("/") > 1 for row in out)
    if 0 < own < made.letters:
        said = say("đã ban hành {done}/{all} bản: ban hành các bản còn lại", done=own, all=made.letters)  # fmt: skip
        return NextStep(said, _ISSUE, "/issue")
    if issued.is_called_back:
        return _TOLD_OF if issued.is_called_back_by_notice else _CALLED_BACK
    if all(row.is_out_of_force for row in out):
        return _LAPSED if issued.is_lapsed else _REPLACED
    return _OUT
