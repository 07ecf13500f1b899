"""The vocabulary: every name that a body or a Word template may use, and what it means.

One table serves three ends: the sandbox opens these names and no others, `vanthu names` explains
them, and a mistyped name is held against them. Filters are explained where they are named.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator import figures
from generator.drafting.annexes import Annexed
from generator.drafting.vocabulary import views
from generator.drafting.vocabulary.citations import Citation
from generator.drafting.vocabulary.given_to_unit import GivenToUnit
from generator.drafting.vocabulary.letter import LetterGroup, LetterUnit
from generator.drafting.vocabulary.row_names import OF_ALL, OF_FIGURES, RowFigures, RowTarget
from generator.model.campaign import Indicator, Phase
from generator.model.results import Standing
from generator.problems import Message, say
from generator.standard import Kind

_PROGRESS = {
    "count": say("số đã thực hiện"),
    "rate": say("tỷ lệ đạt"),
    "surplus": say("số vượt (0 khi không vượt)"),
    "shortfall": say("số còn thiếu (0 khi đã đạt)"),
    "difference": say("số thực hiện trừ chỉ tiêu"),
    "reached": say("đã hoàn thành hay chưa (dùng trong điều kiện)"),
    "exceeded": say("có vượt hay không (dùng trong điều kiện)"),
    "provisional": say("kết quả còn tạm tính vì có đơn vị chưa báo cáo (dùng trong điều kiện)"),
    "undecided": say(
        "còn đơn vị chưa báo cáo, mà là tỷ lệ hoặc chiều tốt là giảm: chưa kết luận được (dùng trong điều kiện)"
    ),
}
_SHARED = {
    "code": say("mã"),
    "name": say("tên đầy đủ"),
    "short_name": say("tên gọn"),
    "quota": say("chỉ tiêu được giao"),
    "previous": say("số của lần chốt trước"),
    "compared": say("so sánh với thời điểm mà văn bản ghi ở «compare:»"),
    "share": say("tỷ trọng trong tổng số"),
    "bases": say("cơ sở tính theo mã: số đoàn viên, số CĐCS …"),
}
_TALLY = {
    "name": say("tên của chiến dịch hoặc giai đoạn"),
    "indicator": say("chỉ số"),
    "span": say("thời gian thực hiện"),
    "count": say("tổng số đã thực hiện"),
    "quota": say("tổng chỉ tiêu đã giao cho các đơn vị"),
    "receivers_quota": say("tổng chỉ tiêu của các đơn vị nhận chỉ tiêu, không kể đơn vị đã thôi"),
    "rate": say("tỷ lệ đạt so với tổng chỉ tiêu đã giao"),
    "units_count": say("cộng số của các đơn vị đã báo cáo"),
    "remainder": say("phần của tổng không nằm ở đơn vị nào"),
    "remainder_share": say("tỷ trọng của phần không nằm ở đơn vị nào"),
    "growth": say("số tăng thêm so với lần chốt trước"),
    "growth_rate": say("tỷ lệ tăng so với lần chốt trước"),
    "change": say("số cuối kỳ trừ số đầu kỳ"),
    "older": say("thời điểm của số liệu khi cũ hơn thời điểm hỏi; không thì trống"),
    "previous": say("số của lần chốt trước"),
    "as_of": say("thời điểm chốt của số đã thực hiện"),
    "previous_as_of": say("thời điểm của lần chốt trước"),
    "compared": say("so sánh với thời điểm mà văn bản ghi ở «compare:»"),
    "average": say("bình quân một đơn vị"),
    "targets": say("kết quả so với từng mục tiêu, theo mã"),
    "target": say("mục tiêu chính: mục tiêu đầu tiên tính được và chưa bị thay"),
    "goals": say("các mục tiêu tính được mức đề ra"),
    "goals_in_force": say("các mục tiêu tính được mức đề ra, không kể mục tiêu đã bị thay"),
    "given_in_all": say(
        "kết quả so với tổng chỉ tiêu giao cho các đơn vị; trống khi là tỷ lệ, phải giảm, hoặc không so sánh được"
    ),
    "aims": say(
        "các mục tiêu tính được mức đề ra; không có mục tiêu nào thì là tổng chỉ tiêu giao cho các đơn vị"
    ),
    "is_open": say(
        "còn phát sinh đến hết thời hạn, khi chỉ tiêu là mức trần (dùng trong điều kiện)"
    ),
    "met": say("các mục tiêu đã đạt, không kể mục tiêu đã bị thay"),
    "unmet": say("các mục tiêu đã có kết quả mà chưa đạt, không kể mục tiêu đã bị thay"),
    "next": say("giai đoạn tiếp theo"),
    "units": say("các đơn vị theo thứ tự trong bảng"),
    "present": say("các đơn vị trực thuộc đang tham gia, không kể cấp dưới của chúng"),
    "taking_part": say(
        "các đơn vị trực thuộc đang tham gia, kể cả đơn vị không thuộc diện của chỉ số này"
    ),
    "unit": say("một đơn vị theo mã"),
    "groups": say("các nhóm đơn vị, có số cộng"),
    "ranked": say("các đơn vị theo thứ hạng"),
    "leading": say("các đơn vị dẫn đầu"),
    "completed": say("các đơn vị hoàn thành chỉ tiêu (kể cả vượt)"),
    "kept": say("các đơn vị chưa vượt mức trần, khi còn phát sinh đến hết thời hạn"),
    "exceeded": say("các đơn vị vượt chỉ tiêu"),
    "uncompleted": say("các đơn vị chưa hoàn thành chỉ tiêu"),
    "midway": say("các đơn vị đạt từ ngưỡng («lagging_below:») đến dưới 100%"),
    "lagging": say("các đơn vị đạt thấp, dưới ngưỡng («lagging_below:»), kể cả chưa có kết quả"),
    "late": say("các đơn vị đạt thấp và chậm so với thời gian đã qua"),
    "slow": say("các đơn vị đạt thấp mà đã có kết quả"),
    "threshold": say("ngưỡng đạt thấp («lagging_below:»)"),
    "expected_rate": say("tỷ lệ cần đạt đến nay nếu làm đều: phần thời gian đã qua"),
    "idle_units": say("các đơn vị chưa có kết quả"),
    "reported": say("các đơn vị đã báo cáo"),
    "unreported": say("các đơn vị chưa báo cáo"),
    "partly": say(
        "trong số các đơn vị đã báo cáo, những đơn vị còn thiếu kỳ, hoặc số liệu là của lần chốt trước"
    ),
    "uncounted": say(
        "các đơn vị đã báo cáo mà chưa tính được kết quả của giai đoạn, vì thiếu số đầu kỳ"
    ),
    "corrected": say("trong số ấy, các đơn vị đã đính chính số lũy kế xuống thấp hơn số đầu kỳ"),
    "opening": say("thời điểm của số đầu kỳ; không có ở cả chiến dịch"),
    "with_quota": say("các đơn vị được giao chỉ tiêu"),
    "uncompared": say("trong số ấy, các đơn vị chưa so sánh được với chỉ tiêu"),
    "receivers": say(
        "các đơn vị nhận chỉ tiêu, kể cả đơn vị sẽ tham gia; đơn vị đã thôi thì không"
    ),
    "undivided_quota": say(
        "chỉ tiêu của đơn vị đã chia tách chưa được phân chia cho các đơn vị mới"
    ),
    "given_parts": say("các giai đoạn chính mà chỉ tiêu nằm trong tổng chỉ tiêu"),
    "given_apart": say("các giai đoạn chính có chỉ tiêu không nằm trong tổng nào"),
    "given_drives": say("các đợt trong giai đoạn có giao chỉ tiêu"),
    "rule": say("cách tính chỉ tiêu, ghi trong dữ liệu chỉ tiêu"),
    "remarked": say("có ghi chú của riêng đơn vị, ngoài cách tính chỉ tiêu"),
    "without_quota": say("các đơn vị chưa được giao chỉ tiêu"),
    "quota_unknown": say(
        "trong số ấy, các đơn vị chưa rõ phần chỉ tiêu: đơn vị cũ đã chia tách mà chỉ tiêu chưa chia lại"
    ),
    "unopened": say(
        "ngày trước khi giai đoạn bắt đầu mà không có số liệu chốt, nên chưa tính được kết quả của giai đoạn dù đã có số liệu"
    ),
    "sent_in": say("các đơn vị đã gửi số liệu, kể cả khi chưa tính được kết quả của giai đoạn"),
    "given_none": say("trong số ấy, các đơn vị không được giao chỉ tiêu"),
    "given_nought": say("trong số ấy, các đơn vị có chỉ tiêu bằng 0"),
    "standing": say("thứ hạng của đơn vị mình"),
    "breakdowns": say("các cách phân loại «trong đó», theo mã"),
}

_EXEMPT = say("đơn vị không thuộc diện của chỉ số (dùng trong điều kiện)")
_ROW = (
    _PROGRESS
    | {name: _SHARED[name] for name in ("quota", "previous", "share", "bases")}
    | {
        "name": say("tên của chiến dịch hoặc giai đoạn"),
        "indicator": say("chỉ số"),
        "span": say("thời gian thực hiện"),
        "growth": say("số tăng thêm so với lần chốt trước"),
        "growth_rate": say("tỷ lệ tăng so với lần chốt trước"),
        "change": say("số cuối kỳ trừ số đầu kỳ"),
        "rank": say("thứ hạng"),
        "reported": say("đã báo cáo, hoặc không phải báo cáo (dùng trong điều kiện)"),
        "exempt": _EXEMPT,
        "behind": say("chậm so với thời gian đã qua (dùng trong điều kiện)"),
        "phases": say("số liệu của dòng theo mã giai đoạn"),
        "targets": say("số liệu của dòng trong thời gian của từng mục tiêu, theo mã"),
        "indicators": say("số liệu của dòng theo mã chỉ số"),
        "figures": say("số liệu của dòng ở chỉ số chính, cả chiến dịch"),
    }
    | {name: _TALLY[name] for name in OF_ALL}
)

_UNIT = (
    _PROGRESS
    | _SHARED
    | {
        "rank": say("thứ hạng"),
        "tied": say("có đồng hạng với đơn vị khác hay không (dùng trong điều kiện)"),
        "among": say("trong tổng số bao nhiêu đơn vị"),
        "depth": say("ở cấp thứ mấy: 1 là cấp trên cùng (dùng trong điều kiện)"),
        "growth": say("số tăng thêm so với lần chốt trước"),
        "change": say("số cuối kỳ trừ số đầu kỳ"),
        "note": say("ghi chú, lý do của chỉ tiêu"),
        "exempt": _EXEMPT,
        "known_below": say("các đơn vị cấp dưới đã có số liệu, khi đơn vị không có số chung"),
        "joined_since": say("tham gia sau thời điểm chốt số liệu (dùng trong điều kiện)"),
    }
)
_GROUP = (
    _PROGRESS
    | _SHARED
    | {
        "units": say("các đơn vị của nhóm"),
        "exempt": say("không đơn vị nào của nhóm thuộc diện của chỉ số (dùng trong điều kiện)"),
        "growth": say("số tăng thêm so với lần chốt trước"),
        "change": say("số cuối kỳ trừ số đầu kỳ"),
    }
)
_LETTER = {
    "indicators": say("số liệu của nơi nhận theo mã chỉ số"),
    "phases": say("số liệu của nơi nhận theo mã giai đoạn"),
}

MEANINGS: Mapping[type, Mapping[str, Message]] = {
    figures.Tally: _TALLY,
    figures.IndicatorTally: _TALLY
    | {
        "phases": say("kết quả theo mã giai đoạn"),
        "counted_phases": say("các giai đoạn đã có kết quả"),
    },
    RowFigures: _ROW,
    RowTarget: _ROW
    | {
        "code": say("mã mục tiêu"),
        "name": say("tên gọi của mục tiêu"),
        "goal": say("mức đề ra của dòng: chỉ tiêu được giao"),
        "asked": say("tỷ lệ phải đạt, khi mục tiêu đặt theo tỷ lệ"),
        "achieved": say("tỷ lệ đã đạt trên cơ sở tính của dòng"),
        "gap": say("chênh lệch giữa tỷ lệ đã đạt và tỷ lệ phải đạt, điểm phần trăm"),
    },
    figures.UnitProgress: _UNIT,
    figures.Compared: {
        "as_of": say("thời điểm so sánh"),
        "count": say("số tại thời điểm so sánh"),
        "growth": say("tăng (giảm) so với thời điểm so sánh"),
        "growth_rate": say("tỷ lệ tăng (giảm) so với thời điểm so sánh"),
    },
    figures.GroupProgress: _GROUP,
    LetterUnit: _UNIT
    | _LETTER
    | {"remark": say("lý do trả lại số liệu của đơn vị, khi chưa có số gửi lại")},
    LetterGroup: _GROUP | _LETTER,
    figures.TargetProgress: _PROGRESS
    | {
        "code": say("mã mục tiêu"),
        "name": say("tên gọi của mục tiêu"),
        "level": say("cấp: planned, registered, assigned, raised (dùng trong điều kiện)"),
        "whose": say(
            "ai đặt ra, khi tên chưa nói: cấp trên giao, đăng ký với cấp trên …; trống khi là kế hoạch"
        ),
        "replaced": say("đã bị mục tiêu khác thay hay chưa (dùng trong điều kiện)"),
        "goal": say("mức đề ra"),
        "goal_to": say("đầu kia của khoảng phải đạt: đầu trên, chiều tốt là giảm thì đầu dưới"),
        "is_range": say("mức đề ra là một khoảng hay không (dùng trong điều kiện)"),
        "at_most": say("có gọi mức đề ra là «không quá …» hay không (dùng trong điều kiện)"),
        "is_open": say(
            "còn phát sinh thêm đến hết thời hạn của mức «không quá …» hay không (dùng trong điều kiện)"
        ),
        "asked": say("tỷ lệ phải đạt, khi mục tiêu đặt theo tỷ lệ"),
        "asked_to": say("đầu kia của khoảng tỷ lệ: đầu trên, chiều tốt là giảm thì đầu dưới"),
        "of": say("tên cơ sở tính của tỷ lệ, hoặc của mục tiêu khác"),
        "of_what": say("tỷ lệ của số nào, cả cụm: tổng số đoàn viên; chỉ tiêu đăng ký"),
        "base": say("tổng của cơ sở tính"),
        "achieved": say("tỷ lệ đã đạt trên cơ sở tính"),
        "gap": say("chênh lệch giữa tỷ lệ đã đạt và tỷ lệ phải đạt, điểm phần trăm"),
        "span": say("thời gian thực hiện"),
        "deadline": say("ngày hết hạn"),
        "reached_on": say("ngày đạt mục tiêu"),
        "days_early": say("số ngày hoàn thành trước hạn"),
        "days_left": say("số ngày còn lại"),
        "pace": say("bình quân mỗi ngày từ đầu đến nay"),
        "pace_needed": say("bình quân mỗi ngày cần đạt để kịp hạn"),
        "behind": say("có chậm tiến độ hay không (dùng trong điều kiện)"),
        "pace_factor": say("cần nhanh gấp mấy lần so với trước"),
    },
    figures.Span: {
        "starts": say("ngày bắt đầu"),
        "ends": say("ngày kết thúc"),
        "deadline": say("ngày cuối cùng được tính"),
        "length": say("số ngày của đợt, tính cả hai đầu"),
        "days_left": say("số ngày còn lại"),
        "days_passed": say("số ngày đã qua"),
        "begun": say("đã bắt đầu hay chưa (dùng trong điều kiện)"),
        "over": say("đã hết thời gian hay chưa (dùng trong điều kiện)"),
    },
    figures.Split: {
        "code": say("mã cách phân loại"),
        "name": say("tên cách phân loại"),
        "parts": say("các phần được nêu tên"),
        "rest": say("phần còn lại"),
        "rows": say("các phần, kể cả phần còn lại"),
        "count": say("cộng các phần được nêu tên"),
        "share": say("tỷ trọng của các phần được nêu tên"),
    },
    figures.Portion: {
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
    figures.Given: {
        "total": say("tổng chỉ tiêu của bảng"),
        "units": say("chỉ tiêu của từng đơn vị theo mã"),
        "rule": say("cách tính, ghi trong bảng"),
        "notes": say("lý do của từng chỉ tiêu theo mã đơn vị"),
    },
    Indicator: {
        "code": say("mã"),
        "name": say("tên chỉ số"),
        "unit_of_measure": say("đơn vị tính"),
        "qualifier": say("phần sau «số» và đơn vị tính trong tên chỉ số: được cập nhật trên …"),
        "printed_in": say("đơn vị tính khi in: triệu đồng, tấn"),
        "falls_well": say("chiều tốt là giảm hay không (dùng trong điều kiện)"),
        "is_rate": say("tính bằng tỷ lệ hay không (dùng trong điều kiện)"),
        "is_state": say("là số hiện có tại thời điểm hay không (dùng trong điều kiện)"),
        "is_level": say(
            "là số hiện có hay tỷ lệ, nên không làm gì cũng không phải là 0 (dùng trong điều kiện)"
        ),
    },
    Phase: {
        "code": say("mã giai đoạn"),
        "name": say("tên giai đoạn"),
        "starts": say("ngày bắt đầu"),
        "ends": say("ngày kết thúc"),
        "within": say("mã giai đoạn chứa đợt này, khi là đợt trong một giai đoạn"),
    },
    GivenToUnit: {
        "of": say("chỉ số, giai đoạn mà chỉ tiêu thuộc về, với số liệu chung"),
        "quota": say("chỉ tiêu của đơn vị; không có khi chưa rõ phần của đơn vị"),
        "parts": say("trong đó chỉ tiêu của từng giai đoạn"),
        "bare": say("giai đoạn của văn bản, khi đơn vị chỉ được giao chỉ tiêu cả chiến dịch"),
    },
    Citation: {
        "full": say("viện dẫn đủ: loại, số, ký hiệu, ngày, cơ quan"),
        "with_subject": say("viện dẫn đủ, thêm trích yếu"),
        "own": say("viện dẫn văn bản của chính mình: không nêu lại cơ quan, có trích yếu"),
        "formal": say("viện dẫn trong căn cứ: ngày viết đủ, có trích yếu"),
        "short": say("viện dẫn gọn: loại, số, ký hiệu"),
        "kind": say("loại văn bản"),
        "number_symbol": say("số, ký hiệu"),
        "day": say("ngày ban hành"),
        "issuer": say("cơ quan ban hành"),
        "subject": say("trích yếu"),
    },
    views.CampaignView: {
        "code": say("mã chiến dịch"),
        "name": say("tên đầy đủ"),
        "short_name": say("tên gọn"),
        "kind": say("chữ chỉ loại: Chương trình, phong trào …"),
        "called": say("loại và tên trong ngoặc kép"),
        "called_short": say("loại và tên gọn, dùng trong trích yếu"),
        "carried_out": say(
            "giai đoạn mà văn bản nói đến, nếu có, và việc thực hiện chiến dịch: đợt 2 thực hiện phong trào …"
        ),
        "carried_out_short": say("như trên, với tên gọn"),
        "report_title": say(
            "trích yếu của báo cáo: Sơ kết … khi giai đoạn đã hết, Tổng kết … khi chiến dịch đã hết, còn đang làm thì Kết quả … (tính đến ngày …)"
        ),
        "starts": say("ngày bắt đầu"),
        "ends": say("ngày kết thúc"),
        "phases": say("các giai đoạn theo mã"),
        "bases": say("tổng của các cơ sở tính theo mã"),
        "figures": say("số liệu của cả chiến dịch, chỉ số chính; cần viết đủ ở dòng của bảng"),
        "indicators": say("số liệu của cả chiến dịch theo mã chỉ số"),
        "targets": say("kết quả của cả chiến dịch so với từng mục tiêu, theo mã"),
        "common_base": say(
            "cơ sở tính ghi ở «base:» của văn bản, không ghi là cơ sở đầu tiên mà mọi đơn vị đều có"
        ),
        "known_bases": say("các cơ sở tính đã biết tổng số"),
    },
    views.BaseView: {
        "code": say("mã cơ sở tính"),
        "name": say("tên cơ sở tính: đoàn viên, công đoàn cơ sở …"),
        "label": say("tên trong bảng: tên viết tắt nếu có, ví dụ CĐCS"),
        "introduced": say("tên kèm tên viết tắt, khi nêu lần đầu: công đoàn cơ sở (CĐCS)"),
        "count": say("tổng số"),
    },
    views.IssuerView: {
        "code": say("mã cơ quan"),
        "name": say("tên cơ quan"),
        "short_name": say("tên gọn"),
        "collective": say("tập thể lãnh đạo, ví dụ Ban Thường vụ"),
        "author": say("tập thể lãnh đạo và tên cơ quan: Ban Thường vụ Liên đoàn Lao động tỉnh …"),
        "short_author": say("tập thể lãnh đạo và tên gọn: Ban Thường vụ LĐLĐ tỉnh"),
        "introduced": say(
            "lần đầu nêu tên: Ban Thường vụ Liên đoàn Lao động tỉnh … (sau đây gọi tắt là …)"
        ),
        "people": say(
            "những người được vận động: đoàn viên, người lao động; mặc định: cá nhân, tập thể"
        ),
        "lower": say("cấp dưới của các đơn vị: công đoàn cơ sở; mặc định: bộ phận"),
        "superior": say(
            "cơ quan cấp trên nhận báo cáo: «reports_to:», nếu không có thì «superior:»"
        ),
        "place": say("địa danh"),
        "lines": say("tên cơ quan in ở đầu văn bản, từng dòng"),
        "superior_lines": say("tên cơ quan chủ quản ở đầu văn bản, từng dòng"),
        "rule": say("đường kẻ dưới tên cơ quan (đoạn Word)"),
    },
    Kind: {
        "code": say("mã loại văn bản"),
        "name": say("tên loại văn bản"),
        "title": say("tên loại in hoa"),
    },
    views.SignatureView: {
        "authority_lines": say("quyền hạn, chức vụ, từng dòng"),
        "name": say("họ tên người ký"),
        "position": say("chức vụ người ký"),
        "issued_by": say("thẩm quyền ban hành quyết định: Ban Thường vụ …, Hiệu trưởng …"),
    },
    views.SignatureRow: {
        "left": say("người ký bên trái"),
        "middle": say("người ký ở giữa, khi ba người ký một hàng"),
        "right": say("người ký bên phải"),
    },
    Annexed: {
        "quotas": say(
            "các phụ lục có bảng giao chỉ tiêu: Phụ lục kèm theo; Phụ lục I, II và III kèm theo"
        ),
        "tables": say("các phụ lục có bảng"),
        "charts": say("các phụ lục có biểu đồ"),
        "figures": say("các phụ lục có bảng hoặc biểu đồ"),
    },
    views.DocumentView: {
        "code": say("mã văn bản"),
        "number": say("số"),
        "symbol": say("ký hiệu"),
        "number_symbol": say("số, ký hiệu"),
        "date": say("ngày ban hành"),
        "phase": say("mã giai đoạn mà văn bản nói đến"),
        "subject": say("trích yếu"),
        "cited": say("viện dẫn chính văn bản này"),
    },
}

NAMES: Mapping[str, Message] = {
    "campaign": say("chiến dịch"),
    "figures": say("số liệu của chỉ số chính"),
    "indicators": say("số liệu theo mã chỉ số"),
    "others": say("các chỉ số khác đã có kết quả"),
    "also_given": say(
        "các chỉ số khác đã giao chỉ tiêu cộng được: của giai đoạn văn bản nói đến nếu có giao, không thì của cả chiến dịch"
    ),
    "given_beside": say("mọi chỉ số khác đã giao chỉ tiêu, cả tỷ lệ: chọn như also_given"),
    "given_phases": say(
        "các giai đoạn có giao chỉ tiêu riêng, kể cả đợt trong giai đoạn, khi văn bản nói về cả chiến dịch"
    ),
    "main_targets": say("mọi mục tiêu của chỉ số chính, cả chiến dịch và từng giai đoạn"),
    "reported_beside": say("các chỉ số khác đã có số liệu của từng đơn vị"),
    "owing": say(
        "các chỉ số khác mà đơn vị chưa báo cáo, hay còn thiếu kỳ, không phải những đơn vị như vậy của chỉ số chính, còn thiếu đứng trước"
    ),
    "beside": say("các chỉ số khác có kết quả hoặc mục tiêu, chưa đạt mục tiêu đứng trước"),
    "targets": say("kết quả so với từng mục tiêu, theo mã"),
    "phases": say("kết quả của chỉ số chính theo mã giai đoạn"),
    "quotas": say("các bảng chỉ tiêu theo mã, mỗi bảng tính riêng"),
    "result": say(
        "kết quả mà văn bản nói đến: của giai đoạn ghi ở «phase:», không ghi là cả chiến dịch"
    ),
    "noun": say("đơn vị tính của kết quả ấy khi in"),
    "indicator_named": say(
        "tên chỉ số của kết quả ấy, để nói rõ là chỉ tiêu gì; trống khi đơn vị tính, tên chiến dịch hoặc trích yếu đã nói"
    ),
    "as_of": say("thời điểm chốt số liệu"),
    "source": say("nguồn số liệu"),
    "facts": say("dữ kiện khác theo mã"),
    "cite": say("viện dẫn văn bản theo mã"),
    "issued": say(
        "các văn bản cơ quan mình đã ban hành để triển khai chiến dịch, theo ngày; không kể báo cáo, biên bản, giấy mời, tờ trình, văn bản đính chính, văn bản đã thu hồi hay đã được thay thế"
    ),
    "issued_then": say("các văn bản ở «issued» đã ban hành đến thời điểm chốt số liệu"),
    "issued_lines": say("các văn bản ấy trừ kế hoạch, mỗi loạt cùng ngày, cùng trích yếu một dòng"),
    "replaces": say("các văn bản đã ban hành mà văn bản này thay thế; in liền là viện dẫn đủ"),
    "corrects": say("các văn bản đã ban hành mà văn bản này đính chính; in liền là viện dẫn đủ"),
    "recalls": say(
        "các văn bản đã ban hành mà văn bản này thông báo thu hồi; in liền là viện dẫn đủ"
    ),
    "basis": say("căn cứ triển khai: viện dẫn kế hoạch đã ban hành, chưa có thì tên chiến dịch"),
    "given_out": say(
        "văn bản giao chỉ tiêu đã ban hành, hoặc chỉ tiêu không giao bằng văn bản nào ở đây"
    ),
    "plan": say("kế hoạch của chiến dịch, nếu đã ban hành"),
    "issuer": say("cơ quan ban hành"),
    "kind": say("loại văn bản"),
    "document": say("văn bản đang soạn"),
    "annexed": say(
        "các phụ lục của văn bản, gọi như trong lời văn: Phụ lục I và II kèm theo; không có thì trống"
    ),
    "signature": say("người ký"),
    "unit": say("đơn vị nhận văn bản, khi tạo một bản cho mỗi đơn vị"),
    "given": say(
        "chỉ tiêu giao cho riêng đơn vị nhận văn bản: từng chỉ số, cả chiến dịch hoặc giai đoạn mà văn bản nói đến"
    ),
    "group": say("nhóm đơn vị, khi tạo một bản cho mỗi nhóm"),
    "tables": say("bảng đặt trong nội dung văn bản, theo mã"),
    "passages": say("đoạn văn theo tên, một mình một dòng; xem: vanthu passages"),
    "charts": say("biểu đồ đặt trong nội dung văn bản, theo mã"),
    "pictures": say("hình đặt trong nội dung văn bản, theo mã"),
    "fields": say("nội dung riêng của biểu mẫu, theo mã"),
}

ROW_NAMES: Mapping[str, Message] = {
    "code": say("mã"),
    "name": say("tên gọn của dòng"),
    "group": say("mã nhóm"),
    "units": say("số đơn vị của dòng"),
} | {name: _ROW[name] for name in OF_FIGURES}
"""What a formula or a condition may ask of a row, besides its indicators by their codes."""
