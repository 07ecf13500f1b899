"""The form that a workspace's records have, and how old ones are brought to today's.

`format` in `vanthu.yaml` says it; a workspace without it is of the first form, and goes on being
read. Each later change of the records is one step here, which changes the texts of a workspace of
the form before, and has an old workspace under `tests/data/formats/`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.model.campaign import Counted
from generator.model.settings import Settings
from generator.problems import GeneratorError, Message, Place, Problem, RecordsInvalid, say
from generator.records.binding import bind
from generator.wording import read_count
from generator.workspace import (
    BOM,
    Block,
    Items,
    TextRefused,
    Workspace,
    Write,
    bytes_of,
    changing,
    commit,
    place_of,
    read_yaml,
    read_yaml_text,
    read_yes_no,
    regex,
    split_mark,
    unchanging,
)

_HEADER = "# Thiết lập của thư mục làm việc này.\n"
_PAIR = regex(r"""(?<![\w-])cumulative\s*:\s*(?:"[^"]*"|'[^']*'|[^\s,}#]+)""")


class FormatTooNew(GeneratorError):
    """The records were written by a newer program; nothing was read or written."""


@unchanging(frozen=True)
class Upgraded:
    """A file as it is (None where there is none) and as it will be, with what is new in it."""

    path: Path
    before: bytes | None
    after: bytes
    reasons: tuple[Message, ...]


@changing
class _Upgrading:
    """The texts of a workspace while the steps change them, one after the other."""

    workspace: Workspace
    answers: Mapping[str, Counted] = field(default_factory=dict)
    files: dict[Path, Upgraded] = field(default_factory=dict)
    questions: dict[str, Problem] = field(default_factory=dict)

    def set_key(self, path: Path, key: str, value: str, new: str, reason: Message) -> None:
        """A top-level key of a record; where there is no file, it begins with the text `new`."""
        if bytes_of(path) is None and path not in self.files:
            self.files[path] = Upgraded(path, None, f"{new}{key}: {value}\n".encode(), (reason,))
            return
        hint = say(
            "ghi tay «{key}: {value}» trên một dòng riêng, rồi chạy lại", key=key, value=value
        )
        self.change(path, lambda block: {**block, key: value}, reason, hint)

    def read(self, path: Path) -> Block:
        """A record as it stands by now. Raises `RecordsInvalid`."""
        block, problems = read_yaml_text(self._text(path).removeprefix(BOM), self._shown(path))
        if block is None:
            raise RecordsInvalid(problems)
        return block

    def change(
        self,
        path: Path,
        wanted: Callable[[Block], Mapping[str, Any]],
        reason: Message,
        hint: Message,
    ) -> None:
        """A record is to read as `wanted`; `hint` says how to do it by hand where that cannot be."""
        from generator.records.editing import edited

        block = self.read(path)
        after = edited(self._text(path), block, wanted(block))
        self._put(path, after, reason, hint)

    def replace(
        self, path: Path, place: Place, pair: tuple[str, str], reason: Message, hint: Message
    ) -> None:
        """A key and its value by another pair, at their place; a comment behind them stays."""
        mark, body = split_mark(self._text(path))
        lines = body.splitlines(keepends=True)
        line, at = lines[place.line - 1], place.column - 1
        starts = [found.start() for found in _PAIR.finditer(line) if found.start() <= at]
        if starts:
            rest = _PAIR.sub(f"{pair[0]}: {pair[1]}", line[starts[-1] :], count=1)
            lines[place.line - 1] = line[: starts[-1]] + rest
        after = mark + "".join(lines)
        self._put(path, after if after != self._text(path) else None, reason, hint)

    def _put(self, path: Path, after: str | None, reason: Message, hint: Message) -> None:
        if after is None:
            said = say("tệp không viết theo mẫu nên không sửa được")
            place = Place(self._shown(path))
            raise RecordsInvalid([Problem("E-UPGRADE-FORM", place, said, hint)])
        file = self._file(path)
        self.files[path] = replace(file, after=after.encode(), reasons=(*file.reasons, reason))

    def _file(self, path: Path) -> Upgraded:
        found = bytes_of(path)
        return self.files.get(path) or Upgraded(path, found, found or b"", ())

    def _text(self, path: Path) -> str:
        return self._file(path).after.decode(errors="replace")

    def _shown(self, path: Path) -> str:
        return self.workspace.shown(path)


def _name_the_format(upgrading: _Upgrading) -> None:
    """2: the settings say of which form the records are."""
    said = say("ghi dạng của dữ liệu: «format: {format}»", format=2)
    upgrading.set_key(upgrading.workspace.settings, "format", "2", _HEADER, said)


def _say_how_all_is_counted(upgrading: _Upgrading) -> None:
    """3: indicators say `counted`; what `cumulative: không` means is asked."""
    for folder in upgrading.workspace.campaign_folders().values():
        path = folder / "campaign.yaml"
        for place, indicator in enumerate(_indicators(upgrading.read(path))):
            if "cumulative" in indicator:
                _counted(upgrading, path, place, indicator)
    said = say("ghi dạng của dữ liệu: «format: {format}»", format=3)
    upgrading.set_key(upgrading.workspace.settings, "format", "3", _HEADER, said)


def _indicators(campaign: Block) -> list[Block]:
    given = campaign.get("indicators")
    return [one for one in given if isinstance(one, Block)] if isinstance(given, Items) else []


