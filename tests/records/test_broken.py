"""Every faulty record of `tests/data/broken` gives the problems written on its lines, no others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from generator.model.campaign import Campaign
from generator.problems import Problem
from generator.records.binding import bind
from generator.workspace import yamltext
from generator.workspace.yamltext import read_yaml_text

BROKEN = Path(__file__).parents[1] / "data" / "broken"
EXPECTED = re.compile(r"# ([EW]-[A-Z0-9-]+)(?:@(\d+))?")
CHARACTER = re.compile(r"⟨U\+([0-9A-F]+)⟩")


class Case(NamedTuple):
    name: str
    text: str

    def expected(self) -> list[str]:
        """`12: E-YAML-DUP`, with the column where the case names one."""
        return [
            f"{number}: {found[1]}" + (f"@{found[2]}" if found[2] else "")
            for number, line in enumerate(self.text.split("\n"), 1)
            for found in EXPECTED.finditer(line)
        ]

    def found(self, problems: list[Problem]) -> list[str]:
        """The problems in the same form; columns only where the case names them."""
        with_column = {line.partition("@")[0] for line in self.expected() if "@" in line}
        told = [f"{problem.place.line}: {problem.code}" for problem in problems]
        columns = [f"@{problem.place.column}" for problem in problems]
        return [
            line + column * (line in with_column)
            for line, column in zip(told, columns, strict=True)
        ]


def cases(file: str) -> list[object]:
    text = (BROKEN / file).read_text(encoding="utf-8")
    text = CHARACTER.sub(lambda found: chr(int(found[1], 16)), text)
    return [case(part) for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]]


def case(part: str) -> object:
    """One case of a file; a code in its title belongs to the first line."""
    name, _, body = part.partition("\n")
    marker = EXPECTED.search(name)
    return pytest.param(Case(name, f"# {marker[1]}\n{body}" if marker else body), id=name)


@pytest.mark.parametrize("loader", sorted({yamltext._LOADER, yaml.SafeLoader}, key=str))
@pytest.mark.parametrize("broken", cases("yaml.txt"))
def test_yaml(broken: Case, loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamltext, "_LOADER", loader)
    _, problems = read_yaml_text(broken.text, "f.yaml")
    assert broken.found(problems) == broken.expected()


NEEDED = {
    "code": "a",
    "name": "b",
    "short_name": "c",
    "issuer": "d",
    "starts": "1/1/2022",
    "ends": "31/12/2022",
    "indicators": "[{code: a, name: b, unit_of_measure: c}]",
}


@pytest.mark.parametrize("broken", cases("campaign.txt"))
def test_campaign(broken: Case) -> None:
    given = {line.partition(":")[0] for line in broken.text.split("\n")}
    rest = "\n".join(f"{key}: {value}" for key, value in NEEDED.items() if key not in given)
    block, problems = read_yaml_text(f"{broken.text}{rest}", "campaign.yaml")
    assert block is not None, problems
    bound, problems = bind(Campaign, block)
    assert broken.found(problems) == broken.expected()
    assert bound is None
