"""Why a figure is not there: what a person is told in the place of a number.

A figure that needs others lacks what they lack. What a class of results needs for each of its figures is
written down with the class; the reasons themselves come from where figures are reckoned.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from generator.figures.coverage import Lack, unknown
from generator.problems import say

_GENERAL = say("chưa có số liệu này")


class Lacking:
    """Something with figures, each of which may be missing for a reason."""

    NEEDS: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    def lack(self, name: str) -> Lack | None:
        """Why the figure of this name is `None`; `None` when it is there."""
        if getattr(self, name, None) is not None:
            return None
        for need in self.NEEDS.get(name, ()):
            if getattr(self, need, None) is None:
                return self.lack(need)
        return self._reason(name)

    def _reason(self, name: str) -> Lack:
        """Why a figure is missing that rests on no other one of the same owner."""
        return REASONS.get(name) or unknown(_GENERAL)


RATE_OF_RATE = unknown(
    say("kết quả đã là tỷ lệ, không tính tỷ lệ của tỷ lệ"),
    say("ghi chênh lệch bằng điểm phần trăm («difference»)"),
)
UNDECIDED = unknown(
    say("còn đơn vị chưa báo cáo nên chưa biết đạt mức đề ra hay chưa"),
    say("nhập số của các đơn vị còn lại, hoặc ghi «missing: carry_forward» ở chỉ số"),
)
HOLDS_OLDER = unknown(
    say("kết quả gồm cả phần của đơn vị cũ trước khi chia, còn chỉ tiêu của phần ấy ở đơn vị cũ"),
    say("xem tỷ lệ theo từng giai đoạn, hoặc tỷ lệ chung"),
)
GIVEN_AHEAD = unknown(
    say(
        "chỉ tiêu đã giao tính theo các đơn vị sau khi sắp xếp, còn kết quả theo các đơn vị trước đó"
    ),
    say(
        "xem tỷ lệ chung, hoặc ghi bảng chỉ tiêu theo các đơn vị cũ và để bảng này thay bảng ấy («replaces:»)"
    ),
)
OTHER_UNITS = unknown(
    say("chỉ tiêu gồm cả phần của đơn vị chưa tham gia, hoặc đã thôi, vào ngày chốt số liệu"),
    say("so với chỉ tiêu ở văn bản báo cáo, tính theo các đơn vị có số liệu"),
)
EXEMPT = unknown(
    say("đơn vị không thuộc diện của chỉ số này"),
    say("không nêu số này; nếu đơn vị phải làm thì bỏ đơn vị khỏi «exempt:» của chỉ số"),
)
REASONS: Mapping[str, Lack] = {
    "goal": unknown(say("chưa có mức đề ra"), say("ghi chỉ tiêu hoặc cơ sở tính của mục tiêu")),
    "quota": unknown(say("chưa giao chỉ tiêu"), say("ghi chỉ tiêu ở quotas.yaml")),
    "base": unknown(say("chưa có cơ sở tính"), say("ghi tổng ở «bases:», hoặc số của từng đơn vị")),
    "rank": unknown(say("chưa xếp hạng được khi chưa có kết quả"), say("nhập kết quả của đơn vị")),
    "rate": unknown(
        say("chỉ tiêu giao bằng 0 nên không có tỷ lệ"), say("bỏ tỷ lệ này, hoặc sửa chỉ tiêu")
    ),
    "pace": unknown(
        say("số hiện có và tỷ lệ không có tốc độ mỗi ngày"), say("chỉ nêu số còn thiếu")
    ),
    "growth_rate": unknown(
        say("số của lần chốt trước bằng 0 nên không có tỷ lệ tăng"), say("chỉ nêu số tăng thêm")
    ),
    "share": unknown(
        say("không tính được tỷ trọng khi chưa có tổng"), say("nhập tổng hoặc số của các đơn vị")
    ),
    "remainder": unknown(
        say("không có tổng đã công bố, nên không có phần ngoài các đơn vị"),
        say("ghi tổng ở «total:» của lần chốt"),
    ),
    "standing": unknown(
        say("số liệu chốt không ghi thứ hạng"), say("ghi thứ hạng ở «standing:» của lần chốt")
    ),
    "reached_on": unknown(
        say("mục tiêu chưa đạt, hoặc không rõ ngày đạt"),
        say("ghi thời điểm đạt ở «reached_on:» của mục tiêu"),
    ),
    "days_early": unknown(
        say("mục tiêu không đạt trước hạn"), say("chỉ nêu trong {% if target.days_early %}")
    ),
    "target": unknown(say("chưa có mục tiêu nào tính được"), say("ghi mục tiêu ở «targets:»")),
    "next": unknown(say("không có giai đoạn sau"), say("chỉ nêu trong {% if figures.next %}")),
}