def _counted(upgrading: _Upgrading, path: Path, place: int, indicator: Block) -> None:
    """One indicator's `cumulative` as `counted`, or the question what it is."""
    name = f"{path.parent.name}.{indicator.get('code')}"
    try:
        grows = read_yes_no(str(indicator["cumulative"]))
    except TextRefused:
        return
    answer = upgrading.answers.get(name) or upgrading.answers.get("")
    counted = Counted.CUMULATIVE if grows else answer
    if "counted" in indicator or indicator.get("measure") == "rate":
        counted = None
    elif counted is None:
        upgrading.questions[name] = _question(indicator, name)
        return
    if counted:
        values = {"name": name, "counted": counted.value}
        said = say("«{name}»: «counted: {counted}» thay cho «cumulative:»", **values)
        hint = say(
            "tự ghi «counted: {counted}» thay cho «cumulative:» ở «{name}», rồi chạy lại", **values
        )
        pair = ("counted", counted.value)
        upgrading.replace(path, place_of(indicator, "cumulative"), pair, said, hint)
    else:
        said = say("«{name}»: bỏ dòng «cumulative:»", name=name)
        hint = say("tự bỏ dòng «cumulative:» của «{name}», rồi chạy lại", name=name)
        upgrading.change(path, lambda block: _without(block, place), said, hint)


def _without(campaign: Block, place: int) -> Mapping[str, Any]:
    """The campaign with one indicator that no longer says `cumulative`."""
    told: list[Any] = list(_indicators(campaign))
    told[place] = {key: value for key, value in told[place].items() if key != "cumulative"}
    return {**campaign, "indicators": told}


def _question(indicator: Block, name: str) -> Problem:
    said = say(
        "«{name}»: «cumulative: không» chưa cho biết số mỗi lần chốt là số phát sinh trong kỳ hay số hiện có tại thời điểm chốt",
        name=indicator.get("name"),
    )
    hint = say(
        "chạy lại với --counted {code}=period (phát sinh, các kỳ được cộng lại) hoặc"
        " --counted {code}=state (hiện có, không cộng)",
        code=name,
    )
    return Problem("E-UPGRADE-COUNTED", place_of(indicator, "cumulative"), said, hint)


_STEPS: tuple[Callable[[_Upgrading], None], ...] = (_name_the_format, _say_how_all_is_counted)
"""What leads from each form to the next; later steps write the new number with `set_key` too."""

FORMAT = 1 + len(_STEPS)


def format_of(workspace: Workspace) -> int:
    """The form of a workspace's records, 1 where its settings say none that can be read; today's before there are any.

    Raises `FormatTooNew` for one that this program does not know.
    """
    if first_settings(workspace):
        return FORMAT
    return format_said(read_yaml(workspace.settings)[0])


def first_settings(workspace: Workspace) -> Mapping[Path, str]:
    """The settings that the first record of a workspace is written with: its form is today's; none once it has records."""
    has_begun = workspace.settings.exists() or any(
        one.is_file() for one in workspace.campaigns.rglob("*")
    )
    return {} if has_begun else {workspace.settings: f"{_HEADER}format: {FORMAT}\n"}


def format_said(written: Block | None) -> int:
    """As `format_of`, by what settings say."""
    said = written.get("format") if written is not None else None
    found = 1
    with suppress(TextRefused):
        found = read_count(said) if isinstance(said, str) else 1
    if found > FORMAT:
        raise too_new(found)
    return max(found, 1)


def too_new(found: int) -> FormatTooNew:
    """The refusal of records of a form that only a newer program knows."""
    return FormatTooNew(
        say(
            "dữ liệu ở dạng {found}, bản vanthu này chỉ biết đến dạng {known}; "
            "cài bản vanthu mới hơn rồi chạy lại",
            found=found,
            known=FORMAT,
        )
    )


def _refuse_unclear(workspace: Workspace) -> None:
    """A form that is written but is no number may be a newer one, and is not written over."""
    written, _ = read_yaml(workspace.settings, workspace.shown(workspace.settings))
    if written is not None:
        wrong = [one for one in bind(Settings, written)[1] if one.place.path == "format"]
        if wrong:
            raise RecordsInvalid(wrong)


def plan_upgrade(
    workspace: Workspace, answers: Mapping[str, Counted] = MappingProxyType({})
) -> tuple[Upgraded, ...]:
    """What brings the records to today's form, file by file; nothing where they have it.

    `answers` say how an indicator is counted (`thi-dua.visits`; all that are left under `""`). Raises
    `RecordsInvalid` for a file that cannot be read or changed in place, for a form that is no number,
    and with every question that has no answer.
    """
    upgrading = _through(workspace, answers)
    if upgrading.questions:
        raise RecordsInvalid([*upgrading.questions.values()])
    return tuple(upgrading.files.values())


def asked_by_upgrade(workspace: Workspace) -> Mapping[str, Problem]:
    """What `plan_upgrade` has to be told: the question, by the key of its answer. Raises `RecordsInvalid` as that does."""
    return _through(workspace, {}).questions


def _through(workspace: Workspace, answers: Mapping[str, Counted]) -> _Upgrading:
    _refuse_unclear(workspace)
    upgrading = _Upgrading(workspace, answers)
    for step in _STEPS[format_of(workspace) - 1 :]:
        step(upgrading)
    return upgrading


def write_upgrade(workspace: Workspace, files: tuple[Upgraded, ...]) -> None:
    """Write them all or none. Raises `Busy` when one was changed since it was read."""
    commit(workspace, [Write(file.path, file.before, file.after) for file in files], "upgrade")
