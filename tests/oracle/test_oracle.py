"""Both ways of computing, on cases small enough to be reckoned by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
import yaml

from generator.figures import compute_figures, tally_of
from generator.model.campaign import Campaign
from generator.wording import read_moment
from tests.oracle.comparing import ERROR, VALUE, Told, ours
from tests.oracle.oracle import Cell, Oracle

HEAD = """
code: c
name: X
short_name: X
issuer: a
starts: 01/01/2022
ends: 31/12/2022
"""
ONE = "indicators: [{code: i, name: i, unit_of_measure: x}]\n"
TWO_UNITS = "units: [{code: u1, name: U1}, {code: u2, name: U2}]\n"
FALL = """
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u1: 10, u2: 90}}]}
  - {as_of: 07/4/2022, results: [{counts: {u1: 15}}]}
"""
TWO_PHASES = """
phases:
  - {code: p1, name: p1, ends: 31/3/2022}
  - {code: p2, name: p2, starts: 01/4/2022, ends: 31/12/2022}
"""
TIERS = """
units:
  - {code: u1, name: U1, bases: {m: 300}}
  - {code: u2, name: U2, bases: {m: 500}}
  - {code: c1, name: C1, parent: u1, bases: {m: 100}}
  - {code: c2, name: C2, parent: u1, bases: {m: 200}}
bases: [{code: m, name: m}]
"""
LEFT_BY_THEIR_SUPERIOR = """
groups: [{{code: g, name: G}}]
units:
  - {{code: p, name: P, group: g, active_to: 30/6/2022{}}}
  - {{code: c, name: C, parent: p}}
  - {{code: d, name: D, parent: p}}
snapshots:
  - {{as_of: 30/6/2022, results: [{{counts: {{p: 100, c: 60, d: 40}}}}]}}
  - {{as_of: 30/9/2022, results: [{{counts: {{c: 15, d: 5}}}}]}}
"""
COUNTED = "indicators: [{{code: i, name: i, unit_of_measure: x, {}}}]\n"
RATED = """
indicators:
  - {code: a, name: a, unit_of_measure: x}
  - {code: b, name: b, unit_of_measure: x}
  - {code: q, name: q, unit_of_measure: "%", measure: rate, of: [a, b]}
"""
STOCKS = """
indicators:
  - {code: a, name: a, unit_of_measure: x, counted: state}
  - {code: b, name: b, unit_of_measure: x, counted: state}
  - {code: q, name: q, unit_of_measure: "%", measure: rate, of: [a, b]}
"""

CASES = {
    "a unit that has not reported makes no negative phase": (
        ONE + TWO_UNITS + TWO_PHASES + FALL,
        {
            "count p2": "5 (1/2)",
            "count p2 u1": "5",
            "count p2 u2": "unknown",
            "count": "15 (1/2)",
            "growth": "5 (1/2)",
            "growth_rate": "1/2 (1/2)",
            "share . u1": "1 (1/2)",
        },
    ),
    "a stock grows by nothing of who was formed over a unit that left since": (
        COUNTED.format("counted: state")
        + """
units:
  - {code: u1, name: U1, active_from: 22/02/2022}
  - {code: u2, name: U2, parent: u1, active_to: 02/4/2022}
  - {code: u3, name: U3}
snapshots:
  - {as_of: 31/12/2021, results: [{counts: {u2: 6, u3: 4}}]}
  - {as_of: 30/6/2022, results: [{counts: {u1: 9, u3: 5}}]}
""",
        {"count": "14", "growth . u1": "unknown", "growth": "1 (1/3)", "change": "1 (1/3)"},
    ),
    "what was reported last may be carried forward": (
        COUNTED.format("missing: carry_forward") + TWO_UNITS + TWO_PHASES + FALL,
        {"count": "105", "count . u2": "90", "count p2": "5", "count p2 u2": "0"},
    ),
    "units without an earlier count are unknown, the published totals tell the phase": (
        ONE
        + TWO_UNITS
        + """
phases: [{code: p2, name: p2, starts: 01/6/2022, ends: 31/12/2022}]
quotas: [{phase: p2, counts: {u1: 4, u2: 6}}]
targets: [{code: t, name: t, phase: p2, count: 10}]
snapshots:
  - {as_of: 31/5/2022, results: [{total: 100}]}
  - {as_of: 25/6/2022, results: [{counts: {u1: 60, u2: 45}}]}
""",
        {
            "count p2": "5",
            "count p2 u1": "unknown",
            "rank p2 u1": "none",
            "share p2 u1": "unknown",
            "quota p2": "10",
            "reached t": "no",
        },
    ),
    "a drive takes nothing from its phase": (
        ONE
        + """
phases:
  - {code: p1, name: p1, ends: 31/5/2022}
  - {code: d, name: d, starts: 22/4/2022, ends: 21/5/2022, within: p1}
  - {code: p2, name: p2, ends: 31/12/2022}
targets: [{code: t, name: t, phase: p1, count: 2.000}]
snapshots:
  - {as_of: 21/4/2022, results: [{total: 1.000}]}
  - {as_of: 13/5/2022, results: [{total: 2.111}]}
""",
        {"count d": "1111", "count p1": "2111", "reached t": "yes", "count p2": "unknown"},
    ),
    "a state is never added up over time, and may fall": (
        COUNTED.format("counted: state")
        + """
snapshots:
  - {as_of: 31/12/2021, results: [{total: 1.817.889}]}
  - {as_of: 31/12/2022, results: [{total: 1.442.261}]}
""",
        {
            "count": "1442261",
            "change": "-375628",
            "growth": "-375628",
            "growth_rate": "-375628/1817889",
        },
    ),
    "a superior stands for its units": (
        ONE
        + TIERS
        + """
quotas: [{counts: {u1: 60, u2: 40, c1: 17, c2: 33}}]
snapshots: [{as_of: 31/3/2022, results: [{counts: {u1: 60, u2: 40, c1: 17, c2: 33}}]}]
""",
        {"count": "100", "base m": "800", "quota": "100", "quota . u1": "60", "rank . c2": "1"},
    ),
    "what is beside its units is added to them": (
        ONE
        + """
units:
  - {code: u1, name: U1, tier: own}
  - {code: c1, name: C1, parent: u1}
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u1: 5, c1: 20}}]}
  - {as_of: 30/4/2022, results: [{counts: {c1: 30}}]}
""",
        {"count": "30 (1/2)", "count . u1": "30 (1/2)", "growth": "10 (1/2)"},
    ),
    "who left keeps what it did, and is in the phase that it worked in": (
        ONE
        + """
units:
  - {code: u1, name: U1}
  - {code: u2, name: U2, active_to: 31/3/2022}
phases:
  - {code: p1, name: p1, ends: 31/3/2022}
  - {code: p2, name: p2, ends: 30/6/2022}
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u1: 10, u2: 90}}]}
  - {as_of: 30/6/2022, results: [{total: 130}]}
""",
        {
            "count p1": "100",
            "share p1 u1": "1/10",
            "count p2": "30",
            "count": "130",
            "remainder": "40",
            "rows p1": "u1 u2",
            "rows p2": "u1",
        },
    ),
    "a phase that is not the beginning opens on its eve": (
        ONE
        + """
phases: [{code: p, name: p, starts: 01/4/2022, ends: 30/6/2022}]
snapshots:
  - {as_of: 31/3/2022, results: [{total: 1.000}]}
  - {as_of: 30/6/2022, results: [{total: 1.050}]}
""",
        {"count p": "50"},
    ),
    "no older count stands for the eve": (
        ONE
        + """
phases: [{code: p, name: p, starts: 01/4/2022, ends: 30/6/2022}]
snapshots:
  - {as_of: 30/3/2022, results: [{total: 1.000}]}
  - {as_of: 30/6/2022, results: [{total: 1.050}]}
""",
        {"count p": "unknown"},
    ),
    "but the record may name one": (
        ONE
        + """
phases: [{code: p, name: p, starts: 01/4/2022, ends: 30/6/2022, opens_as_of: 8h00 30/3/2022}]
snapshots:
  - {as_of: 8h00 30/3/2022, results: [{total: 1.000}]}
  - {as_of: 30/6/2022, results: [{total: 1.050}]}
""",
        {"count p": "50"},
    ),
    "a unit that told late is unknown, one that joined late is not": (
        ONE
        + """
units:
  - {code: u1, name: U1}
  - {code: u2, name: U2}
  - {code: u3, name: U3, active_from: 02/4/2022}
"""
        + TWO_PHASES
        + """
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u1: 10}}]}
  - {as_of: 07/4/2022, results: [{counts: {u1: 15, u2: 90, u3: 4}}]}
""",
        {
            "count p2": "9 (2/3)",
            "count p2 u2": "unknown",
            "count p2 u3": "4",
            "rows p1": "u1 u2",
            "rows": "u1 u2 u3",
        },
    ),
    "rates of units that merged are nobody's, and make no total": (
        COUNTED.format("measure: rate")
        + """
units: [{code: a, name: A}, {code: b, name: B}, {code: m, name: M}, {code: d, name: D}]
changes: [{on: 01/4/2022, merge: [a, b], into: m}]
quotas: [{counts: {a: 50%, b: 50%, d: 10%}}]
snapshots: [{as_of: 30/6/2022, results: [{counts: {m: 40%, d: 5%}}]}]
""",
        {"quota": "unknown", "quota . m": "unknown", "quota . d": "1/10"},
    ),
    "who stands below a unit that will merge once more is in its number until then": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: c, name: C}
  - {code: a1, name: A1, parent: a}
  - {code: m, name: M}
  - {code: n, name: N}
changes:
  - {on: 08/3/2022, merge: [a, b], into: m}
  - {on: 16/4/2022, merge: [m, c], into: n}
snapshots: [{as_of: 31/3/2022, results: [{counts: {c: 1, a1: 2}}]}]
""",
        {"count": "3", "count . m": "2", "share . c": "1/3"},
    ),
    "what a unit is given that others become is not there before them, be it split later": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: m, name: M}
  - {code: s, name: S}
  - {code: t, name: T}
changes:
  - {on: 11/6/2022, merge: [a, b], into: m}
  - {on: 17/7/2022, split: m, into: [s, t]}
