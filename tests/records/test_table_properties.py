"""What holds for any campaign: into tables and back it says the same, and an edit leaves all other bytes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from generator.model.campaign import Quota
from generator.records.converting import Form, normal, plan_conversion
from generator.records.loading import read_campaign
from generator.records.quota_writing import writes_of_quotas
from generator.records.snapshot_writing import writes_of_snapshot
from generator.records.table_writing import write_of_units
from generator.records.writing import write_yaml_text
from generator.workspace.folders import Workspace
from generator.workspace.tableediting import TableEdits, edited_table
from generator.workspace.tabletext import parted, split_rows
from generator.workspace.text import FORBIDDEN, INVISIBLE

SETTINGS = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[*HealthCheck],
)
FEW = settings(SETTINGS, max_examples=8)
CODES = st.from_regex(r"[A-Za-zĐđ0-9](?:[A-Za-z0-9.&_-]{0,4}[A-Za-z0-9])?", fullmatch=True)
LETTERS = st.characters(exclude_categories=("C", "Z"))
NAMES = (
    st.text(st.one_of(LETTERS, st.sampled_from(" ;,\"'=+-@|\t\n")), min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda text: text and not FORBIDDEN.search(text) and not INVISIBLE.search(text))
)
ALIASES = NAMES.filter(lambda text: not {"|", ";"} & {*text})
HEAD = {
    "code": "c", "name": "C", "short_name": "C", "issuer": "x", "starts": "2025-01-01", "ends": "2025-12-31",
    "indicators": [{"code": one, "name": f"I {one}", "unit_of_measure": "u"} for one in ("name", "i2")],
    "phases": [{"code": "p1", "name": "P1", "ends": "2025-06-30"}, {"code": "i2", "name": "P2", "ends": "2025-12-31"}],
    "bases": [{"code": one, "name": f"B {one}"} for one in ("code", "b2")],
}  # fmt: skip
AMOUNTS = st.one_of(st.integers(0, 10**12).map(str), st.sampled_from(["1,5", "91,5%", "0"]))


def some(keys, values):
    """A mapping of some of the keys."""
    return st.dictionaries(st.sampled_from(keys), values, max_size=len(keys))


@st.composite
def campaigns(draw):
    """Records by the names of their files."""
    codes = draw(st.lists(CODES, min_size=1, max_size=4, unique=True))
    plain = st.fixed_dictionaries(
        {"name": NAMES},
        optional={
            "short_name": NAMES,
            "aliases": st.lists(ALIASES, min_size=1, max_size=2),
            "parent": st.sampled_from(codes),
            "tier": st.just("own"),
            "order": st.integers(0, 99).map(str),
            "bases": st.dictionaries(st.sampled_from(["code", "b2"]), st.just("1775"), min_size=1),
            "active_from": st.just("01/4/2025"),
        },
    )
    by_unit = st.dictionaries(st.sampled_from(codes), AMOUNTS, min_size=1)
    quota = st.fixed_dictionaries(
        {"counts": by_unit},
        optional={
            "indicator": st.sampled_from(["name", "i2"]),
            "phase": st.sampled_from(["p1", "i2"]),
            "total": AMOUNTS,
            "fixed": st.lists(st.sampled_from(codes), unique=True, min_size=1),
            "rule": NAMES,
            "reasons": st.dictionaries(st.sampled_from(codes), NAMES, min_size=1),
        },
    )
    quotas = draw(st.lists(quota, max_size=2))
    coded = [{"code": f"q{place}", **one} for place, one in enumerate(quotas)]
    results = draw(
        st.lists(
            st.fixed_dictionaries({"counts": by_unit}, optional={"total": AMOUNTS}),
            min_size=1,
            max_size=2,
        )
    )
    named = [{"indicator": code, **one} for code, one in zip(("i2", "name"), results, strict=False)]
    snapshot = {"as_of": "2025-05-31", "source": "S", "results": named}
    if statuses := draw(some(codes, st.sampled_from(["estimated", "returned"]))):
        snapshot["statuses"] = statuses
    return {
        "campaign.yaml": HEAD,
        "units.yaml": {"units": [{"code": code, **draw(plain)} for code in codes]},
        "quotas.yaml": {"quotas": coded if draw(st.booleans()) else quotas[:1]},
        "results/a.yaml": snapshot,
    }


def laid(folder, files):
    for name, record in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_yaml_text(record), encoding="utf-8")


def converted(folder, workspace, form):
    """The campaign once it was brought into a form."""
    record, problems = read_campaign(folder, workspace)
    assert record is not None, problems
    for write in plan_conversion(record, form).writes:
        if write.after is None:
            write.path.unlink()
        else:
            write.path.write_bytes(write.after)
    return record.campaign


@FEW
@given(files=campaigns())
def test_into_tables_and_back_a_campaign_says_the_same(files):
    with tempfile.TemporaryDirectory() as home:
        workspace = Workspace(Path(home))
        folder = workspace.campaigns / "c"
        laid(folder, files)
        first = converted(folder, workspace, Form.CSV)
        assert (folder / "units.csv").exists()
        assert not (folder / "units.yaml").exists()
        second = converted(folder, workspace, Form.YAML)
        third, _ = read_campaign(folder, workspace)
        assert not [*folder.rglob("*.csv")]
        assert normal(first) == normal(second) == normal(third.campaign)


@FEW
@given(files=campaigns(), chance=st.randoms(use_true_random=False))
def test_what_is_written_into_tables_is_read_again(files, chance):
    with tempfile.TemporaryDirectory() as home:
        workspace = Workspace(Path(home))
        folder = workspace.campaigns / "c"
        laid(folder, files)
        converted(folder, workspace, Form.CSV)
        record, _ = read_campaign(folder, workspace)
        now = record.campaign
        codes = [unit.code for unit in now.units]

        def reread(writes):
            instead = {write.path: write.after for write in writes}
            return normal(read_campaign(folder, workspace, instead=instead)[0].campaign)

        counts = {code: chance.randrange(9**9) for code in codes if chance.random() < 0.7}
        result = now.snapshots[0].results[0]
        new = result.model_copy(update={"counts": counts or {codes[0]: 1}})
        snapshot = now.snapshots[0].model_copy(
            update={"results": (new, *now.snapshots[0].results[1:]), "note": "x"}
        )
        writes = writes_of_snapshot(record, folder / "results/a.yaml", now.snapshots[0], snapshot)
        wanted = now.model_copy(update={"snapshots": (snapshot,)})
        assert reread(writes) == normal(wanted)

        units = [*now.units, now.units[0].model_copy(update={"code": "ZZ-9", "name": "=1;"})]
        units.insert(0, units.pop())
        assert list(reread([write_of_units(record, units)]).units) == units

        for index, quota in enumerate(now.quotas):
            told = {"counts": {code: chance.randrange(99) for code in codes}, "total": 7}
            made = Quota.model_validate({**dict(quota), **told, "reasons": {codes[0]: 'l;"ý'}})
            others = (*now.quotas[:index], made, *now.quotas[index + 1 :])
            wanted = now.model_copy(update={"quotas": others})
            assert reread(writes_of_quotas(record, [(index, quota, made)])) == normal(wanted)


CELLS = st.text(st.sampled_from("ab1 ;,\"'=\n|đ"), max_size=5)


def written(cell, delimiter, style):
    """A cell as Excel or a person may write it."""
    if style == "quoted" or {delimiter, '"', "\n"} & {*cell}:
        return '"' + cell.replace('"', '""') + '"'
    return cell


@SETTINGS
@given(
    rows=st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=2, max_size=5),
    delimiter=st.sampled_from(";,\t"),
    end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff", "sep=@\r\n"]),
    style=st.sampled_from(["quoted", "plain"]),
    is_closed=st.booleans(),
    spot=st.tuples(st.integers(1, 5), st.integers(0, 5)),
    new=CELLS,
)
@example(rows=[["a"], ["'=b"]], delimiter=";", end="\n", mark="", style="plain", is_closed=True, spot=(2, 1), new="=x")  # fmt: skip
def test_an_edit_leaves_every_other_byte(rows, delimiter, end, mark, style, is_closed, spot, new):
    lines = [["code", "name"], *rows]
    body = end.join(
        delimiter.join(written(cell, delimiter, style) for cell in row) for row in lines
    )
    text = mark.replace("@", delimiter) + body + end * is_closed
    known = {"code", "name"}.__contains__
    row, column = min(spot[0], len(rows)) + 1, spot[1]
    if "\n" in "".join(lines[row - 1]) or not "".join(lines[row - 1]).strip():
        return
    after = edited_table(text, known, TableEdits(cells={(row, column): new}))
    assert after is not None
    before, changed = (
        split_rows(parted(one.removeprefix("\ufeff"), known)[0], delimiter) for one in (text, after)
    )
    assert after.startswith(mark.replace("@", delimiter))
    assert [*before[: row - 1], *before[row:]] == [*changed[: row - 1], *changed[row:]]
