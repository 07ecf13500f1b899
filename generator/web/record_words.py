"""What a sentence says of a key or a file of the records, said at the desk: with the page and what it has for it."""

from __future__ import annotations

from generator.problems import Message, say

# fmt: off
FIGURES_LACKING: dict[str, Message] = {
    "không gửi nơi này (thêm «code != '{code}'» ở «where:»), giao chỉ tiêu {phase} cho nó, hoặc viết {{% if unit.phases.{of} %}} … {{% endif %}} quanh chỗ ấy": say("không gửi nơi này thì thêm điều kiện «code != '{code}'» ở «Chỉ gửi những nơi»; hoặc giao chỉ tiêu {phase} cho nó ở trang «Đơn vị và chỉ tiêu», hoặc bỏ chỗ ấy"),
    "{what} ({path})": say("{what}"),
    "ghi chỉ tiêu ở quotas.yaml": say("ghi ở trang «Đơn vị và chỉ tiêu»"),
    "ghi tổng ở «bases:», hoặc số của từng đơn vị": say("ghi số của từng đơn vị ở trang «Đơn vị và chỉ tiêu»"),
    "nhập số của đơn vị, hoặc ghi «missing: carry_forward» ở chỉ số": say("nhập số của đơn vị ở trang «Số liệu»"),
    "nhập số của các đơn vị còn lại, hoặc ghi «missing: carry_forward» ở chỉ số": say("nhập số của các đơn vị còn lại ở trang «Số liệu»"),
    "nhập kết quả của đơn vị": say("nhập số của đơn vị ở trang «Số liệu»"),
    "nhập tổng hoặc số của các đơn vị": say("nhập số liệu ở trang «Số liệu»"),
    "đúng là ấn định thì ghi thêm đơn vị ở «fixed:»; không thì chia lại chỉ tiêu": say("chia lại chỉ tiêu ở trang «Chia chỉ tiêu»; đúng là ấn định thì ghi số ấy ở cột «Ấn định»"),
    "nhập số liệu chốt ngày {eve}, hoặc ghi ở giai đoạn «opens_as_of:» một lần chốt khác": say("nhập số liệu chốt ngày {eve} ở trang «Số liệu», hoặc chọn «Số đầu kỳ lấy ở lần chốt» của giai đoạn ở trang «Tên, thời gian, mục tiêu»"),
    "ghi tổng ở «total:» của lần chốt": say("nhập tệp có dòng tổng ở trang «Số liệu»"),
    "ghi thứ hạng ở «standing:» của lần chốt": say("bỏ chỗ ấy; thứ hạng do cấp trên công bố thì gõ tay"),
    "ghi thời điểm đạt ở «reached_on:» của mục tiêu": say("bỏ chỗ ấy, hoặc nhập số liệu của ngày đạt ở trang «Số liệu»"),
    "ghi mục tiêu ở «targets:»": say("ghi mục tiêu ở trang «Tên, thời gian, mục tiêu»"),
    "chỉ nêu trong {% if target.days_early %}": say("bỏ chỗ ấy"),
    "chỉ nêu trong {% if figures.next %}": say("bỏ chỗ ấy"),
    "bổ sung số liệu vào dữ liệu chiến dịch; nơi có thể chưa có thì viết {{% if {path} %}} … {{% endif %}}": say("bổ sung số liệu, hoặc bỏ chỗ ấy"),
    "bổ sung số liệu vào dữ liệu chiến dịch, hoặc thêm {{% if %}} cho trường hợp chưa có": say("bổ sung số liệu, hoặc bỏ chỗ ấy"),
    "danh sách {path} trống; viết {{% if {path} %}} … {{% endif %}}": say("danh sách trống: bỏ chỗ ấy, hoặc viết câu khác"),
    "danh sách trống; thêm {{% if %}} cho trường hợp không có đơn vị nào": say("danh sách trống: bỏ chỗ ấy, hoặc viết câu khác"),
}
"""A figure that a text asks for and nobody has."""
RECORDS: dict[str, Message] = {
    "lấy số từ dữ liệu chiến dịch, ví dụ {example}, hoặc ghi vào «facts:»": say("lấy số từ dữ liệu bằng nút «Chèn số liệu»"),
    "viết thành mấy dòng ở «lines:», «superior_lines:»": say("dùng tên ngắn hơn ở trang của cơ quan, hoặc để như vậy"),
    "dùng chữ viết tắt ngắn hơn ở «abbreviation:», hoặc ghi «symbol:» của văn bản": say("dùng chữ viết tắt ngắn hơn ở trang của cơ quan, hoặc để như vậy"),
    "ghi «base: {code}» để giữ đúng cơ sở ấy, hoặc ghi mã khác; khi ban hành sẽ tự ghi": say("chọn ở «Cơ sở tính» để giữ đúng cơ sở ấy; khi ban hành sẽ tự ghi"),
    "ghi «phase: {phase}» để giữ đúng giai đoạn ấy; khi ban hành sẽ tự ghi": say("chọn ở «Giai đoạn» để giữ đúng giai đoạn ấy; khi ban hành sẽ tự ghi"),
    "không có tệp in này: «where» của văn bản không chọn đơn vị nào": say("không có tệp in này: không đơn vị nào có bản của văn bản"),
    "mục tiêu «{name}» vừa có số tuyệt đối («count:» {count}) vừa có tỷ lệ («rate:» {rate})": say("mục tiêu «{name}» vừa có con số ({count}) vừa có tỷ lệ ({rate})"),
    "ghi số tuyệt đối ở «count:» hoặc tỷ lệ ở «rate:»": say("ghi «Con số» hoặc «Tỷ lệ»"),
    "ghi một mục tiêu bằng số tuyệt đối ở «count:»": say("ghi một mục tiêu bằng «Con số»"),
    "nếu mục tiêu sau thay mục tiêu trước, ghi «replaces: {code}»": say("nếu mục tiêu sau thay mục tiêu trước, chọn mục tiêu trước ở «Thay cho mục tiêu»; nếu của nơi khác đặt ra, chọn ở «Cấp đặt ra»"),
    "ghi mã mục tiêu được thay, ví dụ «replaces: {code}»": say("chọn mục tiêu được thay ở «Thay cho mục tiêu»"),
    "sửa số, hoặc ghi cấp («level:») khác «raised»": say("sửa số, hoặc chọn «Cấp đặt ra» khác «nâng lên sau đó»"),
    "bỏ dòng «replaces:» ở mục tiêu ban đầu": say("bỏ trống «Thay cho mục tiêu» ở mục tiêu ban đầu"),
    "có mức cao nhất («rate_to:» {to}) nhưng thiếu mức thấp nhất («rate:»)": say("có «Tỷ lệ đến» ({to}) nhưng thiếu «Tỷ lệ»"),
    "ghi mức thấp nhất ở «rate:»": say("ghi mức thấp nhất ở «Tỷ lệ»"),
    "đổi chỗ hai mức («rate:» và «rate_to:»)": say("đổi chỗ «Tỷ lệ» và «Tỷ lệ đến»"),
    "ghi mã cơ sở tính ở «of:», ví dụ «of: members» hoặc «of: {{target: MÃ}}»": say("ghi cơ sở tính ở «Tỷ lệ của»"),
    "ghi mã cơ sở tính ở «of:», ví dụ «of: members», hoặc một mục tiêu khác, ví dụ «of: {target}»": say("ghi cơ sở tính ở «Tỷ lệ của»"),
    "ghi chỉ tiêu của các đơn vị này; đơn vị không giao thì ghi 0, đơn vị không thuộc diện thì ghi ở «exempt:» của chỉ số": say("ghi chỉ tiêu của các đơn vị này; đơn vị không giao thì ghi 0, đơn vị không thuộc diện thì ghi ở mục «Đơn vị không thuộc diện» của chỉ số, trang «Tên, thời gian, mục tiêu»"),
    "ghi chỉ tiêu của các đơn vị này; đơn vị không giao thì ghi 0%, đơn vị không thuộc diện thì ghi ở «exempt:» của chỉ số": say("ghi chỉ tiêu của các đơn vị này; đơn vị không giao thì ghi 0%, đơn vị không thuộc diện thì ghi ở mục «Đơn vị không thuộc diện» của chỉ số, trang «Tên, thời gian, mục tiêu»"),
    "ghi chỉ tiêu của các đơn vị này; ghi 0 là yêu cầu không còn trường hợp nào, nên đơn vị không thuộc diện thì ghi ở «exempt:» của chỉ số, đơn vị chỉ không giao thì để trống": say("ghi chỉ tiêu của các đơn vị này; ghi 0 là yêu cầu không còn trường hợp nào, nên đơn vị không thuộc diện thì ghi ở mục «Đơn vị không thuộc diện» của chỉ số, trang «Tên, thời gian, mục tiêu», đơn vị chỉ không giao thì để trống"),
    "đúng vậy thì ghi đơn vị ở «exempt:» của chỉ số; không thì hỏi lại đơn vị": say("đúng vậy thì ghi đơn vị ở mục «Đơn vị không thuộc diện» của chỉ số, trang «Tên, thời gian, mục tiêu»; không thì hỏi lại đơn vị"),
    "không nêu số này; nếu đơn vị phải làm thì bỏ đơn vị khỏi «exempt:» của chỉ số": say("không nêu số này; đơn vị phải làm thì bỏ đơn vị khỏi mục «Đơn vị không thuộc diện» của chỉ số"),
    "sửa số; nếu tỷ lệ này có thể vượt 100%, ghi «may_exceed: có» ở chỉ số «{code}»": say("sửa số; tỷ lệ này có thể vượt 100% thì chọn «có» ở mục «Tỷ lệ có thể vượt 100%» của chỉ số, trang «Tên, thời gian, mục tiêu»"),
    "kiểm tra hai lần chốt; nếu là số hiện có tại thời điểm, ghi «counted: state»": say("kiểm tra hai lần chốt; là số hiện có tại thời điểm thì chọn như vậy ở mục «Cách đếm» của chỉ số"),
    "sửa số; nếu là số đính chính, ghi «corrected: có» ở kết quả này; nếu «{name}» không phải số lũy kế thì ở chỉ số ghi «counted: state» (số hiện có tại thời điểm) hoặc «counted: period» (số phát sinh trong kỳ)": say("sửa số; «{name}» không phải số lũy kế thì chọn lại ở mục «Cách đếm» của chỉ số, trang «Tên, thời gian, mục tiêu»"),
    "sửa số; nếu số của «{name}» chỉ là phần riêng, không gồm cấp dưới, ghi «tier: own» ở đơn vị": say("sửa số; số của «{name}» phải gồm cả cấp dưới"),
    "sửa chỉ tiêu; nếu số của «{name}» chỉ là phần riêng, không gồm cấp dưới, ghi «tier: own» ở đơn vị": say("sửa chỉ tiêu; số của «{name}» phải gồm cả cấp dưới"),
    "số của đơn vị có cấp dưới được hiểu là gồm cả cấp dưới; nếu chỉ là phần riêng, ghi «tier: own»": say("số của đơn vị có cấp dưới được hiểu là gồm cả cấp dưới"),
    "ghi đơn vị cấp trên («parent:») cho các đơn vị cấp dưới ở units.yaml thì lần sau không phải hỏi": say("ghi «Cấp trên» cho các đơn vị cấp dưới ở trang «Đơn vị và chỉ tiêu» thì lần sau không phải hỏi"),
    "đã gồm các dòng dưới thì ghi đơn vị cấp trên («parent:») cho các đơn vị cấp dưới ở units.yaml": say("đã gồm các dòng dưới thì ghi «Cấp trên» cho các đơn vị cấp dưới ở trang «Đơn vị và chỉ tiêu»"),
    "văn bản chỉ nhận số liệu đủ («coverage: complete»): chờ đủ báo cáo, hoặc bỏ dòng «coverage:» để in kèm phạm vi của số liệu": say("văn bản chỉ nhận số liệu đủ: chờ đủ báo cáo, hoặc chọn in kèm «tạm tính» ở «Tùy chọn khác»"),
    "ghi «for_each: units», hoặc bỏ dòng «{name}:»": say("chọn «mỗi đơn vị một bản», hoặc bỏ mục ấy"),
    "ghi họ tên người ký («name:») trong tệp của cơ quan ban hành": say("ghi họ tên người ký ở trang của cơ quan"),
    "khai người ký ở «signatories:» của cơ quan ban hành": say("thêm người ký ở trang của cơ quan"),
    "khai ban này ở «departments:» của cơ quan ban hành": say("thêm ban, phòng ở trang của cơ quan"),
    "khai nhóm đơn vị ở «groups:», hoặc bỏ dòng «grouped:»": say("ghi nhóm ở cột «Nhóm», trang «Đơn vị và chỉ tiêu»"),
    "sửa thời gian tham gia («active_from:», «active_to:») của đơn vị hoặc bỏ số liệu này": say("sửa cột «Từ ngày», «Đến hết ngày» của đơn vị, hoặc bỏ số liệu này"),
    "ghi số bàn giao, ví dụ «opening: {example}»": say("khai lại lần chia ấy ở trang «Đơn vị và chỉ tiêu», «Sáp nhập, đổi tên», và ghi mỗi đơn vị mới nhận bao nhiêu"),
    "ghi số của các đơn vị này vào lần chốt {moment}; đơn vị tham gia sau thì ghi ngày ở «active_from:»": say("ghi số của các đơn vị này vào lần chốt {moment}; đơn vị tham gia sau thì ghi ngày ở cột «Từ ngày»"),
}
"""Campaigns, offices and documents as records say them."""
# fmt: on
