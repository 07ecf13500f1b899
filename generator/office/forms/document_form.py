"""What a new document is asked: of which campaign, what it is, who signs, as of when; and how it is begun."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from generator.figures import newest_snapshot
from generator.model.document import Document
from generator.model.fields import new_code
from generator.model.library import Library
from generator.office.amending import FRAMES, begin_amendment
from generator.office.beginnings import COPIES
from generator.office.begun_phase import GIVES_QUOTAS, WHOLE_CAMPAIGN, phase_begun
from generator.office.forms.campaign_choices import CampaignChoices
from generator.office.forms.choices import Choice
from generator.office.forms.form_entries import Answers, FormEntry, Questionnaire
from generator.office.making import begin_document
from generator.office.offers import offers
from generator.office.office import Office
from generator.office.skeleton import is_for_each, speaks_of_whole
from generator.office.writing_form import FIELD_LABELS, FIELD_MEANINGS, LEFT_OPEN
from generator.problems import Message, say
from generator.records import reader_of
from generator.standard import KindBlank
from generator.wording import code_from, read_moment

_REPORTS = frozenset({"report", "final_report"})
"""What is drawn up of figures that were taken, and shall not speak of later ones."""
_FIELD = "field "
"""Before the code of a blank of the kind's form, in the key of its entry."""


def blank_key(code: str) -> str:
    """The key of the entry of a blank."""
    return f"{_FIELD}{code}"


def blanks_of(library: Library, typed: str | None = None) -> dict[str, KindBlank]:
    """The blanks of all forms by code, those of the kind that was typed as its form has them."""
    kinds = library.kinds
    own = kinds[typed].fields if typed and typed in kinds else ()
    every = [blank for kind in kinds.values() for blank in kind.fields]
    return {blank.code: blank for blank in (*every, *own)}