quotas: [{counts: {b: 9, m: 6}}]
snapshots: [{as_of: 31/3/2022, results: [{counts: {a: 1, b: 1}}]}]
""",
        {"quota": "9", "quota . b": "9", "rows": "a b"},
    ),
    "a part of a unit that was given something by its other part alone brings no unknown share": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: s, name: S}
  - {code: t, name: T}
  - {code: m, name: M}
changes:
  - {on: 09/5/2022, split: a, into: [s, t]}
  - {on: 12/5/2022, merge: [s, b], into: m}
quotas: [{counts: {b: 7, t: 5}}]
snapshots: [{as_of: 30/6/2022, results: [{counts: {m: 1, t: 1}}]}]
""",
        {"quota": "12", "quota . m": "7", "quota . t": "5"},
    ),
    "quotas that are all 0 are 0": (
        ONE
        + TWO_UNITS
        + """
quotas: [{counts: {u1: 0, u2: 0}}]
snapshots: [{as_of: 30/6/2022, results: [{total: 0, counts: {u1: 0, u2: 0}}]}]
""",
        {"quota": "0", "count": "0", "quota . u1": "0", "rank . u1": "none"},
    ),
    "what a total has beyond the units is the remainder": (
        ONE
        + TWO_UNITS
        + "snapshots: [{as_of: 30/6/2022, results: [{total: 60, counts: {u1: 20, u2: 30}}]}]",
        {"count": "60", "remainder": "10", "share . u1": "1/3", "rank . u1": "2"},
    ),
    "units above the total are an error": (
        ONE
        + TWO_UNITS
        + "snapshots: [{as_of: 30/6/2022, results: [{total: 40, counts: {u1: 20, u2: 30}}]}]",
        {"remainder": "error"},
    ),
    "two quota tables that say nothing of each other are an error": (
        ONE
        + TWO_UNITS
        + TWO_PHASES
        + """
quotas:
  - {code: a, phase: p1, counts: {u1: 4, u2: 6}}
  - {code: b, phase: p1, counts: {u1: 25, u2: 35}}
  - {code: x, counts: {u1: 1}}
  - {code: y, replaces: x, counts: {u1: 2}}
  - {code: z, adds_to: x, counts: {u1: 3, u2: 1}}
""",
        {"quota p1": "error", "quota p1 u1": "error", "quota": "6", "quota . u1": "5"},
    ),
    "a cumulative count that falls is an error of its node and of what needs it": (
        ONE
        + TWO_UNITS
        + TWO_PHASES
        + """
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u1: 10, u2: 5}}]}
  - {as_of: 07/4/2022, results: [{counts: {u1: 4, u2: 9}}]}
""",
        {"count p2": "error", "count p2 u1": "error", "count p2 u2": "4", "count": "13"},
    ),
    "periods are added up": (
        COUNTED.format("counted: period")
        + TWO_UNITS
        + TWO_PHASES
        + """
snapshots:
  - {as_of: 28/02/2022, results: [{counts: {u1: 10, u2: 5}}]}
  - {as_of: 31/3/2022, results: [{counts: {u1: 4}}]}
  - {as_of: 30/4/2022, from: 10/4/2022, results: [{counts: {u1: 1, u2: 2}}]}
""",
        {
            "count": "22 (1/2)",
            "count p1": "19 (1/2)",
            "count p1 u2": "5 (0/1)",
            "count p2": "3",
            "growth": "3",
        },
    ),
    "a group has what came in of a superior while it was there and of those below it since": (
        COUNTED.format("counted: period") + LEFT_BY_THEIR_SUPERIOR.format(""),
        {
            "count": "120",
            "group . g": "120",
            "count . p": "100",
            "count . c": "75",
            "count . d": "45",
        },
    ),
    "so it has where the superior stands beside those below it": (
        COUNTED.format("counted: period") + LEFT_BY_THEIR_SUPERIOR.format(", tier: own"),
        {"count": "220", "group . g": "220", "count . p": "200", "count . c": "75"},
    ),
    "a period over the border of a phase is refused there": (
        COUNTED.format("counted: period")
        + TWO_PHASES
        + """
snapshots:
  - {as_of: 28/02/2022, results: [{total: 10}]}
  - {as_of: 15/4/2022, results: [{total: 4}]}
""",
        {"count": "14", "count p1": "error", "count p2": "error"},
    ),
    "a record that does not say how its numbers belong together is refused": (
        COUNTED.format("cumulative: không")
        + """
snapshots:
  - {as_of: 28/02/2022, results: [{total: 10}]}
  - {as_of: 15/4/2022, results: [{total: 4}]}
""",
        {"count": "error"},
    ),
    "what was sent back was not reported": (
        ONE
        + TWO_UNITS
        + """
snapshots:
  - {as_of: 28/02/2022, statuses: {u2: returned}, results: [{counts: {u1: 1, u2: 2}}]}
""",
        {"count": "1 (1/2)", "count . u2": "unknown"},
    ),
    "rates are divided anew, over what has both": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x}
  - {code: r, name: r, unit_of_measure: '%', measure: rate, of: [i, m]}
  - {code: o, name: o, unit_of_measure: '%', measure: rate}
bases: [{code: m, name: m}]
units: [{code: u1, name: U1, bases: {m: 40}}, {code: u2, name: U2, bases: {m: 60}}]
snapshots:
  - {as_of: 31/12/2021, results: [{indicator: o, total: 10%}]}
  - {as_of: 01/02/2022, results: [{counts: {u1: 10}}, {indicator: o, counts: {u1: 10%}, total: 30%}]}
""",
        {
            "r count": "1/4 (part)",
            "r count . u1": "1/4",
            "r count . u2": "unknown",
            "o count": "3/10",
            "o change": "1/5",
            "o count . u1": "1/10",
        },
    ),
    "a merged unit stands on the ground of both": (
        ONE
        + """
units:
  - {code: a, name: A, bases: {m: 2}}
  - {code: b, name: B, bases: {m: 3}}
  - {code: c, name: C}
  - {code: d, name: D, bases: {m: 4}}
bases: [{code: m, name: m}]
changes: [{on: 01/7/2022, merge: [a, b], into: c}]
phases: [{code: p, name: p, starts: 01/6/2022, ends: 31/7/2022}]
quotas: [{phase: p, counts: {a: 5, b: 6, d: 7}}]
snapshots:
  - {as_of: 31/5/2022, results: [{counts: {a: 10, b: 20, d: 1}}]}
  - {as_of: 31/7/2022, results: [{counts: {c: 37, d: 3}}]}
""",
        {
            "count": "40",
            "count p": "9",
            "count p c": "7",
            "growth . c": "7",
            "rows p": "c d",
            "quota p c": "11",
            "quota p": "18",
            "base m": "9",
            "rank p c": "1",
        },
    ),
    "a part of a split unit opens with what it took over": (
        ONE
        + """
units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}]
changes: [{on: 01/7/2022, split: a, into: [b, c], opening: {b: {i: 4}}}]
phases: [{code: p, name: p, starts: 01/6/2022, ends: 31/7/2022}]
snapshots:
  - {as_of: 31/5/2022, results: [{counts: {a: 10}}]}
  - {as_of: 31/7/2022, results: [{counts: {b: 7, c: 9}}]}
""",
        {"count": "16", "count p": "6", "count p b": "3", "count p c": "unknown"},
    ),
    "what came in before a unit was split has a row of its own": (
        COUNTED.format("counted: period")
        + """
units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}]
changes: [{on: 01/7/2022, split: a, into: [b, c]}]
phases: [{code: p, name: p, starts: 01/7/2022, ends: 30/9/2022}]
snapshots:
  - {as_of: 30/6/2022, results: [{counts: {a: 10}}]}
  - {as_of: 30/9/2022, results: [{counts: {b: 3, c: 4}}]}
""",
        {"count": "17", "count . a": "10", "rows .": "a b c", "rank . a": "none", "rows p": "b c"},
    ),
    "a period that was sent back keeps its days": (
        COUNTED.format("counted: period")
        + TWO_UNITS
        + """
snapshots:
  - {as_of: 31/01/2022, results: [{counts: {u1: 10, u2: 1}}]}
  - {as_of: 28/02/2022, status: returned, results: [{counts: {u1: 20, u2: 2}}]}
  - {as_of: 31/3/2022, results: [{counts: {u1: 30, u2: 3}}]}
""",
        {"count": "44 (0/2)", "count . u1": "40 (0/1)", "growth": "33"},
    ),
    "goals are numbers, parts of bases and of other goals": (
        ONE
        + """
bases: [{code: m, name: m, total: 200}]
targets:
  - {code: t, name: t, count: 60}
  - {code: s, name: s, rate: 15%, of: m}
  - {code: v, name: v, rate: 40%, of: {target: t}}
snapshots: [{as_of: 31/5/2022, results: [{total: 25}]}]
""",
        {"goal t": "60", "goal s": "30", "goal v": "24", "reached v": "yes", "reached s": "no"},
    ),
    "of a range the end that must be reached is the upper one where less is better": (
        """
starts: 01/01/2022
ends: 31/12/2022
indicators: [{code: i, name: i, unit_of_measure: hộ, counted: state, better: lower}]
bases: [{code: m, name: m, total: 205}]
targets: [{code: t, name: t, rate: 5%, rate_to: 10%, of: m}]
snapshots: [{as_of: 31/5/2022, results: [{total: 15}]}]
""",
        {"goal t": "20", "reached t": "yes"},
    ),
    "a superior that is made over units that were there is not new with all they did": (
        ONE
        + """
units: [{code: n, name: N, active_from: 02/4/2022}, {code: a, name: A, parent: n}]
phases: [{code: p, name: p, starts: 01/4/2022, ends: 30/4/2022}]
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {a: 80}}]}
  - {as_of: 30/4/2022, results: [{counts: {n: 100}}]}
""",
        {"count p": "20", "count p n": "20", "growth . n": "20"},
    ),
    "a superior opens with what those it is made over had, as far as that is known": (
        ONE
        + """
units:
  - {code: n, name: N, active_from: 02/4/2022}
  - {code: a, name: A, parent: n}
  - {code: b, name: B, parent: n}
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {a: 80}}]}
  - {as_of: 30/4/2022, results: [{counts: {n: 100, a: 81}}]}
""",
        {"count": "100", "growth . n": "1 (1/2)", "growth": "1 (1/2)"},
    ),
    "who joins has no rate before": (
        COUNTED.format("measure: rate")
        + """
