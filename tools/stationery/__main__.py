"""Writes every template into `templates/`, over what stands there under the same names."""

from __future__ import annotations

from pathlib import Path

from generator.standard import load_standard
from tools.stationery.blanks import BLANKS, make_template

TEMPLATES = Path(__file__).parents[2] / "templates"


def main() -> None:
    standard = load_standard("nd30")
    for name in BLANKS:
        (TEMPLATES / name).write_bytes(make_template(name, standard))
        print(TEMPLATES / name)


if __name__ == "__main__":
    main()
