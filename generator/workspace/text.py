"""Words as they may enter a record: visible, in composed letters, with plain line ends.

What cannot be printed or would be read in another order than it stands is refused; what nobody can
see is taken out and told; text typed in a font code from before Unicode is doubted. The refusal of a
text is here too, whichever field refuses it, and how a message quotes it.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import NamedTuple

from generator.problems import GeneratorError, Message, say
from generator.workspace.lazily import regex

_QUOTED = 40
TEXT_LIMIT = 5_000

_USUAL = "\t\n\x20-\x7e\xa0-\u024f\u1e00-\u1eff"
_FORBIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    "\U0001fffe-\U0001ffff\U0002fffe-\U0002ffff\U0003fffe-\U000e00ff\U000e01f0-\U0010ffff"
)
FORBIDDEN = regex(f"[^{_USUAL}](?<=[{_FORBIDDEN}])")
"""Control characters, surrogates, noncharacters, marks that turn the reading order, tag characters.

Two small sets, the usual letters first: Python takes longer to write down one set of all that is allowed
than to read a record.
"""

_PLAIN = bytes((0x9, 0xA, *range(0x20, 0x7F)))
"""All that may stand in a text of ASCII."""

_EMOJI = "\u203c-\u3299\ufe0f\U0001f000-\U0001faff"
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2065\ufeff"


def any_unseen(more: str = "") -> re.Pattern[str]:
    """What finds characters that nobody can see, and `more`; by their first sign, so that it is quick."""
    is_no_joiner = f"(?:(?<!\u200d)|(?<![{_EMOJI}]\u200d)|(?![{_EMOJI}]))"
    return regex(f"[{_UNSEEN}{more}]{is_no_joiner}")


INVISIBLE = any_unseen()
"""Characters without width and soft hyphens; the joiner within an emoji is no such."""

_TCVN3 = regex("[A-Za-zÀ-ÿ][¹µ¶¸¨»¾¼½®ª«¬©][a-zà-ÿ]|®[a-z¬­µ¸¹©]")
_VNI = regex("[aeiouyAEIOUYöôÖÔ][øïûäåëöüæØÏÛÄÅËÖÜÆ]|[ñÑ][aeiouyöô]|[aeAE][áàâÁÀÂ]")
_VNI_LEAST = 2
_FOLLOWS = "[\x80-\xbf‘’“”•–—˜™š›œžŸ€‚ƒ„…†‡ˆ‰Š‹ŒŽ]"
_MOJIBAKE = regex("|".join(f"{first}{_FOLLOWS}" for first in ("Ã", "Ä", "Æ", "á[º»]")))
_LOST = regex(
    r"(?<![^\s(\[{,:“\"'])[^\W\d_]*(?:[^\W\d_]\?|\?\?)(?:[^\W\d_]|\?)+[^\W\d_]*(?![/=&\w])"
)
_BROKEN_LEAST = 3
_ANSWERS = {"có": True, "true": True, "không": False, "false": False}


class TextRefused(GeneratorError):
    """A text that cannot be read; `code` is stable (`E-NUM-COMMA`), the message says the remedy."""

    def __init__(self, code: str, message: Message) -> None:
        super().__init__(message)
        self.code = code


def code_point(character: str) -> str:
    """How a character that cannot be shown is named: `U+202E`."""
    return f"U+{ord(character):04X}"


def forbidden_character(character: str) -> Message:
    """The words that refuse a character, by its name."""
    return say("có ký tự {code} không được phép trong văn bản", code=code_point(character))


def quoted(text: str) -> str:
    """A text as a message may show it: at most 40 characters, what cannot be seen as `U+202E`."""
    shown = "".join(
        code_point(char) if unicodedata.category(char)[0] in "CZ" and char != " " else char
        for char in text[:_QUOTED]
    )
    return f"{shown}…" if len(text) > _QUOTED else shown


def refusal(code: str, message: Message, text: str, **gaps: object) -> TextRefused:
    """The refusal of a text, which the message shows as `{text}`; `gaps` are its other values."""
    return TextRefused(code, Message(message.source, {"text": quoted(text), **gaps}))


def empty() -> TextRefused:
    """The refusal of a text with nothing in it."""
    return TextRefused("E-EMPTY", say("để trống"))


class Doubt(NamedTuple):
    """What may be wrong in a text that was accepted; the code is stable (`W-TEXT-LEGACY`)."""

    code: str
    message: Message


class Checked(NamedTuple):
    """A text as it goes on, and what is to be told about it."""

    text: str
    doubts: tuple[Doubt, ...] = ()


def broken_at(text: str) -> int | None:
    r"""Where letters begin that another code page made of UTF-8; `None` where there are none.

    >>> broken_at("Có: LiÃªn Ä\u2018oÃ\xa0n"), broken_at("Liên đoàn")
    (6, None)
    """
    return None if text.isascii() else _first_of_several(_MOJIBAKE, text)


def lost_at(text: str) -> int | None:
    """Where letters stand as «?», for want of them in the code page that a text was saved in.

    >>> lost_at("Li?n ?o?n Lao ??ng huy?n"), lost_at("Ai? Bao giờ? http://a/b?c=d")
    (0, None)
    """
    return _first_of_several(_LOST, text)


def _first_of_several(sign: re.Pattern[str], text: str) -> int | None:
    """Where a sign stands first; `None` where there are too few to tell anything."""
    found = [one.start() for one in islice(sign.finditer(text), _BROKEN_LEAST)]
    return found[0] if len(found) == _BROKEN_LEAST else None


def holds_forbidden(text: str) -> bool:
    """Whether there is a character in it that may not be."""
    if text.isascii() and not text.encode().translate(None, _PLAIN):
        return False
    return FORBIDDEN.search(text) is not None


def composed(text: str) -> str:
    """The text in NFC with line feeds only."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def check_text(text: str, limit: int = TEXT_LIMIT) -> Checked:
    """The text in NFC, with line feeds only and nothing invisible in it; no longer than `limit`.

    Refuses control characters other than tab and line feed, surrogates, noncharacters, marks that
    turn the reading order, and a text of nothing but invisible characters.
    """
    if text.isascii() and text.isprintable() and 0 < len(text) <= limit:
        return Checked(text)
    kept = composed(text)
    doubts = _legacy(kept)
    if hidden := set(INVISIBLE.findall(kept)):
        kept = INVISIBLE.sub("", kept)
        doubts += (_removed(hidden),)
    _refuse(kept, limit)
    return Checked(kept, doubts)


