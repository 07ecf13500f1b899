"""The licences of all that is handed on: who hands a library on hands its licence on too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path, PurePosixPath

from tools.delivery.embedded import Undeliverable

_GIVEN = Path(__file__).with_name("licences")
"""Texts for wheels that name their licence and do not carry it."""
_TEXT = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)


def licence_files(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """A list of all libraries with their licences, and the text of each. Raises `Undeliverable` where one has none."""
    made: dict[str, bytes] = {}
    rows: list[str] = []
    for name in sorted(one for one in site if one.endswith(".dist-info/METADATA")):
        told = HeaderParser().parsestr(site[name].decode())
        called = f"{told['Name']}-{told['Version']}"
        texts = dict(_texts(site, name, str(told["Name"])))
        if not texts:
            raise Undeliverable(f"{called}: no text of its licence; put one into {_GIVEN.name}/")
        made |= {f"{called}/{text}": data for text, data in texts.items()}
        rows.append(f"{called}: {_named(told)}")
    made["DANH-SACH.txt"] = "".join(f"{row}\r\n" for row in rows).encode()
    return made


def _texts(site: Mapping[str, bytes], metadata: str, name: str) -> Iterable[tuple[str, bytes]]:
    folder = metadata.removesuffix("METADATA")
    for file in sorted(site):
        bare = file.removeprefix(folder)
        if bare != file and _TEXT.search(PurePosixPath(bare).name):
            yield bare.removeprefix("licenses/").replace("/", "-"), site[file]
    given = _GIVEN / f"{name.casefold()}.txt"
    if given.is_file():
        yield "LICENSE.txt", given.read_bytes()


def _named(told: Message) -> str:
    """The licence as a library calls it: in one word where it has one, else by its class."""
    expression = told["License-Expression"] or (told["License"] or "").partition("\n")[0]
    classes = [one for one in told.get_all("Classifier") or () if one.startswith("License ::")]
    said = expression or ", ".join(one.rpartition(":: ")[2] for one in classes)
    return str(said or "xem tệp kèm theo / see the file")
