"""`vanthu lint`: any Word file against the official format, ours or a colleague's draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.app import Session
from generator.cli.console import coloured
from generator.problems import Exit, Translate, say

if TYPE_CHECKING:
    from generator.lint import LintResult
    from generator.standard import Standard

PROFILES = ("nd30", "tld-933", "tld-1014")


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command(
        "lint", help=_("Soát thể thức một hay nhiều tệp Word bất kỳ; mã thoát 1 khi có lỗi.")
    )
    @click.argument("files", nargs=-1, type=click.Path(path_type=Path))
    @click.option("--explain", metavar="RULE", help=_("In phần hướng dẫn của một quy tắc."))
    @click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "sarif"]),
        default="text",
        help=_("Dạng kết quả."),
    )
    @click.option("--profile", type=click.Choice(PROFILES), help=_("Bộ quy tắc; mặc định tự chọn."))
    @click.option("--forms", is_flag=True, help=_("Tệp chứa nhiều biểu mẫu nối tiếp nhau."))
    @click.option("--skip", multiple=True, metavar="RULE", help=_("Bỏ qua quy tắc này."))
    @click.option(
        "--annotate",
        type=click.Path(path_type=Path),
        metavar="OUT.docx",
        help=_("Ghi bản sao có lời bình của Word ở từng chỗ."),
    )
    @click.option(
        "--fix",
        type=click.Path(path_type=Path),
        metavar="OUT.docx",
        help=_("Ghi bản sao đã sửa những chỗ sửa được an toàn."),
    )
    @click.pass_obj
    def command(  # noqa: PLR0917
        session: Session,
        files: tuple[Path, ...],
        explain: str | None,
        form: str,
        profile: str | None,
        skip: tuple[str, ...],
        annotate: Path | None,
        fix: Path | None,
        *,
        forms: bool,
    ) -> int:
        if explain:
            return _explain(session, explain)
        if not files:
            raise click.UsageError(_("nêu tệp Word cần soát, hoặc --explain QUY_TẮC"))
        if (annotate or fix) and len(files) != 1:
            raise click.UsageError(_("--annotate và --fix chỉ dùng với một tệp"))
        standard = _standard(session, profile)
        found = _lint(files, standard, skip, forms=forms)
        _show(session, found, form)
        if annotate:
            _annotate(session, found[0], annotate)
        if fix:
            _fix(session, files[0], standard, fix)
        return Exit.WRONG if any(checked.has_errors for checked in found) else Exit.DONE

    return command


def _lint(
    files: tuple[Path, ...], standard: Standard | None, skip: tuple[str, ...], *, forms: bool
) -> list[LintResult]:
    from generator.lint import lint_file

    return [lint_file(path, standard, forms=forms, skip=skip) for path in files]


def _standard(session: Session, profile: str | None) -> Standard | None:
    """The profile asked for, with the office's own layers when there is a workspace."""
    if profile is None:
        return None
    from generator.standard import load_standard
    from generator.workspace import NoWorkspace

    try:
        layers = session.office.layers
    except NoWorkspace:
        layers = ()
    return load_standard(profile, *layers)


def _show(session: Session, found: list[LintResult], form: str) -> None:
    from generator import __version__
    from generator.lint import summary, to_json, to_sarif

    console = session.console
    if form == "json":
        click.echo(to_json(found, console.translate), nl=False)
    elif form == "sarif":
        click.echo(to_sarif(found, console.translate, __version__), nl=False)
    else:
        for problem in (one for checked in found for one in checked.problems(console.translate)):
            click.echo(console.told(problem), color=coloured())
        for checked in found:
            console.show(summary(checked))


def _explain(session: Session, rule: str) -> int:
    from generator.lint import explain_rule, nearest_rules

    manual = explain_rule(rule, session.console.translate)
    if manual is None:
        near = ", ".join(nearest_rules(rule)) or "–"
        session.console.say(
            say("không có quy tắc «{rule}»; gần nhất: {near}", rule=rule, near=near)
        )
        return Exit.MISUSED
    click.echo(manual)
    return Exit.DONE


def _annotate(session: Session, checked: LintResult, target: Path) -> None:
    from generator.lint import annotate
    from generator.workspace import write_atomically

    write_atomically(target, annotate(checked, session.console.translate))
    count = len(checked.findings)
    session.console.say(say("đã ghi «{path}» với {count} lời bình", path=target, count=count))


def _fix(session: Session, path: Path, standard: Standard | None, target: Path) -> None:
    from generator.lint import fix_file
    from generator.workspace import write_atomically

    fixed = fix_file(path, standard)
    write_atomically(target, fixed.data)
    for change in fixed.changes:
        session.console.say(
            say("đã sửa [{rule}] {message}", rule=change.rule, message=change.message)
        )
    session.console.say(
        say(
            "đã ghi «{path}»: sửa {count} chỗ, còn lại {left}",
            path=target,
            count=len(fixed.changes),
            left=len(fixed.left.findings),
        )
    )
