"""Documents made as the command makes them, for tests that read the files."""

from __future__ import annotations

from generator.office.production import Options, Produced, produce


def render(office, codes=(), documents=(), *, output=None):
    """The files made anew, in their order."""
    events = produce(office, codes, documents, output=output, options=Options(force=True))
    return [event.path for event in events if isinstance(event, Produced)]
