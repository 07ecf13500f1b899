"""What comes of records that are saved although something in them is wrong: told before anybody insists."""

from __future__ import annotations

from collections.abc import Iterable

from generator.problems import Message, Problem, errors, say
from generator.records import is_of_sums

_SUMS = say(
    "Vẫn lưu thì các trang vẫn mở, văn bản vẫn làm được; mỗi văn bản nhắc chỗ chưa khớp này và in đúng những số đang ghi,"
    " đến khi sửa. Chưa biết số nào đúng thì để trống tổng, văn bản sẽ cộng từ các đơn vị."
)
_DOCUMENT = say(
    "Vẫn lưu thì riêng văn bản này chưa tạo tệp, chưa ban hành được đến khi sửa; các trang khác vẫn mở."
)
_CAMPAIGN = say(
    "Vẫn lưu thì «Tổng quan», soạn văn bản, tạo tệp, ban hành của chiến dịch này chưa mở được đến khi sửa. Vẫn mở: trang"
    " đang xem, sổ văn bản đi, bản đã ban hành, «Lịch sử»; lấy lại được bước vừa lưu."
)


def comes_of(problems: Iterable[Problem]) -> Message | None:
    """What will not work, by what would be wrong; nothing where nothing is."""
    wrong = errors(problems)
    if not wrong:
        return None
    if all(is_of_sums(one) for one in wrong):
        return _SUMS
    return _DOCUMENT if all("/documents/" in one.place.file for one in wrong) else _CAMPAIGN
