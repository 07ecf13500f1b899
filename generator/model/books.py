"""The outgoing register (sổ đăng ký văn bản đi): its rows, its books of a year, its numbering.

The ten columns are those of Decree 30/2020, Phụ lục IV, mẫu I; the rest of a row tells where a number
stands between being kept and being given up. How numbers are given and how the files stay whole is
left to `generator.register`.
"""

import datetime
from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from generator.model.document import Secrecy
from generator.model.fields import (
    Code,
    Count,
    Date,
    Record,
    Text,
    YesNo,
    covers,
    mapped,
    optional,
    refuse,
)
from generator.model.named import named
from generator.problems import say
from generator.wording import serial, short_date

GENERAL = "general"
SECRET = "secret"  # noqa: S105 - the name of a series of numbers


class RowState(StrEnum):
    """How far a number has come: kept, given to an issued document, or given up for ever."""

    RESERVED = "reserved"
    ISSUED = "issued"
    VOID = "void"


class Frozen(Record):
    """Fingerprints (SHA-256) of a document at the moment of issue."""

    text: Text = Field(description="Mã đối chiếu của lời văn")
    figures: Text | None = optional("Mã đối chiếu của số liệu")


class Reissue(Record):
    """Làm lại trước khi gửi: why an issued document was made anew under its number, and what it was."""

    reason: Text = Field(description="Lý do làm lại")
    frozen: Frozen | None = optional("Mã đối chiếu của bản trước")


class Acknowledged(Record):
    """Xác nhận thay đổi: that the records say something else now is known, and why it is right.

    What they say is told again as soon as it is not what was acknowledged. Without a fingerprint it
    is known that they no longer hold the document.
    """

    reason: Text = Field(description="Lý do")
    frozen: Frozen | None = optional("Mã đối chiếu của nội dung theo dữ liệu lúc xác nhận")


