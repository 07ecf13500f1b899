"""What the manual has pages about, in the order of the work.

A page's text is `docs/<name>.md`, which travels with the program; «tasks» is the table of tasks in README,
«sharing» and «upgrade» are parts of the page on installing.
"""

from __future__ import annotations

from generator.problems import Message, find, fold, say
from generator.workspace import unchanging


@unchanging(frozen=True)
class ManualTopic:
    """One page of the manual: the name to ask for it by, and what it is about, in a line."""

    code: str
    about: Message

    @property
    def name(self) -> str:
        """What people call it, without what explains it."""
        return self.about.source.partition(":")[0]


_GROUPS: tuple[tuple[Message, dict[str, Message]], ...] = (
    (
        say("Bắt đầu"),
        {
            "install": say("Cài đặt: trên Windows, Linux, cả khi máy không có mạng"),
            "begin": say("Văn bản đầu tiên: từ một thư mục trống, từng câu hỏi; khi vướng"),
            "day": say("Một ngày làm việc: từ tệp Excel đến công văn đã ký, từng lệnh"),
            "page": say("Trang vanthu: làm việc trong trình duyệt"),
            "tasks": say("Việc và lệnh: muốn làm gì thì gõ lệnh nào"),
        },
    ),
    (
        say("Dữ liệu"),
        {
            "records": say("Dữ liệu: mỗi tệp ghi gì, sửa bằng tay thế nào"),
            "keys": say("Các trường của dữ liệu: nghĩa, ghi gì, ví dụ của từng trường"),
            "quotas": say("Chỉ tiêu: chia cho các đơn vị, tổng luôn khớp"),
            "tables": say("Bảng: đơn vị, chỉ tiêu, số liệu trong bảng mở bằng Excel"),
        },
    ),
    (
        say("Hằng tuần"),
        {
            "week": say("Việc hằng tuần: mỗi tuần một lệnh"),
            "exchange": say("Trao đổi với Excel: nhập số liệu, gửi biểu, theo dõi báo cáo"),
            "life": say("Ba tuần của một chiến dịch: từng lệnh, có chỗ sai và cách xử lý"),
        },
    ),
    (
        say("Văn bản"),
        {
            "reports": say("Báo cáo và các văn bản khác: câu văn, bảng, biểu đồ theo số liệu"),
            "passages": say("Đoạn có sẵn: lời văn theo số liệu, thay bằng lời riêng"),
            "bodies": say("Nội dung văn bản: gõ gì thì in nấy, dấu nào có nghĩa"),
            "formulas": say("Công thức: viết gì trong hai dấu ngoặc nhọn, in ra gì"),
            "figures": say("Số liệu: tính thế nào, khi nào tạm tính, khi nào bị từ chối"),
            "drafts": say("Dự thảo, phiếu kiểm tra: chỗ còn thiếu, phiếu đi kèm đến người ký"),
            "batch": say("Tạo hàng loạt: mỗi đơn vị một bản"),
            "format": say("Thể thức: bộ quy tắc, quy định riêng, mẫu Word"),
            "format_keys": say(
                "Các trường của quy định thể thức riêng: nghĩa, quy định, được phép"
            ),
            "pdf": say("PDF: xuất bằng LibreOffice hoặc Word, in gộp"),
        },
    ),
    (
        say("Kiểm tra"),
        {
            "checks": say("Kiểm tra dữ liệu: gõ thế nào thì đọc sai, tệp đặt sai chỗ"),
            "codes": say("Các mã: mỗi mã nghĩa là gì, làm gì"),
            "lint": say("Soát thể thức: tệp Word bất kỳ, từng quy tắc kèm điều khoản"),
            "audit": say("Soát số liệu: số liệu của văn bản bất kỳ, từng phép kiểm"),
            "lint-official-forms": say("Mẫu của Nghị định 30: soát thể thức chính các mẫu ấy"),
        },
    ),
    (
        say("Ban hành, về sau"),
        {
            "register": say("Sổ đăng ký văn bản đi: cấp số một lần, ban hành trong một bước"),
            "corrections": say("Sửa chữa sau khi ban hành: thay thế, đính chính, thu hồi"),
            "history": say("Lịch sử: dữ liệu đã thay đổi gì, và như trước đây thế nào"),
        },
    ),
    (
        say("Giữ gìn"),
        {
            "backup": say("Hoàn tác, sao lưu, phục hồi: bỏ lệnh vừa rồi, giữ tất cả trong một tệp"),
            "sharing": say("Nhiều máy, ổ mạng: hai người cùng làm, thư mục dùng chung"),
            "upgrade": say("Lên bản mới: phần mềm mới, dữ liệu dạng cũ"),
            "files": say("Tệp được ghi: của ai, lệnh nào ghi đè gì và không bao giờ ghi đè gì"),
            "security": say("An toàn: tin gì ở một thư mục do người khác gửi"),
            "doctor": say("Xem máy và thư mục: thiếu gì thì làm gì"),
        },
    ),
    (
        say("Tra cứu"),
        {
            "glossary": say("Thuật ngữ: mỗi khái niệm một từ"),
            "json": say("Kết quả cho phần mềm khác: mọi lệnh có --json"),
        },
    ),
)


def topic_groups() -> list[tuple[Message, list[ManualTopic]]]:
    """The topics under what they belong to."""
    return [
        (group, [ManualTopic(code, about) for code, about in topics.items()])
        for group, topics in _GROUPS
    ]


def all_topics() -> dict[str, ManualTopic]:
    """Every topic by its name."""
    return {one.code: one for _, topics in topic_groups() for one in topics}


def topic_named(name: str) -> ManualTopic:
    """A topic by its name or by what it is called, diacritics aside. Raises `NotFound` with near names."""
    topics = all_topics()
    for topic in topics.values():
        if fold(name) in {topic.code, fold(topic.name)}:
            return topic
    refusal = say("sách hướng dẫn không có mục «{name}»", name=name)
    return find(topics, name, refusal, say("«vanthu help» liệt kê các mục"))
