"""Which language people are addressed in: `--lang`, then the workspace's setting, then the locale.

Chosen before Click speaks, so that help is in the reader's language too.
What Click says of its own has a catalogue of its own (`locales/vi/LC_MESSAGES/click.po`).
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Sequence
from copy import copy
from pathlib import Path
from typing import TypeVar

import click

from generator.cli.completing import offer
from generator.problems import Translate
from generator.wording import LANGUAGES, LOCALES
from generator.workspace import regex, upwards

Told = TypeVar("Told", bound=click.Command)
N_: Translate = str
"""Marks the help of commands and options for the catalogue; `in_language` turns it into the language."""
CLICK = "click"
_OF_NAMES = {
    "adds_to": N_("MÃ"),
    "among": N_("ĐƠN_VỊ"),
    "as_at": N_("LẦN_LƯU"),
    "asked": N_("VĂN_BẢN"),
    "base": N_("CƠ_SỞ_TÍNH"),
    "breakdown": N_("MÃ"),
    "campaign": N_("CHIẾN_DỊCH"),
    "campaigns": N_("CHIẾN_DỊCH"),
    "code": N_("MÃ"),
    "columns": N_("CỘT"),
    "deadline": N_("HẠN"),
    "document": N_("VĂN_BẢN"),
    "documents": N_("VĂN_BẢN"),
    "done": N_("CHỈ_SỐ"),
    "file": N_("TỆP"),
    "files": N_("TỆP"),
    "folder": N_("THƯ_MỤC"),
    "free": N_("ĐƠN_VỊ"),
    "group": N_("NHÓM"),
    "in_place_of": N_("MÃ"),
    "indicator": N_("CHỈ_SỐ"),
    "indicators": N_("CHỈ_SỐ"),
    "issuer": N_("CƠ_QUAN"),
    "kind": N_("LOẠI"),
    "letter": N_("MÃ"),
    "name": N_("TÊN"),
    "number": N_("SỐ"),
    "output": N_("TỆP"),
    "phase": N_("GIAI_ĐOẠN"),
    "reason": N_("LÝ_DO"),
    "record": N_("TỆP"),
    "scheduler": N_("ĐỊA_CHỈ"),
    "series": N_("DÃY_SỐ"),
    "shell": N_("SHELL"),
    "sheet": N_("TRANG_TÍNH"),
    "since": N_("LẦN_LƯU"),
    "source": N_("NGUỒN"),
    "target": N_("MỤC_TIÊU"),
    "title": N_("TÊN"),
    "under": N_("ĐƠN_VỊ"),
    "unit": N_("ĐƠN_VỊ"),
    "until": N_("LẦN_LƯU"),
    "what": N_("MỤC"),
}
_OF_TYPES = {
    "[code=]counted": N_("[MÃ=]CÁCH_TÍNH"),
    "code=code": N_("MÃ=MÃ"),
    "code=number": N_("MÃ=SỐ"),
    "date": N_("NGÀY"),
    "float": N_("SỐ"),
    "integer": N_("SỐ"),
    "integer range": N_("SỐ"),
    "moment": N_("THỜI_ĐIỂM"),
    "number": N_("SỐ"),
    "path": N_("TỆP"),
    "phases": N_("GIAI_ĐOẠN"),
    "rate": N_("TỶ_LỆ"),
    "text": N_("CHỮ"),
}
_SETTING = regex(r"^language:\s*[\"']?(vi|en)\b", re.MULTILINE)
_LENGTH = 100_000
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose_language(arguments: Sequence[str], start: Path) -> str:
    """`vi` or `en`."""
    asked = _asked(arguments)
    return (asked if asked in LANGUAGES else None) or _setting(start) or _of_locale() or "vi"


def speak(language: str) -> None:
    """Lets Click say what it says of its own (usage, faults of options) in the language."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(CLICK, str(LOCALES))
    gettext.textdomain(CLICK)


def in_language(command: Told, translate: Translate) -> Told:
    """The command with its help, that of its options and of the commands under it in a language."""
    told, params = copy(command), list(map(copy, command.params))
    told.help = translate(told.help or command.name or "")
    for param in params:
        if isinstance(param, click.Option) and param.help:
            param.help = translate(param.help)
        param.metavar = _stands_for(param, translate)
        offer(param)
    told.params = params
    told.options_metavar = translate(N_("[TÙY_CHỌN]"))
    if isinstance(told, click.Group):
        told.subcommand_metavar = translate(N_("LỆNH …"))
        known = told.commands.items()
        told.commands = {name: in_language(one, translate) for name, one in known}
    return told


def _stands_for(param: click.Parameter, translate: Translate) -> str | None:
    """What is written in the place of a value, as in the manual: CHIẾN_DỊCH, [VĂN_BẢN…], NGÀY."""
    if param.metavar or isinstance(param.type, click.Choice):
        return param.metavar and translate(param.metavar)
    if isinstance(param, click.Option):
        known = _OF_NAMES.get(param.name or "") or _OF_TYPES.get(param.type.name)
        return translate(known) if known else None
    said = translate(_OF_NAMES[param.name or ""]) + ("…" if param.nargs < 0 else "")
    return said if param.required else f"[{said}]"


def _asked(arguments: Sequence[str]) -> str | None:
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
    return None


def _setting(start: Path) -> str | None:
    for folder in upwards(start):
        path = folder / "vanthu.yaml"
        try:
            if path.is_symlink() or not path.is_file():
                continue
            with path.open(encoding="utf-8") as stream:
                found = _SETTING.search(stream.read(_LENGTH))
        except (OSError, UnicodeDecodeError):
            continue
        return found[1] if found else None
    return None


def _of_locale() -> str | None:
    value = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    return next((language for language in LANGUAGES if value.startswith(language)), None)
