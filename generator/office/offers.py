"""The documents that can be begun, by their Vietnamese names and what they are for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.office.amending import FRAMES
from generator.office.skeleton import skeletons
from generator.problems import Message, say
from generator.standard import Kind


class Offer(NamedTuple):
    """A document to begin: what it is called and what it is for; `own` says that it has prose of its own."""

    name: Message
    purpose: Message | None = None
    own: bool = True


_OFFERS = {
    "plan": Offer(say("Kế hoạch"), say("mở đầu chiến dịch: mục tiêu, thời gian, phân công")),
    "guidance": Offer(say("Hướng dẫn"), say("cách thực hiện, gửi các đơn vị")),
    "quota_letter": Offer(say("Công văn giao chỉ tiêu"), say("gửi các đơn vị, kèm phụ lục")),
    "quota_decision": Offer(say("Quyết định giao chỉ tiêu"), say("kèm phụ lục từng đơn vị")),
    "launch_letter": Offer(say("Công văn phát động"), say("phát động đợt thi đua cao điểm")),
    "report": Offer(say("Báo cáo sơ kết"), say("gửi cấp trên: kết quả, đánh giá, nhiệm vụ")),
    "final_report": Offer(say("Báo cáo tổng kết"), say("cuối chiến dịch")),
    "notice": Offer(say("Thông báo kết quả"), say("tiến độ, xếp hạng, gửi các đơn vị")),
    "reminder": Offer(say("Công văn đôn đốc"), say("mỗi đơn vị đạt thấp, chậm tiến độ một bản")),
    "solution": Offer(say("Giải pháp khắc phục"), say("khắc phục hạn chế, nâng kết quả")),
    "invitation": Offer(say("Giấy mời hội nghị"), say("hội nghị sơ kết, tổng kết")),
    "minutes": Offer(say("Biên bản hội nghị"), say("hội nghị sơ kết")),
    "submission": Offer(say("Tờ trình khen thưởng"), say("đề nghị cấp trên khen thưởng")),
    "commendation_decision": Offer(say("Quyết định khen thưởng"), say("các đơn vị hoàn thành chỉ tiêu")),
    "commendation_list": Offer(say("Danh sách đề nghị khen thưởng"), say("kèm tờ trình, quyết định")),
    "replacement": Offer(say("Văn bản thay thế"), say("thay một văn bản đã ban hành")),
    "correction": Offer(say("Công văn đính chính"), say("sửa sai sót thể thức, trình bày, thủ tục của văn bản đã ban hành")),
    "recall": Offer(say("Thông báo thu hồi"), say("lấy lại một văn bản đã ban hành")),
}  # fmt: skip


def offers(kinds: Iterable[Kind]) -> Mapping[str, Offer]:
    """What can be begun, by the name typed in commands: first with prose of its own, then every other kind."""
    own = {code: offer for code, offer in _OFFERS.items() if code in {*skeletons(), *FRAMES}}
    bare = {kind.code: Offer(say("{name}", name=kind.name), own=False) for kind in kinds}
    return own | {code: offer for code, offer in bare.items() if code not in own}
