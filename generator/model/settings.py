"""Settings of a workspace (`vanthu.yaml`): language, the office's own format layer and kinds.

What a kind is, and the kinds that travel with the program, stand in `generator.standard`; a record
is needed here to read texts, refuse unknown keys and describe the keys.
"""

from typing import Literal

from pydantic import Field

from generator.model.fields import Code, Count, FilePath, Record, Text, YesNo, optional
from generator.standard import Kind, KindBlank, Outline, SubjectStyle


class OwnBlank(Record):
    """A blank of a special form: thời gian, địa điểm, chủ trì …"""

    code: Code = Field(description="Mã, dùng trong fields của văn bản")
    label: Text = Field(description="Nhãn in ra")
    required: YesNo = optional("Bắt buộc có", False)


class OwnKind(Record):
    """Loại văn bản."""

    code: Code = Field(description="Mã loại văn bản")
    name: Text = Field(description="Tên loại, ví dụ: Kế hoạch")
    abbreviation: Text | None = optional("Chữ viết tắt trong ký hiệu, ví dụ KH")
    title: Text | None = optional("Tên loại in hoa; để trống với công văn")
    subject_style: SubjectStyle = optional("title hoặc v/v", SubjectStyle.TITLE)
    template: FilePath = optional("Mẫu Word", "named.docx")
    addressed: YesNo = optional("Có «Kính gửi» hay không", False)
    sent_to: YesNo = optional("Có danh sách nơi gửi không ghi «Kính gửi» (công điện)", False)
    form: Text | None = optional("Mẫu số của Phụ lục III Nghị định 30")
    in_decree: YesNo = optional("Có trong Nghị định 30 hay không", False)
    in_union: Text = optional("Có trong quy định của Công đoàn hay không", "unverified")
    outline: Outline = optional("Cách đánh số đề mục mặc định", Outline.ROMAN)
    note: Text | None = optional("Lưu ý khi dùng loại này")
    fields: tuple[OwnBlank, ...] = optional("Các ô riêng của biểu mẫu", ())

    def kind(self) -> Kind:
        """The kind that the row stands for."""
        blanks = tuple(KindBlank(**dict(blank)) for blank in self.fields)
        return Kind(**{**dict(self), "fields": blanks})


class Settings(Record):
    """Thiết lập của thư mục làm việc."""

    format: Count | None = Field(
        default=None, ge=1, description="Dạng của dữ liệu; để trống là 1, dạng đầu tiên"
    )
    language: Literal["vi", "en"] | None = optional("Ngôn ngữ của thông báo: vi hoặc en")
    pdf_engine: Literal["libreoffice", "word"] | None = optional(
        "Phần mềm xuất PDF trước hết: libreoffice hoặc word (Windows); máy không có thì dùng phần mềm kia"
    )
    formats: tuple[FilePath, ...] = optional(
        "Tệp YAML chứa quy định thể thức riêng của cơ quan", ()
    )
    kinds: tuple[OwnKind, ...] = optional("Loại văn bản riêng của cơ quan", ())
