"""What was dropped or pasted, read and shown before any of it is written: alike for figures and lists of units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response

from generator.model.campaign import Campaign
from generator.problems import Message, Misused, Problem
from generator.web.incoming import SentForm
from generator.web.questions import FormAsk
from generator.web.since_the_look import stood
from generator.web.turning import desk_of, page, problems_text
from generator.web.uploads import PASTED


class FilesRead(Protocol):
    """What came of reading: a plan, or why there is none; what is asked, and what was answered."""

    campaign: Campaign
    ask: FormAsk
    refused: Message | None
    problems: Sequence[Problem]

    @property
    def plan(self) -> object | None: ...


def word_of_files(request: Request, form: SentForm, nothing: Message) -> str:
    """By what the files are known that were sent now, or were kept before. Raises `Misused` with `nothing`."""
    files = [*form.files("files")]
    if pasted := form.text("pasted"):
        # What Excel puts on the clipboard has a tab between cells, whatever commas its numbers have.
        told = f"sep=\t\n{pasted}" if "\t" in pasted else pasted
        files.append((PASTED, told.encode()))
    if not files and not form.text("kept"):
        raise Misused(nothing)
    return desk_of(request).uploads.keep(files) if files else form.text("kept")


def reading_shown(
    request: Request,
    found: FilesRead,
    form: SentForm,
    word: str,
    *,
    template: str,
    options: Iterable[str],
    said: Message | None = None,
) -> Response:
    """The page of a reading; what is asked is not told as wrong a second time."""
    asked = {(one.question.place, str(one.question.message)) for one in found.ask.open.values()}
    untold = [one for one in found.problems if (one.place, str(one.message)) not in asked]
    return page(
        request,
        template,
        HTTPStatus.OK if found.plan else HTTPStatus.UNPROCESSABLE_ENTITY,
        campaign=found.campaign,
        stood=stood(desk_of(request), found.campaign.code),
        found=found,
        said=said or found.refused,
        word=word,
        names=[file.name for file in found.ask.files],
        options={name: form.text(name) for name in options},
        problems=problems_text(request, untold),
        questions=[*found.ask.open.values()],
        answered=[*found.ask.answered.values()],
    )
