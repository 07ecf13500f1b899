"""The group of commands, its language, and what becomes of failures."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import __version__
from generator.cli.console import Console, hand_over, prepare_streams
from generator.cli.json_report import CODES, Report, is_asked_for
from generator.cli.language import choose_language, in_language, speak
from generator.cli.last_net import LastNet
from generator.cli.paths import PATH
from generator.cli.summaries import SUMMARIES
from generator.cli.wrong_words import looks_like_option, refuse_other_dashes, unknown_command
from generator.problems import (
    Exit,
    GeneratorError,
    Misused,
    NotFound,
    Place,
    Problem,
    RecordsInvalid,
    Translate,
    Unforeseen,
    nearest,
    say,
)
from generator.wording import LANGUAGES, translator
from generator.workspace import regex

if TYPE_CHECKING:
    from generator.office import Office
    from generator.workspace import Rehearsed, Workspace

_HALF_DONE = say("có một lần ghi chưa xong, số liệu có thể chưa đủ; lệnh ghi tiếp theo sẽ ghi nốt")
COMPLETE = "_VANTHU_COMPLETE"
DEBUG = "--debug"
_BLANK = regex(r"(?:--[\w-]+=)?\s*")
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Session(Console):
    """What a command is given: how to speak, and the workspace it was called in."""

    def __init__(
        self,
        translate: Translate,
        folder: Path,
        report: Report | None = None,
        *,
        quiet: bool = False,
        language: str = "vi",
    ) -> None:
        super().__init__(translate, report, quiet=quiet)
        self.folder, self.language = folder, language
        self._told_open = False

    @cached_property
    def workspace(self) -> Workspace:
        """Where the command works; records of a form that only a newer program knows are refused."""
        from generator.records import format_of
        from generator.workspace import find_workspace

        workspace = find_workspace(self.folder)
        format_of(workspace)
        return workspace

    @cached_property
    def office(self) -> Office:
        """The records of the workspace."""
        from generator.office import open_office

        self._tell_what_is_open()
        return open_office(self.workspace)

    def begin_where_nothing_is(self) -> None:
        """Where there is no workspace, here or above, the command makes one of its folder."""
        from generator.workspace import NoWorkspace, Workspace

        try:
            _ = self.workspace
        except NoWorkspace:
            self.workspace = Workspace(self.folder.resolve())

    def hold(self, campaign: str | None = None, *, dry_run: bool = False) -> None:
        """Holds a campaign, or all there is, with its records settled, until the command ends.

        For a mere look nothing is held, and nothing settled.
        """
        from generator.workspace import all_locked, campaign_locked, holder

        if dry_run:
            self._tell_what_is_open()
            return
        held = (
            all_locked(self.workspace, holder=holder())
            if campaign is None
            else campaign_locked(self.workspace, campaign, holder=holder())
        )
        click.get_current_context().with_resource(held)
        self.settle()

    def rehearse(self) -> None:
        """Nothing is written until the command ends: what would be is told in its place."""
        from generator.workspace import rehearsed

        click.get_current_context().with_resource(rehearsed())

    def settle(self) -> None:
        """Complete or undo what a killed run left half done, before records are read to be changed."""
        from generator.workspace import settle

        if settle(self.workspace):
            self.say(say("lần chạy trước bị dừng giữa chừng: đã xử lý xong"))

    def _tell_what_is_open(self) -> None:
        """Who only reads is told of a change that is half done; it is left as it is."""
        from generator.workspace import is_open, refused

        if not self._told_open and is_open(self.workspace):
            self._told_open = True
            self.say(refused(self.workspace) or _HALF_DONE)

    def name(self, *paths: Path) -> None:
        """What was made, each in a line on standard output."""
        self.made(*paths)
        for path in () if self.report.is_wanted else paths:
            self.echo(self.workspace.shown(path))

    def made(self, *paths: Path) -> None:
        """What was made, for programs alone."""
        if self.report.is_wanted:
            self.report.files += map(self.workspace.shown, paths)

    def look_back(self, as_at: str | None) -> Session:
        """The session with the records of that moment until the command ends; itself without one."""
        if as_at is None:
            return self
        from generator.history import past_workspace

        past = Session(self.translate, self.folder, self.report, quiet=self.quiet)
        opened = past_workspace(self.workspace, as_at)
        past.workspace = click.get_current_context().with_resource(opened)
        return past


class Commands(click.Group):
    """Imports a command only when it is called, and puts its help into the reader's language."""

    translate: Translate = str

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in SUMMARIES:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"generator.cli.{name}").command
        return in_language(command, self.translate)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was asked for, found among names alone; near names where there is none."""
        name = args[0]
        if name.startswith("-") or name in SUMMARIES:
            return super().resolve_command(ctx, args)
        raise click.NoSuchCommand(name, possibilities=SUMMARIES, ctx=ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands without importing them."""
        with formatter.section(say("Lệnh").text(self.translate)):
            told = [(name, self.translate(said)) for name, said in SUMMARIES.items()]
            formatter.write_dl(told)


