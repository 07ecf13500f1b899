"""The usual work of a batch: one template, a context for each item, bytes.

Travels to worker processes: it holds how to open the template and how to build a context, both
importable by name. Each process opens the template once.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.ooxml import find_deflate
from generator.word.template.core_properties import Properties
from generator.word.template.template import Template

_OPENED_CAP = 16
_opened: dict[str, Template] = {}


@dataclass(frozen=True)
class Letter:
    """What `Template.render` needs for one document."""

    context: Mapping[str, Any]
    orientations: Sequence[str] = ()
    properties: Properties | None = None


@dataclass(frozen=True)
class Letters:
    """Makes the bytes of a letter from an item's payload.

    `open_it` opens the template and `build` makes a letter of a payload; both are functions of a
    module, or a `functools.partial` of one. `deflate` is a name that `find_deflate` knows.
    """

    open_it: Callable[[], Template]
    build: Callable[[Any], Letter]
    deflate: str = "zlib"
    _key: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        key = hashlib.sha256(pickle.dumps(self.open_it)).hexdigest()
        object.__setattr__(self, "_key", key)

    def __call__(self, payload: Any) -> bytes:
        letter = self.build(payload)
        return self._template().render(
            letter.context,
            orientations=letter.orientations,
            properties=letter.properties,
            deflate=find_deflate(self.deflate),
        )

    def _template(self) -> Template:
        template = _opened.get(self._key)
        if template is None:
            if len(_opened) >= _OPENED_CAP:
                _opened.clear()
            template = _opened[self._key] = self.open_it()
        return template
