"""One figure, many places: text, table, total, chart, brief, Excel and JSON say the same of it.

Every figure of every sample, the invented office and the shapes is walked by its name.
"""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from places import SHAPES, WORKSPACES
from sheet_formulas import held, reckoned

from generator.cli.figures import _data
from generator.drafting import listing
from generator.drafting.charting import draw_figures
from generator.drafting.expressions import Expressions
from generator.drafting.listing import figure_named, list_figures
from generator.drafting.tabulate import tabulate
from generator.drafting.vocabulary.build import build_names
from generator.drafting.vocabulary.filters import amount
from generator.drafting.vocabulary.limits import in_words, limits
from generator.drafting.vocabulary.numerals import in_scale, is_shifted, said, unscaled
from generator.exchange.cells import cell_of
from generator.exchange.sheet_parts import amount_field
from generator.exchange.unit_table import unit_sheet
from generator.figures.moment import figures_at
from generator.figures.progress import Progress
from generator.model.document import Chart, Table
from generator.office.inquiry import briefs_of
from generator.office.office import open_office
from generator.office.workflow import plan_work, subject_of
from generator.problems import Place
from generator.sheets import Computed, Told
from generator.wording.said_numbers import decimal
from generator.workspace.folders import Workspace

ROW = ("count", "quota", "rate", "surplus", "shortfall", "share")
BLANK_AT_NOUGHT = {"surplus", "shortfall"}


def _campaigns():
    folders = [*WORKSPACES, *sorted(path for path in SHAPES.iterdir() if path.is_dir())]
    for folder in folders:
        for path in sorted((folder / "campaigns").glob("*/campaign.yaml")):
            yield pytest.param((folder, path.parent.name), id=path.parent.name)


class Sample:
    """A campaign at its newest moment, with every place that prints its figures."""

    def __init__(self, folder, code):
        self.office = open_office(Workspace(folder))
        (self.record,) = self.office.campaigns([code])
        self.campaign = self.record.campaign
        self.figures = figures_at(self.campaign, None)
        (work, *_) = plan_work([self.record], ())
        names = build_names(subject_of(work, self.office))
        self.expressions = Expressions(
            {**names, "indicators": self.figures.indicators}, 1, lambda *_: Place("x")
        )

    def text(self, path):
        """What `{{ path }}` prints."""
        printed = self.expressions.text(f"{{{{ {path} }}}}")
        assert self.expressions.problems == []
        return printed

    def table(self, tally, phase, rows):
        columns = [{"show": "name", "header": "-"}, *({"show": one, "header": "-"} for one in ROW)]
        record = Table.model_validate(
            {
                "columns": columns,
                "rows": rows,
                "indicator": tally.indicator.code,
                "phase": phase,
            }
        )
        made = tabulate(record, self.figures, self.expressions, ("t",))
        assert self.expressions.problems == []
        return {
            (row.kind.value, row.cells[0]): tuple(map(_without_noughts, row.cells[1:]))
            for row in made.rows
        }

    def tallies(self):
        for tally in self.figures.indicators.values():
            yield tally, None
            for phase, part in tally.phases.items():
                yield part, phase


@pytest.fixture(scope="module")
def sample(request):
    return Sample(*request.param)


def _name(path):
    """A name as expressions write it: codes with a hyphen in brackets."""
    first, *rest = path.split(".")
    return first + "".join(
        f".{one}" if re.fullmatch(r"[A-Za-z_]\w*(\[\d+\])?", one) else f"['{one}']" for one in rest
    )


def _shown_by_excel(cell):
    """What a spreadsheet shows of a cell, in Vietnamese."""
    if isinstance(cell, Computed):
        cell = cell.result
    if not isinstance(cell, Told):
        return decimal(cell, 0)
    before, places, after = re.fullmatch(
        r'(?:"(.*?)")?#,##0(?:\.(0+))?(%|".*?"%?)?(?:;.*)?', cell.format
    ).groups("")
    scale = 100 if after.endswith("%") else 1
    unit = after.replace('"', "").replace("điểm %", "điểm phần trăm")
    return f"{before}{decimal(Fraction(cell.value) * scale, len(places))}{unit}"


def _without_noughts(cell):
    """A number without noughts at its end: a table has the same decimals in every row, a text has not."""
    return cell.rstrip("0").rstrip(",") if "," in cell else cell


