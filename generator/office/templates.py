"""Word templates by name: the office's own before ours, each opened and checked once.

Joins the vocabulary to `generator.word`; which document uses which template is decided before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.drafting import MEANINGS, Draft, build_filters, list_names
from generator.ooxml import find_deflate
from generator.problems import GeneratorError, Problem, say
from generator.word import Template, open_template
from generator.workspace import Workspace


class NoTemplate(GeneratorError):
    """A document asks for a template that neither the office nor the program has."""


class Templates:
    """The templates of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._opened: dict[tuple[str, int], Template] = {}

    def digest(self, name: str) -> str:
        """The hash of a template's file."""
        return hashlib.sha256(self._find(name).read_bytes()).hexdigest()

    def check(self, drafted: Draft, *, decimals: int) -> list[Problem]:
        """Every name in the template that the vocabulary lacks, also in branches not taken."""
        template = self._open(drafted.template, decimals)
        return template.check(_vocabulary(drafted.context))

    def render(self, drafted: Draft, *, decimals: int, deflate: str = "zlib") -> bytes:
        """The document in its template."""
        return self._open(drafted.template, decimals).render(
            drafted.context,
            orientations=drafted.orientations,
            properties=drafted.properties,
            charts=drafted.charts,
            deflate=find_deflate(deflate),
        )

    def _open(self, name: str, decimals: int) -> Template:
        key = (name, decimals)
        if key not in self._opened:
            path = self._find(name)
            self._opened[key] = open_template(
                path,
                name=self.workspace.shown(path),
                filters=build_filters(decimals),
                offered=MEANINGS,
            )
        return self._opened[key]

    def _find(self, name: str) -> Path:
        path = self.workspace.template(name)
        if path is None:
            raise NoTemplate(say("không có mẫu Word «{name}» trong templates/", name=name))
        return path


def _vocabulary(context: Mapping[str, Any]) -> Iterator[str]:
    """The dotted names that a template may use; below what is empty now anything may come."""
    for entry in list_names(context):
        yield entry.path
        if entry.is_open:
            yield f"{entry.path}.*"
            yield f"{entry.path}[].*"
