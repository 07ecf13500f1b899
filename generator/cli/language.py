"""Which language people are addressed in: `--lang`, then the workspace's setting, then the locale.

Chosen before Click speaks, so that help is in the reader's language too; catalogues are gettext's.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Sequence
from copy import copy
from pathlib import Path

import click

from generator.problems import Translate
from generator.workspace import upwards

LANGUAGES = ("vi", "en")
LOCALES = Path(__file__).resolve().parent.parent / "wording" / "locales"
N_: Translate = str
"""Marks the help of commands and options for the catalogue; `in_language` turns it into the language."""
_SETTING = re.compile(r"^language:\s*[\"']?(vi|en)\b", re.MULTILINE)
_LENGTH = 100_000
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose_language(arguments: Sequence[str], start: Path) -> str:
    """`vi` or `en`."""
    return _asked(arguments) or _setting(start) or _of_locale() or "vi"


def translator(language: str) -> Translate:
    """The function that turns a Vietnamese sentence into the language; Vietnamese is the source."""
    if language == "vi":
        return str
    return gettext.translation("vanthu", LOCALES, [language], fallback=True).gettext


def in_language(command: click.Command, translate: Translate) -> click.Command:
    """The command with its help, that of its options and of the commands under it in a language."""
    told, params = copy(command), list(map(copy, command.params))
    told.help = translate(told.help or command.name or "")
    for option in params:
        if isinstance(option, click.Option) and option.help:
            option.help = translate(option.help)
    told.params = params
    if isinstance(told, click.Group):
        known = told.commands.items()
        told.commands = {name: in_language(one, translate) for name, one in known}
    return told


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
