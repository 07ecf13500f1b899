"""The campaigns that both ways of computing are asked about are the same for everybody."""

from __future__ import annotations

import os
import subprocess
import sys

from places import ROOT

from tests.oracle.dice import Dice

PRINTED = """
from tests.oracle.campaigns import Shape, asked
from tests.oracle.shown import shown
for shape in Shape:
    for number in range(4):
        print(shown(*asked(shape, number)))
"""


def test_a_name_gives_the_same_numbers_everywhere():
    dice = Dice("any 0")
    assert [dice.number(0, 99) for _ in range(6)] == [9, 36, 18, 88, 11, 64]


def test_a_number_stands_for_the_same_campaign_whatever_the_seed_of_hashes():
    def printed(seed: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", PRINTED],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout

    assert printed("1") == printed("2") != ""
