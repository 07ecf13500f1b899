"""One line for each command, so that the list needs no import of the commands themselves."""

from __future__ import annotations

from generator.problems import Translate


def summaries(_: Translate) -> dict[str, str]:
    """What each command does, by name, in the order of the list."""
    return {
        "init": _("Lập nơi làm việc mới, kèm hồ sơ mẫu."),
        "new": _("Tạo chiến dịch hoặc văn bản mới."),
        "check": _("Kiểm tra hồ sơ, lời văn và mẫu Word."),
        "render": _("Làm văn bản Word từ hồ sơ."),
        "verify": _("So văn bản đã làm với hồ sơ hiện nay."),
        "lint": _("Soát thể thức tệp Word bất kỳ."),
        "import": _("Nhập số liệu của các đơn vị từ Excel, CSV."),
        "export": _("Xuất biểu nhập, bảng, sổ văn bản ra Excel, CSV."),
        "returns": _("Đơn vị nào đã báo cáo, đơn vị nào chưa."),
        "allocate": _("Tính chỉ tiêu cho các đơn vị và ghi vào hồ sơ."),
        "status": _("Bảng các đơn vị so với chỉ tiêu."),
        "figures": _("Mọi số liệu kèm cách tính, ra màn hình, JSON hoặc Excel."),
        "brief": _("Tin ngắn và tin nhắn nhóm từ cùng số liệu."),
        "chart": _("Vẽ biểu đồ ra tệp SVG hoặc PNG."),
        "issue": _("Ban hành: cấp số, vào sổ, ghi hồ sơ trong một bước."),
        "register": _("Sổ đăng ký văn bản đi: lập, xem, giữ số, hủy, xuất, kiểm."),
        "diff": _("Hồ sơ đã thay đổi gì từ một lần ghi hay một ngày."),
        "names": _("Các tên dùng được trong lời văn và mẫu Word."),
        "kinds": _("Các loại văn bản."),
        "schema": _("Mô tả hồ sơ cho trình soạn thảo (JSON Schema)."),
        "upgrade": _("Đưa hồ sơ viết ở dạng cũ lên dạng hiện nay."),
        "completion": _("Mã gợi ý lệnh cho bash, zsh, fish, PowerShell."),
    }
