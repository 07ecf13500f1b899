"""Units, quotas and counts kept as CSV: read as the YAML would be, each fault at its row and column."""

from __future__ import annotations

from copy import copy
from functools import partial

import pytest

from generator.model import tabled
from generator.model.campaign import Campaign, Unit
from generator.model.coded import InColumns, column_of, has_any
from generator.model.results import Status
from generator.office.office import open_office
from generator.problems import errors
from generator.records import loading
from generator.records.binding import bind
from generator.records.loading import assemble, check_record, load_library, read_campaign
from generator.records.snapshot_writing import writes_of_snapshot
from generator.records.sparing import read_for_results
from generator.records.table_writing import write_of_units
from generator.workspace import locate
from generator.workspace.tablenodes import RowItems

UNITS = """\
code;name;short_name;group;members;active_from
an-phu;Liên đoàn Lao động huyện An Phú;LĐLĐ huyện An Phú;huyen;4.000;
dong-ha;Liên đoàn Lao động huyện Đông Hà;LĐLĐ huyện Đông Hà;huyen;3000
long-son;Liên đoàn Lao động huyện Long Sơn;LĐLĐ huyện Long Sơn;huyen;3.000
khcn;Công đoàn Sở KH&CN;;nganh;500
y-te;Công đoàn ngành Y tế;;nganh;2.500
moi;Công đoàn cơ sở mới thành lập;;nganh;120;01/4/2025
"""
QUOTAS = "unit;gd1\nan-phu;300\ndong-ha;200\nlong-son;200\nkhcn;20\ny-te;80\n"
COUNTS = "unit;initiatives\nan-phu;150\ndong-ha;60\nlong-son;60\nkhcn;90\ny-te;0\n"
GROUPS = "groups:\n  - {code: huyen, name: Khối huyện}\n  - {code: nganh, name: Khối ngành}\n"
HEAD = "quotas:\n  - phase: gd1\n    counts: quotas.csv\n    total: 800\n"
SNAPSHOT = (
    "as_of: 31/3/2025\nsource: Cổng trực tuyến\ncounts: 2025-03-31.csv\nresults:\n  - total: 360\n"
)