units: [{code: u, name: U}, {code: a, name: A, active_from: 02/4/2022}]
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u: 50%}}]}
  - {as_of: 30/4/2022, results: [{counts: {a: 45%, u: 60%}}]}
""",
        {"growth . u": "1/10", "growth . a": "unknown", "count . a": "9/20"},
    ),
    "an older record of a superior does not count where something newer is below it": (
        COUNTED.format("missing: carry_forward")
        + """
units:
  - {code: u, name: U}
  - {code: a, name: A, parent: u}
  - {code: d, name: D, active_to: 30/4/2022}
  - {code: e, name: E, parent: d, active_to: 30/4/2022}
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u: 50, d: 7}}]}
  - {as_of: 30/4/2022, results: [{counts: {a: 60, e: 9}}]}
  - {as_of: 31/5/2022, results: [{total: 69}]}
""",
        {"count . u": "60", "count . d": "9", "remainder": "unknown"},
    ),
    "a period that is over before the window is none of it": (
        COUNTED.format("counted: period")
        + """
snapshots:
  - {as_of: 31/12/2021, results: [{total: 80}]}
  - {as_of: 31/3/2022, results: [{total: 5}]}
""",
        {"count": "5", "growth": "5"},
    ),
    "a snapshot that says nothing of the indicator does not open a phase": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x}
  - {code: k, name: k, unit_of_measure: x}
phases: [{code: p, name: p, starts: 01/4/2022, ends: 30/6/2022, opens_as_of: 30/3/2022}]
snapshots:
  - {as_of: 30/3/2022, results: [{indicator: k, total: 1}]}
  - {as_of: 31/3/2022, results: [{total: 10}, {indicator: k, total: 2}]}
  - {as_of: 30/6/2022, results: [{total: 15}, {indicator: k, total: 9}]}
""",
        {"i count p": "5", "k count p": "8"},
    ),
    "a quotient is an error where one of its parts is": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x}
  - {code: k, name: k, unit_of_measure: x}
  - {code: r, name: r, unit_of_measure: '%', measure: rate, may_exceed: có, of: [i, k]}
phases: [{code: p, name: p, starts: 01/4/2022, ends: 30/6/2022}]
units: [{code: u, name: U}, {code: a, name: A, parent: u}, {code: b, name: B, parent: u}]
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u: 1}}, {indicator: k, counts: {u: 9}}]}
  - {as_of: 30/6/2022, results: [{counts: {a: 3}}, {indicator: k, counts: {u: 6}}]}
""",
        {"r count . u": "unknown", "r count p u": "error"},
    ),
    "who merges takes along the units below": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: m, name: M}
  - {code: a1, name: A1, parent: a}
  - {code: b1, name: B1, parent: b}
  - {code: n, name: N, parent: m, active_from: 01/7/2022}
changes: [{on: 01/7/2022, merge: [a, b], into: m}]
phases: [{code: p, name: p, starts: 01/6/2022, ends: 31/7/2022}]
snapshots:
  - {as_of: 31/5/2022, results: [{counts: {a: 10, b1: 20}}]}
  - {as_of: 31/7/2022, results: [{counts: {a1: 12, b1: 23, n: 2}}]}
""",
        {
            "count": "37",
            "count . m": "37",
            "count p": "7",
            "count p m": "7",
            "count p b1": "3",
            "count p a1": "unknown",
            "rows p": "m a1 b1 n",
        },
    ),
    "figures of the time before a merger have the old units": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x}
  - {code: k, name: k, unit_of_measure: x}
units: [{code: a, name: A}, {code: b, name: B}, {code: m, name: M}]
changes: [{on: 01/7/2022, merge: [a, b], into: m}]
quotas: [{counts: {a: 5, b: 6}}]
snapshots:
  - {as_of: 30/6/2022, results: [{counts: {a: 10, b: 20}}]}
  - {as_of: 31/7/2022, results: [{indicator: k, counts: {m: 12}}]}
""",
        {
            "i rows": "a b",
            "i count . b": "20",
            "i quota . b": "6",
            "i rank . a": "2",
            "k rows": "m",
        },
    ),
    "a merged unit that says nothing is carried with what the others had": (
        COUNTED.format("missing: carry_forward")
        + """
units: [{code: a, name: A}, {code: b, name: B}, {code: m, name: M}, {code: d, name: D}]
changes: [{on: 01/7/2022, merge: [a, b], into: m}]
snapshots:
  - {as_of: 30/6/2022, results: [{counts: {a: 10, b: 20, d: 1}}]}
  - {as_of: 31/7/2022, results: [{counts: {d: 2}}]}
""",
        {"count . m": "30", "count": "32", "growth": "1"},
    ),
    "who gained a unit by a merger is not taken by totals": (
        ONE
        + """
units:
  - {code: q, name: Q}
  - {code: a, name: A, parent: q}
  - {code: c, name: C, parent: q}
  - {code: b, name: B}
  - {code: m, name: M, parent: q}
changes: [{on: 01/7/2022, merge: [a, b], into: m}]
snapshots:
  - {as_of: 30/6/2022, results: [{counts: {q: 10, a: 4, b: 20}}]}
  - {as_of: 31/7/2022, results: [{counts: {q: 36, m: 27, c: 9}}]}