def build(translate: Translate, report: Report | None = None, language: str = "vi") -> click.Group:
    """The whole command line in one language."""
    _ = translate

    @click.group(
        cls=Commands,
        context_settings=CONTEXT,
        help=_("Soạn văn bản hành chính bằng Word từ dữ liệu chiến dịch."),
        epilog=_(
            "Mã thoát: 0 xong · 1 dữ liệu sai · 2 lệnh sai · 3 lỗi máy hoặc ổ đĩa · 4 đang bận · 5 còn bản chưa tạo được"
        ),
    )
    @click.version_option(__version__, "--version", message="vanthu %(version)s")
    @click.option("--lang", type=click.Choice(LANGUAGES), help=_("Ngôn ngữ của thông báo."))
    @click.option("-q", "--quiet", is_flag=True, help=_("Chỉ nói khi có lỗi."))
    @click.option(
        "--debug", is_flag=True, help=_("Hiện chi tiết kỹ thuật khi có lỗi, để gửi người hỗ trợ.")
    )
    @click.option(
        "-C",
        "--folder",
        type=PATH,
        default=".",
        help=_("Làm việc tại thư mục này."),
    )
    @click.pass_context
    def vanthu(ctx: click.Context, folder: Path, *, lang: str, quiet: bool, debug: bool) -> None:
        del lang, debug
        if not folder.is_dir():
            raise Misused(say("không có thư mục «{folder}»", folder=folder))
        ctx.obj = Session(translate, folder, report, quiet=quiet, language=language)

    vanthu.translate = translate
    return in_language(vanthu, translate)


def main(arguments: Sequence[str]) -> int:
    """Run one command in this process; the status to exit with."""
    prepare_streams()
    try:
        if DEBUG not in arguments:
            sys.unraisablehook = lambda _: None
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        run_nothing_from_here()
        return run(arguments)
    except KeyboardInterrupt:
        return Exit.STOPPED


