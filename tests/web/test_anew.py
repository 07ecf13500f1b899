"""The page reads anew whatever changed, however it changed, and reckons nothing twice while nothing has."""

from __future__ import annotations

import os
import time

import pytest

from generator.office import campaign_of
from generator.office.inquiry import figures_at
from generator.workspace import stand_of, watching


@pytest.fixture
def results(desk):
    return max((desk.workspace.campaigns / "thi-dua" / "results").glob("*.yaml"))


def counted_otherwise(results):
    text = results.read_text(encoding="utf-8")
    results.write_text(text.replace("long-son: 90", "long-son: 80"), encoding="utf-8")


def office_of(desk):
    with desk.office() as office:
        campaign_of(office, "thi-dua")
        return office


def test_what_a_killed_run_left_is_settled_before_records_are_held(desk, monkeypatch):
    settled = []
    monkeypatch.setattr("generator.web.desk.settle", settled.append)
    with desk.holding("thi-dua"):
        assert settled == [desk.workspace]


def test_nothing_is_read_twice(desk):
    assert office_of(desk) is office_of(desk)


def test_figures_are_reckoned_once(desk):
    with desk.office() as office:
        first = figures_at(office, "thi-dua", None)[1]
    with desk.office() as office:
        assert figures_at(office, "thi-dua", None)[1] is first


def test_a_change_of_the_same_size_and_time_is_seen(browser, desk, results):
    before = browser.get("/campaigns/thi-dua").text
    seen = results.stat()
    counted_otherwise(results)
    os.utime(results, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert (results.stat().st_size, results.stat().st_mtime_ns) == (seen.st_size, seen.st_mtime_ns)
    assert browser.get("/campaigns/thi-dua").text != before


def test_two_changes_within_one_tick_of_the_clock_are_seen(desk, results, monkeypatch):
    now = time.time_ns()
    monkeypatch.setattr(watching, "_seen", lambda found: (now, found.st_size, now, 1))
    before = office_of(desk)
    assert office_of(desk) is before
    counted_otherwise(results)
    assert office_of(desk) is not before


def test_what_lies_beside_records_and_templates_is_seen(desk):
    layer = desk.workspace.root / "own.yaml"
    layer.write_text("size_set: small\n", encoding="utf-8")
    with desk.workspace.settings.open("a", encoding="utf-8") as stream:
        stream.write("formats: [own.yaml]\n")
    office_of(desk)
    before = office_of(desk)
    assert office_of(desk) is before
    layer.write_text("size_set: large\n", encoding="utf-8")
    assert office_of(desk) is not before


def test_a_file_that_is_not_there_is_seen_when_it_comes(desk):
    path = desk.workspace.root / "handed.json"
    before = stand_of(desk.workspace, [path])
    path.write_text("{}", encoding="utf-8")
    assert not stand_of(desk.workspace, [path]).is_as(before)
