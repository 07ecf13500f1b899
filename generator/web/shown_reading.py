"""What was dropped or pasted, read and shown before any of it is written: alike for figures and lists of units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Generic, Protocol, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from generator.model.campaign import Campaign
from generator.office import Office
from generator.problems import Message, Misused, Problem, say
from generator.sheets import SourceFile
from generator.web.column_mapping import ColumnMapping
from generator.web.incoming import SentForm, form_of
from generator.web.questions import LEFT_OUT, FormAsk, likely_answers, proposals
from generator.web.since_the_look import stood, why_other
from generator.web.turning import desk_of, go_to, page, problems_text
from generator.web.uploads import PASTED

_WAITS = say(
    "chưa ghi: còn {count} câu chưa trả lời, ghi bây giờ thì những số ấy không vào; trả lời, hoặc chọn «bỏ qua» ở từng câu"
)


class FilesRead(Protocol):
    """What came of reading: a plan, or why there is none; what is asked, and what was answered."""

    campaign: Campaign
    ask: FormAsk
    refused: Message | None
    problems: Sequence[Problem]
    mapping: ColumnMapping | None

    @property
    def plan(self) -> object | None: ...

    @property
    def digest(self) -> str: ...


Read = TypeVar("Read", bound=FilesRead)


@dataclass(frozen=True)
class ReadingPage(Generic[Read]):
    """How one sort of files comes in: `read` as its command reads them, shown by `template` with these `options`.

    `nothing` is said where no file was sent.
    """

    read: Callable[[Office, str, Sequence[SourceFile], SentForm], Read]
    template: str
    options: Iterable[str]
    nothing: Message

    def look(self, request: Request, sent: SentForm | None = None) -> Response:
        """What files say, or what was `sent` in their place, shown before anything of it is written."""
        form, desk = sent or form_of(request), desk_of(request)
        word = word_of_files(request, form, self.nothing)
        with desk.office() as office:
            found = self.read(office, request.path_params["code"], desk.uploads.files(word), form)
        return self._shown(request, found, form, word)

    def agree(self, request: Request, write: Callable[[Read], str]) -> Response:
        """What was shown and agreed to is written by `write`, which gives where it is seen; what became another thing is shown anew."""
        form, desk, code = form_of(request), desk_of(request), request.path_params["code"]
        word = form.text("kept")
        with desk.holding(code) as office:
            found = self.read(office, code, desk.uploads.files(word), form)
            if found.plan is None or found.digest != form.text("seen"):
                said = why_other(desk, code, form) if found.plan else None
                return self._shown(request, found, form, word, said)
            if found.ask.open and form.text("without") != str(len(found.ask.open)):
                said = say(_WAITS.source, count=len(found.ask.open))
                return self._shown(request, found, form, word, said, is_warned=True)
            there = write(found)
            found.ask.keep()
            if found.mapping and len(found.ask.files) == 1:
                found.mapping.keep(found.ask.columns)
        return go_to(request, there)

    def _shown(
        self,
        request: Request,
        found: Read,
        form: SentForm,
        word: str,
        said: Message | None = None,
        *,
        is_warned: bool = False,
    ) -> Response:
        return reading_shown(
            request, found, form, word, template=self.template, options=self.options, said=said, is_warned=is_warned
        )  # fmt: skip


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
    is_warned: bool = False,
) -> Response:
    """The page of a reading; what is asked is not told as wrong a second time.

    `is_warned`: what is still asked was told to be left out by writing, and may be.
    """
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
        proposals=proposals([*found.ask.open.values()]),
        likely=likely_answers([*found.ask.open.values()]),
        left=[*found.ask.left.values()],
        left_out=LEFT_OUT,
        is_warned=is_warned,
        answered=[*found.ask.answered.values()],
    )