def document_form(
    office: Office,
    typed: str | None,
    campaign: str | None = None,
    *,
    numbers_codes: bool,
    holds_moment: bool = False,
) -> Questionnaire:
    """The form of a document that is new in a campaign; `typed` is the kind, `campaign` what was named already.

    `numbers_codes` proposes no code that is taken; `holds_moment` that a report holds the moment of the newest figures.
    """
    campaigns = CampaignChoices(office)
    library = office.library
    known_offers = offers(library.kinds.values())

    def code(known: Answers) -> str:
        """By the word typed in a command, else by the Vietnamese name."""
        kind = known["kind"]
        name = kind if typed == kind else known_offers[kind].name.text()
        found = campaigns.code_for(known, code_from(name).replace("-", "_"))
        return campaigns.free(known, found) if numbers_codes else found

    def moment(known: Answers) -> str | None:
        """That of the newest figures; of a phase that has ended the newest until then."""
        if not holds_moment or known["kind"] not in _REPORTS:
            return None
        found = campaigns.of(known)
        ends = {one.code: one.ends for one in found.phases}.get(known.get("phase", ""))
        newest = newest_snapshot(found, ends) or newest_snapshot(found)
        return newest.as_of.said.replace("ngày ", "") if newest else None

    def phases(known: Answers) -> tuple[Choice, ...]:
        return (
            Choice(WHOLE_CAMPAIGN, say("cả chiến dịch"), ("cả chiến dịch",)),
            *campaigns.phases(known),
        )

    def of_which_phase(known: Answers) -> Message:
        """Of what a document speaks where no phase is chosen."""
        kind = known.get("kind", "")
        if kind.startswith(GIVES_QUOTAS):
            return say("cả chiến dịch, kèm từng giai đoạn; mới giao một giai đoạn thì giai đoạn ấy")
        if speaks_of_whole(kind):
            return say("cả chiến dịch, kèm từng giai đoạn")
        taken = known.get("as_of")
        found = phase_begun(campaigns.of(known), kind, read_moment(taken) if taken else None)
        return found.why or say("theo số liệu mới nhất")

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
        FormEntry(blank_key(code), Message("{label}", {"label": one.label}), say("ô của mẫu; để trống thì ghi sau"),
                  reader_of(Document, "subject"), named=f"--field {code}=…", optional=True, left_open=say("(ghi sau)"), fits=has(code))
        for code, one in blanks_of(library, typed).items()
    )  # fmt: skip
    entries = (
        campaigns.entry,
        FormEntry("kind", say("Văn bản"), say("gõ số hoặc tên; «vanthu kinds» liệt kê các loại văn bản"),
              named="LOẠI", choices=lambda _: kinds),
        FormEntry("of", say("Văn bản cũ"), say("mã của văn bản trong chiến dịch, hoặc số, ví dụ 12/BC-LĐLĐ ngày 20/4/2022"),
              fits=lambda known: known.get("kind") in {*FRAMES, *COPIES}),
        FormEntry("phase", say("Giai đoạn"), say("văn bản nói về giai đoạn này; để trống thì theo số liệu mới nhất; giao chỉ tiêu, kế hoạch: cả chiến dịch, kèm từng giai đoạn"),
              choices=phases, optional=True, left_open=of_which_phase, fits=lambda known: "campaign" in known and bool(campaigns.phases(known))),
        FormEntry("signatory", say("Người ký"), say("một trong những người ký của cơ quan"),
              choices=campaigns.signatories, fits=lambda known: "campaign" in known and len(campaigns.signatories(known)) > 1,
              propose=lambda known: campaigns.signatories(known)[0].value),
        FormEntry("as_of", say("Số liệu tính đến"), say("thời điểm của một lần chốt số liệu, ví dụ 25/4/2022; để trống thì dùng số mới nhất"),
              reader_of(Document, "as_of"), propose=moment, full=lambda text: campaigns.day_in(text, campaign), optional=True, left_open=say("theo số liệu mới nhất"), fits=lambda known: "campaign" in known and bool(campaigns.of(known).snapshots)),
        FormEntry("for_each", FIELD_LABELS["for_each"], FIELD_MEANINGS["for_each"],
              choices=campaigns.made_for_each, optional=True, left_open=LEFT_OPEN["for_each"], fits=lambda known: "campaign" in known and _may_be_many(known) and bool(campaigns.made_for_each(known))),
        FormEntry("code", say("Mã"), say("tên tệp của văn bản, ví dụ bc-01"),
              new_code, propose=code),
        *blanks,
    )  # fmt: skip
    return Questionnaire(say("Văn bản mới"), entries, campaigns.check)


def _may_be_many(known: Answers) -> bool:
    """Whether a document may be made for each: not what replaces, corrects or copies one, nor what is so anyway."""
    kind = known.get("kind", "")
    return not (kind in {*FRAMES, *COPIES} or is_for_each(kind))


def _offered(name: Message, purpose: Message | None) -> Message:
    """A document with what it is for: Công văn giao chỉ tiêu – gửi các đơn vị, kèm phụ lục."""
    return say("{name} – {purpose}", name=name, purpose=purpose) if purpose else name


def begin_as_said(office: Office, answers: Answers, *, opens_same: bool = False) -> Path:
    """The document of a form that was filled in, written; with `opens_same` the one that it would be word for word, where nobody touched that."""
    campaign, kind, code = answers["campaign"], answers["kind"], answers["code"]
    if kind in FRAMES:
        of = answers.get("of", "")
        return begin_amendment(office, campaign, kind, of, code, opens_same=opens_same)
    phase, fields = answers.get("phase", ""), _fields(answers)
    return begin_document(
        office,
        campaign,
        kind,
        code,
        phase,
        said=_said(answers),
        fields=fields,
        opens_same=opens_same,
    )


def _said(answers: Answers) -> Mapping[str, str]:
    """What goes before that which the records would give."""
    given = {
        "signatory": answers.get("signatory"),
        "as_of": answers.get("as_of"),
        "copy_of": answers.get("of"),
        "for_each": answers.get("for_each"),
    }
    return {key: text for key, text in given.items() if text}


def _fields(answers: Answers) -> Mapping[str, str]:
    """The blanks that somebody filled."""
    filled = {key: text for key, text in answers.items() if key.startswith(_FIELD) and text}
    return {key.removeprefix(_FIELD): text for key, text in filled.items()}
