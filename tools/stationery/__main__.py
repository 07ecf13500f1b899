"""Writes every template into `templates/`, over what stands there under the same names, and what docxtpl makes of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.drafting import MEANINGS, Lacking, build_filters, in_words
from generator.standard import load_standard
from generator.word.template.admission import open_source
from generator.word.template.prepared import OURS, Prepared, prepare, write_prepared
from generator.word.template.sandbox import Sandbox
from generator.word.template.template import read
from tools.stationery.blanks import BLANKS, make_template

TEMPLATES = Path(__file__).parents[2] / "templates"


def main() -> None:
    standard = load_standard("nd30")
    for name in BLANKS:
        (TEMPLATES / name).write_bytes(make_template(name, standard))
        print(TEMPLATES / name)
    OURS.write_bytes(write_prepared(map(prepared_anew, sorted(TEMPLATES.glob("*.docx")))))
    print(OURS)


def prepared_anew(path: Path) -> tuple[str, Prepared]:
    """What comes of a template as it stands, by the hash of its file."""
    filters = build_filters(0, in_words)
    data, members = open_source(path, path.name)
    sandbox = Sandbox(filters, MEANINGS, Lacking, autoescape=True)
    return hashlib.sha256(data).hexdigest(), prepare(*read(members, path.name, sandbox), path.name)


if __name__ == "__main__":
    main()