def _cell(figure, name):
    if figure is None or (name in BLANK_AT_NOUGHT and figure == 0):
        return ""
    return _without_noughts(said(figure).replace("điểm phần trăm", "điểm %"))


each_campaign = pytest.mark.parametrize("sample", list(_campaigns()), indirect=True)


@each_campaign
def test_a_text_says_what_the_list_of_figures_says(sample):
    for one in list_figures(sample.figures):
        assert sample.text(_name(one.path)) == one.told, one.path


@each_campaign
def test_a_workbook_shows_it(sample):
    for one in list_figures(sample.figures):
        if not is_shifted(one.figure, 1):
            assert _shown_by_excel(cell_of(one.figure)) == said(unscaled(one.figure)), one.path


@each_campaign
def test_other_programs_are_given_it_exactly(sample):
    listed = list(list_figures(sample.figures))
    for one, data in zip(listed, _data(listed, sample.figures)["figures"], strict=True):
        assert Fraction(data["value"]) == one.figure.value, one.path
        assert (data["name"], data["said"]) == (one.path, one.said)
        assert bool(data["coverage"]) == bool(limits(one.figure)), one.path


@each_campaign
def test_tables_show_it_in_rows_and_sums(sample):
    for tally, phase in sample.tallies():
        rows = sample.table(tally, phase, "units")
        assert [rows["row", unit.short_name] for unit in tally.units] == _rows(tally.units)
        if len({row.name for row in tally.groups}) > 1:
            groups = sample.table(tally, phase, "groups")
            assert [groups["row", group.name] for group in tally.groups] == _rows(tally.groups)
        if ("total", "Tổng") in rows and not tally.indicator.is_rate:
            is_usual = _rows(tally.units) == [_cells(unit) for unit in tally.units]
            total = _cells(tally) if is_usual else _exact_cells(tally)
            assert rows["total", "Tổng"][:3] == total[:3]


@each_campaign
def test_the_table_of_targets_shows_it(sample):
    for tally, phase in sample.tallies():
        if phase is None or not tally.targets:
            continue
        rows = sample.table(tally, phase, "targets")
        for target in tally.targets.values():
            name = target.name[:1].upper() + target.name[1:]
            shown = rows["row", name][0]
            assert shown == _cell(target.count, "count"), target.code


@each_campaign
def test_charts_draw_it(sample):
    for tally, phase in sample.tallies():
        record = {
            "kind": "progress",
            "title": "-",
            "indicator": tally.indicator.code,
            "phase": phase,
        }
        drawn = draw_figures(Chart.model_validate(record), sample.figures)
        if drawn is None:
            continue
        values = dict(zip(drawn.categories, drawn.series[0].values, strict=True))
        scale = 100 if tally.indicator.is_rate else 1
        for unit in tally.units:
            if unit.count is not None:
                known = in_scale(unit.count).value * scale
                size = Fraction(known, values[unit.short_name]) if known else 1
                assert size in {1, 10**6, 10**9}, unit.code


@each_campaign
def test_charts_of_rates_draw_them_from_the_best_to_the_least(sample):
    for tally, phase in sample.tallies():
        asked = {"kind": "rates", "title": "-", "indicator": tally.indicator.code, "phase": phase}
        drawn = draw_figures(Chart.model_validate(asked), sample.figures)
        if drawn is None or drawn.mark is None:
            continue
        (rates,) = drawn.series
        shown = zip(drawn.categories, rates.values, rates.labels, strict=True)
        told = [(name, value, label) for name, value, label in shown if value is not None]
        rated = [unit for unit in tally.units if unit.rate is not None]
        assert sorted(told) == sorted(
            (unit.short_name, Fraction(unit.rate.value) * 100, said(unit.rate)) for unit in rated
        )
        assert [value for _, value, _ in told] == sorted(
            (value for _, value, _ in told), reverse=True
        )


@each_campaign
def test_the_table_of_units_in_a_workbook_holds_it(sample):
    for tally, phase in sample.tallies():
        sheet = unit_sheet(sample.campaign, tally, None, phase or "")
        places = {one.title: place for place, one in enumerate(sheet.fields)}
        count = amount_field(tally.indicator).title
        ahead = places.keys() & {"Vượt", "Thấp hơn", "Còn thiếu", "Còn cao hơn"}
        told = ["Chỉ tiêu", count, "Tỷ lệ đạt", *sorted(ahead, key=places.get)]
        there = [places.get(title) for title in told]
        cells = {
            row[1]: [None if place is None else row[place] for place in there]
            for row in sheet.rows
            if row[1] and not row[2].endswith("(phần riêng)")
        }
        for unit in tally.units:
            kept = [
                getattr(unit, name) for name in ("goal", "count", "rate", "surplus", "shortfall")
            ]
            found = [one.result if isinstance(one, Computed) else one for one in cells[unit.code]]
            found += [None] * (len(kept) - len(found))
            assert [*map(str, found)] == [str(cell_of(one)) for one in kept], unit.code


