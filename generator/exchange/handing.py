"""Hand-over files: what a campaign hands to the level above, as a text that a person can read.

The text is YAML and ends with a hash over all that it says, however it is laid out; so a change by
hand is noticed. What is handed over is worked out in `generator.figures`.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from generator.figures import hand_over
from generator.model.campaign import Campaign
from generator.model.fields import Record
from generator.model.handed import FORM, Handed
from generator.problems import NotFound, Place, Problem, say
from generator.records import bind, texts_of, write_yaml_text
from generator.wording import Moment
from generator.workspace import Block, decode, place_of, read_yaml_text, safe_name

_HEADER = """\
Bàn giao số liệu: {name}, {issuer}, {moment}.
Nơi nhận chạy: vanthu import totals TỆP --into CHIẾN_DỊCH --as ĐƠN_VỊ
Không sửa tay: tệp bị sửa không nhập được nữa (hash ở cuối tệp).
"""
_HASH = "hash"


def handed_over(campaign: Campaign, issuer: str, until: Moment | None) -> Handed:
    """What a campaign hands over as of a moment. Raises `NotFound` where nothing is counted by then."""
    handed = hand_over(campaign, issuer, until)
    if handed is None:
        if until is None:
            raise NotFound(say("chưa có số liệu chốt nào có tổng để bàn giao"))
        raise NotFound(say("đến {moment} chưa có số liệu nào để bàn giao", moment=until.said))
    return handed


def handed_name(handed: Handed) -> str:
    """What the file is called unless told otherwise: `ban-giao-lai-chau-2022-04-25.yaml`."""
    return safe_name(f"ban-giao-{handed.campaign}-{handed.as_of.day.isoformat()}.yaml")


def handed_text(handed: Handed) -> str:
    """The hand-over file, with its hash."""
    texts = texts_of(_given(handed))
    assert isinstance(texts, dict)  # noqa: S101 - of a model
    header = _HEADER.format(name=handed.name, issuer=handed.issuer, moment=handed.as_of.said)
    return write_yaml_text({**texts, _HASH: _hash(texts)}, header)


def read_handed(data: bytes, name: str) -> tuple[Handed | None, list[Problem]]:
    """What was handed over, or nothing and all that is wrong with the file."""
    text, problems = decode(data, name)
    if problems:
        return None, problems
    block, problems = read_yaml_text(text, name)
    if block is None:
        return None, problems
    if wrong := _not_ours(block, name):
        return None, [wrong]
    handed, problems = bind(Handed, block)
    return handed, problems


def _not_ours(block: Block, name: str) -> Problem | None:
    """Why a file is no hand-over file as a program wrote it."""
    if "form" not in block or _HASH not in block:
        said = say("không phải tệp bàn giao số liệu")
        hint = say("đề nghị đơn vị gửi tệp do «vanthu export totals» ghi")
        return Problem("E-HANDED-FORM", Place(name), said, hint)
    if block["form"] != str(FORM):
        said = say(
            "tệp ở dạng {form}, bản vanthu này chỉ đọc dạng {known}",
            form=block["form"],
            known=FORM,
        )
        hint = say("cài bản vanthu mới hơn, hoặc đề nghị đơn vị gửi tệp ở dạng cũ")
        return Problem("E-HANDED-FORM", place_of(block, "form"), said, hint)
    if block[_HASH] != _hash({key: value for key, value in block.items() if key != _HASH}):
        said = say("nội dung đã bị sửa sau khi xuất: mã băm không khớp")
        hint = say(
            "đề nghị đơn vị gửi tệp gốc; số sai thì đơn vị sửa trong dữ liệu chiến dịch rồi xuất lại"
        )
        return Problem("E-HANDED-CHANGED", place_of(block, _HASH), said, hint)
    return None


def _hash(texts: Any) -> str:
    """Over the texts alone, keys in order: layout, comments and line ends do not count."""
    whole = json.dumps(texts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256-{hashlib.sha256(whole.encode()).hexdigest()}"


def _given(model: Record) -> Record:
    """The same without what is there by default."""
    fields = type(model).model_fields
    known = {name: getattr(model, name) for name in fields}
    kept = {name: value for name, value in known.items() if value != fields[name].default}
    inner = {name: _inside(value) for name, value in kept.items()}
    return type(model).model_construct(set(inner), **inner)


def _inside(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_inside, value))
    return _given(value) if isinstance(value, Record) else value
