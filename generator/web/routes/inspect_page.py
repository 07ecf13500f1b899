"""A colleague's file looked at: its format and its figures, with copies to take along; nothing of it stays on disk."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import PurePath

from starlette.requests import Request
from starlette.responses import Response

from generator import audit, lint
from generator.lint import FindingGroup, LintFinding, LintResult, by_topic
from generator.office import Inspected, inspect_file
from generator.problems import GeneratorError, Misused, NotFound, Problem, Translate, say
from generator.web.addresses import reads
from generator.web.files_out import download
from generator.web.incoming import form_of
from generator.web.turning import desk_of, page, translate_of

_LARGEST = 32 * 1024 * 1024
_KEPT = 6
"""So many copies wait to be taken along."""


def _ask(request: Request) -> Response:
    return page(request, "inspect.html", campaigns=desk_of(request).campaign_names())


def _look(request: Request) -> Response:
    desk, sent = desk_of(request), form_of(request)
    files = sent.files("file")
    if not files:
        raise Misused(say("chưa chọn tệp nào"))
    name, data = files[0]
    if len(data) > _LARGEST:
        raise Misused(say("tệp quá lớn: nhiều nhất {most} MB", most=_LARGEST // 1024 // 1024))
    found = inspect_file(desk.opened(), name, data, sent.text("campaign") or None)
    translate = translate_of(request)
    copies = [
        (label, _keep(request, copied, content))
        for label, copied, content in _copies(found, translate)
    ]
    return page(
        request,
        "inspected.html",
        called=PurePath(name).name,
        found=found,
        format_said=lint.summary(found.format) if found.format else None,
        format_groups=_grouped(found.format, translate) if found.format else [],
        figures_said=audit.summary(found.figures) if found.figures else None,
        figures=_with_details(found, translate),
        unchecked=audit.unchecked(found.figures) if found.figures else [],
        copies=copies,
        mended=_mended(found, translate),
        unmended=[*found.mended.unmended()] if found.mended and found.mended.changes else [],
        campaigns=desk_of(request).campaign_names(),
    )  # fmt: skip


def _grouped(
    checked: LintResult, translate: Translate
) -> list[tuple[FindingGroup, list[tuple[Problem, list[Problem]]]]]:
    """What was found in the format by what it is about; each fault with all its places, where it has several."""
    return [(group, [_placed(one, checked.file, translate) for one in group.findings])
            for group in by_topic(checked.findings)]  # fmt: skip


def _placed(one: LintFinding, file: str, translate: Translate) -> tuple[Problem, list[Problem]]:
    places = (one, *one.others) if one.others else ()
    return one.problem(file, translate), [each.problem(file, translate) for each in places]


def _with_details(found: Inspected, translate: Translate) -> list[tuple[object, object]]:
    """Each finding in the figures, with where it stands and how it was worked out."""
    if found.figures is None:
        return []
    problems = audit.problems_of(found.figures, translate)
    return [*zip(problems, audit.details_of(found.figures), strict=True)]


def _mended(found: Inspected, translate: Translate) -> list[tuple[str, list[str]]]:
    """What was changed in the mended copy, from what into what, each kind of change once, with the words where it was done."""
    told: dict[str, list[str]] = {}
    for one in found.mended.changes if found.mended else ():
        told.setdefault(one.message.text(translate), []).append(one.spot.extract)
    return [*told.items()]


def _copies(found: Inspected, translate: Translate) -> Iterator[tuple[object, str, bytes]]:
    """The copies that can be taken along: with remarks, and with what is safe to mend mended."""
    stem = PurePath(found.name).stem
    if found.format and found.format.findings:
        yield (
            say("Bản có nhận xét về thể thức"),
            f"{stem}-the-thuc.docx",
            lint.annotate(found.format, translate),
        )
    if found.figures and found.figures.findings:
        try:
            remarked = audit.annotate(found.figures, translate)
        except GeneratorError:
            remarked = b""
        if remarked:
            yield say("Bản có nhận xét về số liệu"), f"{stem}-so-lieu.docx", remarked
    if found.mended and found.mended.changes:
        yield (
            say("Bản đã sửa thể thức ({count} chỗ)", count=found.mended.places),
            f"{stem}-da-sua.docx",
            found.mended.data,
        )


def _keep(request: Request, name: str, data: bytes) -> str:
    """A copy that waits in memory; the oldest go."""
    kept, key = desk_of(request).copies, secrets.token_urlsafe(12)
    kept[key] = (name, data)
    for old in list(kept)[:-_KEPT]:
        kept.pop(old, None)
    return key


def _take(request: Request) -> Response:
    found = desk_of(request).copies.get(request.path_params["copy"])
    if found is None:
        raise NotFound(say("bản này không còn giữ; kiểm tra lại tệp"))
    return download(*found)


ROUTES = [
    reads("/inspect", _ask),
    reads("/inspect", _look, methods=("POST",)),
    reads("/inspect/copies/{copy}", _take),
]
