"""A document and its figures → all that its Word template asks for, and what is wrong with it.

The one place that knows which part of a record fills which name of a template. Opening the template
and making bytes is left to `generator.word`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from markupsafe import Markup

from generator import word, wording
from generator.drafting.annexes import with_passages
from generator.drafting.body import BodyWriter, chart_room, papers_for
from generator.drafting.expressions import Expressions, Noted
from generator.drafting.line_ends import bare, closed, is_same_as_above, without_label
from generator.drafting.page_heading import lay_letterhead
from generator.drafting.quota_annexes import with_quota_annexes
from generator.drafting.subject import (
    AnnexWords,
    Copied,
    Draft,
    DraftWords,
    Locate,
    OwnFile,
    Path,
    Signing,
    Subject,
)
from generator.drafting.titles import break_title
from generator.drafting.vocabulary.build import PLAN, build_names
from generator.drafting.vocabulary.citations import BLANK_NUMBER
from generator.drafting.vocabulary.views import (
    SignatureRow,
    SignatureView,
    in_rows,
    roman_label,
    rule_under,
    view_issuer,
    view_row,
    view_signature,
)
from generator.model.document import Annex, CoverageAsked, Document
from generator.model.issuer import Signatory
from generator.model.library import Library
from generator.problems import Place, Problem, Severity, say
from generator.standard import SubjectStyle
from generator.workspace import regex

Said = TypeVar("Said")

ATTACHED = "attached.docx"
SECRETARY, CHAIR = "Thư ký", "Chủ tọa"
_GOALS = "passages.plan_goals"


def draft_document(
    subject: Subject,
    locate: Locate,
    copied: Copied | None = None,
    *,
    as_draft: bool = False,
    noted: list[Noted] | None = None,
) -> Draft:
    """The draft; faults of expressions and bodies are in its `problems`, all of them.

    `copied` is what the document takes over that this one is a copy of. In a bản
    dự thảo (`as_draft`) figures that are refused are `gaps`, and marked where they belong. Where figures are
    `noted`, each that is printed is added there, and its number stands behind it.
    """
    drafting = _Drafting(with_quota_annexes(subject), locate, copied, as_draft=as_draft)
    drafting.expressions.noted = noted
    return drafting.draft


def judge_words(subject: Subject, locate: Locate) -> list[Problem]:
    """What is wrong or doubtful in the words of a draft: nothing is set, tables and charts are left out."""
    return _Drafting(with_quota_annexes(subject), locate, words_only=True).judged


def annexes_apart(subject: Subject, locate: Locate, *, as_draft: bool = False) -> list[OwnFile]:
    """The annexes that have files of their own, numbered as on the page."""
    if not any(one.own_file for one in subject.document.annexes):
        return []
    whole = with_quota_annexes(subject)
    kept = _Drafting(whole, locate, as_draft=as_draft, words_only=True).kept_annexes()
    return [
        OwnFile(index, wording.roman(place) if len(kept) > 1 else "")
        for place, (index, annex) in enumerate(kept, start=1)
        if annex.own_file
    ]


def template_of(document: Document, library: Library) -> str:
    """The document's own template, that of a document issued by a decision, or its kind's."""
    if document.template:
        return document.template
    return ATTACHED if document.attached_to else library.kinds[document.kind].template


_BROUGHT = {"tables": "table", "charts": "chart"}
"""What a passage brings, by where a document keeps its own."""
_OF_PASSAGES = {"passages", *_BROUGHT}


def locator(subject: Subject, locate: Locate) -> Locate:
    """The same, which knows where passages of the library are written too."""
    library, own = subject.library.passages, subject.document

    def found(path: Path, line: int, column: int) -> Place:
        if path[0] not in _OF_PASSAGES or path[1] in getattr(own, str(path[0])):
            return locate(path, line, column)
        passage, rest = library[str(path[1])], path[2:]
        if path[0] in _BROUGHT:
            return passage.spot(_BROUGHT[str(path[0])], *rest)
        return passage.spot(*rest) if rest else passage.at(line, column)

    return found


_TAG = regex(r"<[^>]*>")
_LINE_MM = 7
_ATTACHED_LINES = 3
"""How many lines «Kèm theo …» takes at most, with the rule under it."""


def _heading_mm(lines: int) -> int:
    """How high the heading of an annex is, with so many lines of label and title."""
    return (lines + _ATTACHED_LINES) * _LINE_MM


_LAST = b'<w:p><w:pPr><w:pStyle w:val="DuongKe"/><w:spacing w:after="0"/></w:pPr></w:p>'


def _closed(content: word.Content) -> word.Content:
    """What stands last in a file: Word wants a paragraph after a table there."""
    return word.Content(content.data + _LAST) if content.data.endswith(b"</w:tbl>") else content


def _with_addressed(recipients: Sequence[str]) -> list[str]:
    """`Như trên` first, unless it is said (II.9.b)."""
    is_told = any(map(is_same_as_above, recipients))
    return [*recipients] if is_told else ["Như trên", *recipients]


class _Drafting:
    def __init__(
        self,
        subject: Subject,
        locate: Locate,
        copied: Copied | None = None,
        *,
        as_draft: bool = False,
        words_only: bool = False,
    ) -> None:
        self.subject = subject
        self.document = with_passages(subject)
        self.standard = subject.standard
        self.copied = copied
        self.names = build_names(subject)
        self.expressions = Expressions(
            self.names,
            self.document.decimals,
            locator(subject, locate),
            passages=subject.passages,
            complete=self.document.coverage is CoverageAsked.COMPLETE,
            as_draft=as_draft,
        )
        self.outline = self.document.outline or subject.kind.outline
        room = self.standard.text_width
        self.writer = BodyWriter(subject, self.expressions, words_only=words_only, upright=room)

    @property
    def draft(self) -> Draft:
        words = self._words()
        return Draft(
            template=template_of(self.document, self.subject.library),
            names=self.names,
            words=words,
            charts={**(self.copied.charts if self.copied else {}), **self.writer.charts},
            pictures={**(self.copied.pictures if self.copied else {}), **self.writer.pictures},
            properties=self._same("properties", [self.document.subject], self._properties),
            signing=self.subject.signing,
            problems=tuple(self.expressions.problems),
            doubts=tuple(self._doubts(words)),
            gaps=tuple(self.expressions.gaps) if self.expressions.as_draft else None,
            columns=self._same("columns", (), self._columns),
            margins=self._margins(),
        )

    @property
    def judged(self) -> list[Problem]:
        """What is wrong or doubtful in the words."""
        doubts = self._doubts(self._words())
        return [*self.expressions.problems, *doubts]

    def _doubts(self, words: DraftWords) -> list[Problem]:
        return [*self.expressions.doubts, *self._unnamed(words), *self._no_goal()]

    def _margins(self) -> word.Margins | None:
        """Those of the office, where they are not the ones with which our templates were made."""
        asked = self.standard.margins
        if asked == word.SHIPPED_MARGINS:
            return None
        footer = {"footer": asked["bottom"]}
        return word.Margins({**asked, **footer}, self.standard.text_width)

    def _columns(self) -> word.HeadingColumns | None:
        head = self.subject.head
        if (head.left, head.right) == word.HEADING and not head.small:
            return None
        return word.HeadingColumns(head.left, head.right, small=head.small)

    def _unnamed(self, words: DraftWords) -> Iterator[Problem]:
        """That a text does not lead to its annexes in files of their own; of those behind it the linter tells."""
        apart = [one for one in words.annexes if one.own_file is not None]
        said = wording.fold(_TAG.sub("", str(words.body))) if apart else ""
        names = ("phu luc", "kem theo", *(wording.fold(one.label) for one in apart))
        if apart and not any(name in said for name in names):
            path = ("annexes", apart[0].own_file or 0, "own_file")
            fact = say("lời văn không nhắc đến phụ lục ở tệp riêng")
            hint = say("thêm «(Phụ lục kèm theo)» vào chỗ liên quan")
            place = self.expressions.locate(path, 1, 1)
            yield Problem("W-ANNEX-UNNAMED", place, fact, hint, Severity.WARNING)

    def _no_goal(self) -> Iterator[Problem]:
        """That a plan whose goals are those of the records names none, as these have none."""
        if self.subject.kind.code != PLAN:
            return
        named = self.document.body.partition(_GOALS)
        known = self.subject.figures.indicators.values()
        spans = (part for one in known for part in (one, *one.phases.values()))
        if named[1] and not any(one.goals or one.is_given for one in spans):
            place = self.expressions.locate(("body",), 1 + named[0].count("\n"), 1)
            fact = say(
                "kế hoạch không nêu mục tiêu nào: chiến dịch chưa có mục tiêu, chưa giao chỉ tiêu"
            )
            hint = say("khai mục tiêu («targets:»), hoặc giao chỉ tiêu cho các đơn vị")
            yield Problem("W-PLAN-GOAL", place, fact, hint, Severity.WARNING)

    def _properties(self) -> word.Properties:
        """What the file says of itself; its moments are the midnight of its own date."""
        day = self.document.date
        moment = datetime.datetime.combine(day, datetime.time()) if day else None
        return word.Properties(
            title=f"{self.names['document'].cited.short} - {self._subject}",
            subject=self._subject,
            author=self.names["issuer"].name,
            keywords=self.subject.campaign.short_name,
            created=moment,
            modified=moment,
        )

    def _same(self, name: str, texts: Iterable[str], make: Callable[[], Said]) -> Said:
        """What is said under a name; once for all letters where the texts that say it speak of none of them."""
        if self.expressions.as_draft or self.expressions.noted is not None:
            return make()
        key, said = (name, self.writer.words_only), self.names.said
        if key in said:
            return said[key]  # type: ignore[no-any-return]
        before, found = self.expressions.told, make()
        if self.expressions.told == before and not any(map(self.expressions.speaks_of_own, texts)):
            said[key] = found
        return found

    def _words(self) -> DraftWords:
        document, label = self.document, self.standard.text("texts.addressees")
        addressees = [bare(line, label) for line in self._texts("addressees")]
        around = (document.subject, document.archive or "", document.drafter or "")
        listed = (*document.authority_lines, *document.legal_bases)
        texts = (*around, *listed, *self.names["fields"].values())
        recipients = self._same("recipients", document.recipients, self._recipients)
        return DraftWords(
            **self._same("head", texts, self._head),
            addressees=addressees,
            body=self._main_body(),
            recipients=_with_addressed(recipients) if addressees else recipients,
            annexes=(*self._copied_annexes(), *self._annexes()),
        )

    def _copied_annexes(self) -> Iterator[AnnexWords]:
        for xml, lying in self.copied.annexes if self.copied else ():
            content = word.Content(xml.encode())
            yield AnnexWords("", "", "", Markup(), content, lying)

    def _head(self) -> dict[str, Any]:
        """The words around the body, whoever it is addressed to."""
        document, text = self.document, self.expressions.text
        fields = {code: text(value, "fields", code) for code, value in self.names["fields"].items()}
        return {
            "number_symbol": self._number_symbol(),
            "place_date": self._place_date(),
            "subject": self._printed_subject(),
            "subject_rule": self._rule(self._last_of_title),
            "authority_lines": [line.upper() for line in self._texts("authority_lines")],
            "legal_bases": closed(self._texts("legal_bases")),
            "archive": self._archive(),
            "secrecy": document.secrecy.value if document.secrecy else "",
            "urgency": document.urgency.value if document.urgency else "",
            "circulation": document.circulation.value if document.circulation else "",
            "drafter": self._drafter(),
            "address_lines": list(self.subject.issuer.address_lines),
            "attached_to": self._attached_to(),
            "fields": fields,
            "signature_rows": self._signature_rows(fields),
        }

    def _signature_rows(self, fields: Mapping[str, str]) -> list[SignatureRow]:
        own, *others = self.subject.signing
        if not others:
            return []
        if self.subject.kind.is_minutes:
            chair = self._told(fields.get("chair_title") or CHAIR, fields.get("chair_name"))
            secretary = self._told(SECRETARY, fields.get("secretary_name"))
            own, others = chair, [secretary, *others]
        rows = in_rows(own, others, parties=bool(self.document.party))
        return [view_row([self._signed(one, len(row)) for one in row]) for row in rows]

    def _told(self, position: str, name: str | None) -> Signing:
        """Who signs minutes, as their blanks say."""
        return Signing(Signatory(code="told", name=name, position=position), self.subject.issuer)

    def _signed(self, one: Signing, columns: int) -> SignatureView:
        head = lay_letterhead((one.body,), self.standard, "")
        body = view_issuer((one.body,), self.standard, head)
        return view_signature(one.person, body, self.standard, one.party, columns)

    def _texts(self, name: str) -> list[str]:
        return self.expressions.texts(getattr(self.document, name), name)

    def _main_body(self) -> Markup | word.Content:
        """The body, behind what it is a copy of."""
        ends = not self.subject.kind.is_minutes
        own = self.writer.write(self.document.body, "body", outline=self.outline, end_mark=ends)
        if self.copied:
            return Markup(self.copied.main) + Markup(own)  # noqa: S704
        return _closed(own) if self.document.attached_to else own

    def _number_symbol(self) -> str:
        """Số, ký hiệu; the number blank in a draft, all of it blank for a kind without a symbol."""
        return str(self.names["document"].number_symbol or BLANK_NUMBER)

    def _place_date(self) -> str:
        day = self.document.date
        year = self.subject.figures.as_of.year if day is None else None
        return wording.place_date(self.subject.issuer.place, day, year=year)

    def _recipients(self) -> list[str]:
        """Nơi nhận, without the line of the file copy."""
        listed = [bare(line) for line in self._texts("recipients")]
        label = self.standard.text("texts.archive")
        for line in listed:
            if line.startswith(label):
                said = say("dòng «{line}» đứng trong nơi nhận nên in hai lần", line=line)
                hint = say("ghi ở dòng lưu («archive:»), không ghi trong nơi nhận («recipients:»)")
                self.expressions.refuse(said, hint, "recipients", code="E-RECIPIENT-ARCHIVE")
        return listed

    def _archive(self) -> str:
        """The file copy: the clerk's office and the drafting department."""
        if self.document.archive:
            text = self.expressions.text(self.document.archive, "archive")
            return bare(text, self.standard.text("texts.archive"))
        return ", ".join(filter(None, ("VT", self.document.department)))

    def _drafter(self) -> str:
        """Drafter's mark and number of copies: `PL.(300)` (III.3)."""
        copies = f".({self.document.copies})" if self.document.copies else ""
        drafter = self.expressions.text(self.document.drafter or "", "drafter").upper()
        return f"{drafter}{copies}" if drafter else ""

    def _attached_to(self) -> str:
        code = self.document.attached_to
        return f"Kèm theo {self.names['cite'][code].full}" if code else ""

    @cached_property
    def _subject(self) -> str:
        text = self.expressions.text(self.document.subject, "subject")
        return without_label(text, self.standard.text("texts.directive_subject"))

    def _printed_subject(self) -> str:
        """The title, line by line, or the subject after «V/v».

        Of hundreds of letters it is left to Word to break it.
        """
        if self.subject.kind.subject_style is not SubjectStyle.LETTER:
            return "\n".join(self._title_lines(self._subject))
        if self.document.for_each is not None:
            return self._subject
        mark = self.standard.text("texts.directive_subject")
        points = self.standard.part("directive_subject").size.points
        room = self.subject.head.left
        lines = break_title(f"{mark} {self._subject}", room, points, bold=False)
        return "\n".join(lines).removeprefix(f"{mark} ")

    def _title_lines(self, text: str) -> tuple[str, ...]:
        """The lines that a title takes; none where only its words are judged."""
        if self.writer.words_only:
            return ()
        return break_title(
            text, self.standard.text_width, self.standard.part("subject").size.points
        )

    @property
    def _last_of_title(self) -> str:
        alone = self.subject.title_stands_alone and self.subject.kind.title
        return alone or self._subject

    def _rule(self, text: str) -> Markup:
        """The rule line under a title that may take several lines of the page; none where nothing is set."""
        if self.writer.words_only:
            return Markup()
        size = self.standard.part("subject").size.points
        return rule_under(self._title_lines(text), column=self.standard.text_width, size=size)

    def _annexes(self) -> Iterator[AnnexWords]:
        """The annexes whose condition holds; paths keep to the places in the record."""
        named = (self.subject.passages.get(one.passage or "") for one in self.document.annexes)
        self.expressions.tell_broken(*filter(None, named))
        kept = self.kept_annexes()
        here = [index for index, annex in kept if not annex.own_file]
        for place, (index, annex) in enumerate(kept, start=1):
            words = self._same_annex(annex, index, roman_label(place, len(kept)))
            if annex.own_file or index == here[-1]:
                words.content = _closed(words.content)
            yield words

    def _same_annex(self, annex: Annex, index: int, usual: str) -> AnnexWords:
        """An annex; of letters that are only judged it is judged once where it speaks of none of them."""
        if not self.writer.words_only:
            return self._annex(annex, index, usual)
        texts = filter(None, (annex.label, annex.title, annex.attached_to, annex.body))
        return self._same(f"annex {index} judged", texts, lambda: self._annex(annex, index, usual))

    def kept_annexes(self) -> list[tuple[int, Annex]]:
        """Those whose condition holds, with their places in the record."""
        return [
            (index, annex)
            for index, annex in enumerate(self.document.annexes)
            if annex.when is None
            or self.expressions.holds(annex.when, *self._of_annex(index, "when"))
        ]

    def _of_annex(self, index: str | int, field: str) -> Path:
        """Where a part of an annex stands: in the document, or in the passage that it is."""
        written = self.subject.document.annexes[int(index)]
        if written.passage is None or getattr(written, field) is not None:
            return ("annexes", index, field)
        family = next((many for many, one in _BROUGHT.items() if one == field), "passages")
        rest = ("when",) if field == "when" else ()
        return (family, written.passage, *rest)

    def _annex(self, annex: Annex, index: int, usual: str) -> AnnexWords:
        path = ("annexes", index)
        label = self.expressions.text(annex.label or "", *path, "label") or usual
        texts = (annex.title, annex.attached_to or "")
        lines, attached, rule = self._same(
            f"annex {index}", texts, lambda: self._annex_head(annex, path)
        )
        of_table = self._of_annex(index, "table")
        asked = None if self.writer.words_only else annex.table
        table = self.writer.tabulated(asked, of_table) if asked else None
        papers = papers_for(annex, table)
        fit = self.writer.fit(table, papers) if table else word.Fit(papers[0])
        return AnnexWords(
            label=label,
            title="\n".join(lines),
            attached_to=attached,
            rule=rule,
            content=self._annex_content(annex, table, path, fit, heading=1 + len(lines)),
            orientation=fit.paper.value,
            own_file=index if annex.own_file else None,
        )

    def _annex_head(self, annex: Annex, path: Path) -> tuple[tuple[str, ...], str, Markup]:
        """The words over an annex: the lines of its title, what it is attached to, the rule below."""
        title = self.expressions.text(annex.title, *path, "title")
        attached = self._attached(annex, path)
        return self._title_lines(title.upper()), attached, self._rule(f"({attached})")

    def _attached(self, annex: Annex, path: Path) -> str:
        """`Kèm theo Công văn số 120/LĐLĐ ngày 25 tháng 4 năm 2022 của …` (III.1.c)."""
        if annex.attached_to:
            return self.expressions.text(annex.attached_to, *path, "attached_to")
        cited = self.names["document"].cited
        day = wording.long_date(cited.day) if cited.day else wording.blank_date()
        return f"Kèm theo {cited.short} {day} của {cited.issuer}"

    def _annex_content(
        self,
        annex: Annex,
        table: word.FinishedTable | None,
        path: Path,
        fit: word.Fit,
        *,
        heading: int,
    ) -> word.Content:
        """What stands under the heading of an annex; so many lines of that the chart has to leave free, if it comes first."""
        write, chart = self.writer.write, self.writer.chart
        parts = []
        if annex.body:
            of_body = self._of_annex(path[1], "body")
            papers, ends = (fit.paper,), not (table or annex.chart)
            body = write(annex.body, *of_body, outline=self.outline, papers=papers, end_mark=ends)
            parts.append(body.data)
        if table:
            parts.append(self.writer.table(table, fit, self._of_annex(path[1], "table")))
        if annex.chart and not self.writer.words_only:
            is_first = not (annex.body or table)
            free = chart_room(self.standard, fit.paper, _heading_mm(heading) if is_first else 0)
            of_chart = self._of_annex(path[1], "chart")
            parts.append(chart(annex.chart, f"annex{path[1]}", of_chart, free))
        return word.Content(b"".join(parts))