def lay(workspace, **files):
    """The campaign with its tables, some of them (`None`: none) other than usual."""
    folder = workspace.campaigns / "thi-dua"
    usual = {
        "units.yaml": GROUPS + "units: units.csv\n", "units.csv": UNITS, "quotas.yaml": HEAD, "quotas.csv": QUOTAS,
        "results/2025-03-31.yaml": SNAPSHOT, "results/2025-03-31.csv": COUNTS,
    }  # fmt: skip
    for name, text in {**usual, **files}.items():
        if text is None:
            (folder / name).unlink(missing_ok=True)
        else:
            (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def told(workspace):
    """Where and what is wrong: `units.csv:5:D`, and the code."""
    office = open_office(workspace)
    office.campaigns()
    lead = "campaigns/thi-dua/"
    return [
        (str(one.place).removeprefix(lead).partition(": ")[0], one.code)
        for one in office.problems
        if one.code != "W-QUOTA-MISSING"
    ]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_campaign_in_tables_is_the_campaign_in_yaml(office_copy, delimiter, mark, end):
    folder = office_copy.campaigns / "thi-dua"
    before, _ = read_campaign(folder, office_copy)
    csv = {
        name: mark + text.replace(";", delimiter).replace("\n", end)
        for name, text in (("units.csv", UNITS), ("quotas.csv", QUOTAS), ("results/2025-03-31.csv", COUNTS))
    }  # fmt: skip
    lay(office_copy, **csv)
    after, problems = read_campaign(folder, office_copy)
    assert problems == []
    assert after.campaign == before.campaign


_ODD = {
    "as usual": UNITS,
    "no bases": "code;name\na;Đơn vị A\nb;Đơn vị B\n",
    "blank cells": "code;name;order;members;active_to\na;Đơn vị A;;;\nb;Đơn vị B;2;5;31/3/2025\n;;;;\nc;C c;3;;\n",
    "several names": "code;name;aliases\na;Đơn vị A;Đv A|A a\nb;Đơn vị B;\n",
    "guarded": "code;name\na;'=Đơn vị A\nb;'\tĐơn vị B\n",
    "a tier": "code;name;parent;tier\na;Đơn vị A;;own\nb;Đơn vị B;a;\n",
    "no code, no name": "code;name\n;Đơn vị A\nb;\n",
    "refused": "code;name;members;tier\na b;Đơn vị A;x;whole\nb;'\t;1,5;none\n",
    "too long": f"code;name\n{'a' * 61};A\nb;{'B' * 5001}\n",
    "twice": "code;name\na;Đơn vị A\na;Đơn vị B\n",
}


@pytest.mark.parametrize("units", _ODD.values(), ids=_ODD)
def test_units_read_by_columns_are_those_read_one_by_one(office_copy, monkeypatch, units):
    folder = lay(office_copy, **{"units.csv": units, "quotas.yaml": None, "quotas.csv": None})
    quickly, problems = read_campaign(folder, office_copy)
    monkeypatch.setattr(RowItems, "columns", None)
    slowly, others = read_campaign(folder, office_copy)
    assert problems == others
    assert (quickly is None) == (slowly is None)
    if quickly and slowly:
        one, other = quickly.campaign.units, slowly.campaign.units
        assert repr(one) == repr(other)
        assert [unit.model_fields_set for unit in one] == [unit.model_fields_set for unit in other]
        assert all(unit.model_copy(update={"name": "X"}).name == "X" for unit in one)
        for ask in (column_of, has_any):
            asked = ([*map(partial(ask, units), Unit.model_fields)] for units in (one, other))
            assert next(asked) == next(asked)
        library, _ = load_library(office_copy)
        assert check_record(quickly, library) == check_record(slowly, library)


_LISTED = {
    "as usual": "{code: a, name: Đơn vị A, bases: {members: 4.000}}, {code: b, name: B, bases: {members: 5}}",
    "some keys": "{code: a, name: A, order: 2}, {name: B, code: b, tier: own, active_to: 31/3/2025}, {code: c, name: C, parent: b}",
    "blank keys": "{code: a, name: A, group: , bases: {members: 5}}, {code: b, name: B, bases: }",
    "twice": "{code: a, name: A}, {code: a, name: B}",
}
_LISTED_ODDLY = {
    "several names": "{code: a, name: A, aliases: [Đv A]}, {code: b, name: B}",
    "other bases": "{code: a, name: A, bases: {members: 5}}, {code: b, name: B, bases: {women: 3, members: 5}}",
    "none of them": "{code: a, name: A, bases: {}}, {code: b, name: B, bases: {members: 5}}",
    "empty": "{code: a, name: A, short_name: ''}, {code: b, name: B}",
    "refused": "{code: a b, name: A}, {code: b, name: B, bases: {members: '1,5'}}, {name: C}",
    "unknown": "{code: a, name: A, nmae: A}, {code: b, name: B}",
    "wrong shapes": "{code: {a: b}, name: A, bases: 5}, {code: [b], name: B, bases: {members: {x: 5}}}, c",
}


@pytest.mark.parametrize("units", [*_LISTED.values(), *_LISTED_ODDLY.values()])
def test_very_many_units_of_a_list_are_those_read_one_by_one(office_copy, monkeypatch, units):
    alone = {"quotas.yaml": None, "quotas.csv": None, "units.csv": None}
    folder = lay(office_copy, **{"units.yaml": f"{GROUPS}units: [{units}]\n", **alone})
    slowly, others = read_campaign(folder, office_copy)
    monkeypatch.setattr(tabled, "_MANY", 1)
    quickly, problems = read_campaign(folder, office_copy)
    assert problems == others
    assert (quickly is None) == (slowly is None)
    if quickly and slowly:
        one, other = quickly.campaign.units, slowly.campaign.units
        assert isinstance(one, InColumns) == (units in _LISTED.values())
        assert repr(one) == repr(other)
        assert [unit.model_fields_set for unit in one] == [unit.model_fields_set for unit in other]


_PLAIN = "".join(f"  - code: p{n}\n    name: Đơn vị {n}\n    bases: {{members: {n}}}\n" for n in range(10))  # fmt: skip
_BESIDE_PLAIN = {
    "nothing else": "",
    "some keys": "  - {name: A, code: a, tier: own, active_to: 31/3/2025}\n  - {code: b, name: B, parent: a}\n",
    "blank keys": "  - {code: a, name: A, group: , bases: {members: 5}}\n  - {code: b, name: B, bases: }\n",
    "twice": "  - {code: a, name: A}\n  - {code: p3, name: B}\n",
    "a name that is a mapping": "  - {code: a, name: {x: y}}\n",
    "bases that are a text": "  - {code: a, name: A, bases: 5}\n",
    "unknown": "  - {code: a, name: A, nmae: A}\n",
    "unknown in many": "".join(f"  - code: a{n}\n    nmae: A\n" for n in range(10)),
    "a mapping in many": "".join(f"  - code: a{n}\n    name:\n      x: A\n" for n in range(10)),
    "a text in many": "".join(f"  - code: a{n}\n    name: A\n    bases: 5\n" for n in range(10)),
    "no code": "".join(f"  - name: A {n}\n" for n in range(10)),
    "refused in many": "".join(f"  - code: a{n}.\n    name: A\n    tier: n{n}\n" for n in range(10)),
    "blank": "  - {code: , name: }\n",
    "no mapping": "  - words\n",
    "several names": "  - {code: a, name: A, aliases: [Đv A]}\n",
    "one name that is a list": "".join(f"  - code: a{n}\n    name: A\n    aliases: A {n}\n" for n in range(10)),
}  # fmt: skip


@pytest.mark.parametrize("beside", _BESIDE_PLAIN.values(), ids=_BESIDE_PLAIN)
def test_units_of_runs_are_those_read_one_by_one(office_copy, monkeypatch, beside):
    alone = {"quotas.yaml": None, "quotas.csv": None, "units.csv": None}
    units = f"{GROUPS}units:\n{_PLAIN}{beside}{_PLAIN.replace(': p', ': q')}"
    folder = lay(office_copy, **{"units.yaml": units, **alone})
    quickly, problems = read_campaign(folder, office_copy)
    root, _ = assemble(folder, office_copy)
    assert isinstance(root["units"], RowItems) == (beside != _BESIDE_PLAIN["no mapping"])
    monkeypatch.setattr(loading, "_IN_COLUMNS", ())
    slowly, others = read_campaign(folder, office_copy)
    assert problems == others
    assert (quickly is None) == (slowly is None)
    if quickly and slowly:
        one, other = quickly.campaign.units, slowly.campaign.units
        assert isinstance(one, InColumns) == ("[" not in beside)
        assert repr(one) == repr(other)
        assert [unit.model_fields_set for unit in one] == [unit.model_fields_set for unit in other]
        library, _ = load_library(office_copy)
        assert check_record(quickly, library) == check_record(slowly, library)


def test_units_of_which_some_were_changed_are_asked_by_columns_too(office_copy):
    record, _ = read_campaign(lay(office_copy), office_copy)
    before = record.campaign.units
    other = before[1].model_copy(update={"name": "X", "parent": "y-te"})
    now = before.changed({1: other})
    assert now == (before[0], other, *before[2:])
    for name in Unit.model_fields:
        assert [*column_of(now, name)] == [getattr(unit, name) for unit in now]
    assert [has_any(units, "parent") for units in (before, now)] == [False, True]


def test_units_read_by_columns_go_to_another_process_as_any_units(office_copy):
    record, _ = read_campaign(lay(office_copy), office_copy)
    units = record.campaign.units
    assert isinstance(units, InColumns)
    sent = copy(units)
    assert (type(sent), sent) == (tuple, units)


def test_rows_are_made_when_they_are_looked_at_and_then_are_a_list(office_copy):
    root, _ = assemble(lay(office_copy), office_copy)
    units = root["units"]
    assert (len(units), units.columns[("code",)][1]) == (6, "dong-ha")
    second = units[1]
    assert (second["name"], units.columns) == ("Liên đoàn Lao động huyện Đông Hà", None)
    assert [one["code"] for one in units][-1] == units[-1]["code"] == "moi"
    assert units[1] is second
    assert str(locate(root, ("units", 2, "name"))).startswith("campaigns/thi-dua/units.csv:4:B")
    units.drop(0)
    assert (len(units), units[0], units == [*units]) == (5, second, True)
    assert [one["code"] for one in reversed(units)] == ["moi", "y-te", "khcn", "long-son", "dong-ha"]  # fmt: skip


def test_what_was_changed_in_a_row_is_read(office_copy):
    root, _ = assemble(lay(office_copy), office_copy)
    root["units"][0].drop("short_name")
    campaign, _ = bind(Campaign, root)
    assert [unit.short_name for unit in campaign.units[:2]] == [None, "LĐLĐ huyện Đông Hà"]


def test_a_value_leads_to_its_cell(office_copy):
    record, _ = read_campaign(lay(office_copy), office_copy)
    cells = {
        ("units", 3, "bases", "members"): "units.csv:5:E: members",
        ("units", 5, "active_from"): "units.csv:7:F: active_from",
        ("units", 1): "units.csv:3:A: code",
        ("quotas", 0, "counts", "khcn"): "quotas.csv:5:B: gd1",
        ("quotas", 0, "total"): "quotas.yaml:4:12",
        ("snapshots", 0, "results", 0, "counts", "y-te"): "results/2025-03-31.csv:6:B: initiatives",
    }
    found = {path: str(record.place(*path)).partition("thi-dua/")[2] for path in cells}
    assert found == cells
    assert record.place("units", 3, "name").extract == "khcn;Công đoàn Sở KH&CN;;nganh;500"


def test_a_row_stands_at_its_code_and_so_does_what_it_lacks(office_copy):
    units = "name;code;members\nA;y-te;4\n;khcn;5\n"
    root, _ = assemble(lay(office_copy, **{"units.csv": units}), office_copy)
    cells = {
        ("units", 0): "units.csv:2:B: code",
        ("units", 0, "bases"): "units.csv:2:B: code",
        ("units", 0, "bases", "members"): "units.csv:2:C: members",
        ("units", 1, "name"): "units.csv:3:A: name",
        ("units", 1, "group"): "units.csv:3:B: code",
    }
    found = {path: str(locate(root, path)).partition("thi-dua/")[2] for path in cells}
    assert found == cells
    assert ("units.csv:3:A", "E-EMPTY") in told(office_copy)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("units.csv", UNITS.replace("3000", "3,000"), [("units.csv:3:E", "E-NUM-COMMA")]),
        ("units.csv", UNITS.replace(";500", ";-5"), [("units.csv:5:E", "E-NUM-SIGN")]),
        ("units.csv", UNITS.replace("01/4/2025", "31/4/2025"), [("units.csv:7:F", "E-DATE-NONE")]),
        ("units.csv", UNITS.replace("01/4/2025", "4/5/2025"), [("units.csv:7:F", "W-CSV-DATE")]),
        ("units.csv", UNITS.replace("khcn;Công đoàn Sở KH&CN", "khcn;"), [("units.csv:5:B", "E-EMPTY")]),
        ("units.csv", UNITS.replace("Liên đoàn Lao động huyện Đông", "Li?n đoàn huyện Đông"), [("units.csv:3:B", "W-CSV-LOST")]),
        ("units.csv", UNITS.replace("members", "doan_vien"), [("units.csv:1:E", "E-CSV-COLUMN")]),
        ("units.csv", UNITS.replace("members", "group"), [("units.csv:1:E", "E-CSV-TWICE")]),
        ("units.csv", UNITS.replace("code;", "#;"), [("units.csv:1:A", "E-CSV-COLUMN")]),
        ("units.yaml", GROUPS, []),
        ("results/2025-03-31.yaml", SNAPSHOT.partition("results")[0], []),
        ("units.csv", "\n<<<<<<< a\n=======\n>>>>>>> b\n", [("units.csv:2:A", "E-YAML-CONFLICT")]),
        ("results/2025-05-31.yaml", "as_of: 31/5/2025\ncounts: 2025-06-30.csv\n", [("results/2025-05-31.yaml:2:9", "E-FILE-MISSING")]),
        ("results/2025-03-31.csv", "unit;ideas\n", [("results/2025-03-31.csv:1:B", "E-CSV-COLUMN")]),
        ("units.csv", UNITS + "x;Đơn vị X;;;;;thừa\n", [("units.csv:8:G", "E-CSV-COLUMN")]),
        ("units.csv", UNITS.replace("short_name", '"short_name'), [("units.csv:1:C", "E-CSV-QUOTE")]),
        ("units.csv", UNITS.replace("4.000", "1,2E+11"), [("units.csv:2:E", "E-CSV-EXCEL")]),
        ("units.csv", UNITS.replace("4.000", "#N/A"), [("units.csv:2:E", "E-CSV-EXCEL")]),
        ("units.csv", "", [("units.csv:1", "E-CSV-EMPTY")]),
        ("units.csv", UNITS.replace(";500", ";5\x0700"), [("units.csv:5:E", "E-TEXT-CHARACTER")]),
        ("units.yaml", GROUPS + "units: []\n", [("units.csv:1:A", "E-KEY-TWICE")]),
        ("units.csv", UNITS.replace("y-te", "10"), [("units.csv:6:A", "E-CSV-ZEROS")]),
        ("quotas.csv", QUOTAS.replace("gd1", "gd9"), [("quotas.csv:1:B", "E-CSV-COLUMN")]),
        ("quotas.csv", QUOTAS + "khcn;7\n", [("quotas.csv:7:A", "E-CSV-TWICE")]),
        ("quotas.csv", QUOTAS + "Tổng cộng;800\n", [("quotas.csv:7:A", "E-CSV-TOTAL")]),
        ("results/2025-03-31.csv", "unit;initiatives;benefit\nyte;1;2\n", [("results/2025-03-31.csv:2:A", "E-UNIT-UNKNOWN")]),
        ("quotas.csv", QUOTAS + ";7\n", [("quotas.csv:7:A", "E-CSV-UNIT")]),
        ("quotas.csv", "unit;gd1.fixed\nkhcn;?\n", [("quotas.csv:2:B", "E-YESNO"), ("quotas.yaml:3:13", "E-CSV-COLUMN")]),
        ("quotas.csv", None, [("quotas.yaml:3:13", "E-FILE-MISSING")]),
        ("quotas.yaml", HEAD.replace("quotas.csv", "{khcn: 20}"), [("quotas.csv:1:B", "E-KEY-TWICE")]),
        ("results/2025-03-31.csv", COUNTS.replace("150", "150a"), [("results/2025-03-31.csv:2:B", "E-NUM")]),
        ("results/2025-03-31.yaml", SNAPSHOT.replace("  - total: 360", "  - counts: {khcn: 9}"), [("results/2025-03-31.csv:1:B", "E-KEY-TWICE")]),
        ("results/2025-03-31.yaml", SNAPSHOT.replace("2025-03-31.csv", "../units.csv"), [("results/2025-03-31.yaml:3:9", "E-PATH-OUTSIDE"), ("results/2025-03-31.csv", "W-CSV-UNNAMED")]),
        ("results/2025-05-31.csv", COUNTS, [("results/2025-05-31.csv", "W-CSV-UNNAMED")]),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_row_and_column(office_copy, name, text, found):
    other = {"quotas.csv": QUOTAS.replace("y-te", "010")} if text and "\n10;" in text else {}
    lay(office_copy, **other, **{name: text})
    assert told(office_copy) == found


def test_a_table_that_got_a_code_is_told_which_columns_to_rename(office_copy):
    lay(office_copy, **{"quotas.yaml": HEAD.replace("- phase", "- code: dau\n    phase")})
    (problem,) = _problems(office_copy)
    assert problem.hint.text() == "đổi «gd1» ở tên các cột của bảng này thành «dau»"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (UNITS.encode("utf-16"), "UTF-16"),
        ("code;name\na;Đơn vị Hà Nội\n".encode("cp1258", "replace"), "Windows-1258"),
        (b"PK\x03\x04\x14\x00\x06", "sổ Excel"),
    ],
)
def test_another_encoding_is_refused_by_its_name_with_the_way_to_save(office_copy, data, said):
    lay(office_copy, **{"units.csv": data})
    (problem,) = errors(open_office(office_copy).problems) or _problems(office_copy)
    assert problem.code == "E-CSV-ENCODING"
    assert said in problem.message.text()
    assert "CSV UTF-8" in problem.hint.text()


