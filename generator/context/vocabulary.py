"""The vocabulary: every name that a body or a Word template may use, and what it means.

One table serves three ends: the sandbox opens these names and no others, `vanthu names` explains
them, and a mistyped name is held against them. Filters are explained in `FILTERS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.context.citations import Citation
from generator.context.views import CampaignView, DocumentView, IssuerView, KindView, SignatureView
from generator.figures import (
    GroupProgress,
    IndicatorTally,
    Part,
    Tally,
    TargetProgress,
    UnitProgress,
)
from generator.figures.progress import Span
from generator.model.campaign import Indicator, Phase
from generator.model.results import Standing
from generator.problems import Message, say

_PROGRESS = {
    "count": say("số đã thực hiện"),
    "rate": say("tỷ lệ đạt"),
    "surplus": say("số vượt (0 khi không vượt)"),
    "shortfall": say("số còn thiếu (0 khi đã đạt)"),
    "difference": say("số thực hiện trừ chỉ tiêu"),
    "reached": say("đã hoàn thành hay chưa (dùng trong điều kiện)"),
    "exceeded": say("có vượt hay không (dùng trong điều kiện)"),
}
_SHARED = {
    "code": say("mã"),
    "name": say("tên đầy đủ"),
    "quota": say("chỉ tiêu được giao"),
    "share": say("tỷ trọng trong tổng số"),
    "bases": say("cơ sở tính theo mã: số đoàn viên, số CĐCS …"),
}
_TALLY = {
    "name": say("tên của chiến dịch hoặc giai đoạn"),
    "indicator": say("chỉ tiêu thống kê"),
    "span": say("thời gian thực hiện"),
    "count": say("tổng số đã thực hiện"),
    "quota": say("tổng chỉ tiêu đã giao cho các đơn vị"),
    "rate": say("tỷ lệ đạt so với tổng chỉ tiêu đã giao"),
    "units_count": say("cộng số của các đơn vị đã báo cáo"),
    "remainder": say("phần của tổng không nằm ở đơn vị nào"),
    "growth": say("số tăng thêm so với lần chốt trước"),
    "previous": say("số của lần chốt trước"),
    "previous_as_of": say("thời điểm của lần chốt trước"),
    "average": say("bình quân một đơn vị"),
    "targets": say("kết quả so với từng mục tiêu, theo mã"),
    "units": say("các đơn vị theo thứ tự trong bảng"),
    "unit": say("một đơn vị theo mã"),
    "groups": say("các nhóm đơn vị, có số cộng"),
    "ranked": say("các đơn vị theo thứ hạng"),
    "leading": say("các đơn vị dẫn đầu"),
    "completed": say("các đơn vị hoàn thành chỉ tiêu (kể cả vượt)"),
    "exceeded": say("các đơn vị vượt chỉ tiêu"),
    "uncompleted": say("các đơn vị chưa hoàn thành chỉ tiêu"),
    "lagging": say("các đơn vị đạt thấp, dưới ngưỡng lagging_below"),
    "idle_units": say("các đơn vị chưa có kết quả"),
    "reported": say("các đơn vị đã báo cáo"),
    "unreported": say("các đơn vị chưa báo cáo"),
    "without_quota": say("các đơn vị chưa được giao chỉ tiêu"),
    "standing": say("thứ hạng của đơn vị mình"),
    "breakdowns": say("các cách chia «trong đó», theo mã"),
}

MEANINGS: Mapping[type, Mapping[str, Message]] = {
    Tally: _TALLY,
    IndicatorTally: _TALLY | {"phases": say("kết quả theo mã giai đoạn")},
    UnitProgress: _PROGRESS
    | _SHARED
    | {
        "short_name": say("tên gọn"),
        "rank": say("thứ hạng"),
        "note": say("ghi chú, lý do của chỉ tiêu"),
    },
    GroupProgress: _PROGRESS | _SHARED | {"units": say("các đơn vị của nhóm")},
    TargetProgress: _PROGRESS
    | {
        "name": say("tên gọi của mục tiêu"),
        "goal": say("số phải đạt"),
        "goal_to": say("đầu trên của khoảng phải đạt"),
        "deadline": say("ngày hết hạn"),
        "reached_on": say("ngày đạt mục tiêu"),
        "days_early": say("số ngày hoàn thành trước hạn"),
        "days_left": say("số ngày còn lại"),
        "pace": say("bình quân mỗi ngày từ đầu đến nay"),
        "pace_needed": say("bình quân mỗi ngày cần đạt để kịp hạn"),
        "pace_factor": say("cần nhanh gấp mấy lần so với trước"),
    },
    Span: {
        "starts": say("ngày bắt đầu"),
        "ends": say("ngày kết thúc"),
        "deadline": say("ngày cuối cùng được tính"),
        "length": say("số ngày của đợt, tính cả hai đầu"),
        "days_left": say("số ngày còn lại"),
        "days_passed": say("số ngày đã qua"),
    },
    Part: {
        "name": say("tên phần"),
        "count": say("số của phần"),
        "share": say("tỷ trọng trong tổng số"),
    },
    Standing: {
        "rank": say("thứ hạng"),
        "among": say("trong tổng số bao nhiêu đơn vị"),
        "scope": say("phạm vi xếp hạng"),
        "source": say("nguồn"),
    },
    Indicator: {
        "code": say("mã"),
        "name": say("tên chỉ tiêu thống kê"),
        "unit_of_measure": say("đơn vị tính"),
    },
    Phase: {
        "code": say("mã giai đoạn"),
        "name": say("tên giai đoạn"),
        "starts": say("ngày bắt đầu"),
        "ends": say("ngày kết thúc"),
    },
    Citation: {
        "full": say("viện dẫn đủ: loại, số, ký hiệu, ngày, cơ quan"),
        "with_subject": say("viện dẫn đủ, thêm trích yếu"),
        "formal": say("viện dẫn trong căn cứ: ngày viết đủ, có trích yếu"),
        "short": say("viện dẫn gọn: loại, số, ký hiệu"),
        "kind": say("loại văn bản"),
        "number_symbol": say("số, ký hiệu"),
        "day": say("ngày ban hành"),
        "issuer": say("cơ quan ban hành"),
        "subject": say("trích yếu"),
    },
    CampaignView: {
        "code": say("mã chiến dịch"),
        "name": say("tên đầy đủ"),
        "short_name": say("tên gọn"),
        "kind": say("chữ chỉ loại: Chương trình, phong trào …"),
        "called": say("loại và tên trong ngoặc kép"),
        "starts": say("ngày bắt đầu"),
        "ends": say("ngày kết thúc"),
        "phases": say("các giai đoạn theo mã"),
        "bases": say("tổng của các cơ sở tính theo mã"),
    },
    IssuerView: {
        "code": say("mã cơ quan"),
        "name": say("tên cơ quan"),
        "short_name": say("tên gọn"),
        "collective": say("tập thể lãnh đạo, ví dụ Ban Thường vụ"),
        "superior": say("cơ quan chủ quản"),
        "place": say("địa danh"),
        "lines": say("tên cơ quan in ở đầu văn bản, từng dòng"),
        "superior_lines": say("tên cơ quan chủ quản ở đầu văn bản, từng dòng"),
        "rule": say("đường kẻ dưới tên cơ quan (đoạn Word)"),
    },
    KindView: {
        "code": say("mã loại văn bản"),
        "name": say("tên loại văn bản"),
        "title": say("tên loại in hoa"),
    },
    SignatureView: {
        "authority_lines": say("quyền hạn, chức vụ, từng dòng"),
        "name": say("họ tên người ký"),
        "position": say("chức vụ người ký"),
    },
    DocumentView: {
        "code": say("mã văn bản"),
        "number": say("số"),
        "symbol": say("ký hiệu"),
        "number_symbol": say("số, ký hiệu"),
        "date": say("ngày ban hành"),
        "subject": say("trích yếu"),
        "cited": say("viện dẫn chính văn bản này"),
    },
}

NAMES: Mapping[str, Message] = {
    "campaign": say("chiến dịch"),
    "figures": say("số liệu của chỉ tiêu thống kê chính"),
    "indicators": say("số liệu theo mã chỉ tiêu thống kê"),
    "targets": say("kết quả so với từng mục tiêu, theo mã"),
    "phases": say("kết quả của chỉ tiêu chính theo mã giai đoạn"),
    "as_of": say("thời điểm chốt số liệu"),
    "source": say("nguồn số liệu"),
    "facts": say("dữ kiện khác theo mã"),
    "cite": say("viện dẫn văn bản theo mã"),
    "issuer": say("cơ quan ban hành"),
    "kind": say("loại văn bản"),
    "document": say("văn bản đang soạn"),
    "signature": say("người ký"),
    "unit": say("đơn vị nhận văn bản, khi làm một bản cho mỗi đơn vị"),
    "group": say("nhóm đơn vị, khi làm một bản cho mỗi nhóm"),
    "tables": say("bảng đặt trong thân văn bản, theo mã"),
    "charts": say("biểu đồ đặt trong thân văn bản, theo mã"),
    "fields": say("nội dung riêng của biểu mẫu, theo mã"),
}

FILTERS: Mapping[str, Message] = {
    "number": say("số có dấu chấm hàng nghìn: 2.660"),
    "padded": say("thêm số 0 trước số nhỏ hơn 10: 06"),
    "percent": say("tỷ lệ phần trăm: 52,2%"),
    "points": say("điểm phần trăm: 5,25 điểm phần trăm"),
    "money": say("số tiền: 3.031.150.000 đồng"),
    "money_short": say("số tiền gọn: 15 tỷ đồng"),
    "words": say("số viết bằng chữ"),
    "money_words": say("số tiền viết bằng chữ"),
    "ordinal": say("thứ nhất, thứ hai …"),
    "roman": say("số La Mã"),
    "date": say("ngày: 06/3/2023"),
    "long_date": say("ngày viết đủ: ngày 06 tháng 3 năm 2023"),
    "month": say("tháng: tháng 5/2022"),
    "moment": say("thời điểm: 8h00 ngày 20/4/2022"),
    "names": say("tên các đơn vị: A, B và C"),
    "counted": say("tên các đơn vị kèm số: A (12 sáng kiến) và B (9 sáng kiến)"),
    "reached": say("đạt 148%: cả tỷ lệ"),
    "achievement": say("đạt 52,2% hoặc vượt 5%: chọn theo giá trị"),
    "difference": say("vượt 939 sáng kiến hoặc còn thiếu 2.431: chọn theo giá trị"),
    "pair": say("số đạt trên chỉ tiêu: 1.775/1.200"),
    "working": say("cách tính: 2.660 ÷ 5.091 = 52,249…% → 52,2%"),
    "upper_first": say("viết hoa chữ đầu"),
    "lower_first": say("viết thường chữ đầu"),
}
