"""A form of the office as fields of a page: what was typed, what is proposed, what is wrong with each.

What still stands as it was proposed was not typed: it follows what it is proposed from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from generator.office import Answers, Choice, FilledForm, FormEntry, Questionnaire, year_told
from generator.problems import Message, Problem, errors, say
from generator.web.incoming import SentForm
from generator.web.turning import translate_of
from generator.workspace import unchanging

PROPOSED = "proposed."
"""Before the key of an entry: what was proposed for it when the page was sent."""
_OPEN = "-"
"""What a form reads as left open."""
_LEFT = say("(không có)")


@unchanging(frozen=True)
class FormField:
    """An entry as it stands on a page."""

    entry: FormEntry
    value: str
    proposed: str
    fits: bool
    choices: Sequence[Choice]
    refused: Sequence[Problem] = ()
    doubt: Message | None = None
    """What is asked of it, though a record would take it."""
    noted: Message | None = None
    """How it was understood, where that is more than was typed."""
    is_fixed: bool = False
    open_means: Message = _LEFT
    """What leaving it open means, with what else stands in the form."""

    @property
    def name(self) -> str:
        """What it is called in the page."""
        return self.entry.key

    @property
    def meant(self) -> str:
        """What may have been meant by what no record would take: `30/6/2026`."""
        values = (fault.message.values for fault in self.refused)
        return next((str(one["meant"]) for one in values if "meant" in one), "")


@unchanging(frozen=True)
class AskedForm:
    """A form as it was sent: its fields, what is wrong beyond them, its answers where nothing is."""

    title: Message
    fields: Sequence[FormField]
    problems: Sequence[Problem] = ()
    answers: Answers | None = None

    @property
    def is_asked(self) -> bool:
        """Whether something that was typed is asked about."""
        return any(one.doubt for one in self.fields)


def blank(form: Questionnaire, given: Mapping[str, str] | None = None) -> AskedForm:
    """A form that nobody has filled in yet, but for what is `given`."""
    filling = FilledForm(form)
    filling.take(given or {})
    return AskedForm(form.title, [*_fields(filling, {}, [])])


def begun(form: Questionnaire, sent: SentForm) -> AskedForm:
    """A form that was filled in as far as it goes, and is gone on with: nothing is missing yet."""
    filling, typed = FilledForm(form), _typed(form, sent)
    refused = filling.take(typed)
    return AskedForm(form.title, [*_fields(filling, typed, [*filling.misread(refused)])])


def judge(form: Questionnaire, sent: SentForm, given: Mapping[str, str] | None = None) -> AskedForm:
    """A form that is to be written: with its answers, or with what keeps it from that."""
    filling, typed = FilledForm(form), _typed(form, sent)
    refused = filling.take({**typed, **(given or {})})
    for entry in filling.still_open():
        if entry.optional and entry.key not in refused:
            filling.typed[entry.key] = ""
    wrong = [*filling.misread(refused), *filling.missing(refused)]
    known = filling.answers()
    if not wrong:
        wrong = errors(form.wrong(known))
    places = {entry.option for entry in form.entries}
    beyond = [one for one in wrong if one.place.part not in places or one.place.file]
    fields = [*_fields(filling, typed, wrong)]
    return AskedForm(form.title, fields, beyond, None if wrong else known)


def proposals(
    request: Request, form: Questionnaire, sent: SentForm, given: Mapping[str, str] | None = None
) -> Response:
    """What a form proposes while it is filled in, for the script of the page."""
    filling, typed = FilledForm(form), _typed(form, sent)
    refused = filling.take({**typed, **(given or {})})
    fields = _fields(filling, typed, [*filling.misread(refused)])
    translate = translate_of(request)
    return JSONResponse(
        {
            one.name: {
                "value": one.value,
                "proposed": one.proposed,
                "fits": one.fits,
                "open": one.open_means.text(translate) if one.entry.optional else "",
                "refused": "; ".join(fault.message.text(translate) for fault in one.refused),
                "meant": one.meant,
                "take": say("Ghi {meant}", meant=one.meant).text(translate),
                "doubt": one.doubt.text(translate) if one.doubt else "",
                "noted": one.noted.text(translate) if one.noted else "",
            }
            for one in fields
        }
    )


def _typed(form: Questionnaire, sent: SentForm) -> dict[str, str]:
    """What somebody typed: an entry that may stay open was emptied."""
    found = {}
    for entry in form.entries:
        text = sent.text(entry.key)
        if text != sent.text(PROPOSED + entry.key):
            found[entry.key] = text or (_OPEN if entry.optional else "")
    return {key: text for key, text in found.items() if text}


def _fields(
    filling: FilledForm, typed: Mapping[str, str], wrong: Sequence[Problem]
) -> Iterator[FormField]:
    known = filling.answers()
    for entry in filling.form.entries:
        fits = entry.fits(known)
        own = [one for one in wrong if one.place.part == entry.option and not one.place.file]
        read = filling.typed.get(entry.key)
        value = typed.get(entry.key, "") if read is None and own else known.get(entry.key, "")
        proposed = filling.offered(entry) if fits else None
        choices = [one for one in entry.choices(known) if not one.made] if fits else []
        doubt = entry.doubt(value) if value and fits and not own else None
        noted = year_told(*filling.spelled[entry.key]) if entry.key in filling.spelled else None
        means = entry.told_open(known) if fits else _LEFT
        yield FormField(entry, value, proposed or "", fits, choices, own, doubt, noted, open_means=means)  # fmt: skip
