"""Single faults that any document may have, each with the rule that must tell it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace

from foreign_documents import Words


@dataclass(frozen=True)
class Fault:
    """One change of the words of a document that has these parts; `without` are parts that spare it."""

    rule: str
    name: str
    needs: str
    change: Callable[[Words], object]
    without: str = ""

    def fits(self, made: Words) -> bool:
        known = {*made.parts, *made.lines}
        if not known >= set(self.needs.split()) or known & set(self.without.split()):
            return False
        changed = deepcopy(made)
        self.change(changed)
        return changed != made


def looks(name: str, **changed: object) -> Callable[[Words], object]:
    return lambda made: made.set(name, **changed)


def says(name: str, change: Callable[[str], str]) -> Callable[[Words], object]:
    return lambda made: made.set(name, text=change(made.parts[name].text))


def lost(*names: str) -> Callable[[Words], object]:
    return lambda made: made.drop(*names)


def ruled(name: str, share: float) -> Callable[[Words], object]:
    return lambda made: made.lines.update({name: share})


def paged(**changed: object) -> Callable[[Words], object]:
    return lambda made: made.kept.update(main=replace(made.kept["main"], **changed))  # type: ignore[arg-type]


def last_text(made: Words) -> str:
    return made.some("text")[-1]


def every(start: str, **changed: object) -> Callable[[Words], object]:
    return lambda made: [made.set(name, **changed) for name in made.some(start)]


def longer(made: Words) -> None:
    made.set("text1", text=made.parts["text1"].text * 60)


def light(made: Words) -> None:
    for name in made.some("text"):
        if made.parts[name].bold and made.parts[name].text[:1].isdigit():
            made.set(name, bold=False)


def romans(made: Words) -> list[str]:
    return [name for name in made.some("text") if made.parts[name].text.startswith(("I. ", "II. "))]


def every_roman(made: Words, **changed: object) -> None:
    for name in romans(made):
        made.set(name, **changed)


FAULTS = [
    Fault("ND30-II.1.a-quochieu-text", "short", "title", looks("title", text="CỘNG HÒA XHCN VIỆT NAM")),
    Fault("ND30-II.1.a-quochieu-style", "light", "title", looks("title", bold=False)),
    Fault("ND30-II.1.b-tieungu-text", "long dashes", "motto", says("motto", lambda one: one.replace("-", "–"))),
    Fault("ND30-II.1.b-tieungu-style", "slanted", "motto", looks("motto", italic=True)),
    Fault("ND30-II.1.b-tieungu-rule", "missing", "motto_rule", lost("motto_rule")),
    Fault("ND30-II.1.b-tieungu-rule", "short", "motto_rule", ruled("motto_rule", 0.5)),
    Fault("ND30-II.2.b-org-style", "slanted", "issuer", looks("issuer", italic=True)),
    Fault("ND30-II.2.b-org-style", "large", "issuer", looks("issuer", size=30)),
    Fault("ND30-II.2.b-org-rule", "missing", "issuer_rule", lost("issuer_rule")),
    Fault("ND30-II.2.b-org-rule", "long", "issuer_rule", ruled("issuer_rule", 0.9)),
    Fault("ND30-II.2.b-parent-style", "large", "superior", looks("superior", size=30)),
    Fault("ND30-II.3.c-pad", "5", "number", says("number", lambda one: f"Số: 5{one[one.index('/'):]}")),
    Fault("ND30-II.3.c-sep", "blanks", "number", says("number", lambda one: one.replace("-", " - "))),
    Fault("ND30-II.3.c-style", "bold", "number", looks("number", bold=True)),
    Fault("ND30-II.3.c-style", "size", "number", looks("number", size=28)),
    Fault("ND30-II.3.c-style", "no colon", "number", says("number", lambda one: one.replace("Số:", "Số"))),
    Fault("ND30-II.3.a-no-year", "year", "number", says("number", lambda one: f"{one}/2026")),
    Fault("ND30-II.3.b-typed", "other kind", "number kind", says("number", lambda one: f"Số: 12/XX-{one.partition('-')[2]}")),
    Fault("ND30-II.3.b-congvan", "CV", "number vv", says("number", lambda one: "Số: 12/CV-" + one.partition("-")[2])),
    Fault("ND30-II.4.c-form", "no comma", "date", says("date", lambda one: one.replace(", ngày", " ngày"))),
    Fault("ND30-II.4.c-form", "short", "date", says("date", lambda one: one.partition(",")[0] + ", 05/3/2026")),
    Fault("ND30-II.4.c-form", "no such day", "date", says("date", lambda one: one.partition(",")[0] + ", ngày 31 tháng 4 năm 2026")),
    Fault("ND30-II.4.b-pad", "day", "date", says("date", lambda one: one.partition(",")[0] + ", ngày 5 tháng 4 năm 2026")),
    Fault("ND30-II.4.b-nopad", "month", "date", says("date", lambda one: one.partition(",")[0] + ", ngày 15 tháng 04 năm 2026")),
    Fault("ND30-II.4.c-style", "upright", "date", looks("date", italic=False)),
    Fault("ND30-II.4.a-place", "TP.", "date", says("date", lambda one: "TP. Huế," + one.partition(",")[2])),
    Fault("ND30-II.5.b-cv-form", "bold", "vv", looks("vv", bold=True)),
    Fault("ND30-II.5.b-cv-form", "in full", "vv", says("vv", lambda one: one.replace("V/v", "Về việc"))),
    Fault("ND30-II.5.b-cv-gap", "none", "vv", looks("vv", before=0)),
    Fault("ND30-II.5.b-type-style", "light", "kind", looks("kind", bold=False)),
    Fault("ND30-II.5.b-type-style", "large", "kind", looks("kind", size=36)),
    Fault("ND30-II.5.b-subject-style", "light", "subject", looks("subject", bold=False)),
    Fault("ND30-II.5.b-subject-style", "slanted", "subject", looks("subject", italic=True)),
    Fault("ND30-II.5.b-subject-rule", "missing", "subject_rule", lost("subject_rule")),
    Fault("ND30-II.5.b-subject-rule", "long", "subject_rule", ruled("subject_rule", 0.9)),
    Fault("ND30-II.5.a-subject-text", "stop", "subject", says("subject", lambda one: f"{one}.")),
    Fault("ND30-II.6.a-cancu-style", "upright", "basis1", looks("basis1", italic=False)),
    Fault("ND30-II.6.a-cancu-punct", "comma", "basis2", says("basis2", lambda one: one[:-1] + ",")),
    Fault("ND30-II.6.e-align", "left", "text1", every("text", align="left")),
    Fault("ND30-II.6.e-size", "12", "text1", looks("text1", size=24)),
    Fault("ND30-II.6.e-indent", "none", "text1", lambda made: made.set(last_text(made), first=0), without="resolved"),
    Fault("ND30-II.6.dd-dieu", "none", "text1 resolved", lambda made: made.set(last_text(made), first=0)),
    Fault("ND30-II.6.e-parspace", "none", "text2", every("text", before=0)),
    Fault("ND30-II.6.e-linespace", "double", "text1", every("text", line=480)),
    Fault("ND30-I.4-font", "Arial", "text1", lambda made: made.set(last_text(made), font="Arial")),
    Fault("ND30-I.4-black", "blue", "text1", lambda made: made.set(last_text(made), colour="0000FF")),
    Fault("ND30-PL3-end", "stop", "text1", lambda made: made.text(last_text(made), "./.", ".")),
    Fault("ND30-II.9.b-kinhgui-when", "missing", "greeting vv", lambda made: made.drop("greeting", *made.some("to"))),
    Fault("ND30-II.9.d-kinhgui-style", "bold", "greeting", looks("greeting", bold=True)),
    Fault("ND30-II.9.d-kinhgui-style", "no colon", "greeting", says("greeting", lambda one: one.replace(":", ""))),
    Fault("ND30-II.9.d-kinhgui-many", "no dash", "to2", says("to2", lambda one: one[2:])),
    Fault("ND30-II.9.d-kinhgui-many", "last", "to2", says("to2", lambda one: one[:-1] + ";")),
    Fault("ND30-II.9.d-kinhgui-many", "one line", "greeting to2", lambda made: (
        made.drop("to1", "to2"), made.set("greeting", text="Kính gửi: - Sở Y tế; - Sở Tài chính."))),
    Fault("ND30-II.9.b-nhutren", "again", "greeting", looks("item1", text="- Như kính gửi;")),
    Fault("ND30-II.9.d-noinhan-label", "upright", "label", looks("label", italic=False)),
    Fault("ND30-II.9.d-noinhan-label", "large", "label", looks("label", size=28)),
    Fault("ND30-II.9.d-noinhan-items", "no dash", "item2", says("item2", lambda one: one[2:])),
    Fault("ND30-II.9.d-noinhan-items", "size", "item1", looks("item1", size=26)),
    Fault("ND30-II.9.d-noinhan-items", "comma", "item2", says("item2", lambda one: one[:-1] + ",")),
    Fault("ND30-II.9.d-luu", "no VT", "archive", looks("archive", text="- Lưu VP.")),
    Fault("ND30-II.9.d-luu", "no stop", "archive", says("archive", lambda one: one.rstrip("."))),
    Fault("ND30-II.7.b-prefix", "slash", "authority2", looks("authority1", text="K/T CHỦ TỊCH")),
    Fault("ND30-II.7.dd-pos-style", "light", "authority1", every("authority", bold=False)),
    Fault("ND30-II.7.dd-pos-style", "slanted", "authority1", looks("authority1", italic=True)),
    Fault("ND30-II.7.dd-name-style", "capitals", "name", says("name", str.upper)),
    Fault("ND30-II.7.dd-name-style", "slanted", "name", looks("name", italic=True)),
    Fault("ND30-II.7.c-no-degree", "ThS.", "name", says("name", lambda one: f"ThS. {one}")),
    Fault("ND30-D8-present", "number", "number", lost("number")),
    Fault("ND30-D8-present", "date", "date", lost("date")),
    Fault("ND30-D8-present", "motto", "motto", lost("motto", "motto_rule")),
    Fault("ND30-D8-present", "title", "title", lost("title")),
    Fault("ND30-D8-present", "recipients", "label", lost("label")),
    Fault("ND30-D8-present", "name", "name", lost("name")),
    Fault("ND30-I.1-paper", "Letter", "title", paged(width=12240, height=15840)),
    Fault("ND30-I.3-margins", "left", "title", paged(left=1134)),
    Fault("ND30-I.7-pagenum-pos", "none", "text1", lambda made: (paged(headers=False)(made), longer(made))),
    Fault("ND30-I.7-pagenum-pos", "even pages", "text1", lambda made: (
        setattr(made, "settings", "<w:evenAndOddHeaders/>"), longer(made))),
    Fault("ND30-IV-order", "title above the heading", "kind", lambda made: setattr(made, "above", ("kind", "subject"))),
    Fault("ND30-II.6.dd-khoan", "light title", "text3", light),
    Fault("ND30-V.6b-muc-roman", "light", "text2", lambda made: every_roman(made, bold=False)),
]  # fmt: skip
