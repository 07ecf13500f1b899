"""What the commands in a body say to who reads them: «nếu đã hoàn thành (chỉ tiêu cả đợt)», by no name of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.drafting import ChipReader
from generator.problems import say
from generator.workspace import regex

_ANY = regex(r"\{%[^%]*%\}")
_COMMAND = regex(r"\{%[-+]?\s*(?P<word>\w+)\s*(?P<rest>[^%]*?)\s*[-+]?%\}")
_LOOP = regex(r"\w+(?:\s*,\s*\w+)*\s+in\s+(?P<over>[^%]+)")
_TOKEN = regex(
    r"(?P<none>\bis\s+(?:none|undefined)\b)|(?P<some>\bis\s+(?:not\s+none|defined)\b)"
    r"|(?P<text>'[^']*'|\"[^\"]*\")|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<path>[a-z_]\w*(?:\.\w+)*)(?:\|\w+)*|(?P<sign>[=!<>]=|[<>()])|\s+"
)
_COMPARED = regex(r"\s*(?:[=!<>]=|[<>]|is\b)")
_SIGNS = {"==": "=", "!=": "≠", ">=": "≥", "<=": "≤"}
_WORDS = {"and": say("và"), "or": say("hoặc")}
_LEADS = {
    "if": say("nếu {condition}"),
    "elif": say("không thì, nếu {condition}"),
    "for": say("với mỗi: {condition}"),
}
_PLAIN = {
    "if": say("nếu (điều kiện riêng)"),
    "elif": say("không thì, nếu (điều kiện riêng)"),
    "else": say("không thì"),
    "endif": say("hết phần chọn câu"),
    "for": say("với mỗi dòng (chọn riêng)"),
    "endfor": say("hết phần lặp"),
    "set": say("đặt giá trị dùng ở dưới"),
    "endset": say("hết phần đặt giá trị"),
}
_LOOPS = {
    "loop.first": say("là dòng đầu"),
    "loop.last": say("là dòng cuối"),
    "loop.index": say("thứ tự của dòng"),
}
_OTHER = say("lệnh riêng")
_ASIDE = regex(r"(?: hay chưa| hay không)? \([^)]*(?:điều kiện|conditions)\)$")
"""How the meaning of what holds or does not ends, where it is told what it is for."""
Told = Callable[[object], str]


class _Untold(Exception):
    """Something in a condition has no meaning that could be told."""


def command_words(reader: ChipReader, texts: Iterable[str], told: Told) -> dict[str, str]:
    """Each command of some bodies, as it is written, with what it says; `told` gives a message in the reader's language."""
    found = dict.fromkeys(source for text in texts for source in _ANY.findall(text))
    return {source: _said(source, reader, told) for source in found}


def _said(source: str, reader: ChipReader, told: Told) -> str:
    found = _COMMAND.fullmatch(source)
    word, rest = (found["word"], found["rest"]) if found else ("", "")
    if word not in _LEADS:
        return told(_PLAIN.get(word, _OTHER))
    over = _LOOP.fullmatch(rest) if word == "for" else None
    try:
        asked = _told(over["over"], reader, told, "in") if over else _told(rest, reader, told)
        condition = " ".join(asked)
    except _Untold:
        return told(_PLAIN[word])
    lead = _LEADS[word]
    return told(say(lead.source, condition=condition))


def _told(condition: str, reader: ChipReader, told: Told, before: str = "") -> Iterator[str]:
    at, is_denied = 0, False
    while at < len(condition):
        found = _TOKEN.match(condition, at)
        if found is None:
            raise _Untold
        at = found.end()
        if found["none"]:
            yield told(say("không có số liệu"))
        elif found["some"]:
            yield told(say("có số liệu"))
        elif found["path"] == "not":
            is_denied = True
            continue
        elif path := found["path"]:
            alone = not (before or _COMPARED.match(condition, at))
            said = _word(path, reader, told, alone=alone)
            yield told(say("không {what}", what=said)) if is_denied else said
            is_denied = False
        elif is_denied and found[0].strip():
            raise _Untold
        elif text := found["text"]:
            yield f"«{text[1:-1]}»"
        elif piece := found["number"] or found["sign"]:
            yield _SIGNS.get(piece, piece)
        before = (found["sign"] or "").strip("()") if found[0].strip() else before


def _word(path: str, reader: ChipReader, told: Told, *, alone: bool) -> str:
    if message := _WORDS.get(path) or _LOOPS.get(path):
        return told(message)
    tag = f"{{{{ {path} }}}}"
    meaning, whose = reader.meaning(tag)
    if not meaning or not reader.knows(tag):
        raise _Untold
    text = told(meaning)
    said = _ASIDE.sub("", text)
    named = f"«{said}» ({whose})" if whose else f"«{said}»"
    return told(say("có {what}", what=named)) if alone and said == text else named
