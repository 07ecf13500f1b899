"""What follows from the name and the kind of an issuing body, to be proposed and never taken silently."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from generator.office.organisations import ORGANISATIONS, organisation_of, with_head
from generator.problems import Message, say
from generator.workspace import regex, unchanging

_SPELLED = {
    "LĐLĐ": "Liên đoàn Lao động",
    "UBND": "Ủy ban nhân dân",
    "CĐCS": "Công đoàn cơ sở",
    "CĐ": "Công đoàn",
    "THPT": "Trung học phổ thông",
    "THCS": "Trung học cơ sở",
    "BV": "Bệnh viện",
    "HND": "Hội Nông dân",
    "LHPN": "Liên hiệp Phụ nữ",
    "HLHPN": "Hội Liên hiệp Phụ nữ",
    "CCB": "Cựu chiến binh",
    "TNCS": "Thanh niên Cộng sản",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "MTTQ": "Mặt trận Tổ quốc Việt Nam",
}
_USUAL = {full: short for short, full in _SPELLED.items()}
_ALSO_TYPED = {
    "BVĐK": "Bệnh viện Đa khoa",
    "TTYT": "Trung tâm Y tế",
    "TYT": "Trạm Y tế",
    "SYT": "Sở Y tế",
    "CTCP": "Công ty Cổ phần",
    "PTDTNT": "Phổ thông dân tộc nội trú",
    "PTDTBT": "Phổ thông dân tộc bán trú",
    "GDTX": "Giáo dục thường xuyên",
}
"""Letters that are spelled out where they are typed, by which nothing is called in a text."""
_LEVELS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
_LEVEL = regex(rf" ((?:{'|'.join(_LEVELS)}) .+)", re.IGNORECASE)
_COMMUNES = ("xã ", "phường ", "thị trấn ", "đặc khu ")
_BASE = "Công đoàn cơ sở"
_GRASSROOTS = regex(
    r"công đoàn (?:cơ sở\b|(?:bệnh viện|trung tâm|trạm|trường|học viện|viện|công ty|nhà máy|xí nghiệp|khách sạn|hợp tác xã"
    r"|cơ quan|văn phòng|sở|phòng|chi cục|thanh tra|ủy ban)\b)",
    re.IGNORECASE,
)
"""A union of one workplace; what is below it are its own parts."""
_KEPT_WITH_NAME = regex(r"(?:thành phố Hồ Chí Minh|\w+ \d+)", re.IGNORECASE)
_NATIONAL = "Tổng Liên đoàn Lao động Việt Nam"
_DEPUTY = "Phó "
_AND = "và"
_LONGEST_LINE = 20
"""Letters of bold capitals that the left half of a page's head holds in one line."""
_HEADS_OF_AGENCIES = {
    "Sở": "Giám đốc",
    "Phòng": "Trưởng phòng",
    "Chi cục": "Chi cục trưởng",
    "Thanh tra": "Chánh Thanh tra",
}
"""What an agency of a People's Committee is called, and who leads it."""
_CALLED = (
    "Trung tâm Y tế", "Trung tâm Kiểm soát bệnh tật", "Trạm Y tế", "Phòng khám", "Học viện",
    "Tổng công ty", "Tập đoàn", "Doanh nghiệp",
)  # fmt: skip
"""First words of names by which such bodies call themselves, whatever others of their kind do."""


class BodyKind(StrEnum):
    """What sort of body it is."""

    UNION = "union"
    COMMITTEE = "committee"
    ORGANISATION = "organisation"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    COMPANY = "company"
    AGENCY = "agency"
    OTHER = "other"


@unchanging(frozen=True)
class Traits:
    """What bodies of a kind have in common; `called` is how one speaks of itself in a sentence."""

    label: Message
    profile: str = "nd30"
    position: str = "Giám đốc"
    called: str = ""
    collective: str = ""
    people: str = ""
    lower: str = "bộ phận"
    department: str = "VP Văn phòng"
    names: tuple[str, ...] = ()


