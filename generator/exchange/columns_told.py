"""The columns of a file as people call them, beside the keys that commands take: «B: tên đơn vị» for `unit=B`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator import sheets
from generator.exchange.sources import bare_name, shown_place, shown_source
from generator.problems import Message, joined, say
from generator.wording import fold
from generator.workspace import column_letters

_FIELDS = {
    "unit": say("đơn vị"),
    "name": say("tên đơn vị"),
    "code": say("mã"),
    "short_name": say("tên gọn"),
    "group": say("nhóm"),
    "parent": say("đơn vị cấp trên"),
    "tier": say("phạm vi"),
    "aliases": say("cách gọi khác"),
    "count": say("kết quả"),
    "status": say("mức kiểm tra"),
}


def tell_source(source: sheets.ReadFrom, names: Mapping[str, str] | None) -> Message:
    """From which columns of which file was read: by their keys, or in words where `names` tells those of codes."""
    if names is None:
        return say("{where}", where=shown_source(source))
    told = [
        say("cột {letter} là {title}", letter=column_letters(at), title=_title(key, names))
        for key, at in source.columns.items()
    ]
    return say("{file}: {columns}", file=shown_place(source), columns=joined(told))


def tell_chosen(file: str, chosen: Mapping[str, str], names: Mapping[str, str]) -> Message:
    """The columns that somebody chose for the last file that looked the same, by their letters."""
    told = [
        say("cột {letter} là {title}", letter=letters, title=_title(key, names))
        for letters, key in chosen.items()
    ]
    return say(
        "{file}: như đã chọn lần trước: {columns}", file=bare_name(file), columns=joined(told)
    )


def _title(key: str, names: Mapping[str, str]) -> object:
    return _FIELDS.get(key) or names.get(key, key)


def column_kinds(fields: Iterable[str], named: Mapping[str, str]) -> dict[str, Message]:
    """What a column of a file may be, by its key: fields of a table, and what is counted, by its name."""
    counted = {code: say("{name}", name=name) for code, name in named.items()}
    return {**{key: _FIELDS[key] for key in fields}, **counted}


def keyed_columns(text: str, names: Mapping[str, str]) -> str:
    """What somebody typed of columns, with the keys that commands take: `unit=B, ideas=D` for «đơn vị=B, sáng kiến=D»."""
    known = dict(_called(names.items()))
    return ",".join(_keyed(part, known) for part in text.split(","))


def _called(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    yield from ((fold(name), code) for code, name in names)
    yield from ((fold(title.text()), key) for key, title in _FIELDS.items())


def _keyed(part: str, known: Mapping[str, str]) -> str:
    said, is_told, column = part.partition("=")
    return f"{known.get(fold(said.strip()), said.strip())}{is_told}{column}"
