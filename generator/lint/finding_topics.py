"""What findings of a file are about, so that who has many of them sees a few lines first."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from generator.lint.looks import look_of
from generator.lint.rule import LintFinding
from generator.problems import Message, Severity, say
from generator.workspace import unchanging

_WEIGHTS = [*Severity]


class FindingTopic(Enum):
    """What a finding is about, in the order in which it is told."""

    PARTS = say("thiếu, thừa hoặc sai chỗ một phần của văn bản")
    HEAD = say("tên cơ quan, Quốc hiệu, số, ngày, trích yếu ghi không đúng")
    TEXT = say("căn cứ, viện dẫn, đề mục, chữ kết ghi không đúng")
    END = say("«Kính gửi», nơi nhận, phần ký ghi không đúng")
    FONT = say("phông chữ, cỡ chữ, màu chữ không đúng")
    STROKE = say("chữ đậm, chữ nghiêng, chữ in hoa không đúng")
    ALIGN = say("canh lề, lùi đầu dòng không đúng")
    SPACING = say("giãn dòng, khoảng cách đoạn không đúng")
    PAPER = say("khổ giấy, lề trang, số trang, ngắt trang không đúng")
    ANNEX = say("phụ lục, bảng trình bày không đúng")
    WRITING = say("cách viết số, ngày, viết hoa, dấu câu không đúng")
    FILE = say("tệp Word còn chỗ phải sửa")


_RULES = {
    FindingTopic.PARTS: "ND30-D7 ND30-D8 ND30-IV ND30-PL6 PRAC-party TLD933",
    FindingTopic.HEAD: "ND30-II.1 ND30-II.2 ND30-II.3 ND30-II.4 ND30-II.5 ND30-III.2 ND30-III.3 ND30-III.4",
    FindingTopic.TEXT: "ND30-II.6 ND30-V.6b ND30-PL3 PRAC-level4",
    FindingTopic.END: "ND30-II.7 ND30-II.8 ND30-II.9 ND30-P2 PRAC-noinhan PRAC-sign",
    FindingTopic.FONT: "ND30-I.4 ND30-II.6.e-size ND30-V.fn1 PRAC-table-size",
    FindingTopic.ALIGN: "ND30-II.6.e-align ND30-II.6.e-indent",
    FindingTopic.SPACING: "ND30-II.6.e-parspace ND30-II.6.e-linespace ND30-II.1.c-spacing ND30-II.2.b-spacing",
    FindingTopic.PAPER: "ND30-I. PRAC-page",
    FindingTopic.ANNEX: "ND30-III.1 ND30-PL3-2.1 PRAC-table",
    FindingTopic.WRITING: "ND30-PL2 PRAC-",
    FindingTopic.FILE: "OOXML- DRAFT-",
}
"""How the names of the rules about it begin; the longest beginning decides."""

_LOOKS = {
    "size": FindingTopic.FONT,
    "bold": FindingTopic.STROKE,
    "italic": FindingTopic.STROKE,
    "caps": FindingTopic.STROKE,
    "align": FindingTopic.ALIGN,
}
_BEGINNINGS = {begin: topic for topic, rules in _RULES.items() for begin in rules.split()}


@unchanging(frozen=True)
class FindingGroup:
    """The findings that are about one thing, in the order of the file."""

    topic: FindingTopic
    findings: tuple[LintFinding, ...]

    @property
    def severity(self) -> Severity:
        """That of the gravest."""
        return min((one.severity for one in self.findings), key=_WEIGHTS.index)

    @property
    def told(self) -> Message:
        """The topic with how many paragraphs it is seen in; with how many findings where that is one paragraph or none."""
        spots = [place.spot for one in self.findings for place in (one, *one.others)]
        paragraphs = {(spot.part, spot.paragraph) for spot in spots if spot.paragraph}
        if len(paragraphs) > 1:
            return say("{what}: {count} đoạn", what=self.topic.value, count=len(paragraphs))
        return say("{what}: {count} điều", what=self.topic.value, count=len(self.findings))


def topic_of(rule: str, message: Message) -> FindingTopic:
    """What a finding is about: the look of a part that its message names, else what its rule is about.

    >>> topic_of("ND30-II.4.b-pad", say("ngày ghi sai"))
    <FindingTopic.HEAD: ...
    """
    if look := look_of(message):
        return _LOOKS[look]
    begun = [begin for begin in _BEGINNINGS if rule.startswith(begin)]
    return _BEGINNINGS[max(begun, key=len)]


def by_topic(findings: Iterable[LintFinding]) -> list[FindingGroup]:
    """The findings by what they are about; what has an error comes first."""
    found: dict[FindingTopic, list[LintFinding]] = {one: [] for one in FindingTopic}
    for one in findings:
        found[topic_of(one.rule, one.message)].append(one)
    groups = [FindingGroup(topic, tuple(ones)) for topic, ones in found.items() if ones]
    return sorted(groups, key=lambda one: _WEIGHTS.index(one.severity))