CHANGED = b'\xef\xbb\xbfunit,initiatives,note\r\ny-te,1,\'-g\r\nan-phu, 150 ,"x ""y"""\r\n\r\nkhcn,90\r\n,,\r\n'


def test_only_the_cells_that_change_are_written(office_copy):
    """What is unlike our own way of writing stays: blanks, quotes, blank rows, line ends."""
    folder = lay(office_copy, **{"results/2025-03-31.csv": CHANGED})
    record, _ = read_campaign(folder, office_copy)
    before = record.campaign.snapshots[0]
    counts = {**before.results[0].counts, "khcn": 91, "moi": 5}
    result = before.results[0].model_copy(update={"counts": counts})
    after = before.model_copy(update={"results": (result,), "statuses": {"khcn": Status.ESTIMATED}})
    path = folder / "results" / "2025-03-31.yaml"
    head, table = writes_of_snapshot(record, path, before, after)
    assert head.after == head.before
    after = CHANGED.replace(b"initiatives,note", b"initiatives,note,status")
    after = after.replace(b"'-g\r\n", b"'-g\r\nmoi,5\r\n")
    assert table.after == after.replace(b"khcn,90", b"khcn,91,,estimated")


def _problems(workspace):
    office = open_office(workspace)
    office.campaigns()
    return office.problems


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("code;name", "Mã đơn vị;Tên đơn vị"),
        ("code;name", "Mã số;Tên khoa"),
        (";group", ";Khối thi đua"),
        ("members", "Đoàn viên"),
        ("members", "bases.members"),
        ("active_from\n", "active_from;Ghi chú\n"),
        ("active_from\n", "active_from;;;\n"),
        ("code;", "sep=;\ncode;"),
        ("khcn;", "\n;;;\nkhcn;"),
        ("khcn;Công đoàn Sở KH&CN", 'khcn;"Công đoàn Sở KH&CN"'),
        (";500", "; 500 ;;;;"),
        ("120;01/4/2025\n", "120;01/4/2025"),
    ],
)
def test_what_excel_and_people_make_of_a_table_says_the_same(office_copy, before, after):
    folder = lay(office_copy)
    wanted, _ = read_campaign(folder, office_copy)
    assert before in UNITS
    lay(office_copy, **{"units.csv": UNITS.replace(before, after)})
    found, problems = read_campaign(folder, office_copy)
    assert problems == []
    assert found.campaign == wanted.campaign


