"""The issuing body (cơ quan ban hành): names, superior, departments, signatories, format profile."""

import datetime
from enum import StrEnum

from pydantic import Field

from generator.model.fields import Code, Date, Record, Text, covers, optional


class Authority(StrEnum):
    """Quyền hạn ký, as Decree 30 writes it before the position (Phụ lục I, II.7.b)."""

    ON_BEHALF = "TM."
    ACTING = "Q."
    FOR_HEAD = "KT."
    BY_ORDER = "TL."
    AUTHORISED = "TUQ."
    HEAD = ""


class Department(Record):
    """Ban, phòng: a part of the issuing body that drafts documents."""

    code: Code = Field(description="Chữ viết tắt dùng trong ký hiệu và dòng lưu, ví dụ CSPL")
    name: Text = Field(description="Tên đầy đủ")


class Signatory(Record):
    """Người ký: name, position and the authority under which they sign.

    Where it is not known yet who will sign, name and position may be left out; the block then shows
    what is known.
    """

    code: Code = Field(description="Mã của người ký")
    name: Text | None = optional("Họ và tên")
    position: Text | None = optional("Chức vụ, ví dụ: Phó Chủ tịch")
    authority: Authority = optional(
        "Quyền hạn: TM., KT., TL., TUQ., Q. hoặc để trống", Authority.HEAD
    )
    acting_for: Text | None = optional(
        "Ký thay ai, ví dụ: Ban Thường vụ (sau TM.), Chủ tịch (sau KT.)"
    )
    collective: Text | None = optional(
        "Tập thể mà người ký thay còn thay mặt, in dòng TM. ở trên, ví dụ: Ủy ban nhân dân"
    )
    active_from: Date | None = optional("Giữ chức vụ từ ngày")
    active_to: Date | None = optional("Giữ chức vụ đến hết ngày")

    def is_in_office(self, day: datetime.date) -> bool:
        """Whether the post is held on a day, the first and the last included."""
        return covers(self.active_from, self.active_to, day)


class FormatPeriod(Record):
    """Which format profile holds from a date on."""

    profile: Code = Field(description="Bộ quy tắc thể thức: nd30, tld-933, tld-1014")
    active_from: Date | None = optional("Áp dụng từ ngày")


class Issuer(Record):
    """Cơ quan ban hành."""

    code: Code = Field(description="Mã cơ quan")
    name: Text = Field(description="Tên đầy đủ, chính thức")
    short_name: Text = Field(description="Tên gọn trong câu văn, ví dụ: LĐLĐ tỉnh")
    abbreviation: Code = Field(description="Chữ viết tắt trong ký hiệu, ví dụ LĐLĐ")
    superior: Text | None = optional("Cơ quan chủ quản trực tiếp")
    reports_to: Text | None = optional(
        "Nơi gửi báo cáo, tờ trình, khi không phải cơ quan chủ quản in ở đầu văn bản"
    )
    superior_lines: tuple[Text, ...] = optional(
        "Cách ngắt dòng tên cơ quan chủ quản ở đầu văn bản", ()
    )
    lines: tuple[Text, ...] = optional("Cách ngắt dòng tên cơ quan ban hành ở đầu văn bản", ())
    place: Text = Field(description="Địa danh ghi trước ngày tháng, ví dụ: Cà Mau")
    collective: Text | None = optional("Tập thể lãnh đạo, ví dụ: Ban Thường vụ")
    people: Text | None = optional(
        "Những người mà cơ quan vận động, ví dụ: đoàn viên, người lao động; mặc định: cá nhân, tập thể"
    )
    lower: Text | None = optional(
        "Cấp dưới của các đơn vị, ví dụ: công đoàn cơ sở; ấp, khu phố; mặc định: bộ phận"
    )
    departments: tuple[Department, ...] = optional("Các ban, phòng", ())
    signatories: tuple[Signatory, ...] = optional("Những người ký", ())
    formats: tuple[FormatPeriod, ...] = Field(
        default=(FormatPeriod(profile="nd30"),), description="Bộ quy tắc thể thức theo thời gian"
    )
    address_lines: tuple[Text, ...] = optional("Dòng địa chỉ, điện thoại in ở chân trang đầu", ())
    identifier: Code | None = optional("Mã định danh điện tử của cơ quan")

    def profile_on(self, day: datetime.date) -> str:
        """The format profile in force on a day; the first one when none had begun yet."""
        begun = [
            period
            for period in self.formats
            if period.active_from is None or period.active_from <= day
        ]
        return (begun or [self.formats[0]])[-1].profile