""",
        {"growth . q": "3 (1/2)", "growth . m": "3", "growth": "6"},
    ),
    "who merged with a part of which nobody said how much it had has no quota, the whole keeps its own": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: b1, name: B1}
  - {code: b2, name: B2}
  - {code: c, name: C}
  - {code: d, name: D}
changes:
  - {on: 01/5/2022, split: b, into: [b1, b2]}
  - {on: 01/6/2022, merge: [b2, c], into: d}
quotas: [{counts: {a: 30, b: 40, c: 20}}]
snapshots: [{as_of: 30/6/2022, results: [{counts: {a: 16, b1: 15, d: 20}}]}]
""",
        {"quota": "90", "quota . d": "unknown", "quota . a": "30", "rank . d": "none"},
    ),
    "nor have superiors whose border such a part passed": (
        ONE
        + """
units:
  - {code: h, name: H}
  - {code: a, name: A, parent: h}
  - {code: b, name: B, parent: h}
  - {code: b1, name: B1, parent: h}
  - {code: b2, name: B2, parent: h}
  - {code: k, name: K}
  - {code: c, name: C, parent: k}
  - {code: d, name: D, parent: k}
changes:
  - {on: 01/5/2022, split: b, into: [b1, b2]}
  - {on: 01/6/2022, merge: [b2, c], into: d}
quotas: [{counts: {h: 70, a: 30, b: 40, k: 20, c: 20}}]
snapshots: [{as_of: 30/6/2022, results: [{counts: {a: 16, b1: 15, d: 20}}]}]
""",
        {"quota": "90", "quota . h": "unknown", "quota . k": "unknown", "quota . a": "30"},
    ),
    "who joined below a superior does not make its number one of after a change": (
        ONE
        + """
units:
  - {code: p, name: P, bases: {m: 100}}
  - {code: p1, name: P1, parent: p, bases: {m: 40}}
  - {code: p2, name: P2, parent: p, bases: {m: 60}}
  - {code: late, name: L, parent: p, active_from: 01/3/2022, bases: {m: 1}}
  - {code: q, name: Q, bases: {m: 90}}
  - {code: q1, name: Q1, parent: q, bases: {m: 50}}
  - {code: q2, name: Q2, parent: q, bases: {m: 40}}
  - {code: n, name: N, parent: q}
bases: [{code: m, name: m}]
changes: [{on: 01/4/2022, merge: [p2, q1], into: n}]
snapshots: [{as_of: 31/5/2022, results: [{counts: {p1: 1, n: 1}}]}]
""",
        {"base m": "190"},
    ),
    "a unit that stands beside others has its own quota and base": (
        ONE
        + """
units:
  - {code: u, name: U, tier: own, bases: {m: 2}}
  - {code: a, name: A, parent: u, bases: {m: 3}}
bases: [{code: m, name: m}]
quotas: [{counts: {u: 4, a: 6}}]
snapshots: [{as_of: 31/7/2022, results: [{counts: {u: 1, a: 1}}]}]
""",
        {"quota": "10", "quota . u": "10", "quota . a": "6", "base m": "5"},
    ),
    "the quotas of phases are those of the whole when they reach its end": (
        ONE
        + TWO_UNITS
        + TWO_PHASES
        + """
quotas: [{phase: p1, counts: {u1: 1, u2: 2}}, {phase: p2, counts: {u1: 4}}]
snapshots: [{as_of: 31/12/2022, results: [{counts: {u1: 5, u2: 2}}]}]
""",
        {"quota": "7", "quota . u1": "5", "quota . u2": "2", "rank . u1": "1"},
    ),
    "quotas of a part of the campaign are not those of the whole": (
        ONE
        + TWO_UNITS
        + """
phases: [{code: p1, name: p1, ends: 31/3/2022}]
quotas: [{phase: p1, counts: {u1: 1, u2: 2}}]
snapshots: [{as_of: 31/12/2022, results: [{counts: {u1: 5, u2: 2}}]}]
""",
        {"quota": "unknown", "quota . u1": "unknown", "quota p1": "3"},
    ),
    "an own part that falls is an error also where the whole rises": (
        ONE
        + """
units: [{code: u, name: U, tier: own}, {code: a, name: A, parent: u}]
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u: 5, a: 1}}]}
  - {as_of: 30/4/2022, results: [{counts: {u: 3, a: 4}}]}
""",
        {"growth . u": "error", "growth . a": "3"},
    ),
    "an own part that falls is an error, whatever its units did": (
        ONE
        + """
units:
  - {code: u, name: U, tier: own}
  - {code: a, name: A, parent: u}
  - {code: b, name: B, parent: u}
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u: 5, a: 1}}]}
  - {as_of: 30/4/2022, results: [{counts: {u: 3, a: 4, b: 2}}]}
""",
        {"growth": "error", "count": "9"},
    ),
    "what grew is divided by what the same units had": (
        ONE
        + """
units: [{code: u, name: U}, {code: a, name: A, parent: u}, {code: b, name: B, parent: u}]
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {a: 4, b: 1}}]}
  - {as_of: 30/4/2022, results: [{counts: {a: 5}}]}
""",
        {"growth": "1 (1/2)", "growth_rate": "1/4 (1/2)"},
    ),
    "who joins after the last day is there in what is counted then": (
        ONE
        + """
units: [{code: u, name: U, active_from: 03/01/2023}]
snapshots: [{as_of: 03/01/2023, results: [{counts: {u: 4}}]}]
""",
        {"count": "4", "count . u": "4", "share . u": "1", "rank . u": "1"},
    ),
    "who left before those below it did nothing more that is known": (
        ONE
        + """
units: [{code: u, name: U, active_to: 27/3/2022}, {code: a, name: A, parent: u}]
phases: [{code: p1, name: p1, ends: 31/3/2022}, {code: p2, name: p2, ends: 30/6/2022}]
quotas: [{phase: p2, counts: {a: 9}}]
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {a: 1}}]}
  - {as_of: 30/6/2022, results: [{counts: {a: 4}}]}
""",
        {"rows p2": "u a", "quota p2 u": "9", "count p2 u": "unknown", "count p2 a": "3"},
    ),
    "a superior yet to come that was given 0 stands above who has more": (
        ONE
        + """
units:
  - {code: u, name: U, active_from: 01/4/2022}
  - {code: a, name: A, parent: u}
  - {code: b, name: B}
quotas: [{counts: {u: 0, a: 5}}]
snapshots: [{as_of: 31/3/2022, results: [{counts: {a: 1, b: 1}}]}]
""",
        {"rows": "u a b", "quota": "0", "quota . u": "0", "quota . a": "5"},
    ),
    "who will merge is counted with its group until then, wherever its quota stands": (
        ONE
        + """
groups: [{code: g, name: G}]
units:
  - {code: u, name: U, group: g}
  - {code: a, name: A, parent: u}
  - {code: b, name: B}
  - {code: m, name: M}
changes: [{on: 01/7/2022, merge: [a, b], into: m}]
quotas: [{counts: {u: 0, m: 1}}]
snapshots: [{as_of: 30/6/2022, results: [{counts: {a: 1, b: 2}}]}]
""",
        {"count": "3", "group . g": "1", "quota": "1"},
    ),
    "who came and left between the two moments of a quotient, with nothing, is in neither number": (
        RATED
        + """
units:
  - {code: u, name: U, active_from: 07/01/2022, active_to: 25/01/2022}
  - {code: w, name: W}
snapshots:
  - {as_of: 26/01/2022, results: [{indicator: a, counts: {w: 3}}]}
  - {as_of: 05/01/2022, results: [{indicator: b, counts: {w: 4}}]}
  - {as_of: 28/8/2022, results: [{indicator: b, counts: {w: 5}}]}
""",
        {"q stood": "3/4", "q count": "3/5"},
    ),
    "no superior is held against what was given to units that others below it become later": (
        ONE
        + """
units:
  - {code: p, name: P}
  - {code: p1, name: P1, parent: p}
  - {code: p2, name: P2, parent: p}
  - {code: q, name: Q}
  - {code: q1, name: Q1, parent: q}
  - {code: n, name: N, parent: q}
changes: [{on: 01/7/2022, merge: [p2, q1], into: n}]
quotas: [{counts: {p1: 70, n: 155}}]
snapshots: [{as_of: 30/6/2022, results: [{counts: {p1: 40, p2: 30, q1: 50}}]}]
""",
        {
            "quota": "225",
            "quota . p": "70",
            "count . p": "70",
            "rank . p": "none",
            "rank . p1": "1",
            "list . completed": "",
            "list . with_quota": "p q",
        },
    ),
    "before units merge the table holds that another one replaces with what they become": (
        ONE
        + TWO_UNITS.replace("]", ", {code: m, name: M}]")
        + """
changes: [{on: 01/7/2022, merge: [u1, u2], into: m}]
quotas: [{code: q, counts: {u1: 7, u2: 5}}, {code: r, replaces: q, counts: {m: 15}}]
snapshots: [{as_of: 30/6/2022, results: [{counts: {u1: 7, u2: 1}}]}]
""",
        {"quota": "12", "quota . u1": "7", "rows": "u1 u2", "list . completed": "u1"},
    ),
    "a group of who left before the time did nothing in it": (
        ONE
        + TWO_PHASES
        + """
groups: [{code: g, name: G}]
units: [{code: u, name: U, group: g, active_to: 31/3/2022}, {code: a, name: A}]
quotas: [{phase: p2, counts: {u: 5}}]
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u: 2, a: 1}}]}
  - {as_of: 30/6/2022, results: [{counts: {a: 4}}]}
""",
        {"count p2": "3", "count p2 u": "0", "group p2 g": "0"},
    ),
    "who merged is one unit also while it is carried": (
        COUNTED.format("missing: carry_forward")
        + """
units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}, {code: m, name: M}]
changes: [{on: 01/7/2022, merge: [a, b], into: m}]
snapshots:
  - {as_of: 30/6/2022, results: [{counts: {a: 1, b: 2}}]}
  - {as_of: 31/7/2022, results: [{total: 3}]}
""",
        {"count . m": "3", "count": "3", "growth . m": "0"},
    ),
    "of units of which some never reported who merged is one, carried": (
        COUNTED.format("missing: carry_forward")
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: c, name: C}
  - {code: d, name: D}
  - {code: m, name: M}
changes: [{on: 01/7/2022, merge: [a, b], into: m}]
snapshots:
  - {as_of: 30/6/2022, results: [{counts: {a: 1, b: 2}}]}
  - {as_of: 31/7/2022, results: [{counts: {c: 5}}]}
""",
        {"count": "8 (2/3)", "count . m": "3"},
    ),
    "who left beside units below it grew no more, and they by what they did": (
        ONE
        + """
units:
  - {code: u, name: U, tier: own, active_to: 31/3/2022}
  - {code: a, name: A, parent: u, active_to: 15/4/2022}
  - {code: b, name: B}
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u: 7, a: 1}}]}
  - {as_of: 10/4/2022, results: [{counts: {a: 3}}]}
  - {as_of: 30/4/2022, results: [{counts: {b: 2}}]}
""",
        {"growth . u": "0", "count . u": "7", "growth . a": "0", "count . a": "3"},
    ),
    "who stood beside units that go on without it keeps what it had": (
        ONE
        + TWO_PHASES
        + """
units:
  - {code: u, name: U, tier: own, active_to: 31/3/2022}
  - {code: a, name: A, parent: u}
  - {code: b, name: B, parent: u}
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u: 50, a: 10, b: 20}}]}
  - {as_of: 30/6/2022, results: [{counts: {a: 40, b: 30}}]}
""",
        {
            "count": "120",
            "count . u": "50",
            "share . a": "1/3",
            "growth": "40",
            "count p1 u": "80",
            "count p2": "40",
            "rank . a": "1",
        },
    ),
    "who stood beside units that go on without it is held against its own quota": (
        ONE
        + """
units:
  - {code: u, name: U, tier: own, active_to: 31/3/2022}
  - {code: a, name: A, parent: u}
  - {code: b, name: B, parent: u}
quotas: [{counts: {u: 60, a: 40, b: 30}}]
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u: 50, a: 10, b: 20}}]}
  - {as_of: 30/6/2022, results: [{counts: {a: 40, b: 30}}]}
""",
        {"quota": "130", "quota . u": "60", "count": "120", "count . u": "50"},
    ),
    "who stood beside units that go on without it and had nothing has no row": (
        ONE
        + """
units:
  - {code: u, name: U, tier: own, active_to: 02/01/2022}
  - {code: a, name: A, parent: u}
quotas: [{counts: {a: 2}}]
snapshots:
  - {as_of: 19/4/2022, results: [{counts: {a: 0}}]}
  - {as_of: 08/6/2022, results: [{total: 7}]}
""",
        {"quota": "2", "rows": "a"},
    ),
    "what came in before units merged is the merged unit's, also as what is divided by": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x}
  - {code: j, name: j, unit_of_measure: x, counted: period}
  - {code: q, name: q, unit_of_measure: "%", measure: rate, of: [i, j]}
units: [{code: a, name: A}, {code: b, name: B}, {code: m, name: M}]
changes: [{on: 20/01/2022, merge: [a, b], into: m}]
snapshots:
  - {as_of: 19/01/2022, results: [{indicator: j, counts: {a: 1, b: 1}}]}
  - {as_of: 28/07/2022, results: [{indicator: i, counts: {m: 1}}]}
""",
        {"q count . m": "1/2", "q count": "1/2", "q rank . m": "1"},
    ),
    "what grew is a part also of what those had who left before": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B, active_to: 28/02/2022}
  - {code: c, name: C, active_from: 01/3/2022}
snapshots:
  - {as_of: 15/02/2022, results: [{counts: {b: 4}}]}
  - {as_of: 28/02/2022, results: [{counts: {a: 0}}]}
  - {as_of: 30/06/2022, results: [{counts: {c: 2}}]}
""",
        {"growth": "2 (1/2)", "growth_rate": "1/2 (1/2)"},
    ),
    "a part of what merged since the count before has what it took over": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: m, name: M}
  - {code: s, name: S}
  - {code: t, name: T}
changes:
  - {on: 15/01/2022, merge: [a, b], into: m}
  - {on: 20/01/2022, split: m, into: [s, t], opening: {s: {i: 4}, t: {i: 3}}}
snapshots:
  - {as_of: 14/01/2022, results: [{counts: {a: 5, b: 2}}]}
  - {as_of: 31/01/2022, results: [{counts: {s: 6, t: 3}}]}
""",
        {"growth": "2", "growth . s": "2", "growth . t": "0"},
    ),
    "a part that merges since takes over with it what it had": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: m, name: M}
  - {code: s, name: S}
  - {code: t, name: T}
changes:
  - {on: 15/01/2022, split: a, into: [s, t], opening: {s: {i: 4}, t: {i: 3}}}
  - {on: 20/01/2022, merge: [t, b], into: m}
snapshots:
  - {as_of: 14/01/2022, results: [{counts: {a: 7, b: 2}}]}
  - {as_of: 31/01/2022, results: [{counts: {s: 6, m: 8}}]}
""",
        {"growth": "5", "growth . s": "2", "growth . m": "3"},
    ),
    "of «over 30» units may have more than 30": (
        ONE
        + TWO_UNITS
        + "snapshots: [{as_of: 31/3/2022, results: [{total: 30, precision: over, counts: {u1: 9, u2: 26}}]}]",
        {"count": "30", "remainder": "unknown"},
    ),
    "who left with all below it grew no more": (
        ONE
        + """
