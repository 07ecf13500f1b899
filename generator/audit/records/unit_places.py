"""Units called by their place alone: «xã Bình Lư» for «Công đoàn cơ sở xã Bình Lư», where one unit is of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.audit.records.name_finder import words_of
from generator.model.campaign import Unit
from generator.workspace import regex

_KIND = r"(?:xã|phường|thị trấn|thị xã|huyện|quận|thành phố|đặc khu|tỉnh)"
_PLACE = regex(rf"(?<=\s){_KIND}\s+(?P<called>\S.*)$", re.IGNORECASE)
_BEGINS = regex(rf"{_KIND}\b", re.IGNORECASE)
_OTHER_BODY = regex(
    r"(?:UBND|HĐND|MTTQ|Ủy ban|Hội đồng|Đảng ủy|Công an|Trường|Bệnh viện|Trạm|Công ty|Chi nhánh|Nhà máy|Phòng|"
    r"Ban|Sở|Hội|Đoàn)(?:\s+\w+){0,4}\s+$"
)


_PART_BEGINS = regex(r"(?:thôn|bản|ấp|buôn|làng|khu phố|tổ dân phố|khối|xóm)\b", re.IGNORECASE)
_BODY_WITHIN = regex(
    r"(?:[Cc]hi (?:hội|đoàn|bộ)|Hội (?:Phụ nữ|Nông dân|Cựu chiến binh|Người cao tuổi|LHPN|CCB)|Đoàn [Tt]hanh niên|Ban công tác Mặt trận"
    r"|Câu lạc bộ|CLB|Tổ (?:tự quản|công nghệ số|hòa giải))(?:\s+\w+){0,3}\s+$"
)


def unit_places(units: Iterable[Unit]) -> Iterator[tuple[str, Unit]]:
    """The place that ends a unit's name, with the unit; none that two are of or that is some unit's name."""
    units = [*units]
    places: dict[tuple[str, ...], list[tuple[str, Unit]]] = {}
    for unit in units:
        found = _PLACE.search(unit.name)
        if found and not found["called"][0].islower():
            places.setdefault(_words(found[0]), []).append((found[0], unit))
    for name in (name for unit in units for name in unit.names) if places else ():
        places.pop(_words(name), None)
    yield from (one[0] for one in places.values() if len(one) == 1)


def is_of_another_body(text: str, start: int) -> bool:
    """Whether a place that is named belongs to the name of somebody else: «UBND xã Bình Lư», «Chi hội Phụ nữ Thôn A»."""
    if _PART_BEGINS.match(text, start) and _BODY_WITHIN.search(text[:start]):
        return True
    return bool(_BEGINS.match(text, start) and _OTHER_BODY.search(text[:start]))


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for _, _, word in words_of(name))