class Row(Record):
    """Hàng của sổ: columns 1 to 10 of the form, then the state of the number, then what became of it.

    Other documents are named as `cited` does: `12/BC-LĐLĐ ngày 20/4/2022`.
    """

    number: Count = Field(ge=1, description="Cột 1: số")
    symbol: Text | None = optional("Cột 1: ký hiệu, ví dụ KH-LĐLĐ")
    date: Date = Field(description="Cột 2: ngày tháng văn bản")
    title: Text = Field(description="Cột 3: tên loại và trích yếu nội dung")
    signer: Text | None = optional("Cột 4: người ký")
    recipients: tuple[Text, ...] = optional("Cột 5: nơi nhận văn bản", ())
    archive: Text | None = optional("Cột 6: đơn vị, người nhận bản lưu")
    copies: Count | None = optional("Cột 7: số lượng bản")
    sent: Date | None = optional("Cột 8: ngày chuyển")
    received: Text | None = optional("Cột 9: ký nhận")
    note: Text | None = optional("Cột 10: ghi chú")
    state: RowState = optional(
        "reserved (giữ số), issued (đã ban hành), void (hủy)", RowState.ISSUED
    )
    reason: Text | None = optional("Lý do hủy số")
    kind: Code | None = optional("Mã loại văn bản")
    series: Code = optional("Dãy số: general, secret hoặc mã loại", GENERAL)
    key: Text | None = optional("Số được cấp cho văn bản nào")
    record: Text | None = optional("Tệp dữ liệu của văn bản")
    frozen: Frozen | None = optional("Mã đối chiếu lúc ban hành")
    replaces: tuple[Text, ...] = optional("Thay thế các văn bản này (số, ký hiệu, ngày)", ())
    corrects: tuple[Text, ...] = optional("Đính chính các văn bản này", ())
    recalls: tuple[Text, ...] = optional("Thông báo thu hồi các văn bản này", ())
    replaced_by: tuple[Text, ...] = optional("Được thay thế bởi các văn bản này", ())
    corrected_by: tuple[Text, ...] = optional("Được đính chính bởi các văn bản này", ())
    recalled_by: tuple[Text, ...] = optional("Được thông báo thu hồi bằng các văn bản này", ())
    recalled: Text | None = optional("Đã thu hồi: lý do")
    out_of_force: tuple[Text, ...] = optional(
        "Các văn bản của chiến dịch đã thu hồi hoặc đã được thay thế khi văn bản này ban hành; văn bản này không kể",
        (),
    )
    reissued: tuple[Reissue, ...] = optional("Các lần làm lại trước khi gửi", ())
    acknowledged: Acknowledged | None = optional("Thay đổi của dữ liệu đã được xác nhận")

    @property
    def number_symbol(self) -> str:
        """Số, ký hiệu: `05/KH-LĐLĐ`; a number below 10 with its zero (Phụ lục I, II.3.c)."""
        return "/".join(filter(None, (serial(self.number), self.symbol)))

    @property
    def told(self) -> dict[str, str]:
        """Number and day, for a sentence that names them."""
        return {"number": serial(self.number), "day": short_date(self.date)}

    @property
    def named_apart(self) -> str:
        """What tells it from another row of the same number: `«Kế hoạch thi đua» (thi-dua/kh_01)`."""
        return f"«{self.title}» ({self.key})" if self.key else f"«{self.title}»"

    @property
    def name(self) -> tuple[int, str | None, datetime.date]:
        """What tells it from all others of its body."""
        return self.number, self.symbol, self.date

    def said(self, **more: Any) -> "Row":
        """The row with other values of these keys; with `None` without them."""
        known = {key: getattr(self, key) for key in self.model_fields_set} | more
        return Row(**{key: value for key, value in known.items() if value is not None})

    def is_of(self, document: str) -> bool:
        """Whether it is, or was, the row of a document or of one of its letters."""
        return f"{self.key or ''}/".startswith(f"{document}/")

    def is_beside(self, document: str) -> bool:
        """Whether it is the row of a document of the same campaign."""
        campaign, apart, _ = document.partition("/")
        return bool(apart) and (self.key or "").startswith(f"{campaign}/")

    @property
    def cited(self) -> str:
        """How other rows name it: `05/KH-LĐLĐ ngày 24/01/2022`."""
        return named(*self.name)

    @property
    def is_called_back(self) -> bool:
        """Whether it was called back: by an entry in the register, or by a notice that went out."""
        return self.recalled is not None or bool(self.recalled_by)

    @property
    def is_in_force(self) -> bool:
        """Whether it is issued, and nothing was put in its place and it was not called back."""
        return self.state is RowState.ISSUED and not self.replaced_by and not self.is_called_back

    @property
    def is_out_of_force(self) -> bool:
        """Whether it was issued, and then called back or replaced."""
        return self.state is RowState.ISSUED and not self.is_in_force

    def explains(self, now: Frozen | None) -> bool:
        """Whether it is right, or known, that the records say `now` of it."""
        if now == self.frozen or not self.is_in_force:
            return True
        return self.acknowledged is not None and self.acknowledged.frozen == now

    @property
    def is_live(self) -> bool:
        """Whether the number stands for a document, kept or issued."""
        return self.state is not RowState.VOID


class FirstNumber(Record):
    """The number with which a series begins, when the office did not begin at 01."""

    period: Code = Field(description="Năm hoặc mã nhiệm kỳ")
    series: Code = optional("Dãy số", GENERAL)
    number: Count = Field(ge=1, description="Số đầu tiên ghi trong sổ này")


class Book(Record):
    """Quyển sổ: what was issued in one calendar year."""

    issuer: Code = Field(description="Mã cơ quan ban hành")
    year: Count = Field(description="Năm")
    first_numbers: tuple[FirstNumber, ...] = optional("Số đầu tiên khi sổ không bắt đầu từ 01", ())
    rows: tuple[Row, ...] = optional("Các dòng của sổ", ())


