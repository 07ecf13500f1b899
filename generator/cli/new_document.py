"""`vanthu new document`: a document of a campaign, by its Vietnamese name or its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.asking import has_person
from generator.cli.choices import Choice, only
from generator.cli.form_filling import fill_in
from generator.cli.forms import Answers, FormEntry, Questionnaire, filling_options
from generator.cli.language import N_
from generator.cli.options import FIELD
from generator.problems import Message, Misused, Place, Problem, find, say
from generator.workspace import fold

if TYPE_CHECKING:
    from generator.model.campaign import Campaign
    from generator.standard import KindBlank


@click.command(
    "document", help=N_("Văn bản mới của một chiến dịch; LOẠI là loại hoặc khung văn bản.")
)
@click.argument("campaign", required=False)
@click.argument("kind", required=False)
@click.option("--code", help=N_("Mã văn bản, cũng là tên tệp."))
@click.option("--phase", help=N_("Mã giai đoạn mà văn bản nói đến."))
@click.option("--signatory", help=N_("Mã người ký, khi có nhiều người."))
@click.option("--as-of", help=N_("Thời điểm của số liệu; mặc định mới nhất."))
@click.option(
    "--of",
    help=N_("Với correction (đính chính), replacement (thay thế): mã hoặc số của văn bản cũ."),
)
@click.option(
    "--field",
    "fields",
    type=FIELD,
    multiple=True,
    metavar=N_("Ô=NỘI_DUNG"),
    help=N_("Điền một ô của biên bản, giấy mời, giấy giới thiệu …; nêu được nhiều lần."),
)
@filling_options
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    no_input: bool,
    yes: bool,
    fields: tuple[tuple[str, str], ...],
    **given: Any,
) -> None:
    """Asked, shown, and written while nobody else changes the campaign."""
    from generator.office import FRAMES, begin_amendment, begin_document, open_office

    given |= _given_fields(session, fields)
    answers = fill_in(
        session, _form(session, given["kind"], ask=not no_input), given, ask=not no_input, yes=yes
    )
    code = answers["campaign"]
    session.hold(code)
    office = open_office(session.workspace)
    kind, of = answers["kind"], answers.get("of", "")
    said = _said(answers)
    made = (
        begin_amendment(office, code, kind, of, answers["code"])
        if kind in FRAMES
        else begin_document(
            office,
            code,
            kind,
            answers["code"],
            answers.get("phase", ""),
            said=said,
            fields=_fields(answers),
        )
    )
    session.name(made)
    session.say(next_render(code, answers["code"]))


def next_render(campaign: str, document: str) -> Message:
    """What to type once a document has been begun."""
    return say("bước tiếp theo: vanthu render {campaign} {code}", campaign=campaign, code=document)


def _said(answers: Answers) -> Mapping[str, str]:
    """What goes before that which the records would give."""
    given = {
        "signatory": answers.get("signatory"),
        "as_of": answers.get("as_of"),
        "copy_of": answers.get("of"),
    }
    return {key: text for key, text in given.items() if text}


_FIELD = "field "
"""Before the code of a blank of the kind's form, in the key of its entry."""


