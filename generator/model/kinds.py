"""Kinds of document (loại văn bản): one row each of a table that an office may extend.

The rows stand in `generator/standard/kinds.yaml` and in the `kinds` of a workspace's settings; this
module only says what a row means.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from generator.model.document import Outline
from generator.model.fields import Code, Record, Text, YesNo


class SubjectStyle(StrEnum):
    """Where the subject stands: under a title, or after «V/v» under the number."""

    TITLE = "title"
    LETTER = "v/v"


class KindField(Record):
    """A blank of a special form: thời gian, địa điểm, chủ trì …"""

    code: Code = Field(description="Mã, dùng trong fields của văn bản")
    label: Text = Field(description="Nhãn in ra")
    required: YesNo = Field(default=False, description="Bắt buộc có")


class Kind(Record):
    """Loại văn bản."""

    code: Code = Field(description="Mã loại văn bản")
    name: Text = Field(description="Tên loại, ví dụ: Kế hoạch")
    abbreviation: Text | None = Field(
        default=None, description="Chữ viết tắt trong ký hiệu, ví dụ KH"
    )
    title: Text | None = Field(default=None, description="Tên loại in hoa; để trống với công văn")
    subject_style: SubjectStyle = Field(default=SubjectStyle.TITLE, description="title hoặc v/v")
    template: Text = Field(default="named.docx", description="Mẫu Word")
    addressed: YesNo = Field(default=False, description="Có «Kính gửi» hay không")
    sent_to: YesNo = Field(
        default=False, description="Có danh sách nơi gửi không ghi «Kính gửi» (công điện)"
    )
    form: Text | None = Field(default=None, description="Mẫu số của Phụ lục III Nghị định 30")
    in_decree: YesNo = Field(default=False, description="Có trong Nghị định 30 hay không")
    in_union: Text = Field(
        default="unverified", description="Có trong quy định của Công đoàn hay không"
    )
    outline: Outline = Field(default=Outline.ROMAN, description="Cách đánh số đề mục mặc định")
    note: Text | None = Field(default=None, description="Lưu ý khi dùng loại này")
    fields: tuple[KindField, ...] = Field(default=(), description="Các ô riêng của biểu mẫu")


class KindTable(Record):
    """Bảng loại văn bản."""

    kinds: tuple[Kind, ...] = Field(description="Các loại văn bản")
