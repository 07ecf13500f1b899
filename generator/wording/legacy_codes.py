"""Vietnamese typed for the fonts of before Unicode: TCVN3 (ABC) and VNI, read and written.

Both put Vietnamese letters where other fonts have those of Western Europe, so that a text looks like
«KÕ ho¹ch» or «Keá hoaïch». Which code a text is in is told by its words: those of the right code are
Vietnamese syllables, and those of French or Czech are none in any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cached_property, lru_cache

from generator.wording.syllables import is_syllable
from generator.workspace import regex

_LETTERS = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ"
_TCVN3 = "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ®"
_TCVN3_CAPITALS = dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True))
_VNI = {
    "a": ("áàảãạ", "ùøûõï"),
    "aê": ("ắằẳẵặ", "éèúüë"),
    "aâ": ("ấầẩẫậ", "áàåãä"),
    "e": ("éèẻẽẹ", "ùøûõï"),
    "eâ": ("ếềểễệ", "áàåãä"),
    "o": ("óòỏõọ", "ùøûõï"),
    "oâ": ("ốồổỗộ", "áàåãä"),
    "ô": ("ớờởỡợ", "ùøûõï"),
    "u": ("úùủũụ", "ùøûõï"),
    "ö": ("ứừửữự", "ùøûõï"),
    "y": ("ýỳỷỹ", "ùøûõ"),
}
"""The toned letters of each base, and the sign that stands behind its first letter for each tone."""
_VNI_PLAIN = {
    "ă": "aê", "â": "aâ", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö", "đ": "ñ",
    "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î",
}  # fmt: skip
_WORD = regex("[A-Za-z\u00a1-\u00ff]+")
_FONTS = (
    (regex(r"VNI[- ].*", re.IGNORECASE), "VNI"),
    (regex(r"\.?Vn[A-Z ].*|\.Vn.*", re.IGNORECASE), "TCVN3"),
)
_CAPITALS = regex(r"\.?Vn\w*H", re.IGNORECASE)
_BEYOND = regex("[\u0100-\u024f\u1ea0-\u1ef9]")
_LEAST, _SHARE, _SHARE_OF_ALL = 2, 0.8, 0.6
_SHORT_CAPITALS = 5


def _vni_signs() -> dict[str, str]:
    """How VNI writes each letter: a base with a sign behind it, or one sign alone."""
    found = dict(_VNI_PLAIN)
    for base, (letters, signs) in _VNI.items():
        found |= {one: base[0] + sign for one, sign in zip(letters, signs, strict=True)}
    return found | {letter.upper(): said.upper() for letter, said in found.items()}


class LegacyCode(Enum):
    """A code of before Unicode, by the name under which it is known."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"

    @cached_property
    def signs(self) -> Mapping[str, str]:
        """How each Vietnamese letter is written in it."""
        if self is LegacyCode.VNI:
            return _vni_signs()
        return dict(zip(_LETTERS, _TCVN3, strict=True)) | {
            letter: sign for sign, letter in _TCVN3_CAPITALS.items()
        }

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        return {sign: letter for letter, sign in self.signs.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self._letters, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest)))

    def read(self, text: str) -> str | None:
        """The text in Unicode; `None` where a sign has no meaning, or where it could not be had back."""
        made = self._pattern.sub(lambda found: self._letters[found[0]], text)
        return made if self.write(made) == text and not self._strays(text) else None

    def write(self, text: str) -> str:
        """A text of Unicode in this code; letters that it does not have stay."""
        return "".join(self.signs.get(letter, letter) for letter in text)

    def _strays(self, text: str) -> bool:
        """Whether there are signs of Western Europe, or of Unicode, that no letter is written with."""
        left = self._pattern.sub("", text)
        return any("\u00a1" <= sign <= "\u00ff" for sign in left) or is_unicode(text)


def read_legacy(text: str) -> LegacyCode | None:
    """In which code a text is written, where its words leave no doubt.

    >>> [read_legacy(one) for one in ("KÕ ho¹ch tuyªn truyÒn", "Keá hoaïch tuyeân truyeàn")]
    [<LegacyCode.TCVN3: 'TCVN3 (ABC)'>, <LegacyCode.VNI: 'VNI'>]
    >>> read_legacy("«guillemets» à la française, été, où") is None
    True
    """
    if text.isascii() or is_unicode(text):
        return None
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    plain = [word for word in words if word.isascii() and not _is_short_for(word)]
    ordinary = sum(map(is_syllable, plain))
    for code in LegacyCode:
        marked = _marked(words, code)
        fitting = [word for word, read in marked if _is_word(read)]
        if (
            len({word.lower() for word in fitting}) >= _LEAST
            and len(fitting) > sum(is_syllable(word) for word, _ in marked)
            and len(fitting) >= _SHARE * len(marked)
            and len(fitting) + ordinary >= _SHARE_OF_ALL * (len(marked) + len(plain))
        ):
            return code
    return None


@lru_cache
def font_code(*names: str) -> LegacyCode | None:
    """The code for which one of these fonts was made."""
    found = (code for pattern, code in _FONTS if any(map(pattern.fullmatch, names)))
    code = next(found, None)
    return LegacyCode[code] if code else None


@lru_cache
def font_shows_capitals(*names: str) -> bool:
    """Whether one of these fonts shows small letters as capitals (`.VnTimeH`)."""
    return any(map(_CAPITALS.fullmatch, names))


def is_unicode(text: str) -> bool:
    """Whether a text has letters that no such code writes."""
    return _BEYOND.search(text) is not None


def is_legacy(text: str, code: LegacyCode, *, alone: bool = False) -> bool:
    """Whether a text that may well be in a code is: by its font, or because others of the file are.

    `alone`: only if every marked word is one of that code, and some are none in Unicode.
    """
    marked = _marked(_WORD.findall(text), code)
    fitting = sum(_is_word(read) for _, read in marked)
    if alone and (fitting < len(marked) or all(is_syllable(word) for word, _ in marked)):
        return False
    return not is_unicode(text) and fitting >= _SHARE * len(marked)


def _marked(words: Iterable[str], code: LegacyCode) -> list[tuple[str, str | None]]:
    """The words that tell of a code, as typed and as read in it: with marks, others there, but for such as «LĐLĐ»."""
    read = ((word, code.read(word)) for word in words if not word.isascii())
    return [(one, meant) for one, meant in read if one != meant and not _is_short_for(meant)]


def _is_short_for(word: str | None) -> bool:
    """Whether a word is but the first letters of others."""
    return (
        word is not None
        and word.isupper()
        and len(word) <= _SHORT_CAPITALS
        and not is_syllable(word)
    )


def _is_word(read: str | None) -> bool:
    return read is not None and is_syllable(read)