def read_yes_no(text: str) -> bool:
    """`có` or `không`, `true` or `false`, and nothing else: neither `no` nor `on`."""
    answer = _ANSWERS.get(unicodedata.normalize("NFC", text.strip()).lower())
    if answer is not None:
        return answer
    if not text.strip():
        raise empty()
    raise refusal("E-YESNO", say("viết «có» hoặc «không»; đang là «{text}»"), text)


def _refuse(text: str, limit: int) -> None:
    if not text or text.isspace():
        raise empty()
    if len(text) > limit:
        said = say("dài {count} ký tự, nhiều nhất là {limit}", count=len(text), limit=limit)
        raise TextRefused("E-TEXT-LONG", said)
    if found := FORBIDDEN.search(text):
        raise TextRefused("E-TEXT-CHARACTER", forbidden_character(found.group()))


def _removed(hidden: set[str]) -> Doubt:
    codes = ", ".join(sorted(map(code_point, hidden)))
    said = say("có ký tự không nhìn thấy ({codes}), đã bỏ khi đọc", codes=codes)
    return Doubt("W-TEXT-INVISIBLE", said)


def _legacy(text: str) -> tuple[Doubt, ...]:
    if _TCVN3.search(text):
        name = "TCVN3 (ABC)"
    elif len(_VNI.findall(text)) >= _VNI_LEAST:
        name = "VNI"
    else:
        return ()
    message = say(
        "có vẻ là chữ gõ bằng mã {name}, in ra sẽ sai; chuyển sang Unicode rồi lưu lại", name=name
    )
    return (Doubt("W-TEXT-LEGACY", message),)
