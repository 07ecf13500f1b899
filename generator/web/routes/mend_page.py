"""A file that cannot be read is mended as text: with its mistakes beside, saved as carefully as any form."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from generator.office import WHOLE, SavingFate, faults_of, file_to_mend, save_changes, text_to_mend
from generator.web.addresses import reads, writes
from generator.web.incoming import form_of
from generator.web.record_addresses import clash_address, record_address
from generator.web.text_mending import text_shown
from generator.web.turning import desk_of, go_to
from generator.workspace import clock, unsaved_in

_AT = "/mend/{file}"
_ELSEWHERE = "/history"


def _show(request: Request) -> Response:
    found = text_to_mend(desk_of(request).workspace, request.path_params["file"])
    return text_shown(request, found, saved=bool(request.query_params.get("saved")))


def _save(request: Request) -> Response:
    desk, sent = desk_of(request), form_of(request)
    path = file_to_mend(desk.workspace, request.path_params["file"])
    text, even_wrong = sent.raw("text"), bool(sent.text("even_wrong"))
    saving = save_changes(
        desk.workspace, path, sent.text("opened") or None, {WHOLE: text},
        who=desk.who, when=clock(), even_wrong=even_wrong,
    )  # fmt: skip
    found = faults_of(desk.workspace, path)
    if saving.fate is SavingFate.CLASHED:
        kept = unsaved_in(desk.workspace, found.opened.name, desk.who)
        return go_to(request, clash_address(kept[0].key))
    if not saving.is_saved:
        return text_shown(request, found, typed=text, refused=saving.new_errors or saving.problems)
    if any(one.place.file == found.opened.name for one in found.problems):
        return go_to(request, f"{request.url.path}?saved=1")
    address = record_address(found.opened.name)
    return go_to(request, "/" if address == _ELSEWHERE else address)


ROUTES = [reads(_AT, _show), writes(_AT, _save)]
