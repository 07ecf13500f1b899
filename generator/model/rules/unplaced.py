"""Tables, charts and pictures of a document that no text of it places: they would be printed nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.document import Document
from generator.model.passage import all_named
from generator.model.rules.flaw import Flaw, Path
from generator.model.rules.known import Known
from generator.problems import say

_CALLED = {"tables": say("bảng"), "charts": say("biểu đồ"), "pictures": say("hình")}


def check(known: Known) -> Iterator[Flaw]:
    """Each such thing, unless a passage brings one of its name, in the place of which it stands."""
    for document, at in known.documents:
        for family in _CALLED:
            if getattr(document, family):
                yield from _unplaced(known, document, family, at)


def _unplaced(known: Known, document: Document, family: str, at: Path) -> Iterator[Flaw]:
    passages = list(all_named(document.named_passages, known.library.passages))
    own = document.model_dump_json(exclude={family}, exclude_defaults=True)
    text = "\n".join([own, *(one.text for one in passages)])
    brought = {one.code for one in passages}
    for code in getattr(document, family):
        if code in brought or re.search(rf"\b{family}\W+{re.escape(code)}\b", text):
            continue
        fact = say(
            "{thing} «{code}» không được đặt ở đâu trong văn bản", thing=_CALLED[family], code=code
        )
        name = f"{{{{ {family}.{code} }}}}"
        hint = say("ghi {name} thành một dòng riêng trong lời văn, hoặc bỏ đi", name=name)
        yield Flaw("W-UNPLACED", (*at, family, code), fact, hint)
