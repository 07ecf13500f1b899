"""Under which heading each paragraph stands, as a reader would say it: «mục II.1», «khoản 2 Điều 3», «Phụ lục I»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.lint.parts.letter import Letter, LetterAnnex
from generator.lint.parts.outline import Head, HeadingLevel, read_head
from generator.lint.reading.paragraphs import ReadParagraph, paragraphs_of
from generator.problems import Message, say

_NUMBERED = (HeadingLevel.ARABIC, HeadingLevel.DECIMAL)
_ORDER = (HeadingLevel.PART, HeadingLevel.SECTION, HeadingLevel.ARTICLE, HeadingLevel.ROMAN)
_LONGEST = 60
_TOP, _TEXT, _END, _ANNEX = (
    say("phần đầu"),
    say("đầu nội dung"),
    say("phần ký, nơi nhận"),
    say("phụ lục"),
)


@dataclass
class Under:
    """Where a reader is who goes through the text: the headings passed, of each level the last."""

    passed: tuple[Head, ...] = ()

    def pass_by(self, head: Head) -> None:
        """A heading ends those of its level and of the levels below."""
        self.passed = (*(one for one in self.passed if _depth(one) < _depth(head)), head)

    @property
    def said(self) -> Message | None:
        """The heading by its number; an article needs no chapter, its number occurs once."""
        worded = [one for one in self.passed if one.level not in _NUMBERED]
        numbered = next((one.number for one in self.passed if one.level in _NUMBERED), "")
        if not worded:
            return say("mục {number}", number=numbered) if numbered else None
        last = worded[-1]
        if last.level is HeadingLevel.ARTICLE:
            article = say("Điều {number}", number=last.number)
            return (
                say("khoản {number} {article}", number=numbered, article=article)
                if numbered
                else article
            )
        if last.level is HeadingLevel.ROMAN:
            both = f"{last.number}.{numbered}" if numbered else last.number
            return say("mục {number}", number=both)
        name = f"{last.word} {last.number}"
        return (
            say("{above}, mục {number}", above=name, number=numbered)
            if numbered
            else say("{name}", name=name)
        )


def _depth(head: Head) -> int:
    return _ORDER.index(head.level) if head.level in _ORDER else len(_ORDER)


def headed(letters: Iterable[Letter], paragraphs: Iterable[ReadParagraph]) -> Mapping[int, Message]:
    """The heading of each paragraph, by its number; what stands before any document has none."""
    places = {number: said for letter in letters for number, said in _places(letter)}
    found, here = {}, None
    for one in paragraphs:
        here = places.get(one.spot.paragraph, here)
        if here is not None:
            found[one.spot.paragraph] = here
    return found


def _places(letter: Letter) -> Iterator[tuple[int, Message]]:
    """The paragraphs at which another heading begins."""
    yield letter.spot.paragraph, _TOP
    yield from _headings(letter.body, _TEXT)
    signed = [one for each in (*letter.co_signatures, letter.signature) for one in each.paragraphs]
    closing = [*signed, *(line.paragraph for line in letter.recipients)]
    if letter.recipients_label is not None:
        closing.append(letter.recipients_label.paragraph)
    if closing:
        yield min(one.spot.paragraph for one in closing), _END
    for annex in letter.annexes:
        name = _name_of(annex)
        yield annex.spot.paragraph, name
        yield from (
            (at, say("{above}, {here}", above=name, here=said))
            for at, said in _headings(annex.paragraphs)
        )


def _headings(
    text: Iterable[ReadParagraph], first: Message | None = None
) -> Iterator[tuple[int, Message]]:
    under = Under()
    for at, one in enumerate(paragraphs_of(list(text))):
        head = read_head(one)
        known = head is not None and any(map(str.isalnum, head.number))
        if head is not None and known and head.level in (*_ORDER, *_NUMBERED):
            under.pass_by(head)
            if under.said is not None:
                yield one.spot.paragraph, under.said
        elif at == 0 and first is not None:
            yield one.spot.paragraph, first


def _name_of(annex: LetterAnnex) -> Message:
    line = annex.label or next(iter(annex.title), None)
    return _ANNEX if line is None else say("{name}", name=line.text[:_LONGEST])
