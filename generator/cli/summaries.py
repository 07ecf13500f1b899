"""One line for each command, so that the list needs no import of the commands themselves."""

from __future__ import annotations

from generator.cli.language import N_

SUMMARIES = {
    "serve": N_("Mở trang vanthu trong trình duyệt, không cần dòng lệnh."),
    "init": N_("Lập thư mục làm việc mới, kèm dữ liệu ví dụ."),
    "new": N_("Lập cơ quan, chiến dịch, đơn vị, văn bản mới."),
    "check": N_("Kiểm tra dữ liệu chiến dịch, lời văn và mẫu Word."),
    "render": N_("Tạo văn bản Word từ dữ liệu chiến dịch."),
    "verify": N_("So văn bản đã tạo với dữ liệu chiến dịch hiện nay."),
    "pdf": N_("Xuất văn bản Word ra PDF."),
    "lint": N_("Soát thể thức tệp Word bất kỳ."),
    "audit": N_("Soát số liệu trong văn bản bất kỳ: Word, PDF, chữ dán vào."),
    "import": N_("Nhập số liệu, danh sách đơn vị, sổ văn bản từ Excel, CSV."),
    "export": N_("Xuất biểu nhập, bảng, sổ văn bản ra Excel, CSV."),
    "week": N_("Số liệu tuần này vào dữ liệu chiến dịch, ra báo cáo, tin, lời nhắc."),
    "returns": N_("Đơn vị nào đã báo cáo, đơn vị nào chưa."),
    "allocate": N_("Tính chỉ tiêu cho các đơn vị và ghi vào dữ liệu chiến dịch."),
    "status": N_("Bảng các đơn vị so với chỉ tiêu."),
    "figures": N_("Mọi số liệu kèm cách tính, ra màn hình, JSON hoặc Excel."),
    "brief": N_("Tin ngắn và tin nhắn nhóm từ cùng số liệu."),
    "chart": N_("Vẽ biểu đồ ra tệp SVG hoặc PNG."),
    "issue": N_("Ban hành: cấp số, vào sổ, ghi dữ liệu trong một bước."),
    "register": N_("Sổ đăng ký văn bản đi: lập, xem, giữ số, hủy, xuất, kiểm."),
    "diff": N_("Dữ liệu chiến dịch đã thay đổi gì từ một lần lưu hay một ngày."),
    "names": N_("Các tên dùng được trong lời văn và mẫu Word."),
    "passages": N_("Các đoạn văn có sẵn và lời của chúng với số liệu hiện nay."),
    "kinds": N_("Các loại văn bản."),
    "schema": N_("Danh mục trường của dữ liệu cho trình soạn thảo (JSON Schema)."),
    "backup": N_("Sao lưu dữ liệu, sổ, mẫu Word vào một tệp."),
    "restore": N_("Phục hồi từ tệp sao lưu."),
    "undo": N_("Hoàn tác lệnh cuối cùng đã ghi dữ liệu."),
    "upgrade": N_("Đưa dữ liệu viết ở dạng cũ lên dạng hiện nay."),
    "tables": N_("Đổi đơn vị, chỉ tiêu, số liệu sang bảng CSV (Excel) hoặc về YAML."),
    "doctor": N_("Máy và thư mục làm việc có sẵn sàng không, thiếu gì thì làm gì."),
    "help": N_("Sách hướng dẫn: từng mục, từng trường, từng mã lỗi."),
    "completion": N_("Mã tự điền lệnh cho bash, zsh, fish, PowerShell."),
}
"""What each command does, by name, in the order of the list."""