@each_campaign
def test_the_formulas_of_a_workbook_yield_it(sample):
    for tally, phase in sample.tallies():
        sheet = unit_sheet(sample.campaign, tally, None, phase or "")
        for line, row in enumerate(sheet.rows):
            for place, cell in enumerate(row):
                if isinstance(cell, Computed):
                    found = reckoned(sheet, line, place)
                    assert found == held(cell), (tally.name, row[2], sheet.fields[place].title)


@each_campaign
def test_the_brief_tells_it(sample):
    if sample.figures.main.count is None:
        return
    texts = briefs_of(sample.office, sample.campaign.code, None, None)
    for tally in sample.figures.indicators.values():
        if tally is not sample.figures.main and tally.count is not None:
            assert amount(tally) in texts["news"], tally.indicator.code
            assert all(one in texts["news"] for one in limits(tally)), tally.indicator.code


def _cells(row):
    return tuple(_cell(getattr(row, name, None), name) for name in ROW)


def _rows(known):
    """The cells of rows; results and what is missing as they are, where rounded they make no quota in some row."""
    usual = [_cells(row) for row in known]
    if all(map(_adds_up, usual)):
        return usual
    exact = [_exact_cells(row) for row in known]
    assert all(map(_adds_up, exact))
    return exact


def _adds_up(cells):
    count, quota, _, surplus, shortfall, _ = map(_read, cells)
    return None in (count, quota) or count + (shortfall or 0) == quota + (surplus or 0)


def _read(cell):
    plain = re.fullmatch(r"([\d.]+)(?:,(\d+))?", cell)
    return Fraction(f"{plain[1].replace('.', '')}.{plain[2] or 0}") if plain else None


def _exact_cells(row):
    return tuple(
        _without_noughts(decimal(in_scale(value).value, 6))
        if cell and name not in {"rate", "share"} and (value := getattr(row, name))
        else cell
        for name, cell in zip(ROW, _cells(row), strict=True)
    )


def test_an_amount_is_said_with_what_limits_it():
    sample = Sample(SHAPES / "thieu-bao-cao", _only(SHAPES / "thieu-bao-cao"))
    main = sample.figures.main
    assert limits(main) != ()
    assert limits(main)[0] in in_words(amount(main), main)


def _only(folder):
    (path,) = (folder / "campaigns").glob("*/campaign.yaml")
    return path.parent.name


@each_campaign
def test_one_is_found_by_its_name_alone(sample):
    for one in list_figures(sample.figures):
        assert figure_named(sample.figures, one.path) == one, one.path


class RatesAsked:
    """Who looks for rates, and of units for those of these names alone."""

    def __init__(self, units=""):
        self.units = units

    def __call__(self, path, _, __):
        return path.endswith(".rate")

    def of_many(self, paths, _, __):
        return [self.units in path for path in paths]


@each_campaign
def test_of_what_nobody_asks_for_nothing_is_reckoned(sample, monkeypatch):
    rates = [one.path for one in list_figures(sample.figures) if one.path.endswith(".rate")]
    monkeypatch.setattr(Progress, "shortfall", property(lambda _: pytest.fail("not asked for")))
    asked = list_figures(sample.figures, asks=RatesAsked())
    assert [one.path for one in asked] == rates
    others = list_figures(sample.figures, asks=RatesAsked("none called so"))
    assert [one.path for one in others] == [one for one in rates if ".unit." not in one]


@each_campaign
def test_to_find_one_no_other_is_reckoned(sample, monkeypatch):
    last = list(list_figures(sample.figures))[-1]
    told = []
    named = listing._named

    def noted(path, subject, owner, names, asks):
        told.extend(f"{path}.{one}" for one in names)
        return named(path, subject, owner, names, asks)

    monkeypatch.setattr(listing, "_named", noted)
    figure_named(sample.figures, last.path)
    assert told == [last.path]
