"""What each filter says, for `vanthu names`."""

from __future__ import annotations

from collections.abc import Mapping

from generator.problems import Message, say

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
    "rated": say("tên các đơn vị kèm tỷ lệ: A (150%), B và C (cùng 120%)"),
    "shared": say("tên các đơn vị kèm tỷ trọng"),
    "scored": say("tên các đơn vị kèm số đạt, chỉ tiêu, tỷ lệ: A (12/10 sáng kiến, đạt 120%)"),
    "parted": say("các phần kèm số và tỷ trọng: Giáo dục 400 sáng kiến (57,5%); Y tế …"),
    "lines": say("từng dòng của một dữ kiện, để đặt thành gạch đầu dòng"),
    "either": say('chọn chữ cho một hay nhiều đơn vị: |either("đơn vị", "các đơn vị")'),
    "place": say("thứ hạng: thứ 12/63 toàn quốc; đồng hạng thứ 3"),
    "amount": say("kết quả của một chỉ tiêu thống kê kèm đơn vị tính"),
    "over": say("«trên» số đã làm tròn xuống: trên 6%; |over(to=1000): trên 163.000"),
    "nearly": say("«gần» số đã làm tròn lên: gần 7%"),
    "about": say("«khoảng» số đã làm tròn: khoảng 68"),
    "at_least": say("ít nhất, làm tròn lên: ít nhất 68 sáng kiến"),
    "reached": say("đạt 148%: cả tỷ lệ"),
    "against": say("cả câu so với một mục tiêu: đạt 256,5% chỉ tiêu (1.539/600), vượt 939"),
    "range": say("tỷ lệ phải đạt: 15%, hoặc 8% - 10%"),
    "timing": say(
        "hoàn thành ngày nào, trước hạn mấy ngày; hoặc còn mấy ngày, cần bao nhiêu mỗi ngày"
    ),
    "change": say("tăng, giảm bao nhiêu so với lần chốt trước"),
    "gap": say("cao hơn hoặc thấp hơn bao nhiêu điểm phần trăm"),
    "achievement": say("đạt 52,2% hoặc vượt 5%: chọn theo giá trị"),
    "difference": say("vượt 939 sáng kiến hoặc còn thiếu 2.431: chọn theo giá trị"),
    "pair": say("số đạt trên chỉ tiêu: 1.775/1.200"),
    "working": say("cách tính: 2.660 ÷ 5.091 = 52,249…% → 52,2%"),
    "upper_first": say("viết hoa chữ đầu"),
    "lower_first": say("viết thường chữ đầu"),
}
