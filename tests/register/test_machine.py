"""Any order of keeping, issuing, giving up, faults and kills: every number once, none left out."""

from __future__ import annotations

import errno
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from clerks import Faults, date, issuance, issue, letter, open_book, reserve
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from generator.model.books import RowState
from generator.problems import MachineFailed, RecordsInvalid, errors
from generator.register.changing import list_rows
from generator.register.checks import check_register
from generator.register.entering import void
from generator.workspace import disk
from generator.workspace.folders import Workspace
from generator.workspace.journal import settle

KEYS = st.sampled_from(["a", "b", "c", "d", "e"])
DAYS = st.sampled_from(["30/12/2022", "31/12/2022", "02/01/2023", "03/01/2023"])


class Clerks(RuleBasedStateMachine):
    """The register beside what a careful person would remember of it."""

    def __init__(self):
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.register = open_book(Workspace(self.root), date("03/01/2022"))
        self.faults = Faults()
        self.plain = {name: getattr(disk, name) for name in Faults.STEPS}
        for name, step in self.plain.items():
            setattr(disk, name, self.faults.wrap(name, step))
        self.told = {}

    def teardown(self):
        for name, step in self.plain.items():
            setattr(disk, name, step)
        shutil.rmtree(self.root)

    def ask(self, change):
        """A change, and what its clerk was told; a refusal or a fault tells nothing."""
        with suppress(RecordsInvalid, MachineFailed):
            for one in change().given:
                self.told[one.row.date.year, one.row.number] = one.row.key
        self.faults.repair()

    @rule(key=KEYS, day=DAYS)
    def keep(self, key, day):
        self.ask(lambda: reserve(self.register, [letter(key, day)]))

    @rule(keys=st.lists(KEYS, min_size=1, unique=True), day=DAYS)
    def keep_batch(self, keys, day):
        self.ask(lambda: reserve(self.register, [letter(key, day) for key in keys]))

    @rule(key=KEYS, day=DAYS, text=st.sampled_from(["lời", "lời khác"]))
    def issue(self, key, day, text):
        self.ask(lambda: issue(self.register, [issuance(self.register, key, day, text=text)]))

    @rule(key=KEYS, day=DAYS, number=st.integers(1, 9), reason=st.sampled_from(["", "bỏ trống"]))
    def enter_by_hand(self, key, day, number, reason):
        asked = letter(key, day, number=number, skip_reason=reason)
        self.ask(lambda: reserve(self.register, [asked]))

    @rule(number=st.integers(1, 9), period=st.sampled_from(["2022", "2023"]))
    def give_up(self, number, period):
        with suppress(RecordsInvalid):
            void(self.register, number, "nhầm", period=period)

    @rule(key=KEYS, day=DAYS, step=st.integers(1, 40), lasting=st.booleans())
    def meet_a_fault(self, key, day, step, lasting):
        self.faults.fail(step, lasting=lasting, error=errno.EROFS)
        self.ask(lambda: issue(self.register, [issuance(self.register, key, day)]))
        settle(self.register.workspace)

    @invariant()
    def every_number_is_there_once(self):
        rows = [entry.row for entry in list_rows(self.register)]
        for year in (2022, 2023):
            numbers = sorted(row.number for row in rows if row.date.year == year)
            assert numbers == list(range(1, len(numbers) + 1))
        assert errors(check_register(self.register)) == []

    @invariant()
    def what_a_clerk_was_told_holds(self):
        rows = {(entry.year, entry.row.number): entry.row.key for entry in list_rows(self.register)}
        assert {spot: rows[spot] for spot in self.told} == self.told

    @invariant()
    def a_record_says_what_the_register_says(self):
        for entry in list_rows(self.register, states=[RowState.ISSUED]):
            text = (self.root / entry.row.record).read_text("utf-8")
            assert f"number: {entry.row.number}\n" in text
            assert (self.root / f"output/ca-mau/{entry.row.key}.xml").exists()

    @invariant()
    def nothing_lies_about(self):
        assert list(self.root.rglob(".staged-*")) == []


@pytest.mark.parametrize(
    "effort",
    [
        settings(max_examples=15, stateful_step_count=12),
        pytest.param(settings(max_examples=25, stateful_step_count=40), marks=pytest.mark.slow),
    ],
    ids=["quick", "thorough"],
)
def test_any_order(effort):
    health = list(HealthCheck)
    run_state_machine_as_test(
        Clerks, settings=settings(effort, deadline=None, suppress_health_check=health)
    )
