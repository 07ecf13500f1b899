"""`vanthu lint`: any Word file against the official format, ours or a colleague's draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.letters_bar import letters_bar
from generator.cli.options import force_option, json_of_files_option
from generator.cli.paths import PATH
from generator.cli.pdf import word_files
from generator.cli.word_copies import annotate_option, write_annotated, write_copy
from generator.problems import Exit, Misused, Problem, RecordsInvalid, say

if TYPE_CHECKING:
    from generator.lint import Asked, LintResult

PROFILES = ("nd30", "tld-933", "tld-1014")
FORMS = ("text", "json", "sarif")


@click.command(
    "lint", help=N_("Soát thể thức một hay nhiều tệp Word bất kỳ; mã thoát 1 khi có lỗi.")
)
@click.argument("files", nargs=-1, type=PATH)
@click.option("--explain", metavar=N_("QUY_TẮC"), help=N_("In phần hướng dẫn của một quy tắc."))
@json_of_files_option
@click.option(
    "--format", "form", type=click.Choice(FORMS), default=FORMS[0], help=N_("Dạng kết quả.")
)
@click.option("--profile", type=click.Choice(PROFILES), help=N_("Bộ quy tắc; mặc định tự chọn."))
@click.option("--forms", is_flag=True, help=N_("Tệp chứa nhiều biểu mẫu nối tiếp nhau."))
@click.option("--skip", multiple=True, metavar=N_("QUY_TẮC"), help=N_("Bỏ qua quy tắc này."))
@click.option(
    "--pages",
    is_flag=True,
    help=N_("Dàn trang bằng LibreOffice để soát cả những gì chỉ trang cho biết."),
)
@annotate_option
@click.option(
    "--fix",
    type=PATH,
    metavar=N_("RA.docx"),
    help=N_("Ghi bản sao đã sửa những chỗ sửa được an toàn."),
)
@force_option
@click.pass_obj
def command(
    session: Session, /, files: tuple[Path, ...], explain: str | None, form: str, **asked: Any
) -> int:
    """The findings of every file, and copies with comments or repairs where they are asked for."""
    if explain:
        return _explain(session, explain)
    if not files:
        raise Misused(say("cần chỉ rõ tệp Word cần soát, hoặc --explain QUY_TẮC"))
    named = list(word_files(files))
    if not named:
        raise Misused(say("ở đây không có tệp Word (.docx) nào"))
    if (asked["annotate"] or asked["fix"]) and len(named) != 1:
        raise Misused(say("--annotate và --fix chỉ dùng với một tệp"))
    if asked["annotate"] and asked["annotate"] == asked["fix"]:
        raise Misused(say("--annotate và --fix phải ghi ra hai tệp khác nhau"))
    how = _how(session, asked["profile"], asked["skip"], forms=asked["forms"])
    told: list[Problem] = []
    look = partial(_with_pages, session) if asked["pages"] else _checked
    found = list(look(named, how, told))
    if not found:
        raise RecordsInvalid(told)
    session.problems(told)
    _show(session, found, form)
    if asked["annotate"]:
        _annotate(session, found[0], named[0], asked["annotate"], force=asked["force"])
    if asked["fix"]:
        laid = None if asked["pages"] else found[0]
        _fix(session, laid, named[0], how, asked["fix"], force=asked["force"])
    is_wrong = len(found) < len(named) or any(checked.has_errors for checked in found)
    return Exit.WRONG if is_wrong else Exit.DONE


def _checked(files: Sequence[Path], how: Asked, told: list[Problem]) -> Iterator[LintResult]:
    """Each file checked; one that is no Word file is told and keeps no other from it."""
    from generator.lint import lint_file

    for path in files:
        try:
            yield lint_file(path, how)
        except RecordsInvalid as error:
            told += error.problems


def _with_pages(
    session: Session, files: Sequence[Path], how: Asked, told: list[Problem]
) -> Iterator[LintResult]:
    """The same, laid out on pages before."""
    from generator.office import lint_laid

    with letters_bar(session) as advance:
        advance("PDF", len(files))
        for checked in lint_laid(files, how, told.extend):
            advance("", 1)
            yield checked


def _how(session: Session, profile: str | None, skip: Sequence[str], *, forms: bool) -> Asked:
    """By the layers and kinds of the office where there is a workspace; what is wrong with them is told."""
    from generator.lint import Asked
    from generator.office import as_office_asks
    from generator.workspace import NoWorkspace

    asked = Asked(profile, forms=forms, skip=frozenset(skip))
    try:
        office = session.office
    except NoWorkspace:
        return asked
    session.problems([problem for problem in office.problems if _is_of_format(problem)])
    return as_office_asks(office, asked)


def _is_of_format(problem: Problem) -> bool:
    return not problem.place.file.startswith("campaigns/")


def _show(session: Session, found: list[LintResult], form: str) -> None:
    from generator import __version__
    from generator.lint import summary, to_data, to_sarif

    problems = [one for checked in found for one in checked.problems(session.translate)]
    if session.report.is_wanted:
        session.problems(problems)
        session.data(to_data(found, session.translate))
    elif form == "sarif":
        click.echo(to_sarif(found, session.translate, __version__), nl=False)
    else:
        for problem in problems:
            session.finding(problem)
        for checked in found:
            session.show(summary(checked))


def _explain(session: Session, rule: str) -> int:
    from generator.lint import explain_rule, nearest_rules

    manual = explain_rule(rule, session.translate)
    if manual is None:
        near = ", ".join(nearest_rules(rule)) or "–"
        raise Misused(say("không có quy tắc «{rule}»; gần nhất: {near}", rule=rule, near=near))
    session.data({"rule": rule, "manual": manual})
    click.echo(manual)
    return Exit.DONE


def _annotate(
    session: Session, checked: LintResult, path: Path, target: Path, *, force: bool
) -> None:
    from generator.lint import annotate

    data = annotate(checked, session.translate)
    write_annotated(session, data, len(checked.findings), target, of=path, force=force)


def _fix(
    session: Session,
    checked: LintResult | None,
    path: Path,
    how: Asked,
    target: Path,
    *,
    force: bool,
) -> None:
    """A file that was laid out on pages for the check is read anew: it holds the marks of its pages."""
    from generator.lint import fix_checked, fix_file

    fixed = fix_file(path, how) if checked is None else fix_checked(checked, how)
    write_copy(session, fixed.data, target, of=path, force=force)
    for change in fixed.changes:
        session.say(say("đã sửa [{rule}] {message}", rule=change.rule, message=change.message))
    for left, why in fixed.unmended():
        said = {"rule": left.rule, "message": left.message, "why": why}
        session.say(say("chưa sửa [{rule}] {message}: {why}", **said))
    counts = {"count": fixed.places, "left": len(fixed.left.findings)}
    session.say(say("đã ghi «{path}»: sửa {count} chỗ, còn lại {left}", path=target, **counts))
