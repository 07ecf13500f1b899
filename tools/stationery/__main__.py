"""Writes every template into `templates/`, over what stands there under the same names, and what docxtpl makes of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
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


def prepared_anew(path: Path, decimals: int = 0) -> tuple[str, Prepared]:
    """What comes of a template as it stands, with the programs of its parts, by the hash of its file."""
    data, members = open_source(path, path.name)
    sandbox = Sandbox(build_filters(decimals, in_words), MEANINGS, Lacking, autoescape=True)
    made = prepare(*read(members, path.name, sandbox), path.name)
    sources = [replace(one, written=one.program(sandbox)) for one in made.sources]
    return hashlib.sha256(data).hexdigest(), replace(made, sources=sources)


if __name__ == "__main__":
    main()