def run_nothing_from_here() -> None:
    """No program is taken from the folder that one happens to be in, by us or by a library of ours."""
    folders = filter(os.path.isabs, os.get_exec_path())
    os.environ["PATH"] = os.pathsep.join(folders)
    os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit status, with every failure told in words, or in the report of `--json`."""
    report = Report(is_wanted=is_asked_for(arguments))
    net, console = LastNet(arguments), Console(str, report)
    with report.alone():
        status = _run(arguments, net, console)
    try:
        if report.is_wanted:
            click.echo(report.text(net.command, status, console.translate))
        hand_over()
    except Exception as fault:  # noqa: BLE001 - no trace reaches a person
        return _told(fault, Console(console.translate), net)
    return status


def _run(arguments: Sequence[str], net: LastNet, console: Console) -> int:
    try:
        language = choose_language(arguments, _here())
        speak(language)
        translate = console.translate = translator(language)
        group = build(translate, console.report, language)
        if COMPLETE in os.environ:
            group.main(prog_name="vanthu", complete_var=COMPLETE)
        typed = [_typed(argument) for argument in arguments]
        if any(map(looks_like_option, typed)):
            refuse_other_dashes(typed, _options_of(group))
        return _invoke(group, typed, net, console)
    except KeyboardInterrupt:
        return _stopped(console)
    except Exception as fault:  # noqa: BLE001 - no trace reaches a person
        return _ended(fault, console, net)


def _ended(fault: Exception, console: Console, net: LastNet) -> int:
    """What a command ended of: that it was only to be looked at, or a failure."""
    from generator.workspace import Rehearsed

    return (
        _rehearsed(fault, console) if isinstance(fault, Rehearsed) else _told(fault, console, net)
    )


def _rehearsed(end: Rehearsed, console: Console) -> int:
    """What would be written by a command that was only to be looked at."""
    console.data({"would_write": end.files, "would_remove": end.gone})
    for file in end.files:
        console.show(say("sẽ ghi {file}", file=file))
    for file in end.gone:
        console.show(say("sẽ bỏ {file}", file=file))
    console.say(say("chỉ xem, chưa ghi gì"))
    return Exit.DONE


def _stopped(console: Console) -> int:
    """A person who stops a command is told nothing that he does not know."""
    if console.report.is_wanted:
        console.fail(say("lệnh đã được dừng"), Exit.STOPPED)
    return Exit.STOPPED


def _here() -> Path:
    """The folder one is in. Raises `Misused` where it is gone."""
    try:
        return Path.cwd()
    except OSError:
        said = say("thư mục đang đứng không còn hoặc không đọc được; chuyển sang thư mục khác")
        raise Misused(said) from None


def _told(fault: Exception, console: Console, net: LastNet) -> int:
    """A failure in words, and the status that it means; its trace too where that was asked for."""
    if DEBUG in net.arguments:
        console.trace(fault)
    try:
        return _tell(fault, console, net)
    except OSError:
        return Exit.FAILED


def _tell(fault: Exception, console: Console, net: LastNet) -> int:
    if isinstance(fault, Unforeseen) or not isinstance(fault, GeneratorError):
        console.fail(net.caught(Unforeseen.of(fault)), Exit.FAILED)
        return Exit.FAILED
    if isinstance(fault, NotFound):
        console.fail(fault.said, fault.exit_code, fault.hint)
    elif not isinstance(fault, RecordsInvalid):
        console.fail(fault.message, fault.exit_code)
    console.problems(getattr(fault, "problems", ()))
    return fault.exit_code


def _typed(argument: str) -> str:
    """An argument in NFC; one that is empty, or that no record could hold, is refused."""
    if _BLANK.fullmatch(argument):
        said = say(
            "tham số «{argument}» để trống; ghi giá trị, hoặc bỏ tham số ấy", argument=argument
        )
        raise Misused(said)
    if argument.isascii() and argument.isprintable():
        return argument
    from generator.workspace import FORBIDDEN, composed, forbidden_character

    typed = composed(argument)
    if found := FORBIDDEN.search(typed):
        raise Misused(forbidden_character(found.group()))
    return typed


def _invoke(group: click.Group, arguments: Sequence[str], net: LastNet, console: Console) -> int:
    from generator.workspace import signed_here

    try:
        with group.make_context("vanthu", list(arguments)) as ctx:
            net.folder = ctx.params.get("folder", net.folder)
            with signed_here():
                result: Any = group.invoke(ctx)
            return result if isinstance(result, int) else Exit.DONE
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as fault:
        return _misused(fault, console, net)
    except click.Abort:
        return _stopped(console)


def _misused(caught: click.ClickException, console: Console, net: LastNet) -> int:
    """A fault that Click found, in our words where Click's say too little."""
    from generator.cli.missing import missing

    if isinstance(caught, click.MissingParameter) and caught.ctx:
        console.problems(missing(caught.ctx, net.rest, net.arguments))
        return caught.exit_code
    fault = _in_our_words(caught, console, net)
    if console.report.is_wanted:
        said, place = say("{said}", said=fault.format_message()), _place_of(caught)
        code = CODES.get(Exit(fault.exit_code), CODES[Exit.WRONG])
        console.problems([Problem(code, place, said)])
    else:
        fault.show()
    if isinstance(caught, click.BadParameter) and caught.ctx:
        console.problems(missing(caught.ctx, net.rest))
    return fault.exit_code


