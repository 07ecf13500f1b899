"""What was typed and not saved, held against the file as it is now: three texts side by side, chosen block by block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from pathlib import PurePosixPath
from textwrap import dedent

from starlette.requests import Request
from starlette.responses import Response

from generator.history import Label
from generator.model.books import RowState
from generator.office import Saving, SavingFate, adds_nothing, campaign_of, clash_of, resolve
from generator.problems import GeneratorError, Message, NotFound, say
from generator.records import BlockFate, MergeBlock, Side, meaning_of
from generator.web.addresses import reads, writes
from generator.web.desk import Desk
from generator.web.incoming import form_of
from generator.web.issued_shown import issued_document
from generator.web.plain_words import Say, alike_told_apart, said_by_tags
from generator.web.record_addresses import clash_address, record_address, record_words
from generator.web.turning import desk_of, go_to, page, said_of
from generator.workspace import Unsaved, drop_unsaved, unsaved_in

_OF_DOCUMENT = 4
_FATES = {
    BlockFate.MINE: say("chỉ bạn sửa"),
    BlockFate.DISK: say("chỉ nơi khác sửa"),
    BlockFate.ALIKE: say("hai bên sửa giống nhau"),
    BlockFate.CLASH: say("cả hai cùng sửa: hãy chọn"),
}


def _typed(request: Request) -> Unsaved:
    """What the address names, of the person who works here."""
    desk, key = desk_of(request), request.path_params["key"]
    found = unsaved_in(desk.workspace, who=desk.who)
    typed = next((one for one in found if one.key == key), None)
    if typed is None:
        raise NotFound(say("không còn bản chưa lưu này; có thể đã được lưu"))
    return typed


def _way(request: Request, typed: Unsaved, block: MergeBlock) -> list[Message]:
    """What leads to a block, the first step in words."""
    workspace = desk_of(request).workspace
    if not block.way:
        return []
    meaning = meaning_of(workspace, workspace.root / typed.record, block.way[0])
    return [Label(meaning, {}), *(say("{text}", text=one) for one in block.way[1:])]


def _text(block: MergeBlock, side: Side) -> str:
    """A block without its key and as far to the left as it goes."""
    text = dedent(block.text(side).strip("\n"))
    key = f"{block.way[-1]}:" if block.way else ""
    is_alone = key and text.startswith(key) and "\n" not in text
    return text.removeprefix(key).strip() if is_alone else text


def _texts(block: MergeBlock, known: Mapping[str, str], told: Say) -> dict[Side, str]:
    """What each side says, as people read it."""
    texts = [_text(block, side) for side in Side]
    return dict(zip(Side, alike_told_apart(texts, known, told), strict=True))


def _known(desk: Desk, name: str, blocks: Iterable[MergeBlock], told: Say) -> Mapping[str, str]:
    """What the figures in these blocks print, where they are of a document."""
    path = PurePosixPath(name)
    if not _is_of_document(path):
        return {}
    texts = [block.text(side) for block in blocks for side in Side]
    with desk.office() as office:
        return said_by_tags(office, path.parts[1], path.stem, texts, told)


def _is_of_document(path: PurePosixPath) -> bool:
    return len(path.parts) == _OF_DOCUMENT and path.parts[2] == "documents"


def _shown(
    request: Request, typed: Unsaved, found: Saving, chosen: dict[int, Side], *, left: bool
) -> Response:
    blocks = found.three.blocks if found.three else ()
    signed_as = _signed_as(desk_of(request), typed.record)
    told = said_of(request)
    known = _known(desk_of(request), typed.record, blocks, told)
    return page(
        request,
        "clash.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if left else HTTPStatus.OK,
        typed=typed,
        found=found,
        blocks=[
            (at, one, _way(request, typed, one), _texts(one, known, told).get)
            for at, one in enumerate(blocks)
            if one.fate is not BlockFate.LEFT
        ],
        called=record_words(typed.record),
        signed_as=signed_as,
        fates=_FATES,
        sides=Side,
        clash=BlockFate.CLASH,
        proposed=partial(_proposed, is_signed=bool(signed_as)),
        chosen=chosen,
        left=left,
        address=record_address(typed.record),
    )


def _show(request: Request) -> Response:
    typed = _typed(request)
    return _shown(request, typed, clash_of(desk_of(request).workspace, typed), {}, left=False)


def _resolve(request: Request) -> Response:
    typed, desk = _typed(request), desk_of(request)
    sent = form_of(request)
    chosen = {
        int(place): Side(side)
        for name in sent.fields
        if (place := name.removeprefix("block-")).isdecimal()
        and (side := sent.text(name)) in set(Side)
    }
    saved = resolve(
        desk.workspace,
        typed,
        chosen,
        sent.text("disk") or None,
        who=desk.who,
        even_wrong=bool(sent.text("even_wrong")),
    )
    if saved.is_saved:
        return go_to(request, record_address(typed.record))
    found = clash_of(desk.workspace, typed) if saved.fate is SavingFate.WRONG else saved
    if saved.fate is SavingFate.WRONG:
        found = Saving(saved.fate, saved.digest, saved.problems, saved.new_errors, found.three)
    return _shown(request, typed, found, chosen, left=True)


def _drop(request: Request) -> Response:
    typed, desk = _typed(request), desk_of(request)
    drop_unsaved(desk.workspace, typed)
    return go_to(request, record_address(typed.record))


def _held_against(typed: Unsaved) -> str:
    """Where it is held against what stands there now; what was typed into a table is so in the table itself."""
    is_file = bool(PurePosixPath(typed.record).suffix)
    return clash_address(typed.key) if is_file else record_address(typed.record)


def _proposed(block: MergeBlock, *, is_signed: bool) -> Side:
    """What is chosen until somebody chooses: of a text that was signed what stands there."""
    return Side.DISK if is_signed else block.proposed


def _signed_as(desk: Desk, name: str) -> str:
    """The number and day with which the document of a record went out; empty where it did not."""
    path = PurePosixPath(name)
    if not _is_of_document(path):
        return ""
    with desk.office() as office, suppress(GeneratorError):
        issued = issued_document(office, campaign_of(office, path.parts[1]), path.stem)
        return next((row.cited for row in issued.rows if row.state is RowState.ISSUED), "")
    return ""


def _list(request: Request) -> Response:
    """What this person typed and did not save, as part of another page."""
    desk = desk_of(request)
    found = unsaved_in(desk.workspace, who=desk.who)
    missing = [one for one in found if not adds_nothing(desk.workspace, one)]
    return page(
        request,
        "unsaved.html",
        found=[
            (one, _held_against(one), record_words(one.record), _signed_as(desk, one.record))
            for one in missing
        ],
    )


ROUTES = [
    reads("/unsaved", _list),
    reads("/clash/{key}", _show),
    writes("/clash/{key}", _resolve),
    writes("/clash/{key}/drop", _drop),
]