def _given_fields(session: Session, fields: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The blanks filled by options. Raises `NotFound` for one that no kind has."""
    known = _blanks(session)
    for code, _ in fields:
        find(known, code, say("không loại văn bản nào có ô mã «{code}»", code=code))
    return {f"{_FIELD}{code}": words for code, words in fields}


def _blanks(session: Session, typed: str | None = None) -> dict[str, KindBlank]:
    """The blanks of all forms by code, those of the kind that was typed as its form has them."""
    kinds = session.office.library.kinds
    own = kinds[typed].fields if typed and typed in kinds else ()
    every = [blank for kind in kinds.values() for blank in kind.fields]
    return {blank.code: blank for blank in (*every, *own)}


def _fields(answers: Answers) -> Mapping[str, str]:
    """The blanks that somebody filled."""
    filled = {key: text for key, text in answers.items() if key.startswith(_FIELD) and text}
    return {key.removeprefix(_FIELD): text for key, text in filled.items()}


class Campaigns:
    """What there is to choose from in the campaign that is meant, read once."""

    def __init__(self, session: Session) -> None:
        self.session = session
        codes = sorted(session.workspace.campaign_folders())
        if not codes:
            raise Misused(say("chưa có chiến dịch nào; lập bằng «vanthu new campaign»"))
        self.choices = tuple(Choice(code, say("{code}", code=code)) for code in codes)
        self.entry = FormEntry(
            "campaign", say("Chiến dịch"), say("mã của chiến dịch, là tên thư mục"),
            named="CHIẾN_DỊCH", choices=lambda _: self.choices, propose=lambda _: only(self.choices),
        )  # fmt: skip
        self._read: dict[str, Campaign] = {}

    def of(self, known: Answers) -> Campaign:
        """The campaign that was chosen. Raises `KeyError` where none was."""
        from generator.office import campaign_of

        code = known["campaign"]
        if code not in self._read:
            self._read[code] = campaign_of(self.session.office, code).campaign
        return self._read[code]

    def phases(self, known: Answers) -> tuple[Choice, ...]:
        return tuple(
            Choice(one.code, say("{name}", name=one.name), (str(place),))
            for place, one in enumerate(self.of(known).phases, start=1)
        )

    def signatories(self, known: Answers) -> tuple[Choice, ...]:
        issuer = self.session.office.library.issuers[self.of(known).issuer]
        return tuple(
            Choice(
                one.code,
                say("{name}, {position}", name=one.name or "…", position=one.position or "…"),
            )
            for one in issuer.signatories
        )

    def code_for(self, known: Answers, name: str) -> str:
        """The usual code of a document; of one that amends another with the code of that."""
        from generator.office import FRAMES

        frame = FRAMES.get(known["kind"])
        if frame is None:
            return name
        of = known["of"] if known["of"] in self._taken(known) else ""
        return "_".join(filter(None, (of, frame)))

    def _taken(self, known: Answers) -> set[str]:
        return {fold(one.code) for one in self.of(known).documents}

    def free(self, known: Answers, code: str) -> str:
        """The code, with a number where the campaign has a document of it."""
        taken = self._taken(known)
        numbered = (f"{code}_{number}" for number in range(2, len(taken) + 3))
        return next(one for one in (code, *numbered) if fold(one) not in taken)

    def check(self, known: Answers) -> list[Problem]:
        """Whether the campaign has a document of this code."""
        if fold(known["code"]) not in self._taken(known):
            return []
        said = say("văn bản «{code}» đã có; đặt mã khác ở --code", code=known["code"])
        return [Problem("E-OPTION", Place("", part="--code"), said)]


def _form(session: Session, typed: str | None, *, ask: bool) -> Questionnaire:
    from generator.model.document import Document
    from generator.model.fields import new_code
    from generator.office import COPIES, FRAMES, offers
    from generator.records import reader_of
    from generator.wording import code_from

    campaigns = Campaigns(session)
    library = session.office.library
    known_offers = offers(library.kinds.values())

    def code(known: Answers) -> str:
        """By the word typed in a command, else by the Vietnamese name."""
        kind = known["kind"]
        name = kind if typed == kind else known_offers[kind].name.text()
        found = campaigns.code_for(known, code_from(name).replace("-", "_"))
        return campaigns.free(known, found) if ask and has_person() else found

    kinds = tuple(
        Choice(code, _offered(offer.name, offer.purpose), (offer.name.text(),), listed=offer.own)
        for code, offer in known_offers.items()
    )

    def has(blank: str) -> Callable[[Answers], bool]:
        def fits(known: Answers) -> bool:
            kind = library.kinds.get(known.get("kind", ""))
            return kind is not None and any(one.code == blank for one in kind.fields)

        return fits

    blanks = (
        FormEntry(f"{_FIELD}{code}", Message("{label}", {"label": one.label}), say("ô của mẫu; để trống thì ghi sau trong tệp"),
                  reader_of(Document, "subject"), named=f"--field {code}=…", optional=True, left_open=say("(ghi sau)"), fits=has(code))
        for code, one in _blanks(session, typed).items()
    )  # fmt: skip
    entries = (
        campaigns.entry,
        FormEntry("kind", say("Văn bản"), say("gõ số hoặc tên; «vanthu kinds» liệt kê các loại văn bản"),
              named="LOẠI", choices=lambda _: kinds),
        FormEntry("of", say("Văn bản cũ"), say("mã của văn bản trong chiến dịch, hoặc số, ví dụ 12/BC-LĐLĐ ngày 20/4/2022"),
              fits=lambda known: known.get("kind") in {*FRAMES, *COPIES}),
        FormEntry("phase", say("Giai đoạn"), say("văn bản nói về kết quả của giai đoạn này; để trống thì theo số liệu mới nhất"),
              choices=campaigns.phases, optional=True, left_open=say("theo số liệu mới nhất"), fits=lambda known: "campaign" in known and bool(campaigns.phases(known))),
        FormEntry("signatory", say("Người ký"), say("một trong những người ký của cơ quan"),
              choices=campaigns.signatories, fits=lambda known: "campaign" in known and len(campaigns.signatories(known)) > 1,
              propose=lambda known: campaigns.signatories(known)[0].value),
        FormEntry("as_of", say("Số liệu tính đến"), say("thời điểm của một lần chốt số liệu, ví dụ 25/4/2022; để trống thì dùng số mới nhất"),
              reader_of(Document, "as_of"), optional=True, left_open=say("theo số liệu mới nhất"), fits=lambda known: "campaign" in known and bool(campaigns.of(known).snapshots)),
        FormEntry("code", say("Mã"), say("tên tệp của văn bản, gõ trong lệnh render, ví dụ bc_so_ket"),
              new_code, propose=code),
        *blanks,
    )  # fmt: skip
    return Questionnaire(say("Văn bản mới"), entries, campaigns.check)


def _offered(name: Message, purpose: Message | None) -> Message:
    """A document with what it is for: Công văn giao chỉ tiêu – gửi các đơn vị, kèm phụ lục."""
    return say("{name} – {purpose}", name=name, purpose=purpose) if purpose else name