units:
  - {code: u, name: U, active_to: 31/3/2022}
  - {code: a, name: A, parent: u, active_to: 15/4/2022}
snapshots:
  - {as_of: 15/4/2022, results: [{counts: {a: 1}}]}
  - {as_of: 30/4/2022, results: [{total: 9}]}
""",
        {"growth . u": "0", "growth . a": "0", "growth": "8"},
    ),
    "an own part that left before is no unit of what grew since": (
        ONE
        + """
units:
  - {code: p, name: P}
  - {code: u, name: U, parent: p, tier: own, active_to: 31/3/2022}
  - {code: a, name: A, parent: u, active_to: 15/4/2022}
  - {code: b, name: B, parent: p}
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u: 0, b: 1}}]}
  - {as_of: 30/4/2022, results: [{counts: {b: 4}}]}
""",
        {"growth . p": "3 (1/2)", "growth . b": "3"},
    ),
    "a superior that speaks for units that never did is one unit": (
        ONE
        + """
units:
  - {code: u, name: U}
  - {code: a, name: A, parent: u}
  - {code: b, name: B, parent: u}
  - {code: c, name: C}
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {c: 1}}]}
  - {as_of: 30/6/2022, results: [{counts: {u: 5, c: 3}}]}
""",
        {"count": "8", "growth": "2 (1/2)", "growth . u": "unknown"},
    ),
    "less may be better": (
        COUNTED.format("counted: state, better: lower")
        + TWO_UNITS
        + """
targets: [{code: t, name: t, count: 5}]
snapshots: [{as_of: 31/5/2022, results: [{counts: {u1: 1, u2: 3}}]}]
""",
        {"reached t": "yes", "rank . u1": "1", "rank . u2": "2"},
    ),
    "a unit merged with a part of a split one grows from what the part took over": (
        COUNTED.format("counted: state")
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: s, name: S}
  - {code: t, name: T}
  - {code: m, name: M}
  - {code: n, name: N, parent: m, active_from: 04/3/2022}
changes:
  - {on: 11/2/2022, split: a, into: [s, t], opening: {s: {i: 2}, t: {i: 1}}}
  - {on: 04/3/2022, merge: [t, b], into: m}
snapshots:
  - {as_of: 10/2/2022, results: [{counts: {b: 4}}]}
  - {as_of: 08/5/2022, results: [{counts: {n: 3}}]}
""",
        {"count . m": "3", "growth . m": "-2"},
    ),
    "what is split and merged again below a superior passes over no border": (
        ONE
        + """
units:
  - {code: p, name: P}
  - {code: a, name: A, parent: p}
  - {code: s, name: S, parent: p}
  - {code: t, name: T, parent: p}
  - {code: m, name: M, parent: p}
changes:
  - {on: 11/2/2022, split: a, into: [s, t], opening: {s: {i: 2}, t: {i: 1}}}
  - {on: 04/3/2022, merge: [s, t], into: m}
snapshots:
  - {as_of: 10/2/2022, results: [{counts: {p: 5}}]}
  - {as_of: 08/5/2022, results: [{counts: {p: 9}}]}
""",
        {"growth . p": "4"},
    ),
    "who stands below what its superior was merged into is none of who was above before": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: p, name: P, active_from: 16/2/2022}
  - {code: b, name: B, parent: p}
  - {code: c, name: C, parent: b}
  - {code: d, name: D, parent: p}
  - {code: m, name: M}
changes: [{on: 03/1/2022, merge: [a, b], into: m}]
snapshots:
  - {as_of: 15/2/2022, results: [{counts: {c: 1, d: 0}}]}
  - {as_of: 16/4/2022, results: [{counts: {d: 1}}]}
""",
        {"growth . p": "1"},
    ),
    "the parts of what was given nothing have nothing": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: s, name: S}
  - {code: t, name: T}
  - {code: m, name: M}
quotas: [{counts: {a: 0, b: 3}}]
changes:
  - {on: 13/1/2022, split: a, into: [s, t], opening: {s: {i: 0}, t: {i: 0}}}
  - {on: 22/1/2022, merge: [t, b], into: m}
snapshots: [{as_of: 09/4/2022, results: [{counts: {m: 6, s: 0}}]}]
""",
        {"quota": "3", "quota . m": "3", "rank . m": "1"},
    ),
    "a phase that begins with the campaign opens with what the record names": (
        COUNTED.format("counted: state")
        + TWO_UNITS
        + """
phases: [{code: p1, name: p1, starts: 01/1/2022, ends: 31/3/2022, opens_as_of: 20/12/2021}]
snapshots:
  - {as_of: 20/12/2021, results: [{counts: {u1: 5, u2: 7}}]}
  - {as_of: 31/3/2022, results: [{counts: {u1: 6, u2: 4}}]}
""",
        {"change p1": "-2", "change p1 u1": "1"},
    ),
    "what is not said to be by period has no number of who merged since": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x}
  - {code: j, name: j, unit_of_measure: x, cumulative: không}
  - {code: q, name: q, unit_of_measure: "%", measure: rate, of: [i, j]}
units: [{code: a, name: A}, {code: b, name: B}, {code: m, name: M}]
changes: [{on: 11/3/2022, merge: [a, b], into: m}]
snapshots:
  - {as_of: 07/1/2022, results: [{indicator: j, counts: {a: 1, b: 1}}]}
  - {as_of: 11/7/2022, results: [{indicator: i, counts: {m: 1}}]}
""",
        {"q count . m": "unknown"},
    ),
    "a quotient is wrong where one number of some unit is": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x}
  - {code: j, name: j, unit_of_measure: x}
  - {code: q, name: q, unit_of_measure: "%", measure: rate, of: [i, j]}
phases: [{code: p2, name: p2, starts: 01/2/2022, ends: 31/3/2022}]
"""
        + TWO_UNITS
        + """
snapshots:
  - {as_of: 31/1/2022, results: [{indicator: i, counts: {u2: 0}}, {indicator: j, counts: {u1: 4, u2: 0}}]}
  - {as_of: 31/3/2022, results: [{indicator: i, counts: {u2: 1}}, {indicator: j, counts: {u1: 1, u2: 5}}]}
""",
        {"q count p2": "error", "q count p2 u2": "1/5"},
    ),
    "who has an unknown share in one table has an unknown quota, whatever another adds": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: s, name: S}
  - {code: t, name: T}
  - {code: m, name: M}
quotas:
  - {code: q0, counts: {a: 18, b: 14}}
  - {code: q1, adds_to: q0, counts: {s: 2, t: 1}}
changes:
  - {on: 13/1/2022, split: a, into: [s, t], opening: {s: {i: 0}, t: {i: 0}}}
  - {on: 22/1/2022, merge: [t, b], into: m}
snapshots: [{as_of: 09/4/2022, results: [{counts: {m: 6, s: 0}}]}]
""",
        {"quota": "35", "quota . a": "18", "quota . m": "unknown", "rank . m": "none"},
    ),
    "who has nobody below it but who left is one that has not reported": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: c, name: C, parent: b, active_to: 21/2/2022}
snapshots:
  - {as_of: 05/1/2022, results: [{counts: {a: 0, c: 2}}]}
  - {as_of: 21/2/2022, results: [{counts: {a: 1}}]}
  - {as_of: 30/8/2022, results: [{counts: {a: 4}}]}
""",
        {"growth": "3 (1/2)", "growth . b": "unknown"},
    ),
    "a split unit keeps no quota that is of who stood below what it was made of": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: c, name: C, parent: a}
  - {code: b, name: B}
  - {code: m, name: M}
  - {code: s, name: S}
  - {code: t, name: T}
quotas: [{counts: {c: 18}}]
changes:
  - {on: 10/2/2022, merge: [a, b], into: m}
  - {on: 13/2/2022, split: m, into: [s, t], opening: {s: {i: 0}, t: {i: 0}}}
snapshots: [{as_of: 13/5/2022, results: [{counts: {c: 1, s: 0, t: 0}}]}]
""",
        {"rows": "c s t", "quota": "18", "quota . c": "18"},
    ),
    "what came in by period before a split is no part's, nor that of who a part merged with": (
        COUNTED.format("counted: period")
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: s, name: S}
  - {code: t, name: T}
  - {code: m, name: M}
changes:
  - {on: 12/1/2022, split: a, into: [s, t], opening: {s: {i: 18}, t: {i: 2}}}
  - {on: 17/1/2022, merge: [s, b], into: m}
snapshots:
  - {as_of: 11/1/2022, results: [{counts: {b: 4}}]}
  - {as_of: 23/1/2022, results: [{counts: {t: 1, m: 3}}]}
""",
        {"count . m": "7", "count . t": "1"},
    ),
    "a group counted by period has nothing of who is yet to come": (
        COUNTED.format("counted: period")
        + """
groups: [{code: g, name: G}]
units:
  - {code: a, name: A, group: g}
  - {code: b, name: B}
  - {code: m, name: M, group: g}
  - {code: n, name: N, parent: m, active_from: 14/1/2022}
quotas: [{counts: {m: 19, n: 14}}]
changes: [{on: 14/1/2022, merge: [a, b], into: m}]
snapshots: [{as_of: 13/1/2022, results: [{counts: {a: 2, b: 1}}]}]
""",
        {"group . g": "2"},
    ),
    "who left before with nothing told of it is missing in nothing that was formed since": (
        ONE
        + """
units:
  - {code: p, name: P, active_from: 19/3/2022}
  - {code: a, name: A, parent: p}
  - {code: b, name: B, parent: p, active_to: 10/1/2022}
snapshots:
  - {as_of: 11/2/2022, results: [{counts: {a: 12}}]}
  - {as_of: 13/9/2022, results: [{counts: {p: 30}}]}
""",
        {"growth . p": "18"},
    ),
    "who is yet to come has a row where less is better and it may do nothing": (
        COUNTED.format("better: lower")
        + """
units: [{code: a, name: A}, {code: b, name: B, active_from: 01/7/2022}]
quotas: [{counts: {a: 9, b: 0}}]
snapshots: [{as_of: 30/6/2022, results: [{counts: {a: 7}}]}]
""",
        {"rows": "a b", "quota": "9", "quota . b": "0"},
    ),
    "who stands below what was merged once more had its count below it before": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: c, name: C}
  - {code: d, name: D, parent: m}
  - {code: m, name: M}
  - {code: n, name: N}