@pytest.mark.parametrize("cell", ["DH | Đ. Hà", '"DH; Đ. Hà"', "DH|Đ. Hà"])
def test_a_cell_holds_several_aliases(office_copy, cell):
    head, *rows = UNITS.splitlines()
    listed = [f"{cell if row.startswith('dong-ha') else ''};{row}" for row in rows]
    lay(office_copy, **{"units.csv": "\n".join([f"Cách gọi khác;{head}", *listed, ""])})
    found, problems = read_campaign(office_copy.campaigns / "thi-dua", office_copy)
    assert problems == []
    assert found.campaign.units[1].aliases == ("DH", "Đ. Hà")


def test_units_are_written_where_they_stand(office_copy):
    """A name changed, a unit added in its place, one gone; a list with a base that is new."""
    record, _ = read_campaign(lay(office_copy), office_copy)
    an_phu, dong_ha, *rest = record.campaign.units
    renamed = dong_ha.model_copy(update={"short_name": "Đông Hà; mới", "aliases": ("DH", "Đ. Hà")})
    new = Unit(code="x", name="-X", group="huyen", bases={"members": 7, "workers": 9})
    write = write_of_units(record, [an_phu, new, renamed, *rest[:-1]])
    before, after = UNITS.splitlines(), write.after.decode().splitlines()
    assert after == [
        f"{before[0]};workers;aliases",
        before[1],
        "x;'-X;;huyen;7;;9",
        'dong-ha;Liên đoàn Lao động huyện Đông Hà;"Đông Hà; mới";huyen;3000;;;DH | Đ. Hà',
        *before[3:6],
    ]


@pytest.mark.parametrize("name", ["quotas.csv", "results/2025-03-31.csv"])
def test_a_table_that_is_wrong_can_be_left_out_with_all_that_names_it(office_copy, name):
    wrong = {"quotas.csv": QUOTAS, "results/2025-03-31.csv": COUNTS}[name].replace(
        "khcn;", "khcn;x"
    )
    folder = lay(office_copy, **{name: wrong})
    assert read_campaign(folder, office_copy)[0] is None
    record, problems = read_for_results(folder, office_copy)
    assert (problems, [*record.left_out]) == ([], [f"campaigns/thi-dua/{name}"])
    assert len(record.campaign.quotas) == (name != "quotas.csv")
    assert [str(one.as_of) for one in record.campaign.snapshots] == (
        ["2025-05-31"] if name != "quotas.csv" else ["2025-03-31", "2025-05-31"]
    )