def _in_our_words(
    fault: click.ClickException, console: Console, net: LastNet
) -> click.ClickException:
    if isinstance(fault, click.NoSuchOption):
        return _with_options(fault, console)
    if isinstance(fault, click.NoSuchCommand):
        said = unknown_command(fault, net.behind(fault.command_name))
        return click.UsageError(said.text(console.translate), ctx=fault.ctx)
    if isinstance(fault, click.UsageError) and fault.ctx and (more := _left_over(fault.ctx, net)):
        options = ", ".join(one for one in _options_of(fault.ctx.command) if one[1] == "-")
        said = say("thừa «{words}»; giá trị có dấu cách thì đặt trong ngoặc kép; lệnh này có: {options}",
                   words=" ".join(more), options=options)  # fmt: skip
        return click.UsageError(said.text(console.translate), ctx=fault.ctx)
    return fault


def _left_over(ctx: click.Context, net: LastNet) -> list[str]:
    from generator.cli.missing import left_over

    return left_over(ctx, net.rest)


def _place_of(fault: click.ClickException) -> Place:
    """The parameter that is to blame, where one is."""
    from generator.cli.missing import place_of

    if isinstance(fault, click.BadParameter) and fault.param:
        return place_of(fault.param)
    return Place("", part=str(getattr(fault, "option_name", "") or ""))


def _with_options(fault: click.NoSuchOption, console: Console) -> click.ClickException:
    """The option of the command that is near in its letters, else all that the command has."""
    if fault.ctx and (known := _commands_with(fault.option_name, fault.ctx)):
        said = say(
            "tùy chọn «{option}» viết sau tên lệnh: {path} LỆNH {option}; các lệnh có tùy chọn ấy: {commands}",
            option=fault.option_name,
            path=fault.ctx.command_path,
            commands=", ".join(known),
        )
        return click.UsageError(said.text(console.translate), ctx=fault.ctx)
    params = fault.ctx.command.get_params(fault.ctx) if fault.ctx else ()
    known = [name for one in params for name in one.opts if name.startswith("--")]
    bare = {name.lstrip("-"): name for name in known}
    if near := nearest(fault.option_name.lstrip("-"), list(bare)):
        said = say("không có tùy chọn «{option}»; có phải «{word}»?", option=fault.option_name,
                   word=bare[near])  # fmt: skip
        return click.UsageError(said.text(console.translate), ctx=fault.ctx)
    said = say("{fault} Lệnh này có: {options}", fault=fault.message, options=", ".join(known))
    return click.UsageError(said.text(console.translate), ctx=fault.ctx)


def _commands_with(option: str, ctx: click.Context) -> list[str]:
    """The commands under this one that have an option which was written before their name."""
    return [name for name, one in _below(ctx.command).items() if option in _options_of(one)]


def _options_of(command: click.Command) -> list[str]:
    """The options of a command, and of those under it."""
    own = [option for one in command.params for option in one.opts if option.startswith("-")]
    under = [option for one in _below(command).values() for option in _options_of(one)]
    return list(dict.fromkeys([*own, *under]))


def _below(command: click.Command) -> dict[str, click.Command]:
    """The commands under one, imported."""
    if not isinstance(command, click.Group):
        return {}
    ctx = click.Context(command)
    found = {name: command.get_command(ctx, name) for name in command.list_commands(ctx)}
    return {name: one for name, one in found.items() if one}
