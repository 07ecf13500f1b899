"""What a command must have and was not typed: all of it at once, with what there is, and a line that works.

What there is, is looked up as a shell would complete it: what cannot be read is not told here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import click

from generator.cli.completing import codes_for
from generator.office import Choice, chosen
from generator.problems import Message, NotFound, Place, Problem, joined, say
from generator.wording import short_date
from generator.workspace import Workspace, find_workspace

_SHOWN = 12
_TABLES = (".xlsx", ".xlsm", ".csv", ".tsv")


class _There(NamedTuple):
    """Something that there is: what is typed for it, and what it is called."""

    typed: tuple[str, ...]
    called: str


class _Wanted(NamedTuple):
    """What a parameter stands for, what to do where there is no such thing, and what there is.

    A `sample` shows how it is written, one of many.
    """

    label: Message
    else_do: Message
    there: Callable[[_Looking], Sequence[_There]]
    is_sample: bool = False


class _Looking(NamedTuple):
    """Where to look: in the workspace around a folder, for a command with what it was given."""

    folder: Path
    ctx: click.Context
    param: click.Parameter
    given: Mapping[str, Any]

    @property
    def workspace(self) -> Workspace:
        return find_workspace(self.folder)

    @property
    def campaign(self) -> str:
        """The campaign that was typed, else the first that there is."""
        typed = self.given.get("campaign")
        return typed if isinstance(typed, str) else next(iter(self.workspace.campaign_folders()))


def missing(
    ctx: click.Context, rest: Sequence[str], typed: Sequence[str] | None = None
) -> list[Problem]:
    """Each thing that is not there, in the order of the command; the last with a line that works.

    `rest` is what stands behind the name of the command, `typed` the whole line, unless it is wrong anyhow.
    """
    given, more = _parsed(ctx, rest)
    folder = Path(ctx.find_root().params.get("folder") or ".")
    wanted = [one for one in ctx.command.params if one.required]
    looks = [_Looking(folder, ctx, one, given) for one in wanted]
    found = [*filter(None, map(_problem, looks))]
    added = [_added(one) for one in looks if not _is_given(one)]
    if typed is not None and len(found) == len(added) and all(added):
        kept = [one for one in typed if one not in more]
        line = " ".join(("vanthu", *map(_quoted, kept), *filter(None, added)))
        last = found.pop()
        hint = say("{hint}; ví dụ: {line}", hint=last.hint, line=line)
        found.append(Problem(last.code, last.place, last.message, hint))
    return found


def left_over(ctx: click.Context, rest: Sequence[str]) -> list[str]:
    """The words that a command has no place for."""
    return _parsed(ctx, rest)[1]


def _parsed(ctx: click.Context, rest: Sequence[str]) -> tuple[Mapping[str, Any], list[str]]:
    """What was typed for each parameter, and the words that no parameter takes."""
    with suppress(click.UsageError):
        given, more, _ = ctx.command.make_parser(ctx).parse_args(list(rest))
        return given, more
    return {}, []


def place_of(param: click.Parameter) -> Place:
    """A parameter as the place of a fault: `--as-of`, CHIẾN_DỊCH."""
    is_option = isinstance(param, click.Option)
    return Place(
        "", part=param.opts[0] if is_option else (param.metavar or (param.name or "").upper())
    )


def _is_given(one: _Looking) -> bool:
    value = one.given.get(one.param.name or "")
    return isinstance(value, str) or (isinstance(value, Sequence) and bool(value))


def _problem(one: _Looking) -> Problem | None:
    """That it is not there; or that it is, and is no campaign."""
    wanted, there = _wanted(one), _there(one)
    if not _is_given(one):
        said = say("chưa nêu: {label}", label=wanted.label)
        hint = _CAMPAIGN_FIRST if _is_lost(one) else _hint(wanted, there)
        return Problem("E-OPTION", place_of(one.param), said, hint)
    if one.param.name != "campaign" or not there:
        return None
    try:
        known = [Choice(code, say("{code}", code=code)) for (code,), _ in there]
        chosen(str(one.given["campaign"]), known, wanted.else_do)
    except NotFound as fault:
        return Problem("E-OPTION", place_of(one.param), fault.said, fault.hint)
    return None


def _hint(wanted: _Wanted, there: Sequence[_There]) -> Message:
    if wanted.is_sample or not there:
        return wanted.else_do
    named = [_named(one) for one in islice(there, _SHOWN)]
    more = [say("…")] if len(there) > _SHOWN else []
    return say("một trong: {choices}", choices=joined([*named, *more]))


def _named(one: _There) -> Message:
    value = one.typed[0]
    if one.called in {"", value}:
        return say("{code}", code=value)
    return say("{value} ({label})", value=value, label=one.called)


def _added(one: _Looking) -> str:
    """What is to be typed more; empty where nothing is known that works."""
    there = _there(one)
    option = one.param.opts[:1] if isinstance(one.param, click.Option) else []
    return " ".join(map(_quoted, (*option, *there[0].typed))) if there else ""


def _quoted(word: str) -> str:
    """As every shell takes it for one word."""
    return f'"{word}"' if not word or set(word) & set(" ()&;'") else word


def _wanted(one: _Looking) -> _Wanted:
    if isinstance(one.param.type, click.Choice):
        label = Message(str(getattr(one.param, "help", None) or "").rstrip("."))
        return _Wanted(label if label.source else _SHELL, _SHELL, _choices)
    name = one.param.name or ""
    return _OF_COMMANDS.get((one.ctx.info_name or "", name)) or _WANTED[name]


def _there(one: _Looking) -> Sequence[_There]:
    with suppress(Exception):
        return [*_wanted(one).there(one)]
    return ()


def _is_lost(one: _Looking) -> bool:
    """Whether what there is depends on a campaign, and that is none."""
    if one.param.name not in {"document", "unit"}:
        return False
    with suppress(Exception):
        return one.campaign not in one.workspace.campaign_folders()
    return True


def _choices(one: _Looking) -> list[_There]:
    return [_There((str(value),), "") for value in vars(one.param.type)["choices"]]


def _codes(one: _Looking) -> list[_There]:
    """What the records have by this name."""
    found = codes_for(one.param.name or "", one.workspace, one.campaign)
    return [_There((code,), called) for code, called in found]


def _to_be_issued(one: _Looking) -> list[_There]:
    """The documents, those with a date first: without one none is issued."""
    from generator.office import campaign_of, open_office

    documents = campaign_of(open_office(one.workspace), one.campaign).campaign.documents
    ready = sorted(documents, key=lambda each: each.date is None)
    return [_There((each.code,), "") for each in ready]


def _files(*endings: str) -> Callable[[_Looking], list[_There]]:
    """The files of these kinds in the folder that one is in."""

    def there(one: _Looking) -> list[_There]:
        return [
            _There((str(path),), "")
            for path in sorted(one.folder.iterdir())
            if path.suffix in endings and not path.name.startswith(("~$", "."))
        ]

    return there


def _last_day(one: _Looking) -> list[_There]:
    """A day of the campaign, to show how one is written."""
    from generator.office import campaign_of, open_office

    day = campaign_of(open_office(one.workspace), one.campaign).campaign.ends
    return [_There((short_date(day),), "")]


def _sample(text: str) -> Callable[[_Looking], list[_There]]:
    return lambda _: [_There((text,), "")]


def _rows(state: str) -> Callable[[_Looking], list[_There]]:
    """The newest rows of the registers first."""

    def there(one: _Looking) -> list[_There]:
        from generator.model.books import RowState
        from generator.office import open_office, registers_of, rows_of

        found = rows_of(
            registers_of(open_office(one.workspace), None, ""),
            states=[RowState(state)] if state else (),
        )
        rows = [(row.row.cited, str(row.row.number), str(row.year)) for _, row in reversed(found)]
        if one.param.name == "number":
            return [_There((number, "--year", year), cited) for cited, number, year in rows]
        return [_There((cited,), "") for cited, _, _ in rows]

    return there


_SHELL = say("loại cửa sổ lệnh")
_SEE_ROWS = say("sổ chưa có dòng nào như vậy; xem: vanthu register list")
_CAMPAIGN = _Wanted(
    say("chiến dịch"), say("chưa có chiến dịch nào; lập bằng «vanthu new campaign»"), _codes
)
_CAMPAIGN_FIRST = say("nêu đúng một chiến dịch trước")
_ROW = say("số của văn bản trong sổ")
_NO_DOCUMENT = say("chiến dịch chưa có văn bản nào; tạo bằng «vanthu new document»")
_TO_BE_ISSUED = _Wanted(say("văn bản"), _NO_DOCUMENT, _to_be_issued)
_WANTED: Mapping[str, _Wanted] = {
    "as_of": _Wanted(
        say("thời điểm của số liệu"),
        say("viết như 25/4/2022 hoặc 8h00 20/4/2022"),
        _last_day,
        is_sample=True,
    ),
    "campaign": _CAMPAIGN,
    "document": _Wanted(say("văn bản"), _NO_DOCUMENT, _codes),
    "files": _Wanted(
        say("tệp"),
        say("chép tệp .xlsx hoặc .csv vào thư mục này rồi gõ tên tệp"),
        _files(*_TABLES),
    ),
    "number": _Wanted(_ROW, _SEE_ROWS, _rows("reserved")),
    "reason": _Wanted(
        say("lý do"), say("ghi trong ngoặc kép"), _sample("ghi nhầm số"), is_sample=True
    ),
    "unit": _Wanted(
        say("đơn vị"), say("chiến dịch chưa có đơn vị nào; lập bằng «vanthu new units»"), _codes
    ),
    "what": _Wanted(_ROW, _SEE_ROWS, _rows("issued")),
}
_OF_COMMANDS: Mapping[tuple[str, str], _Wanted] = {
    ("issue", "document"): _TO_BE_ISSUED,
    ("reserve", "document"): _TO_BE_ISSUED,
    ("restore", "file"): _Wanted(
        say("tệp sao lưu"),
        say("chép tệp do «vanthu backup» ghi vào thư mục này rồi gõ tên tệp"),
        _files(".zip"),
    ),
    ("totals", "file"): _Wanted(
        say("tệp bàn giao"),
        say("chép tệp do «vanthu export totals» ghi vào thư mục này rồi gõ tên tệp"),
        _files(".yaml"),
    ),
    ("show", "what"): _Wanted(_ROW, _SEE_ROWS, _rows("")),
}
"""Where a command means something else by the name."""
