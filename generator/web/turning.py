"""Values into pages, in the reader's language; faults into pages that say what to do.

The only place that knows the templates. What is said comes as `Message` and is translated here, as the command
line does where it prints.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from http import HTTPStatus
from pathlib import Path
from platform import python_version
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from generator import __version__
from generator.drafting import listed_subject, without_gaps
from generator.office import printed_or_dash
from generator.problems import (
    WEIGHTS,
    Busy,
    Exit,
    GeneratorError,
    MachineFailed,
    Message,
    NotFound,
    Problem,
    RecordsInvalid,
    Severity,
    Translate,
    Unforeseen,
    say,
)
from generator.register import RegisterDamaged
from generator.web.desk import Desk
from generator.web.folded_lines import folded
from generator.web.incoming import sends_json, sent_again
from generator.web.named_records import RecordNames
from generator.web.page_words import at_the_desk, names_a_command, words_of
from generator.web.record_addresses import is_of_records, mending_address, place_words
from generator.web.renewed import ProgramRenewed, told_of
from generator.web.saving_anyway import comes_of
from generator.web.shipped_assets import address_of
from generator.web.told_apart import document_apart
from generator.web.typing_kept import office_mark
from generator.web.ways_to_mend import document_of, way_from, way_to_mend
from generator.wording import LANGUAGES, short_date, translator, upper_first
from generator.workspace import keep_trace

if TYPE_CHECKING:
    from generator.web.shut_campaigns import ShutCampaign

LANGUAGE = "vanthu-lang"
"""The cookie in which a browser keeps its language."""
_ADDRESS = "/?=&%:"
"""What stays as it is in an address that we lead to."""
_PAGES = Path(__file__).parent / "pages"
_STATUSES = {
    Exit.WRONG: HTTPStatus.UNPROCESSABLE_ENTITY,
    Exit.MISUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    Exit.BUSY: HTTPStatus.CONFLICT,
    Exit.FAILED: HTTPStatus.SERVICE_UNAVAILABLE,
}


_BARE = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Vanthu</title><p role="alert">{said}.</p></html>'
"""A page without a template: those that lie there may be of another program."""


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_PAGES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "short_date": short_date,
        "without_gaps": without_gaps,
        "listed": listed_subject,
        "told_apart": document_apart,
        "upper_first": upper_first,
        "folded": folded,
    }
    made.globals |= {
        "asset": address_of,
        "version": __version__,
        "weights": WEIGHTS,
        "amount": printed_or_dash,
        "mending": mending_address,
        "document_of": document_of,
        "way_from": way_from,
        "way_to_mend": way_to_mend,
        "words_of": words_of,
        "comes_of": comes_of,
        "at_place": place_words,
        "of_records": is_of_records,
    }
    return made


def desk_of(request: Request) -> Desk:
    """The desk that the page works at."""
    desk: Desk = request.app.state.desk
    return desk


def language_of(request: Request) -> str:
    """What this browser reads: its own choice, else that of the program."""
    asked = request.cookies.get(LANGUAGE, "")
    return asked if asked in LANGUAGES else desk_of(request).language


def translate_of(request: Request) -> Translate:
    """What turns a sentence into the language of this browser."""
    return at_the_desk(translator(language_of(request)))


def said_of(request: Request) -> Callable[[object], str]:
    """What tells a message, or a sentence, in the language of this browser, its records by their names."""
    return partial(_said, translate_of(request), _names_of(request))


def _names_of(request: Request) -> RecordNames:
    """What records are called, looked up once for each answer."""
    known: RecordNames | None = getattr(request.state, "names", None)
    if known is None:
        told = request.path_params
        known = RecordNames(desk_of(request), told.get("campaign", told.get("code", "")))
        request.state.names = known
    return known


def _said(translate: Translate, names: RecordNames, value: object, /, **gaps: object) -> str:
    """A sentence of a template, or a message, in the reader's language."""
    if not isinstance(value, Message) and not gaps:
        return translate(str(value))
    message = value if isinstance(value, Message) else Message(str(value), gaps)
    return names.told(message).text(translate)


def _as_recorded(translate: Translate, said: Message) -> str:
    """A message in the words of the records; nothing where these name a command."""
    text = said.text(translate)
    return "" if names_a_command(text) else text


def text_of(request: Request, name: str, **values: Any) -> str:
    """A template filled in; what every page is given has a name that no value of its own may take."""
    desk = desk_of(request)
    told = {
        "_": said_of(request),
        "plain": partial(_as_recorded, translator(language_of(request))),
        "lang": language_of(request),
        "desk": desk,
        "path": request.url.path,
        "here": request.url.path + (f"?{query}" if (query := request.url.query) else ""),
        "is_part": is_part(request),
        "seen": getattr(request.state, "seen", ""),
        "last_step": desk.step_at(request.url.path),
        "office_mark": office_mark,
    }
    return _environment().get_template(name).render(**told, **values)