changes:
  - {on: 18/2/2022, merge: [a, b], into: m}
  - {on: 19/2/2022, merge: [m, c], into: n}
snapshots:
  - {as_of: 17/2/2022, results: [{counts: {a: 1, b: 2, c: 3, d: 4}}]}
  - {as_of: 26/6/2022, results: [{counts: {n: 15}}]}
""",
        {"growth . n": "5", "growth": "5"},
    ),
    "what happens below a superior that merged elsewhere passes over no border of who was above before": (
        COUNTED.format("measure: rate")
        + """
units:
  - {code: a, name: A}
  - {code: p, name: P}
  - {code: b, name: B, parent: p}
  - {code: c, name: C, parent: b}
  - {code: m, name: M}
  - {code: s, name: S}
  - {code: t, name: T}
changes:
  - {on: 07/1/2022, merge: [a, b], into: m}
  - {on: 25/4/2022, split: c, into: [s, t]}
snapshots:
  - {as_of: 24/4/2022, results: [{counts: {p: 20%}}]}
  - {as_of: 16/5/2022, results: [{counts: {p: 30%}}]}
""",
        {"growth . p": "1/10"},
    ),
    "of a superior that begins after a period nothing is expected in it, also when it merges": (
        COUNTED.format("counted: period")
        + """
units:
  - {code: a, name: A, active_from: 08/1/2022}
  - {code: b, name: B}
  - {code: c, name: C, parent: a}
  - {code: m, name: M}
changes: [{on: 21/2/2022, merge: [a, b], into: m}]
snapshots:
  - {as_of: 07/1/2022, results: [{counts: {c: 1}}]}
  - {as_of: 18/6/2022, results: [{total: 9}]}
""",
        {"count . m": "unknown"},
    ),
    "a stock that left below a superior yet to come is none that this one lost": (
        COUNTED.format("counted: state")
        + """
units:
  - {code: a, name: A}
  - {code: p, name: P, active_from: 26/3/2022}
  - {code: b, name: B, parent: p, active_to: 25/3/2022}
snapshots:
  - {as_of: 25/1/2022, results: [{counts: {a: 7, b: 20}}]}
  - {as_of: 06/8/2022, results: [{counts: {a: 9, p: 5}}]}
""",
        {"growth": "2 (1/3)", "growth . p": "unknown", "growth . a": "2"},
    ),
    "a superior below which nobody ever reported is one unit, whoever left below it": (
        COUNTED.format("counted: state")
        + """
units:
  - {code: a, name: A}
  - {code: p, name: P}
  - {code: b, name: B, parent: p}
  - {code: c, name: C, parent: p, active_to: 25/3/2022}
snapshots:
  - {as_of: 25/1/2022, results: [{counts: {a: 7}}]}
  - {as_of: 06/8/2022, results: [{counts: {a: 9, p: 5}}]}
""",
        {"growth": "2 (1/2)"},
    ),
    "who is made over one that left with nothing told of it had nothing": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: p, name: P, active_from: 13/5/2022}
  - {code: b, name: B, parent: p, active_to: 16/1/2022}
snapshots:
  - {as_of: 25/2/2022, results: [{counts: {a: 4}}]}
  - {as_of: 28/8/2022, results: [{counts: {a: 6, p: 3}}]}
""",
        {"growth . p": "3", "growth": "5"},
    ),
    "below one that left before, a part that is yet to come makes it nobody who goes on": (
        ONE
        + """
phases: [{code: p1, name: p1, starts: 06/1/2022, ends: 16/1/2022}]
units:
  - {code: a, name: A}
  - {code: b, name: B, parent: a, active_to: 05/1/2022}
  - {code: c, name: C, parent: a}
  - {code: s, name: S, parent: b}
  - {code: t, name: T}
changes: [{on: 20/5/2022, split: c, into: [s, t]}]
snapshots:
  - {as_of: 05/1/2022, results: [{counts: {c: 2}}]}
  - {as_of: 16/1/2022, results: [{counts: {c: 5}}]}
""",
        {"count p1 a": "3"},
    ),
    "of a superior that is made over others it is what these had that stood before": (
        ONE
        + """
units:
  - {code: a, name: A, active_from: 01/4/2022}
  - {code: b, name: B, parent: a}
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {b: 80}}]}
  - {as_of: 30/6/2022, results: [{counts: {a: 100}}]}
""",
        {"stood . a": "80", "since . a": "20", "previous . a": "80"},
    ),
    "rates of units that merged do not add up to one of before": (
        COUNTED.format("measure: rate")
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: m, name: M}
  - {code: n, name: N, active_from: 01/4/2022}
changes: [{on: 01/4/2022, merge: [a, b], into: m}]
snapshots:
  - {as_of: 31/3/2022, results: [{total: 55%, counts: {a: 50%, b: 60%}}]}
  - {as_of: 30/6/2022, results: [{total: 65%, counts: {m: 70%, n: 20%}}]}
""",
        {
            "stood": "11/20",
            "since": "1/10",
            "stood . m": "unknown",
            "stood . n": "unknown",
            "since . m": "unknown",
        },
    ),
    "a quotient was then what its two numbers were then, of the units of now": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x}
  - {code: q, name: q, unit_of_measure: "%", measure: rate, of: [i, b]}
bases: [{code: b, name: b}]
units:
  - {code: a, name: A, bases: {b: 10}}
  - {code: b, name: B, bases: {b: 20}}
  - {code: m, name: M}
  - {code: n, name: N, active_from: 01/4/2022, bases: {b: 70}}
changes: [{on: 01/4/2022, merge: [a, b], into: m}]
snapshots:
  - {as_of: 31/3/2022, results: [{indicator: i, counts: {a: 5, b: 7}}]}
  - {as_of: 30/6/2022, results: [{indicator: i, counts: {m: 15, n: 5}}]}
""",
        {
            "q stood": "2/5",
            "q count": "1/5",
            "q since": "-1/5",
            "q growth": "-1/5",
            "q stood . m": "2/5",
            "q since . m": "1/10",
            "q stood . n": "unknown",
            "q since . n": "unknown",
        },
    ),
    "of two numbers that were not told at the same moments a quotient takes those that it had": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x}
  - {code: j, name: j, unit_of_measure: x}
  - {code: q, name: q, unit_of_measure: "%", measure: rate, of: [i, j]}
units: [{code: a, name: A}]
snapshots:
  - {as_of: 31/3/2022, results: [{indicator: i, counts: {a: 1}}, {indicator: j, counts: {a: 4}}]}
  - {as_of: 31/5/2022, results: [{indicator: j, counts: {a: 5}}]}
  - {as_of: 30/6/2022, results: [{indicator: i, counts: {a: 3}}, {indicator: j, counts: {a: 6}}]}
""",
        {"q count": "1/2", "q previous": "1/4", "q growth": "1/4", "q stood": "1/4"},
    ),
    "a rate of what was done in a phase has none that the phase began with": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x}
  - {code: s, name: s, unit_of_measure: x, counted: state}
  - {code: q, name: q, unit_of_measure: "%", measure: rate, of: [i, b]}
  - {code: r, name: r, unit_of_measure: "%", measure: rate, of: [s, b]}
bases: [{code: b, name: b}]
units: [{code: a, name: A, bases: {b: 10}}]
"""
        + TWO_PHASES
        + """
snapshots:
  - {as_of: 31/3/2022, results: [{indicator: i, counts: {a: 3}}, {indicator: s, counts: {a: 3}}]}
  - {as_of: 30/6/2022, results: [{indicator: i, counts: {a: 8}}, {indicator: s, counts: {a: 8}}]}
""",
        {"q count p2": "1/2", "q change p2": "unknown", "r count p2": "4/5", "r change p2": "1/2"},
    ),
    "what stood in a phase is also what a superior did itself beside its units": (
        ONE
        + TWO_PHASES
        + """
units:
  - {code: a, name: A, tier: own}
  - {code: c, name: C, parent: a}
snapshots:
  - {as_of: 30/4/2022, results: [{counts: {a: 4, c: 11}}]}
  - {as_of: 31/3/2022, results: [{counts: {a: 1}}]}
  - {as_of: 30/6/2022, results: [{counts: {a: 9}}]}
""",
        {
            "stood p2": "3 (1/2)",
            "stood p2 a": "3 (1/2)",
            "since p2 a": "5 (1/2)",
            "growth_rate p2": "5/3 (1/2)",
        },
    ),
    "a group has a rate of its sums, and no rate that is recorded": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x}
  - {code: q, name: q, unit_of_measure: "%", measure: rate, of: [i, b]}
  - {code: r, name: r, unit_of_measure: "%", measure: rate}
bases: [{code: b, name: b}]
groups: [{code: g, name: G}]
units:
  - {code: a, name: A, group: g, bases: {b: 10}}
  - {code: c, name: C, group: g, bases: {b: 30}}
  - {code: d, name: D, group: g, bases: {b: 60}}
snapshots:
  - {as_of: 31/3/2022, results: [{indicator: i, counts: {a: 9, c: 3}}, {indicator: r, counts: {a: 9%, c: 3%}}]}
""",
        {"q group . g": "3/10 (part)", "r group . g": "unknown"},
    ),
    "lists name those that are known to be so": (
        COUNTED.format("better: lower, counted: state")
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: c, name: C}
  - {code: d, name: D, parent: c}
  - {code: e, name: E, parent: c}
  - {code: f, name: F, parent: g}
  - {code: g, name: G}
quotas: [{counts: {a: 5, b: 5, c: 5, g: 0}}]
snapshots: [{as_of: 31/3/2022, results: [{counts: {a: 5, b: 6, d: 2, g: 0}}]}]
""",
        {
            "list . leading": "a",
            "list . completed": "a g",
            "list . exceeded": "",
            "list . uncompleted": "b",
            "list . lagging": "b",
        },
    ),
    "a place in the file is that among all units, whoever else is there": (
        COUNTED.format("counted: period")
        + """
units:
  - {code: z, name: Z, active_to: 31/01/2022}
  - {code: a, name: A}
  - {code: b, name: B, order: 2}
quotas: [{counts: {a: 9, b: 9}}]
snapshots: [{as_of: 30/6/2022, results: [{counts: {a: 1, b: 1}}]}]
""",
        {"list . slow": "b a"},
    ),
    "a quotient of what was merged is none of one's count and another's base": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x}
  - {code: j, name: j, unit_of_measure: x}
  - {code: q, name: q, unit_of_measure: "%", measure: rate, of: [i, j]}
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: m, name: M}
changes: [{on: 01/4/2022, merge: [a, b], into: m}]
snapshots:
  - {as_of: 31/3/2022, results: [{indicator: i, counts: {a: 9}}, {indicator: j, counts: {b: 10}}]}
  - {as_of: 30/6/2022, results: [{indicator: i, counts: {m: 12}}, {indicator: j, counts: {m: 40}}]}
