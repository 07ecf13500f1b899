"""A file of the records that cannot be read, shown with its mistakes and its text, to be put right by hand."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from generator.model.campaign import Campaign
from generator.office import TextToMend
from generator.problems import Problem
from generator.web.record_addresses import mending_address, record_words
from generator.web.turning import page


def text_shown(
    request: Request,
    found: TextToMend,
    *,
    campaign: Campaign | None = None,
    typed: str | None = None,
    refused: tuple[Problem, ...] = (),
    saved: bool = False,
) -> Response:
    """The page of a file; `typed` is what was refused, because of `refused`. `campaign` gives it its frame."""
    name = found.opened.name
    return page(
        request,
        "mend.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK,
        campaign=campaign,
        file_name=name,
        called=record_words(name),
        address=mending_address(name),
        opened=found.opened.digest or "",
        text=found.text if typed is None else typed,
        problems=refused or found.problems,
        is_refused=bool(refused),
        saved=saved,
    )