_UNDO = "/undo"


def is_part(request: Request) -> bool:
    """Whether the page's own script asks for a part of it."""
    return "hx-request" in request.headers


def page(request: Request, name: str, status: int = HTTPStatus.OK, **values: Any) -> HTMLResponse:
    """An answer from a template."""
    return HTMLResponse(text_of(request, name, **values), status)


def go_to(request: Request, address: str) -> Response:
    """After something was written: where it is seen, also for the script that asked; always an address of ours."""
    path = f"/{quote(address.lstrip('/'), safe=_ADDRESS)}"
    if is_part(request):
        return Response(status_code=HTTPStatus.NO_CONTENT, headers={"hx-redirect": path})
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)


def problems_text(
    request: Request,
    problems: Sequence[Problem],
    *,
    mends: bool = False,
    opens: Callable[[str], bool] = bool,
) -> Markup:
    """What is wrong, the worst first, as part of a page; with `mends` each leads to where it is mended, on a page that
    `opens`.
    """
    order = list(Severity)
    shown = sorted(problems, key=lambda one: order.index(one.severity))
    return Markup(text_of(request, "problems.html", problems=shown, mends=mends, opens=opens))  # noqa: S704 - an escaped template


def failed(request: Request, fault: Exception) -> Response:
    """A refusal as a page, as the part or the JSON that was asked for: what is wrong and what to do, with what was sent."""
    desk = desk_of(request)
    told = _told_of(desk, fault)
    problems = told.problems if isinstance(told, RecordsInvalid) else ()
    said, status = in_page_words(desk, told), _status(told)
    if sends_json(request) and not is_part(request):
        return JSONResponse({"said": said_of(request)(said)}, status)
    if isinstance(told, ProgramRenewed):
        return HTMLResponse(_BARE.format(said=escape(said_of(request)(said))), status)
    shut = _shut(request, told)
    values: Mapping[str, Any] = {
        "shut": shut,
        "opens": shut.opens if shut else bool,
        "said": said,
        "problems": problems,
        "kept": trace_kept(desk, told) if status == HTTPStatus.INTERNAL_SERVER_ERROR else "",
        "is_busy": isinstance(told, Busy),
        "again": [] if is_part(request) or _is_settled(request, told) else sent_again(request),
    }
    return page(request, "fault.html", status, **values)


def _is_settled(request: Request, told: GeneratorError) -> bool:
    """Whether the same once more cannot help: nothing is there, or the step to be taken back is not the last any more."""
    is_undone = request.url.path == _UNDO and not isinstance(told, Busy | MachineFailed)
    return isinstance(told, NotFound) or is_undone


def in_page_words(desk: Desk, told: GeneratorError) -> Message:
    """What a fault says, on a page: of a register that is damaged without files and commands."""
    if isinstance(told, RegisterDamaged):
        from generator.web.damaged_register import damage_told

        return damage_told(desk, told)
    return named_at_home(desk, told.message)


def _shut(request: Request, told: GeneratorError) -> ShutCampaign | None:
    """What is left of the campaign whose records keep the page shut; nothing where it is another fault."""
    if not isinstance(told, RecordsInvalid):
        return None
    from generator.web.shut_campaigns import shut_campaign

    try:
        return shut_campaign(desk_of(request), request.url.path)
    except (GeneratorError, OSError):
        return None


def _told_of(desk: Desk, fault: Exception) -> GeneratorError:
    """A failure in words; of what failed because the folder is gone, that."""
    told = told_of(fault)
    if isinstance(told, MachineFailed):
        try:
            desk.refuse_away()
        except MachineFailed as away:
            return away
    if isinstance(told, Unforeseen) and told.file:
        said = say("{file}: {reason}", file=Path(told.file), reason=told.message)
        told.message = said
    return told


def _status(told: GeneratorError) -> HTTPStatus:
    if isinstance(told, NotFound):
        return HTTPStatus.NOT_FOUND
    is_ours = isinstance(told, Unforeseen) and not told.is_of_machine
    return HTTPStatus.INTERNAL_SERVER_ERROR if is_ours else _STATUSES[Exit(told.exit_code)]


def trace_kept(desk: Desk, told: GeneratorError) -> str:
    """The file with the trace of what nobody foresaw; no page shows one."""
    trace = told.trace if isinstance(told, Unforeseen) else ""
    head = f"vanthu {__version__} serve\nPython {python_version()}, {sys.platform}\n\n"
    return keep_trace(desk.workspace, head + trace) or "" if trace else ""


def named_at_home(desk: Desk, said: Message) -> Message:
    """The same with each file as people know it, from the root of the workspace."""
    shown = desk.workspace.shown
    told = {
        name: shown(value) if isinstance(value, Path) and value.is_relative_to(desk.workspace.root) and value != desk.workspace.root
        else named_at_home(desk, value) if isinstance(value, Message) else value
        for name, value in said.values.items()
    }  # fmt: skip
    return Message(said.source, told)