BODIES = {
    BodyKind.UNION: Traits(
        say("Công đoàn"), "tld-933", "Chủ tịch", collective="Ban Thường vụ",
        people="đoàn viên, người lao động", lower="công đoàn cơ sở",
        names=("liên đoàn lao động", "công đoàn"),
    ),
    BodyKind.COMMITTEE: Traits(
        say("Ủy ban nhân dân"), position="Chủ tịch", collective="Ủy ban nhân dân",
        people="cán bộ, công chức, người dân", lower="thôn, tổ dân phố", names=("ủy ban nhân dân",),
    ),
    BodyKind.ORGANISATION: Traits(
        say("Tổ chức chính trị - xã hội (Mặt trận, Hội, Đoàn)"), position="Chủ tịch", collective="Ban Thường vụ",
        people="cán bộ, hội viên", lower="chi hội",
        names=tuple(f"{words.casefold()} " for one in ORGANISATIONS for words in one.begun),
    ),
    BodyKind.SCHOOL: Traits(
        say("Trường học"), position="Hiệu trưởng", called="Nhà trường",
        people="cán bộ, giáo viên, học sinh", lower="tổ, lớp", department="VP Tổ Văn phòng",
        names=("trường", "học viện"),
    ),
    BodyKind.HOSPITAL: Traits(
        say("Bệnh viện, cơ sở y tế"), called="Bệnh viện", people="cán bộ, viên chức, người lao động",
        lower="tổ, nhóm", department="KHTH Phòng Kế hoạch tổng hợp",
        names=("bệnh viện", "trung tâm y tế", "trung tâm kiểm soát bệnh tật", "trạm y tế", "phòng khám"),
    ),
    BodyKind.COMPANY: Traits(
        say("Công ty, doanh nghiệp"), called="Công ty", people="cán bộ, người lao động",
        lower="tổ sản xuất", department="HC Phòng Hành chính",
        names=("công ty", "tổng công ty", "tập đoàn", "doanh nghiệp"),
    ),
    BodyKind.AGENCY: Traits(
        say("Sở, phòng, chi cục"), people="cán bộ, công chức, viên chức, người lao động",
        names=tuple(f"{head.casefold()} " for head in _HEADS_OF_AGENCIES),
    ),
    BodyKind.OTHER: Traits(
        say("Cơ quan khác"), position="Thủ trưởng", people="cán bộ, công chức, viên chức, người lao động"
    ),
}  # fmt: skip


def spelled(name: str) -> str:
    """A name with its usual abbreviations in full: Liên đoàn Lao động tỉnh Lai Châu."""
    return with_head(name, " ".join(map(_in_full, name.split())))


def _in_full(word: str) -> str:
    return _SPELLED.get(word) or _ALSO_TYPED.get(word, word)


def shortened(name: str) -> str:
    """A name with the first words that have one as their usual abbreviation: LĐLĐ tỉnh Lai Châu."""
    found = [(short, full) for short, full in _SPELLED.items() if f"{full} " in name]
    return name.replace(found[0][1], found[0][0], 1) if found else name


def body_kind_of(name: str) -> BodyKind | None:
    """The kind of body that a name begins with; `None` where it does not tell."""
    begun = f"{spelled(name).casefold()} "
    known = ((kind, word) for kind, body in BODIES.items() for word in body.names)
    found = [kind for kind, word in known if begun.startswith((word, f"tổng {word}"))]
    return found[0] if found else None


def _parts(name: str) -> tuple[str, str]:
    """A name before and from its level on: «Liên đoàn Lao động», «tỉnh Lai Châu»."""
    found = _LEVEL.search(name)
    return (name[: found.start()], found[1]) if found else (name, "")


def lines_of(name: str) -> list[str]:
    """How a name is broken at the head of a page; none where nothing shows where.

    An agency stands below its committee, which says the province: «Sở Giáo dục», «và Đào tạo».
    """
    if body_kind_of(name) is BodyKind.AGENCY:
        head, _ = _parts(name)
        first, joined, rest = head.rpartition(f" {_AND} ")
        return [first, f"{_AND} {rest}"] if joined and len(head) > _LONGEST_LINE else [head]
    if name == _NATIONAL:
        return ["Tổng Liên đoàn", "Lao động Việt Nam"]
    return [part for part in _parts(name) if part] if _parts(name)[1] else []


def superior_lines_of(above: str, name: str) -> list[str]:
    """How the name of the body above is broken; over an agency it is abbreviated: «UBND tỉnh Lai Châu».

    An agency that stands above itself has no committee over it to say the province.
    """
    if body_kind_of(above) is BodyKind.AGENCY and (level := _parts(above)[1]):
        return [*lines_of(above), level]
    if body_kind_of(name) is BodyKind.AGENCY and body_kind_of(above) is BodyKind.COMMITTEE:
        return [shortened(above)]
    return lines_of(above)


def abbreviation_of(name: str) -> str:
    """The letters of the symbol: LĐLĐ, UBND, TLĐ; of other names their initials."""
    head, _ = _parts(name)
    if name == _NATIONAL:
        return "TLĐ"
    if name.startswith(_BASE):
        return _USUAL[_BASE]
    if organisation := organisation_of(name):
        return organisation.letters
    words = [
        word for word in head.removeprefix("Trường ").replace("-", " ").split() if word != _AND
    ]
    initials = "".join(_initial(word) for word in words)
    return _USUAL.get(head, initials)