""",
        {"q stood . m": "unknown", "q since . m": "unknown", "q count . m": "3/10"},
    ),
    "of a superior yet to be made those are known that it is made over": (
        ONE
        + """
units:
  - {code: p, name: P, active_from: 01/4/2022}
  - {code: b, name: B, parent: p, tier: own}
  - {code: c, name: C, parent: b}
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {b: 3}}]}
  - {as_of: 30/6/2022, results: [{counts: {p: 9}}]}
""",
        {"stood . p": "3 (1/2)"},
    ),
    "who joined after the last count is told among those with a quota": (
        ONE
        + TWO_PHASES
        + """
units: [{code: a, name: A}, {code: b, name: B, active_from: 28/3/2022}]
quotas: [{phase: p1, counts: {b: 10}}]
snapshots: [{as_of: 27/3/2022, results: [{counts: {a: 0}}]}, {as_of: 30/6/2022, results: [{counts: {a: 1}}]}]
""",
        {"list p1 with_quota": "b"},
    ),
    "a rate's quota of a superior that is yet to join does not speak for who is there": (
        """
indicators: [{code: i, name: i, unit_of_measure: "%", measure: rate}]
units: [{code: u, name: U, active_from: 07/5/2022}, {code: v, name: V, parent: u}, {code: w, name: W}, {code: x, name: X, parent: w}]
quotas: [{counts: {u: 81%, v: 31%, x: 50%}}]
snapshots: [{as_of: 18/02/2022, results: [{counts: {v: 65%, x: 40%}}]}]
""",
        {"list . completed": "v", "list . uncompleted": "x"},
    ),
    "a rate of a group is of those who were there at the count, who joined since is none that is missing": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x}
  - {code: q, name: q, unit_of_measure: "%", measure: rate, of: [i, b]}
phases: [{code: p1, name: p1, ends: 11/4/2022}]
bases: [{code: b, name: b}]
groups: [{code: g, name: G}]
units:
  - {code: a, name: A, group: g, bases: {b: 8}}
  - {code: b, name: B, group: g, active_from: 08/4/2022, bases: {b: 8}}
snapshots:
  - {as_of: 03/4/2022, results: [{indicator: i, counts: {a: 2}}]}
  - {as_of: 18/4/2022, results: [{indicator: i, counts: {a: 3, b: 1}}]}
""",
        {"q group p1 g": "1/4"},
    ),
    "a snapshot of the day that a phase names is its opening, not one of the midnight before": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x}
  - {code: j, name: j, unit_of_measure: x}
units: [{code: u1, name: U1}]
phases:
  - {code: p1, name: p1, ends: 15/3/2022}
  - {code: p2, name: p2, starts: 01/4/2022, ends: 31/12/2022, opens_as_of: 20/3/2022}
snapshots:
  - {as_of: 0h00 20/3/2022, results: [{indicator: i, counts: {u1: 10}}]}
  - {as_of: 8h00 20/3/2022, results: [{indicator: j, counts: {u1: 4}}]}
  - {as_of: 20/3/2022, results: [{indicator: j, counts: {u1: 5}}]}
  - {as_of: 31/3/2022, results: [{indicator: i, counts: {u1: 30}}, {indicator: j, counts: {u1: 8}}]}
  - {as_of: 30/6/2022, results: [{indicator: i, counts: {u1: 50}}, {indicator: j, counts: {u1: 11}}]}
""",
        {"i count p2": "20", "j count p2": "6"},
    ),
    "a day names any snapshot of it": (
        ONE
        + """
units: [{code: u1, name: U1}]
phases:
  - {code: p1, name: p1, ends: 15/3/2022}
  - {code: p2, name: p2, starts: 01/4/2022, ends: 31/12/2022, opens_as_of: 20/3/2022}
snapshots:
  - {as_of: 8h00 20/3/2022, results: [{counts: {u1: 10}}]}
  - {as_of: 30/6/2022, results: [{counts: {u1: 50}}]}
""",
        {"count p2": "40"},
    ),
    "both numbers of a quotient are of a unit alone, or of it with those below it": (
        RATED
        + """
units:
  - {code: p, name: P, tier: own, active_to: 31/3/2022}
  - {code: c, name: C, parent: p}
snapshots:
  - {as_of: 31/3/2022, results: [{indicator: a, counts: {p: 1, c: 4}}, {indicator: b, counts: {p: 4, c: 8}}]}
  - {as_of: 30/6/2022, results: [{indicator: b, counts: {c: 8}}]}
""",
        {"q count . p": "1/2 (part)", "q count . c": "1/2", "q count": "5/12"},
    ),
    "so is the base of who left": (
        """
indicators:
  - {code: a, name: a, unit_of_measure: x}
  - {code: q, name: q, unit_of_measure: "%", measure: rate, of: [a, m]}
bases: [{code: m, name: m}]
units:
  - {code: p, name: P, tier: own, active_to: 31/3/2022, bases: {m: 100}}
  - {code: c, name: C, parent: p, bases: {m: 40}}
  - {code: d, name: D, bases: {m: 60}}
snapshots:
  - {as_of: 28/2/2022, results: [{indicator: a, counts: {p: 9, c: 4}}]}
  - {as_of: 30/6/2022, results: [{indicator: a, counts: {c: 10, d: 6}}]}
""",
        {"q stood": "1/10 (part)", "q stood . p": "unknown"},
    ),
    "of a quotient of which nothing is counted that is divided nothing is wrong": (
        RATED
        + """
units:
  - {code: m, name: M}
  - {code: n, name: N, parent: m, active_from: 07/3/2022}
  - {code: u, name: U}
phases:
  - {code: p0, name: p0, ends: 06/3/2022}
  - {code: p2, name: p2, starts: 07/3/2022, ends: 31/12/2022}
changes: [{on: 07/3/2022, merge: [u], into: m}]
snapshots:
  - {as_of: 06/3/2022, results: [{indicator: b, counts: {u: 3}}]}
  - {as_of: 30/6/2022, results: [{indicator: b, total: 90, counts: {n: 1}}]}
""",
        {"b count p2": "87", "b count p2 m": "error", "q count p2": "unknown"},
    ),
    "what stood before is wrong where periods overlap, of a part of a unit that was split since too": (
        COUNTED.format("counted: period")
        + """
units: [{code: u, name: U}, {code: s, name: S}, {code: t, name: T}]
phases:
  - {code: p0, name: p0, ends: 14/2/2022}
  - {code: d, name: d, starts: 13/1/2022, ends: 12/2/2022, within: p0}
changes: [{on: 08/2/2022, split: u, into: [s, t], opening: {s: {i: 1}, t: {i: 2}}}]
snapshots:
  - {as_of: 19/1/2022, results: [{counts: {u: 3}}]}
  - {as_of: 10/2/2022, results: [{counts: {t: 1}}]}
""",
        {"count d": "error", "stood d s": "error"},
    ),
    "a quota of who joined with a change is in the sum that is of its eve": (
        COUNTED.format("counted: state")
        + """
units:
  - {code: u, name: U}
  - {code: v, name: V}
  - {code: s1, name: S1}
  - {code: s2, name: S2}
  - {code: m, name: M}
  - {code: n, name: N, active_from: 08/7/2022}
  - {code: o, name: O, active_to: 07/7/2022}
quotas: [{counts: {u: 4, n: 17, o: 9}}]
changes:
  - {on: 04/6/2022, split: u, into: [s1, s2], opening: {s1: {i: 1}, s2: {i: 1}}}
  - {on: 08/7/2022, merge: [s2, v], into: m}
snapshots:
  - {as_of: 18/7/2022, results: [{counts: {n: 0}}]}
""",
        {"quota": "21", "quota . n": "17", "quota . m": "unknown"},
    ),
    "of whom nothing is known and who left before it grew it is no part": (
        COUNTED.format("missing: carry_forward")
        + TWO_PHASES
        + """
units:
  - {code: u1, name: U1}
  - {code: u2, name: U2, active_from: 07/4/2022}
  - {code: u3, name: U3, active_to: 02/4/2022}
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u1: 1}}]}
  - {as_of: 10/4/2022, results: [{counts: {u2: 4}}]}
  - {as_of: 13/4/2022, results: [{counts: {u1: 1, u2: 6}}]}
""",
        {"growth p2": "2", "growth_rate p2": "1/2"},
    ),
    "who left alone grew from what it had itself": (
        ONE
        + TWO_PHASES
        + """
units:
  - {code: u1, name: U1, tier: own, active_to: 09/5/2022}
  - {code: u2, name: U2, parent: u1}
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u1: 1}}]}
  - {as_of: 06/5/2022, results: [{counts: {u1: 5}}]}
  - {as_of: 10/5/2022, results: [{counts: {u2: 1}}]}
""",
        {"growth p2": "0 (1/2)", "growth_rate p2": "0 (1/2)"},
    ),
    "who came and left since the count has no place in lists": (
        ONE
        + """
units:
  - {code: u1, name: U1}
  - {code: u2, name: U2, active_from: 01/4/2022, active_to: 15/5/2022}
quotas: [{counts: {u1: 3, u2: 5}}]
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {u1: 1}}]}
  - {as_of: 30/6/2022, results: [{indicator: i, counts: {}}]}
""",
        {"list . with_quota": "u1"},
    ),
    "what stood below one that joined and then merged is in its successor once": (
        ONE
        + """
units:
  - {code: u1, name: U1}
  - {code: u2, name: U2, active_from: 21/4/2022}
  - {code: u3, name: U3, parent: u2}
  - {code: m, name: M}
