"""The record of a new issuing body, short and to be gone on with by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.model.issuer import Authority, Issuer
from generator.office.bodies import BODIES, BodyKind, lines_of, superior_lines_of
from generator.office.codes_beside import code_beside
from generator.office.new_records import Stanza, begin, new_text, read_new
from generator.problems import Misused, Problem, say
from generator.workspace import Workspace, fold, regex

_HEAD = "Cơ quan ban hành. Mọi trường và ý nghĩa: vanthu schema issuers"
_DEPARTMENTS = "Các ban, phòng soạn thảo; thêm phòng khác cũng hai dòng như dưới đây."
_SIGNATORIES = "Những người ký; có nhiều người thì văn bản chọn bằng «signatory: mã»."
_FEWEST_CAPITALS = 2
"""A word with so many capitals is an abbreviation: GDTrH; «Ban» is none."""
_FORMATS = "Bộ quy tắc thể thức: tld-933 của Công đoàn, nd30 của Nghị định 30."


def read_department(text: str) -> tuple[str, str]:
    """The letters and the name of a department: «CSPL Ban Chính sách pháp luật». Raises `Misused`."""
    letters, _, name = text.strip().partition(" ")
    if not name.strip():
        raise Misused(
            say(
                "«{text}»: ghi chữ viết tắt rồi tên, ví dụ CSPL Ban Chính sách pháp luật", text=text
            )
        )
    if (
        letters != letters.upper()
        and sum(letter.isupper() for letter in letters) < _FEWEST_CAPITALS
    ):
        raise Misused(
            say(
                "«{text}»: thiếu chữ viết tắt ở đầu; có phải «{letters} {text}»?",
                text=text.strip(),
                letters=_letters_of(letters, name),
            )
        )
    return letters, name.strip()


def _letters_of(kind: str, name: str) -> str:
    """The letters that a department is likely to have: those of its name without what kind of one it is."""
    words = name.split()
    told = [kind, *words] if kind == "Văn" or len(words) == 1 else words
    return "".join(one[0] for one in told if one[0].isalpha()).upper()


_BOTH = regex(r"TM\. *(?P<collective>.+?)[,;]? +(?P<rest>(KT|Q|TUQ)\. *.+)")
"""`TM. Ủy ban nhân dân, KT. Chủ tịch`: a deputy who signs for the collective and for the head."""


def read_authority(text: str) -> tuple[str, str, str]:
    """Quyền hạn ký, for whom, and for which collective besides; nothing of the empty text.

    «TM. Ban Thường vụ»; «TM. Ủy ban nhân dân, KT. Chủ tịch». Raises `Misused`.
    """
    if both := _BOTH.fullmatch(text.strip()):
        short, whom, _ = read_authority(both["rest"])
        return short, whom, both["collective"]
    short, _, whom = text.partition(" ")
    known = [one.value for one in Authority if one.value]
    if text and (short not in known or not whom.strip()):
        listed = ", ".join(known)
        raise Misused(
            say("«{text}»: ghi một trong {known} rồi tên tập thể hoặc chức vụ, ví dụ TM. Ban Thường vụ",
                text=text, known=listed)
        )  # fmt: skip
    return short, whom.strip(), ""


def issuer_free(workspace: Workspace, code: str) -> None:
    """Raises `Misused` where an issuing body has this code."""
    folder = workspace.issuers
    taken = {fold(path.stem) for path in folder.glob("*.yaml")} if folder.is_dir() else set()
    if fold(code) in taken:
        raise Misused(say("đã có cơ quan «{code}»; đặt mã khác", code=code))


def wrong_with_issuer(workspace: Workspace, answers: Mapping[str, str]) -> list[Problem]:
    """What the records would refuse of a new issuing body."""
    return read_new(Issuer, _text(answers), workspace.shown(_path(workspace, answers)))[2]


def new_issuer(workspace: Workspace, answers: Mapping[str, str]) -> Path:
    """The new issuing body, written."""
    path = _path(workspace, answers)
    return begin(workspace, {path: _text(answers)}, "new issuer")[0]


def _path(workspace: Workspace, answers: Mapping[str, str]) -> Path:
    return workspace.issuers / f"{answers['code']}.yaml"


def _text(answers: Mapping[str, str]) -> str:
    above = answers.get("superior", "")
    over: dict[str, object] = {
        "superior": above,
        "superior_lines": superior_lines_of(above, answers["name"]),
    }
    if answers["kind"] == BodyKind.COMMITTEE:
        over = {"reports_to": above}
    names: dict[str, object] = {
        **{key: answers.get(key) for key in ("code", "name", "short_name", "abbreviation")},
        **over,
        "lines": lines_of(answers["name"]),
        **{key: answers.get(key) for key in ("place", "collective", "people", "lower")},
    }
    letters, department = read_department(answers["department"])
    profile = BODIES[BodyKind(answers["kind"])].profile
    parts = [
        Stanza(names),
        Stanza({"departments": [{"code": letters, "name": department}]}, _DEPARTMENTS),
        Stanza({"signatories": [_signatory(answers)]}, _SIGNATORIES),
        Stanza({"formats": [{"profile": profile}]}, _FORMATS),
    ]
    return new_text(_HEAD, parts)


def _signatory(answers: Mapping[str, str]) -> dict[str, object]:
    authority, whom, collective = read_authority(answers.get("authority", ""))
    name = answers["signatory"]
    return {
        "code": code_beside("signatories", {"name": name}, ()),
        "name": name,
        "position": answers["position"],
        "authority": authority,
        "acting_for": whom,
        "collective": collective,
    }
