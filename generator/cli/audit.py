"""`vanthu audit`: the figures that any text claims, held against each other and against the records."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.handed_in import FILES
from generator.cli.language import N_
from generator.cli.options import force_option, json_of_files_option
from generator.cli.paths import PATH
from generator.cli.word_copies import annotate_option, write_annotated, write_copy
from generator.problems import Exit, Message, Misused, Place, errors, say

if TYPE_CHECKING:
    from generator.audit import Audit
    from generator.office import Office

LISTS = ("unchecked",)
_INDENT = "    "


@click.command(
    "audit",
    help=N_(
        "Soát số liệu trong văn bản bất kỳ (Word, PDF, tệp chữ, thư mục; «-» là chữ dán vào); mã thoát 1 khi có lỗi."
    ),
)
@click.argument("files", nargs=-1, type=FILES)
@click.option("--explain", metavar=N_("MÃ"), help=N_("In phần hướng dẫn của một phép kiểm."))
@json_of_files_option
@click.option(
    "--campaign", help=N_("Chiến dịch để đối chiếu; mặc định chiến dịch hợp nhất với văn bản.")
)
@click.option(
    "--list", "listed", type=click.Choice(LISTS), help=N_("Nêu cả các số liệu chưa đối chiếu.")
)
@click.option("--skip", multiple=True, metavar=N_("MÃ"), help=N_("Bỏ qua phép kiểm này."))
@annotate_option
@click.option(
    "--figures",
    type=PATH,
    metavar=N_("RA.docx"),
    help=N_("Ghi phiếu kiểm tra số liệu của văn bản, cho người ký."),
)
@force_option
@click.pass_obj
def command(session: Session, /, files: tuple[Path, ...], explain: str | None, **asked: Any) -> int:
    """The findings of every text, and how many of its figures were held against something."""
    from generator.audit import gather
    from generator.office import audit_text

    if explain:
        return _explain(session, explain)
    if not files:
        raise Misused(say("cần chỉ rõ tệp cần soát («-» là chữ dán vào), hoặc --explain MÃ"))
    skip = _known_checks(asked["skip"])
    office = _office(session, asked["campaign"])
    if Path("-") in files and sys.stdin.isatty():
        session.say(say("dán chữ vào rồi nhấn Ctrl-D (trên Windows: Ctrl-Z rồi Enter)"))
    texts, unread = gather(files, sys.stdin.buffer)
    if (asked["annotate"] or asked["figures"]) and len(texts) + len(unread) != 1:
        raise Misused(say("--annotate và --figures chỉ dùng với một tệp"))
    if asked["annotate"] and asked["annotate"] == asked["figures"]:
        raise Misused(say("--annotate và --figures phải ghi ra hai tệp khác nhau"))
    audits = [audit_text(text, office, asked["campaign"], skip) for text in texts]
    _show(session, audits, is_listed=bool(asked["listed"]))
    if office and errors(office.problems):
        session.say(
            say("dữ liệu chiến dịch có lỗi nên có thể chưa đối chiếu đủ; xem bằng vanthu check")
        )
    session.problems(unread)
    if asked["annotate"] and audits:
        _annotate(session, audits[0], files[0], asked["annotate"], force=asked["force"])
    if asked["figures"] and audits:
        _make_sheet(session, audits[0], office, files[0], asked["figures"], force=asked["force"])
    return Exit.WRONG if unread or any(one.has_errors for one in audits) else Exit.DONE


def _known_checks(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes to be left out. Raises `Misused` for one that no check has."""
    from generator.audit import explain_check

    for code in codes:
        if explain_check(code) is None:
            raise Misused(_no_check(code))
    return codes


def _no_check(code: str) -> Message:
    from generator.audit import nearest_checks

    near = ", ".join(nearest_checks(code)) or "–"
    return say("không có phép kiểm «{code}»; gần nhất: {near}", code=code, near=near)


def _office(session: Session, campaign: str | None) -> Office | None:
    """The records of the workspace; where there is none, a text is only held against itself."""
    from generator.workspace import NoWorkspace

    try:
        return session.office
    except NoWorkspace:
        if campaign is not None:
            raise
        return None


def _show(session: Session, audits: list[Audit], *, is_listed: bool) -> None:
    from generator.audit import problems_of, summary, to_data, unchecked

    if session.report.is_wanted:
        for audit in audits:
            session.problems(problems_of(audit, session.translate))
        session.data(to_data(audits, session.translate, with_unchecked=is_listed))
        return
    for audit in audits:
        _tell_findings(session, audit)
        for said in unchecked(audit) if is_listed else ():
            session.show(said)
    for audit in audits:
        session.show(summary(audit))


def _tell_findings(session: Session, audit: Audit) -> None:
    """What is wrong in a line, then where, how it was worked out, and what it was held against."""
    from generator.audit import details_of, problems_of

    problems = problems_of(audit, session.translate)
    for problem, details in zip(problems, details_of(audit, with_source=True), strict=True):
        told = replace(problem, place=Place(problem.place.file))
        session.finding(told)
        for line in details:
            click.echo(_INDENT + line.text(session.translate))


def _explain(session: Session, code: str) -> int:
    from generator.audit import explain_check

    manual = explain_check(code)
    if manual is None:
        raise Misused(_no_check(code))
    session.data({"code": code, "manual": manual})
    click.echo(manual)
    return Exit.DONE


def _annotate(session: Session, audit: Audit, path: Path, target: Path, *, force: bool) -> None:
    from generator.audit import annotate

    data = annotate(audit, session.translate)
    write_annotated(session, data, len(audit.findings), target, of=path, force=force)


def _make_sheet(
    session: Session,
    audit: Audit,
    office: Office | None,
    path: Path,
    target: Path,
    *,
    force: bool,
) -> None:
    from generator.office import open_office, text_sheet
    from generator.workspace import Workspace

    data = text_sheet(audit, office or open_office(Workspace(session.folder.resolve())))
    write_copy(session, data, target, of=path, force=force)
    session.say(say("đã ghi «{path}»", path=target))
