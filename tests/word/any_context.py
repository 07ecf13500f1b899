"""A context for any template: every name that it uses holds one text."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

LOOP = re.compile(r"{%\w* ?for .* in ([\w.]+)")


def context_for(template, text):
    """A context in which each name of the template holds this text, as text, list or XML."""
    context = {}
    raw = {use.path for use in template.names() if use.tag.startswith("{{p")}
    for use in template.names():
        *path, last = use.path.split(".")
        owner = context
        for step in path:
            owner = _enter(owner, step)
        if last.endswith("[]") or (LOOP.match(use.tag) and LOOP.match(use.tag)[1].endswith(last)):
            owner.setdefault(last.removesuffix("[]"), [text, text + "x"])
        else:
            owner.setdefault(last, _xml(text) if use.path in raw else text)
    return context


def _enter(owner, step):
    if step.endswith("[]"):
        rows = owner.get(step[:-2])
        if not (isinstance(rows, list) and rows and isinstance(rows[0], dict)):
            row = {}
            owner[step[:-2]] = rows = [row, row]
        return rows[0]
    if not isinstance(owner.get(step), dict):
        owner[step] = {}
    return owner[step]


def _xml(text):
    words = escape(text)
    cell = f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"
    return Markup(  # noqa: S704 - escaped above
        f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tblGrid>"
        f"<w:gridCol/><w:gridCol/></w:tblGrid><w:tr>{cell}{cell}</w:tr></w:tbl><w:p/>"
    )
