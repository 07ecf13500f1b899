"""Which key a Vietnamese word means: `tên` is `name`, `Kính gửi` is `addressees`.

Taken from what the keys are described as, and from the few words that people use instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic.fields import FieldInfo

from generator.wording import fold
from generator.workspace import regex

_END = regex(r"[,;:(.]| ví dụ| khi | in trong ")
_PLURAL = regex(r"(?:cac|nhung|ma|muc|ngay) ")
_USUAL: Mapping[str, tuple[str, ...]] = {
    "ma": ("code",),
    "ma don vi": ("code",),
    "ten": ("name", "title"),
    "ten don vi": ("name",),
    "ten day du": ("name",),
    "ten ngan": ("short_name",),
    "ten tat": ("short_name",),
    "ten goi tat": ("short_name",),
    "viet tat": ("abbreviation", "short_name"),
    "ngay": ("date", "as_of"),
    "tu ngay": ("starts", "active_from"),
    "den ngay": ("ends", "active_to"),
    "han": ("ends",),
    "thoi han": ("ends",),
    "tinh den": ("as_of",),
    "tinh den ngay": ("as_of",),
    "ngay chot": ("as_of",),
    "loai": ("kind", "measure"),
    "so": ("number", "counts"),
    "so luong": ("counts", "count"),
    "chi tieu": ("quotas", "counts", "count"),
    "don vi": ("units",),
    "nhom": ("group", "groups"),
    "ty le": ("rate",),
    "tong": ("total",),
    "tong so": ("total",),
    "ket qua": ("results", "counts"),
    "so lieu": ("results", "counts"),
    "nguoi nhan": ("recipients",),
    "noi dung": ("body",),
    "ban": ("department",),
    "phong": ("department",),
    "cap tren": ("parent", "superior"),
    "mau": ("template",),
    "phu luc": ("annexes",),
    "bang": ("tables", "table"),
    "bieu do": ("charts", "chart"),
    "can cu": ("legal_bases",),
}


def spoken_key(word: str, fields: Mapping[str, FieldInfo]) -> str | None:
    """The key that a word means, one of those that can stand there; `None` when it means none."""
    asked = fold(word.replace("_", " "))
    usual = (key for key in _USUAL.get(asked, ()) if key in fields)
    return next(usual, None) or min(_described(asked, fields), default=(0, None))[1]


def _described(asked: str, fields: Mapping[str, FieldInfo]) -> Iterator[tuple[int, str]]:
    for key, field in fields.items():
        gist = fold(_END.split(field.description or "", maxsplit=1)[0])
        for said in (gist, _PLURAL.sub("", gist, count=1)):
            if said == asked or (said.startswith(f"{asked} ") and len(asked) > len(said) // 2):
                yield len(said), key
