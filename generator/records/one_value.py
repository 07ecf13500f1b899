"""One text read as a record would read it, before there is a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.problems import with_hint
from generator.records.refusals import refusal
from generator.workspace import TextRefused


def reader_of(model: type[BaseModel], key: str) -> Callable[[str], None]:
    """What a record of the model makes of a text at this key; it raises `TextRefused` in its words."""
    field = model.model_fields[key]
    annotated: Any = Annotated[field.annotation, key, *field.metadata]
    adapter: TypeAdapter[object] = TypeAdapter(annotated)

    def read(text: str) -> None:
        try:
            adapter.validate_python(text)
        except ValidationError as fault:
            found = refusal(fault.errors(include_url=False)[0])
            raise TextRefused(found.code, with_hint(found.said, found.hint)) from None

    return read