def _initial(word: str) -> str:
    """The letter of a word in a symbol, with the stroke of its Đ and without its tone: Đ, U."""
    return unicodedata.normalize("NFD", word)[:1].upper()


def short_name_of(name: str, kind: BodyKind) -> str:
    """How a body calls itself in a sentence: LĐLĐ tỉnh, UBND xã, Nhà trường."""
    head, level = _parts(name)
    if name == _NATIONAL:
        return "Tổng Liên đoàn"
    if level and (organisation := organisation_of(name)):
        return f"{organisation.called} {_area(level)}"
    if level and head in _USUAL:
        return f"{_USUAL[head]} {_area(level)}"
    if name.startswith(_BASE):
        return _BASE
    if kind is BodyKind.AGENCY:
        return head
    begun = (one for one in _CALLED if f"{name.casefold()} ".startswith(f"{one.casefold()} "))
    return next(begun, BODIES[kind].called) or name


def position_of(name: str, kind: BodyKind) -> str:
    """Who leads the body: Chủ tịch, Hiệu trưởng; of an agency by what it is called."""
    if organisation := organisation_of(name):
        return organisation.position
    led = (position for head, position in _HEADS_OF_AGENCIES.items() if name.startswith(f"{head} "))
    return next(led, BODIES[kind].position) if kind is BodyKind.AGENCY else BODIES[kind].position


def place_of(name: str) -> str | None:
    """Địa danh before the date; `None` where the name does not tell."""
    _, level = _parts(name)
    if name == _NATIONAL:
        return "Hà Nội"
    if _KEPT_WITH_NAME.fullmatch(level):
        return f"{level[:1].upper()}{level[1:]}"
    return level[len(_area(level)) + 1 :].partition(",")[0] if level else None


def _area(level: str) -> str:
    """The word that a level begins with: tỉnh, thị xã."""
    return next(word for word in _LEVELS if level.casefold().startswith(f"{word} "))


def superior_of(name: str, kind: BodyKind) -> str | None:
    """The body above, empty where there is none; `None` where only people know."""
    head, level = _parts(name)
    is_of_province = level.casefold().startswith(("tỉnh", "thành phố"))
    if kind is BodyKind.COMMITTEE and not is_of_province:
        _, _, above = level.partition(", ")
        return f"{head} {above}" if above else None
    if kind is BodyKind.COMMITTEE or name == _NATIONAL:
        return ""
    if kind is BodyKind.UNION and head == _SPELLED["LĐLĐ"] and is_of_province:
        return _NATIONAL
    if kind is BodyKind.AGENCY and level:
        return f"{_SPELLED['UBND']} {level}"
    return None


def _is_grassroots(name: str) -> bool:
    """Whether a name is of a công đoàn cơ sở, which may stand in it, or of the union of one workplace."""
    return _BASE.casefold() in name.casefold() or _GRASSROOTS.match(name) is not None


def collective_of(name: str, kind: BodyKind) -> str:
    """Who leads the body and speaks for it."""
    if name == _NATIONAL:
        return "Đoàn Chủ tịch"
    if _is_grassroots(name):
        return "Ban Chấp hành"
    if organisation := organisation_of(name):
        return organisation.collective
    return BODIES[kind].collective


def lower_of(name: str, kind: BodyKind) -> str:
    """What is below the units: below a commune's hamlets other things than below a province's communes."""
    _, level = _parts(name)
    if kind is BodyKind.COMMITTEE and level.casefold().startswith(_COMMUNES):
        return "tổ tự quản, hộ gia đình"
    if _is_grassroots(name):
        return "tổ công đoàn"
    if organisation := organisation_of(name):
        in_commune = level.casefold().startswith(_COMMUNES)
        return organisation.lower_in_commune if in_commune else organisation.lower
    return BODIES[kind].lower


def people_of(name: str, kind: BodyKind) -> str:
    """Whom the body moves to take part."""
    organisation = organisation_of(name)
    return organisation.people if organisation else BODIES[kind].people


def authority_of(position: str, kind: BodyKind, collective: str) -> str:
    """Quyền hạn ký: «TM. Ban Thường vụ», «KT. Giám đốc»; empty where the head signs.

    A deputy in a body that decides together signs for both: «TM. Ủy ban nhân dân, KT. Chủ tịch».
    """
    if kind in {BodyKind.UNION, BodyKind.ORGANISATION} and collective:
        return f"TM. {collective}"
    if position.startswith(_DEPUTY):
        head = position.removeprefix(_DEPUTY).removesuffix(" Thường trực")
        instead = f"KT. {head}"
        together = collective and kind is BodyKind.COMMITTEE
        return f"TM. {collective}, {instead}" if together else instead
    return f"TM. {collective}" if collective else ""
