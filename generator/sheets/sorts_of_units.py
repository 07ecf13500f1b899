"""What sort of unit a column is of, where its title says it once for all names: «Tân Hòa» below «Thôn» is Thôn Tân Hòa.

Letters address a unit by its name, so the sort belongs to it. A name that says one already keeps it, and a title of
several sorts («Thôn, bản») leaves open which of them a name is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from generator.problems import Message, say
from generator.sheets.usual_words import spelled
from generator.wording import fold, nfc
from generator.workspace import regex, unchanging

_NAME_OF = regex(r"^ten (?:cac )?")
_BRACKETED = regex(r"\([^()]*\)|\[[^\[\]]*\]")
_BETWEEN = regex(r"\s*(?:[,;/&+]|\s-\s|\s–\s|\bvà\b|\bhoặc\b)\s*")
_OF_A_BODY = "Khoa"
_SHORT = regex(r"[A-ZĐ]{1,3}\.\s*\S.*")


@unchanging(frozen=True)
class UnitSorts:
    """The sorts of unit that a title names, as they are written before a name; `others` where it names what is none too."""

    named: tuple[str, ...] = ()
    others: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether every unit is of one sort."""
        return len(self.named) == 1 and not self.others

    def is_bare(self, name: str) -> bool:
        """Whether a name does not say of which of the sorts its unit is."""
        return bool(self.named) and not _says_sort(name, self.named[0])

    def beside(self, known: Collection[str]) -> UnitSorts:
        """The same beside units that are there; nothing where most of these are called without a sort themselves."""
        bare = [one for one in known if self.is_bare(one) and not _says_sort(one, _OF_A_BODY)]
        return UnitSorts() if 2 * len(bare) > len(known) else self

    def full(self, name: str) -> str:
        """A name with its sort before it, where that is sure and the name does not say it.

        >>> sorts_in("Tên thôn").full("Tân Hòa"), sorts_in("Thôn").full("Thôn Tân Hòa")
        ('Thôn Tân Hòa', 'Thôn Tân Hòa')
        """
        return f"{self.named[0]} {name}" if self.is_sure and self.is_bare(name) else name


def sorts_in(title: str) -> UnitSorts:
    """The sorts that a title over names of units says."""
    words = " ".join(_BRACKETED.sub(" ", nfc(title)).casefold().split())
    lead = _NAME_OF.match(fold(words))
    parts = _BETWEEN.split(words[lead.end() :] if lead else words)
    known = _sorts()
    found = [known.get(fold(one.strip(" .:*"))) for one in parts if one.strip(" .:*")]
    named = tuple(dict.fromkeys(one for one in found if one))
    return UnitSorts(named, others=None in found)


def tell_sorts(sorts: UnitSorts, bare: Sequence[str]) -> Message:
    """That names which say no sort got the one that stands over them, or that it is not known which they are of."""
    named = {"count": len(bare), "written": bare[0], "name": sorts.full(bare[0])}
    if sorts.is_sure:
        return say(
            "tên {count} đơn vị ghi thêm «{sort}» theo tiêu đề cột, ví dụ «{written}» là «{name}»",
            sort=sorts.named[0],
            **named,
        )
    return say(
        "tên {count} đơn vị không ghi là {sorts} nên thư gửi sẽ ghi như vậy, ví dụ «Kính gửi: {name}»; cần thì ghi thêm vào tên",
        sorts=" / ".join(one.lower() for one in sorts.named),
        **named,
    )


def _says_sort(name: str, sort: str) -> bool:
    """Whether a name begins with a sort of unit: «Bản Lùng» does, the village «Đoàn Kết» and «Trung Tâm» do not."""
    words = nfc(name).casefold().split()
    text = " ".join(words) if _is_marked(name) else fold(name)
    if _SHORT.fullmatch(name) or text.startswith(f"{_as(sort.casefold(), name)} "):
        return True
    begun = [
        len(one.split()) for one in _beginnings(sort) if f"{text} ".startswith(f"{_as(one, name)} ")
    ]
    is_place = sort.casefold() in spelled("place_sorts")
    return any(length < len(words) or not is_place for length in begun)


def _beginnings(sort: str) -> frozenset[str]:
    """What names of units begin with beside places of one sort."""
    places = spelled("place_sorts") | spelled("organised")
    is_place = sort.casefold() in spelled("place_sorts")
    return places if is_place else places | spelled("body_sorts") | spelled("parts_of_bodies")


def _as(words: str, name: str) -> str:
    """Words as a name is spelled: with diacritics where it has any."""
    return words if _is_marked(name) else fold(words)


def _is_marked(name: str) -> bool:
    return not nfc(name).isascii()


@cache
def _sorts() -> Mapping[str, str]:
    """Each sort as it is written before a name, by its plain words."""
    known = spelled("place_sorts") | spelled("body_sorts")
    short = {"tdp": "tổ dân phố", "kp": "khu phố"}
    return {
        fold(one): long[0].upper() + long[1:]
        for one, long in {**{one: one for one in known}, **short}.items()
    }
