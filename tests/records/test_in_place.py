"""Single values of a record changed by their paths: the file says so, and every other byte is as it was."""

from __future__ import annotations

import pytest

from generator.problems import RecordsInvalid
from generator.records.in_place import changed_in_place
from generator.records.rewriting import record_of
from generator.workspace.folders import Workspace

LETTER = """\
# yaml-language-server: $schema=x
kind: letter   # công văn
subject: 'Về việc: số liệu'
addressees:
  - An Phú
  - Đông Hà # ở xa
body: |
    Đoạn một.

    Đoạn hai.
# hết
recipients: [A, B]
"""


def change(text, changes, name="campaigns/x/documents/cv.yaml", root=None):
    root = root or Workspace(ROOT).root
    path = root / name
    write = changed_in_place(Workspace(root), record_of(path, name, text.encode()), changes)
    assert write.before == text.encode()
    return write.after.decode()


@pytest.fixture(autouse=True)
def _root(tmp_path):
    global ROOT  # noqa: PLW0603 - a folder for all of them; nothing is written
    ROOT = tmp_path


CASES = {
    "nothing": ({}, "", ""),
    "the same": ({("body",): "Đoạn một.\n\nĐoạn hai.\n"}, "", ""),
    "line ends of a browser": ({("body",): "Đoạn một.\r\n\r\nĐoạn hai."}, "", ""),
    "a text": ({("subject",): "Khác"}, "'Về việc: số liệu'", "Khác"),
    "one that needs quotes": (
        {("subject",): "Khác: hẳn"},
        "'Về việc: số liệu'",
        '"Khác: hẳn"',
    ),
    "a paragraph": ({("body",): "Đoạn một.\n\nĐoạn ba."}, "Đoạn hai", "Đoạn ba"),
    "a blank on an empty line": ({("body",): "Đoạn một.\n \nĐoạn ba."}, "Đoạn hai", "Đoạn ba"),
    "an item": ({("addressees", 1): "Đông Hải"}, "Đông Hà #", "Đông Hải #"),
    "an item taken out": ({("addressees", 0): None}, "  - An Phú\n", ""),
    "an item in brackets": ({("recipients", 0): "C"}, "[A,", "[C,"),
    "emptied": ({("subject",): "  "}, "subject: 'Về việc: số liệu'\n", ""),
    "a key in its place": (
        {("signatory",): "an", ("date",): "1/2/2025"},
        "subject: 'Về việc: số liệu'\n",
        "subject: 'Về việc: số liệu'\ndate: 1/2/2025\n",
    ),
}


@pytest.mark.parametrize(("changes", "old", "new"), CASES.values(), ids=CASES)
def test_only_what_was_changed_is_another(changes, old, new):
    after = change(LETTER, changes)
    if ("signatory",) in changes:
        after = after.replace("signatory: an\n", "")
    assert after == LETTER.replace(old, new)


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_and_the_mark_of_windows_stay(end):
    text = "\ufeff" + LETTER.replace("\n", end)
    after = change(text, {("body",): "Đoạn một.\n\nĐoạn ba."})
    assert after == text.replace("Đoạn hai", "Đoạn ba")


def test_items_are_counted_as_the_file_has_them():
    text = "items: [a]\nb:\n- 0\n- 1\n- 2\n"
    changes = {("b", 0): None, ("b", 2): "hai", ("b", 3): "ba", ("b", 4): "bốn"}
    assert change(text, changes) == "items: [a]\nb:\n- 1\n- hai\n- ba\n- bốn\n"


def test_with_its_last_item_a_list_goes():
    assert change("a: 1\nb:\n  - 0\n", {("b", 0): None}) == "a: 1\n"


def test_a_mapping_begins_where_there_was_none():
    assert change("a: 1\n", {("p", "x"): "một\nhai"}) == "a: 1\np:\n  x: |-\n    một\n    hai\n"


@pytest.mark.parametrize("way", [("subject", "x"), ("addressees", 5), ("addressees", "x")])
def test_a_path_that_leads_nowhere_is_refused(way):
    with pytest.raises(RecordsInvalid) as caught:
        change(LETTER, {way: "x"})
    assert f"không có «{'.'.join(map(str, way))}»" in str(caught.value.problems[0].message)
