"""The annexes of a document: what those hold that are passages, and how its text refers to them (III.1.a)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator import wording
from generator.drafting.quota_annexes import with_quota_annexes
from generator.drafting.subject import Subject
from generator.drafting.vocabulary.views import roman_label
from generator.model.document import Annex, Chart, Document, Show, Table
from generator.model.passage import passages_named
from generator.problems import NotFound
from generator.word import ExpressionFault, Filling
from generator.workspace import once, regex, unchanging

_ROMAN = regex(r"Phụ lục (?P<number>[IVX]+)")
_TABLE, _CHART = regex(r"\btables\.(\w+)"), regex(r"\bcharts\.(\w+)")


def with_passages(subject: Subject) -> Document:
    """The document in which an annex that is a passage has its words, table and chart."""
    if not any(annex.passage for annex in subject.document.annexes):
        return subject.document
    annexes = tuple(_filled(one, subject) for one in subject.document.annexes)
    return subject.document.model_copy(update={"annexes": annexes})


def _filled(annex: Annex, subject: Subject) -> Annex:
    passage = subject.passages.get(annex.passage or "")
    if passage is None:
        return annex
    brought = {
        "body": annex.body or passage.text or None,
        "table": annex.table
        or (None if "tables." in passage.text else subject.table(passage.code)),
        "chart": annex.chart or subject.chart(passage.code),
        "when": annex.when or passage.head.when,
    }
    return annex.model_copy(update=brought)


@unchanging()
class Annexed:
    """The annexes that a document has, as its text names them; empty where there are none of a sort."""

    subject: Subject
    names: Mapping[str, Any]
    """The names that conditions and labels of annexes may use."""
    filling: Filling

    @property
    def quotas(self) -> str:
        """Those with a table that gives quotas: «Phụ lục kèm theo»; «Phụ lục I, II và III kèm theo»."""
        return self._called(lambda one: any(map(_gives_quotas, self._tables(one))))

    @property
    def tables(self) -> str:
        """Those with a table."""
        return self._called(lambda one: any(self._tables(one)))

    @property
    def charts(self) -> str:
        """Those with a chart."""
        return self._called(lambda one: any(self._charts(one)))

    @property
    def figures(self) -> str:
        """Those with a table or a chart."""
        return self._called(lambda one: any(self._tables(one)) or any(self._charts(one)))

    def _called(self, is_meant: Callable[[Annex], bool]) -> str:
        labels = [label for label, one in self._labelled if is_meant(one)]
        if not labels:
            return ""
        numbers = [found["number"] for one in labels if (found := _ROMAN.fullmatch(one))]
        all_roman = len(numbers) == len(labels)
        called = f"Phụ lục {wording.join_names(numbers)}" if all_roman else _joined(labels)
        return f"{called} kèm theo"

    @once
    def _labelled(self) -> tuple[tuple[str, Annex], ...]:
        """The annexes whose condition holds, each with what stands over it."""
        document = with_passages(with_quota_annexes(self.subject))
        kept = [one for one in document.annexes if self._holds(one.when)]
        numbered = (roman_label(place, len(kept)) for place in range(1, len(kept) + 1))
        return tuple(
            (self._filled(one.label) or usual, one)
            for usual, one in zip(numbered, kept, strict=True)
        )

    def _holds(self, condition: str | None) -> bool:
        """Whether a condition holds; what is wrong with it is told where the annexes are written."""
        try:
            return condition is None or bool(self.filling.evaluate(condition, self.names))
        except (ExpressionFault, NotFound):
            return True

    def _filled(self, label: str | None) -> str:
        try:
            return self.filling.fill(label, self.names).strip() if label else ""
        except (ExpressionFault, NotFound):
            return ""

    def _tables(self, annex: Annex) -> Iterator[Table]:
        brought = (self.subject.table(code) for code in self._named(annex, _TABLE.findall))
        return filter(None, (annex.table, *brought))

    def _charts(self, annex: Annex) -> Iterator[Chart]:
        brought = (self.subject.chart(code) for code in self._named(annex, _CHART.findall))
        return filter(None, (annex.chart, *brought))

    def _named(self, annex: Annex, found: Callable[[str], list[str]]) -> Iterable[str]:
        """What the words of an annex insert, by themselves or by the passages that they name."""
        return [*found(annex.body or ""), *passages_named(annex.body or "")]


def _gives_quotas(table: Table) -> bool:
    shown = {one.show for one in table.columns}
    return Show.QUOTA in shown and Show.COUNT not in shown


def _joined(labels: list[str]) -> str:
    return wording.join_names(dict.fromkeys(labels))
