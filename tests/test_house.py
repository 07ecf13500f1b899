"""The house is one picture: the import contract draws it, README and the package repeat it."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import defaultdict
from itertools import pairwise

import pytest
from places import ROOT
from sources import PACKAGE, SOURCES, TOOLS, read

NAMES = 19
REPEATED = 10


def layers():
    """The rooms by floor, downwards, as the import contract has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract, *_ = settings["tool"]["importlinter"]["contracts"]
    return [floor.split(" | ") for floor in contract["layers"]]


def purpose(room):
    """The first line of a room's docstring, or of its only file's."""
    path = PACKAGE / room / "__init__.py"
    source = path if path.exists() else PACKAGE / f"{room}.py"
    text = ast.get_docstring(ast.parse(source.read_text(encoding="utf-8")))
    return text.splitlines()[0].rstrip(".")


def picture():
    """A line for each room; rooms that do not know each other stand on one floor (`·`)."""
    lines = []
    for floor in layers():
        for place, room in enumerate(floor):
            mark = "·" if place else " "
            lines.append(f"{mark} {room:<11}{purpose(room)}")
    return "\n".join(lines)


def room_of(path):
    if PACKAGE not in path.parents:
        return ""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path):
    """The modules that a file imports from."""
    return [*read(path).imports, *(module for module, _ in read(path).names)]


@pytest.mark.parametrize("name", ["README.md", "generator/__init__.py"])
def test_the_picture_is_the_contract(name, request):
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    pattern = re.compile(r"(?<=\n)(?P<indent> *)  cli  .*?\n(?=\n|```|\"\"\")", re.DOTALL)
    indent = pattern.search(text)["indent"]
    drawn = "".join(f"{indent}{line}\n" for line in picture().splitlines())
    if request.config.getoption("--rewrite"):
        text = pattern.sub(lambda _: drawn, text, count=1)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert pattern.search(text)[0] == drawn


def test_every_room_has_its_floor():
    found = {room_of(path) for path in SOURCES} - {"__init__", "__main__"}
    assert found == {room for floor in layers() for room in floor}
    assert len(found) <= NAMES


def test_no_import_goes_past_the_face_of_a_room():
    past = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in SOURCES
        for module in imports(path)
        if module.startswith("generator.")
        and module.count(".") > 1
        and module.split(".")[1] not in {room_of(path), "model"}
    ]
    assert past == []


def test_a_face_offers_what_other_rooms_ask_for_and_no_more():
    asked = defaultdict(set)
    for path in [*SOURCES, *TOOLS]:
        rooms = {}
        for module, name in read(path).names:
            if module == "generator":
                rooms[name.asname or name.name] = name.name
            elif module.count(".") == 1 and (room := module.split(".")[1]) != room_of(path):
                asked[room].add(name.name)
        for name, wanted in read(path).asked:
            if name in rooms:
                asked[rooms[name]].add(wanted)
    for stub in PACKAGE.glob("*/__init__.pyi"):
        offered = {
            name.asname
            for node in ast.parse(stub.read_text(encoding="utf-8")).body
            for name in node.names
        }
        assert offered == asked[stub.parent.name], stub.parent.name


def run_when_loaded(node):
    """What is run of a module when it is loaded: all but the inside of its functions."""
    yield node
    if not isinstance(node, ast.FunctionDef | ast.Lambda):
        for one in ast.iter_child_nodes(node):
            yield from run_when_loaded(one)


def test_a_pattern_is_compiled_when_it_is_first_used():
    """A command uses a few of the patterns that it loads: they are made by `regex` (`workspace`)."""
    texts = {path: path.read_text(encoding="utf-8") for path in SOURCES}
    compiled = {
        path.name
        for path, text in texts.items()
        if "re.compile(" in text and room_of(path) != "web"
        for node in run_when_loaded(ast.parse(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
    }
    assert compiled == {"problems.py"}, "it stands below `workspace`"


def test_few_names_occur_in_several_rooms():
    classes, files = defaultdict(set), defaultdict(set)
    for path in [*SOURCES, *TOOLS]:
        room = room_of(path) or "tools"
        if not path.name.startswith("__"):
            files[path.name].add(room)
        for name in read(path).classes:
            classes[name].add(room)
    for names in (classes, files):
        repeated = {name: sorted(rooms) for name, rooms in names.items() if len(rooms) > 1}
        assert len(repeated) <= REPEATED, repeated


def walks():
    """The four walks of CONTRIBUTING: the heading of each, and its `room.name` in order."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Four walks")[1]
    rooms = "|".join(room for floor in layers() for room in floor)
    for heading, told in re.findall(r"\*\*(.+?)\*\* \(.+?\)\n(.+?)(?=\n\*\*|\Z)", text, re.DOTALL):
        yield heading, re.findall(rf"`({rooms})\.([A-Za-z_]+)`", told)


def test_the_walks_name_what_exists():
    """Each `room.name` in the four walks is a function or class of that room."""
    known = {
        (room_of(path), name)
        for path in SOURCES
        for name in (*read(path).functions, *read(path).classes)
    }
    told = dict(walks())
    assert len(told) == 4
    assert [step for steps in told.values() for step in steps if step not in known] == []


def test_the_walks_are_as_long_as_they_say():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for heading, steps in walks():
        changes = sum(one[0] != other[0] for one, other in pairwise(steps))
        assert f"**{heading}** ({len(steps)} steps, {changes} changes of room)" in text
        assert len(steps) <= 20
        assert changes <= 12
