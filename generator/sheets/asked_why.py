"""What is asked at each kind of doubt and why, with an example; and what becomes of it where nobody answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.problems import Message, say
from generator.sheets.doubts import Question

_COLUMN = say(
    "Tiêu đề trong tệp không cho biết chắc cột ấy. Chọn cột ghi đúng điều được hỏi, ví dụ cột có «Bản Nậm Cuổi 1», «Thôn"
    " Tân Lập» là cột tên đơn vị; dòng tiêu đề là dòng có chữ ở cột ấy."
)
_UNIT = say(
    "Tên trong tệp chưa chắc là đơn vị nào của chiến dịch, vì viết tắt, thiếu chữ, hoặc nhiều đơn vị có tên ấy. Trả lời một lần,"
    " cách gọi của riêng một đơn vị được nhớ, lần sau không hỏi; cách gọi có thể là mấy đơn vị thì lần nào cũng hỏi. Ví dụ «Hội Phụ"
    " nữ» là «Hội LHPN xã»: gõ «lhpn»."
)
_AMOUNT = say(
    "Ô này có thể hiểu là nhiều số, hoặc không đọc được thành số. Chọn số đúng theo bản giấy hay hỏi lại đơn vị, ví dụ 1,234 có"
    " thể là 1.234; đơn vị chưa báo cáo thì không phải là 0."
)
_LOWER = say(
    "Số lũy kế không tự giảm: thường là gõ nhầm, hoặc gửi số riêng của kỳ này. Ví dụ lần trước 31, nay 30: hỏi lại đơn vị;"
    " đúng là 30 thì chọn «ghi 30»."
)
_WHY: Mapping[str, Message] = {
    "E-XLS-UNIT-COLUMN": _COLUMN,
    "E-XLS-CODE-COLUMN": _COLUMN,
    "E-XLS-COUNT-COLUMN": _COLUMN,
    "E-XLS-COLUMN": _COLUMN,
    "E-XLS-INDICATOR-COLUMN": say(
        "Tiêu đề của cột nhắc tới một chỉ số mà chưa chắc là số của chỉ số ấy. Ví dụ «Số tiền đóng góp tháng 11» là số của một"
        " tháng, không phải số lũy kế; cột nào ghi đúng số cần nhập thì chọn cột ấy."
    ),
    "E-XLS-SHEET": say("Nhiều trang tính có bảng. Chọn trang có số liệu cần nhập, ví dụ trang của tháng này."),
    "E-XLS-ROW": say(
        "Dòng này không có số thứ tự như các dòng đơn vị, cũng không có số La Mã như dòng tên nhóm. Ví dụ «Các đoàn thể» là tên"
        " nhóm, «Hội LHPN xã» là đơn vị, «Người lập biểu» là ghi chú."
    ),
    "E-XLS-HEADING": say("Ví dụ «I. LĐLĐ huyện A» trên các công đoàn cơ sở: là đơn vị cấp trên nếu có số liệu riêng, là tên nhóm nếu chỉ để xếp."),
    "E-XLS-HIDDEN": say("Có dòng bị ẩn hoặc bị lọc, người gửi có thể đã bỏ. Ví dụ đơn vị đã gửi lần trước bị lọc mất thì vẫn cần nhập."),
    "E-XLS-UNIT-UNKNOWN": _UNIT,
    "E-XLS-UNIT-SEVERAL": _UNIT,
    "E-XLS-UNIT-DIFFERS": _UNIT,
    "E-XLS-UNIT": _UNIT,
    "E-XLS-CODE-NUMBER": _UNIT,
    "E-XLS-UNIT-TWICE": say("Một đơn vị có hai dòng: chỉ một dòng được nhập. Ví dụ «Thôn Tân Lập» ở dòng 7 và dòng 14: chọn dòng đúng."),
    "E-XLS-LISTED-TWICE": say("Một đơn vị có hai dòng trong danh sách: chỉ một dòng được nhập. Ví dụ «Thôn Tân Lập» ở dòng 7 và dòng 14: chọn dòng có số đúng."),
    "E-XLS-STATUS": say("Số liệu đã kiểm tra đến đâu: ví dụ «ước tính» thì tổng in là «ước tính», «trả lại» thì coi như chưa báo cáo."),
    "E-XLS-SUM": say("Dòng này có thể là tổng của các dòng dưới, nhập cả hai là cộng hai lần. Ví dụ «LĐLĐ huyện A: 30» trên 10 và 20 là tổng."),
    "E-XLS-OWN": say("Dữ liệu ghi phần riêng của đơn vị này, cấp dưới cộng thêm; ghi số đã gồm cấp dưới là cộng hai lần. Ví dụ «Huyện H: 32» là 17 của huyện và 15 của xã."),
    "E-XLS-TOTAL": say("Dòng cộng trong tệp khác tổng các dòng: có thể thiếu một dòng, hoặc công thức cộng sai. Ví dụ cộng 193 mà các dòng là 173."),
    "E-XLS-MEASURE": say("Đơn vị tính trong tệp khác dữ liệu, sai là sai nghìn lần. Ví dụ 1.200.000 đồng ghi ở cột «triệu đồng» là 1,2."),
    "E-XLS-DECIMALS": say(
        "Tệp ghi nhiều chữ số thập phân hơn chỉ số. Làm tròn từng số rồi cộng thì tổng sai: 6,27 + 3,65 + 3,05 là 12,97, còn 6,3 + 3,7 + 3,1"
        " là 13,1. Lấy đúng như tệp thì chỉ số được sửa cho ghi đủ, và in ra vẫn làm tròn một lần."
    ),
    "E-XLS-KEPT": say("Dòng ghi số mà chưa rõ văn bản đã phát hành hay số bị hủy. Ví dụ «số 12 bỏ» là số hủy: không cấp lại số ấy."),
    "E-XLS-AS-OF": say("Ngày mà số liệu tính đến, ví dụ 25/4/2022; không phải ngày gửi tệp. Số liệu được ghi cho đúng ngày ấy."),
    "E-IMPORT-AHEAD": say(
        "Số đã làm được không thể tính đến một ngày chưa đến: thường là gõ nhầm ngày, hoặc tệp mẫu ghi sẵn ngày của kỳ sau. Gõ đúng ngày, ví dụ"
        " 27/11/2026; số ước đến ngày ấy thì đọc lại với «ước tính»."
    ),
    "E-XLS-RATES": say("Tỷ lệ phải rõ là phần trăm. Ví dụ cột ghi 85,5 và 90: là 85,5% và 90%; cột ghi 0,855 thì thường cũng là 85,5%."),
    "W-XLS-RATE-TOTAL": say(
        "Tỷ lệ chung không cộng từ các đơn vị được, nên lấy ở dòng tổng của tệp nếu đó là tỷ lệ của tất cả. Ví dụ 186/200 và"
        " 16/20 người là 202/220, không phải trung bình cộng của hai tỷ lệ."
    ),
    "E-XLS-FALLS": _LOWER,
    "E-XLS-LOWERS": _LOWER,
    "W-XLS-CHANGED": say(
        "Số trong dữ liệu được sửa sau khi gửi biểu, nên tệp gửi về có thể là số cũ. Ví dụ biểu in sẵn 30, sau đó sửa thành 31, đơn vị"
        " ghi 33: hỏi lại đơn vị; đúng là 33 thì chọn ghi số của tệp."
    ),
    "W-XLS-GONE": say(
        "Số in sẵn trong biểu đã bị bỏ khỏi dữ liệu sau khi gửi biểu, ví dụ vì nhập nhầm đơn vị. Hỏi lại đơn vị: số ấy vẫn đúng thì"
        " chọn ghi số của tệp."
    ),
    "E-XLS-LEAPS": say("Số gấp nhiều lần chỉ tiêu hay số trước: thường là thừa chữ số, ví dụ 1.200 gõ thành 12.000; đúng thì chọn ghi."),
}  # fmt: skip
_ROW = say(
    "bỏ cả dòng: số trong dòng không được nhập, đơn vị của nó coi như chưa báo cáo; lần sau hỏi lại"
)
_NO_FIGURE = say(
    "không nhập số này: đơn vị coi như chưa báo cáo ở lần này, tổng thiếu cả số của đơn vị ấy; hỏi lại rồi nhập bổ sung"
)
_KEPT = say("giữ số đã có ở lần chốt này")
_NO_FILE = say("không đọc tệp này")
_WITHOUT: Mapping[str, Message] = {
    "E-XLS-UNIT-COLUMN": _NO_FILE,
    "E-XLS-COUNT-COLUMN": _NO_FILE,
    "E-XLS-INDICATOR-COLUMN": say(
        "không nhập số của chỉ số này: các đơn vị coi như chưa báo cáo chỉ số ấy ở lần này"
    ),
    "E-XLS-MEASURE": say(
        "không nhập số nào ghi theo đơn vị tính ấy: các đơn vị coi như chưa báo cáo số này ở lần này"
    ),
    "E-XLS-SHEET": _NO_FILE,
    "E-XLS-UNIT-UNKNOWN": _ROW,
    "E-XLS-UNIT-SEVERAL": _ROW,
    "E-XLS-UNIT-DIFFERS": _ROW,
    "E-XLS-AS-OF": say("dừng, không nhập gì của tệp này"),
    "E-IMPORT-AHEAD": say("dừng, không nhập gì của tệp này"),
    "E-XLS-UNIT-TWICE": say("không nhập dòng nào của đơn vị ấy"),
    "E-XLS-LISTED-TWICE": say("nhập dòng đầu của đơn vị ấy, các dòng sau không nhập"),
    "E-XLS-FALLS": _NO_FIGURE,
    "E-XLS-DECIMALS": say(
        "không nhập những ô ấy: các đơn vị của chúng coi như chưa báo cáo số này ở lần này"
    ),
    "E-XLS-LEAPS": _NO_FIGURE,
    "E-XLS-RATES": say("không nhập tỷ lệ nào trong cột"),
    "W-XLS-RATE-TOTAL": say("chỉ nhập tỷ lệ của từng đơn vị, chưa có tỷ lệ chung"),
    "E-XLS-LOWERS": _KEPT,
    "W-XLS-CHANGED": _KEPT,
    "W-XLS-GONE": _NO_FIGURE,
}


def explained(question: Question) -> Iterator[Message]:
    """What is asked, why, an example, and what may be done instead of answering."""
    yield _WHY.get(question.code, _AMOUNT)
    if question.hint is not None:
        yield say("Hoặc: {hint}", hint=question.hint)


def without_answer(question: Question) -> Message:
    """What becomes of it where nothing is answered."""
    return _WITHOUT.get(question.code, say("bỏ qua chỗ này: không nhập, và nêu lại là lỗi"))