class Highest(Record):
    """The highest number that a book has seen in one series."""

    period: Code = Field(description="Năm hoặc mã nhiệm kỳ")
    series: Code = optional("Dãy số", GENERAL)
    number: Count = Field(description="Số cao nhất đã cấp")


class BookMark(Record):
    """What one book held when it was last written."""

    year: Count = Field(description="Năm")
    rows: Count = Field(description="Số dòng của sổ")
    highest: tuple[Highest, ...] = optional("Số cao nhất của từng dãy", ())


class Marker(Record):
    """Tệp ghi số cao nhất: stands beside the books, so that a lost or cut book is noticed."""

    issuer: Code = Field(description="Mã cơ quan ban hành")
    books: tuple[BookMark, ...] = optional("Các quyển sổ", ())


class SeriesRule(StrEnum):
    """One series of numbers for all kinds, or one for each (Decree 30, Điều 15.1.c)."""

    ONE = "one"
    PER_KIND = "per_kind"


class SeriesSpan(StrEnum):
    """How long a series runs before it begins again."""

    YEAR = "year"
    TERM = "term"


class Term(Record):
    """Nhiệm kỳ of the issuing body."""

    code: Code = Field(description="Mã nhiệm kỳ, ví dụ 2018-2023")
    starts: Date = Field(description="Từ ngày")
    ends: Date | None = optional("Đến hết ngày; để trống khi chưa kết thúc")

    def holds(self, day: datetime.date) -> bool:
        """Whether a day lies in this term, both ends included."""
        return covers(self.starts, self.ends, day)


class Numbering(Record):
    """Cách đánh số: which documents share a series, and when it begins again at 01."""

    series: SeriesRule = optional(
        "one (một dãy chung) hoặc per_kind (mỗi loại một dãy)", SeriesRule.ONE
    )
    apart: tuple[Code, ...] = optional("Các loại có dãy riêng dù series là one, ví dụ decision", ())
    secret_apart: YesNo = optional("Văn bản mật có dãy riêng", True)
    span: SeriesSpan = optional("year (theo năm) hoặc term (theo nhiệm kỳ)", SeriesSpan.YEAR)
    terms: tuple[Term, ...] = optional("Các nhiệm kỳ, khi span là term", ())

    @model_validator(mode="after")
    def _has_terms(self) -> "Numbering":
        if self.span is SeriesSpan.TERM and not self.terms:
            raise refuse(
                "E-TERM-NONE",
                say("đánh số theo nhiệm kỳ nhưng chưa khai nhiệm kỳ nào"),
                say(
                    "khai nhiệm kỳ ở «terms:» (mã «code:», từ «starts:», đến «ends:»); hoặc ghi «span: year»"
                ),
            )
        return self

    def series_of(self, kind: str | None, secrecy: Secrecy | None = None) -> str:
        """The series that numbers a document: `general`, `secret`, or the code of its kind."""
        if secrecy is not None and self.secret_apart:
            return SECRET
        if kind and (self.series is SeriesRule.PER_KIND or kind in self.apart):
            return kind
        return GENERAL

    def period_of(self, day: datetime.date) -> str | None:
        """The year or the term in which a day's numbers run; `None` outside all terms."""
        if self.span is SeriesSpan.YEAR:
            return str(day.year)
        return next((term.code for term in self.terms if term.holds(day)), None)


class NumberingTable(Record):
    """Quy tắc đánh số of a workspace (`campaigns/register/policy.yaml`)."""

    default: Numbering = Field(
        default_factory=Numbering, description="Quy tắc chung cho mọi cơ quan"
    )
    issuers: dict[Code, Numbering] = mapped("Quy tắc riêng, theo mã cơ quan")

    def of(self, issuer: str) -> Numbering:
        """The rule of an issuing body, else the common one."""
        return self.issuers.get(issuer, self.default)