changes: [{on: 23/4/2022, merge: [u1, u2], into: m}]
snapshots:
  - {as_of: 05/3/2022, results: [{counts: {u1: 5, u3: 1}}]}
  - {as_of: 07/6/2022, results: [{counts: {m: 9, u3: 2}}]}
""",
        {"stood . m": "6", "since . m": "3", "growth . m": "3"},
    ),
    "what a unit had of a phase is without what came over its border": (
        ONE
        + """
phases:
  - {code: p0, name: p0, ends: 21/1/2022}
  - {code: p1, name: p1, ends: 17/3/2022}
units:
  - {code: u0, name: U0}
  - {code: u1, name: U1}
  - {code: u3, name: U3, parent: u1}
  - {code: s1, name: S1, parent: u1}
  - {code: s2, name: S2}
changes: [{on: 25/1/2022, split: u0, into: [s1, s2], opening: {s1: {i: 2}}}]
snapshots:
  - {as_of: 21/1/2022, results: [{counts: {u3: 0}}]}
  - {as_of: 10/3/2022, results: [{counts: {u3: 1, s1: 2}}]}
  - {as_of: 17/3/2022, results: [{counts: {u3: 1, s1: 3}}]}
""",
        {"growth p1": "1 (2/3)", "growth_rate p1": "1 (2/3)"},
    ),
    "who merged on the first day of a phase had of it what was counted since its opening": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x, missing: carry_forward}
  - {code: q, name: q, unit_of_measure: "%", measure: rate, of: [i, b]}
phases:
  - {code: p0, name: p0, ends: 23/2/2022}
  - {code: p1, name: p1, starts: 03/3/2022, ends: 15/4/2022, opens_as_of: 23/2/2022}
bases: [{code: b, name: b}]
units:
  - {code: u1, name: U1, bases: {b: 17}}
  - {code: u2, name: U2, bases: {b: 13}}
  - {code: m, name: M}
changes: [{on: 03/3/2022, merge: [u1, u2], into: m}]
snapshots:
  - {as_of: 23/2/2022, results: [{indicator: i, counts: {u1: 0, u2: 0}}]}
  - {as_of: 02/3/2022, results: [{indicator: i, counts: {u2: 1}}]}
  - {as_of: 15/4/2022, results: [{indicator: i, counts: {m: 4}}]}
""",
        {"q count p1": "2/15", "q growth p1": "1/10", "q growth p1 m": "1/10"},
    ),
    "a quotient of two moments is of those who are in both numbers": (
        STOCKS
        + """
units:
  - {code: u1, name: U1}
  - {code: u2, name: U2}
  - {code: u3, name: U3, active_to: 15/4/2022}
snapshots:
  - {as_of: 31/3/2022, results: [{indicator: a, counts: {u1: 20, u2: 25, u3: 9}}, {indicator: b, counts: {u1: 40, u2: 60, u3: 20}}]}
  - {as_of: 30/6/2022, results: [{indicator: a, counts: {u1: 18, u2: 20}}]}
""",
        {"q count": "19/50"},
    ),
    "so is one of units below a superior that another one left": (
        STOCKS
        + """
units:
  - {code: p, name: P}
  - {code: u1, name: U1, parent: p}
  - {code: u2, name: U2, parent: p}
  - {code: u3, name: U3, parent: p, active_to: 15/4/2022}
snapshots:
  - {as_of: 31/3/2022, results: [{indicator: a, counts: {u1: 20, u2: 25, u3: 9}}, {indicator: b, counts: {u1: 40, u2: 60, u3: 20}}]}
  - {as_of: 30/6/2022, results: [{indicator: a, counts: {u1: 18, u2: 20}}]}
""",
        {"q count": "19/50", "q count . p": "19/50"},
    ),
    "who joined since what it is divided by is missing in a quotient": (
        STOCKS
        + """
units:
  - {code: u1, name: U1}
  - {code: u2, name: U2}
  - {code: u3, name: U3, active_from: 15/4/2022}
snapshots:
  - {as_of: 31/3/2022, results: [{indicator: b, counts: {u1: 40, u2: 60}}]}
  - {as_of: 30/6/2022, results: [{indicator: a, counts: {u1: 18, u2: 20, u3: 9}}]}
""",
        {"q count": "19/50 (part)", "q count . u3": "unknown"},
    ),
    "a unit below one that left goes on to be expected, where nothing was ever told of both": (
        ONE
        + """
units:
  - {code: p, name: P, active_to: 17/2/2022}
  - {code: c, name: C, parent: p, active_to: 31/3/2022}
  - {code: u, name: U}
  - {code: v, name: V}
snapshots:
  - {as_of: 17/2/2022, results: [{counts: {u: 1}}]}
  - {as_of: 02/9/2022, results: [{counts: {u: 3}}]}
""",
        {"growth": "2 (1/3)"},
    ),
}


def said(cell: Cell) -> str:
    """A figure in short: `5 (1/2)` is 5 from one of two units."""
    if cell.is_error or not cell.is_known:
        return "error" if cell.is_error else "unknown"
    number = str(Fraction(cell.number))
    if cell.is_complete:
        return number
    return f"{number} ({cell.known}/{cell.of})" if cell.of else f"{number} (part)"


def answer(oracle: Oracle, question: str) -> str:
    """`[INDICATOR] FIGURE [PHASE or .] [UNIT]`; what `stood` at the first snapshot, and `since`; who is in a `list`."""
    words = question.split()
    indicator = oracle.campaign.indicators[0]
    if words[0] in oracle.indicators:
        indicator = oracle.indicators[words.pop(0)]
    figure, *rest = words
    if figure == "base":
        return said(oracle.base(rest[0], oracle.moment.day))
    if figure in {"goal", "reached"}:
        target = next(one for one in oracle.campaign.targets if one.code == rest[0])
        if figure == "goal":
            return said(oracle.goal(target))
        return {True: "yes", False: "no", None: "unknown"}[oracle.reached(target)]
    window = oracle.windows()[rest[0] if rest and rest[0] != "." else None]
    unit = rest[1] if len(rest) > 1 else None
    plain = {
        "rows": lambda: " ".join(oracle.rows(indicator, window)),
        "rank": lambda: str(oracle.ranks(indicator, window).get(unit, "none")),
        "list": lambda: " ".join(oracle.lists(indicator, window)[unit]),
    }
    if figure in plain:
        return plain[figure]()
    if figure in {"stood", "since"}:
        names = {"stood": "rate_at", "since": "moved_rate"} if indicator.of else {}
        asked = getattr(oracle, names.get(figure, figure))
        return said(asked(indicator, window, oracle.campaign.snapshots[0].as_of, unit))
    asked = getattr(oracle, figure)
    return said(asked(indicator, window, unit) if unit else asked(indicator, window))


def program_said(told: Told, *, is_quotient: bool) -> str:
    """The same of a figure of the program."""
    if told.state != VALUE:
        return "error" if told.state == ERROR else "unknown"
    number = str(Fraction(told.value))
    known, of = (0, 0) if is_quotient or told.numbers is None else told.numbers
    if told.is_complete:
        return number
    return f"{number} ({known}/{of})" if of else f"{number} (part)"


def program_answer(figures, question: str) -> str:
    """What the program says to the same question; a quotient of some units is «part»."""
    words = question.split()
    indicator = words.pop(0) if words[0] in figures.indicators else next(iter(figures.indicators))
    figure, *rest = words
    if figure == "base":
        return str(figures.bases[rest[0]].value)
    if figure in {"goal", "reached"}:
        tallies = figures.indicators.values()
        parts = [part for tally in tallies for part in (tally, *tally.phases.values())]
        target = next(part.targets[rest[0]] for part in parts if rest[0] in part.targets)
        return str(target.goal.value) if figure == "goal" else "yes" if target.reached else "no"
    is_compared = figure in {"stood", "since"}
    if is_compared:
        figures = replace(figures, compare=figures.campaign.snapshots[0].as_of)
    tally = tally_of(figures, indicator, rest[0] if rest and rest[0] != "." else None)
    unit = rest[1] if len(rest) > 1 else None
    if figure in {"rows", "list"}:
        return " ".join(row.code for row in (getattr(tally, unit) if unit else tally.units))
    if figure == "group":
        figure, owner = "count", next(one for one in tally.groups if one.code == unit)
    elif is_compared:
        figure, owner = {"stood": "count", "since": "growth"}[figure], tally.compared_of(unit)
    else:
        owner = tally.unit[unit] if unit else tally
    if figure == "rank":
        return str(owner.rank or "none")
    name = "goal" if unit and figure == "quota" else figure
    is_quotient = figures.indicators[indicator].indicator.of is not None
    told = program_said(ours(owner, name), is_quotient=is_quotient)
    if figure == "remainder":
        return "unknown" if told == "0" else told.partition(" ")[0]
    return told


def read(records: str) -> Campaign:
    return Campaign.model_validate(yaml.load(HEAD + records, yaml.BaseLoader))  # noqa: S506


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_figures_of_a_small_campaign(case):
    records, expected = case
    campaign = read(records)
    moments = [snapshot.as_of for snapshot in campaign.snapshots]
    oracle = Oracle(campaign, max(moments, default=None))
    assert {question: answer(oracle, question) for question in expected} == expected


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_program_says_the_same(case):
    records, expected = case
    campaign = read(records)
    newest = max(campaign.snapshots, key=lambda one: one.as_of, default=None)
    figures = compute_figures(campaign, newest)
    told = {question: program_answer(figures, question) for question in expected}
    assert told == expected


def test_what_comes_after_the_moment_does_not_exist():
    campaign = read(ONE + TWO_UNITS + TWO_PHASES + FALL)
    assert answer(Oracle(campaign, read_moment("06/4/2022")), "count") == "100"


def test_a_group_counted_by_period_is_provisional_where_one_that_merged_was_silent():
    campaign = read(
        COUNTED.format("counted: period")
        + """
groups: [{code: g, name: G}]
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: m, name: M, group: g}
  - {code: n, name: N, parent: m, active_from: 22/3/2022}
changes: [{on: 22/3/2022, merge: [a, b], into: m}]
snapshots:
  - {as_of: 01/2/2022, results: [{counts: {b: 3}}]}
  - {as_of: 08/7/2022, results: [{counts: {n: 4}}]}
"""
    )
    (group,) = compute_figures(campaign, campaign.snapshots[-1]).main.groups
    assert str(ours(group, "count")) == "7 part 0/1"
