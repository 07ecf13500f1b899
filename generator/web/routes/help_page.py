"""The manual: its topics, a search over them, each page, and what to do first with this page."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from generator.office import (
    docs_folder,
    entry_text,
    find_in_manual,
    manual_text,
    topic_groups,
    topic_named,
)
from generator.problems import NotFound, say
from generator.web.addresses import reads
from generator.web.manual_html import manual_html
from generator.web.turning import language_of, page

_PICTURES = {".png": "image/png", ".webp": "image/webp", ".jpg": "image/jpeg"}
_NO_PICTURE = say("sách hướng dẫn không có hình này")


def _help(request: Request) -> Response:
    asked = request.query_params.get("q", "")
    hits = find_in_manual(asked, language_of(request))
    return page(request, "help.html", asked=asked, hits=hits, groups=topic_groups())


def _topic(request: Request) -> Response:
    name = request.path_params["name"]
    try:
        topic = topic_named(name)
    except NotFound as refusal:
        if text := entry_text(name, language_of(request)):
            return page(request, "manual.html", title=name, html=manual_html(text), groups=())
        hits = find_in_manual(name, language_of(request))
        told = {"asked": name, "hits": hits, "groups": topic_groups()}
        return page(request, "help.html", HTTPStatus.NOT_FOUND, refusal=refusal, **told)
    html = manual_html(manual_text(topic, language_of(request)))
    groups = [(group, topics) for group, topics in topic_groups() if topic in topics]
    return page(request, "manual.html", topic=topic, title=topic.about, html=html, groups=groups)


def _picture(request: Request) -> Response:
    """Pictures lie beside the pages or in one folder; a name that is none of theirs is refused."""
    name = request.path_params["name"]
    folders = (docs_folder() / "pictures", docs_folder())
    for found in (path for folder in folders if folder.is_dir() for path in folder.iterdir()):
        if found.name == name and found.suffix in _PICTURES:
            return Response(found.read_bytes(), media_type=_PICTURES[found.suffix])
    raise NotFound(_NO_PICTURE)


ROUTES = [
    reads("/help", _help, needs_folder=False),
    reads("/help/pictures/{name}", _picture, needs_folder=False),
    reads("/help/{name}", _topic, needs_folder=False),
]
