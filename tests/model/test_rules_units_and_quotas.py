"""Units and their bases, quotas and their sums."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

BASED = """
        bases: [{{code: members, name: đoàn viên}}]
        units:
        - {{code: a, name: A, bases: {{members: 30}}}}
        - {{code: b, name: B, parent: a, bases: {{members: 10}}}}
        - {{code: c, name: C, parent: a{c}}}
        - {{code: e, name: E}}
        - {{code: f, name: F, parent: e, bases: {{members: 5}}}}
"""
PASSED = """
        changes: [{on: 01/5/2022, merge: [c, f], into: g}]
"""
UNITS = {
    "groups, superiors and bases that exist": (
        """
        bases: [{code: members, name: đoàn viên, total: 30}]
        groups: [{code: huyen, name: Các huyện}]
        units:
        - {code: a, name: A, group: huyen, bases: {members: 10}}
        - {code: b, name: B, group: huyen, bases: {members: 20}}
        - {code: c, name: C, parent: a}
        """,
        [],
    ),
    "an unknown group is told once": (
        """
        groups: [{code: huyen, name: Các huyện}]
        units: [{code: a, name: A, group: huyện}, {code: b, name: B, group: huyện}]
        """,
        ["E-GROUP-UNKNOWN units[0].group"],
    ),
    "an unknown superior": (
        "units: [{code: a, name: A}, {code: b, name: B, parent: aa}]",
        ["E-UNIT-UNKNOWN units[1].parent"],
    ),
    "superiors in a ring": (
        """
        units:
        - {code: a, name: A, parent: b}
        - {code: b, name: B, parent: c}
        - {code: c, name: C, parent: b}
        """,
        ["E-UNIT-CYCLE units[1].parent"],
    ),
    "an unknown base": (
        """
        bases: [{code: members, name: đoàn viên}]
        units: [{code: a, name: A, bases: {member: 1}}, {code: b, name: B, bases: {member: 2}}]
        """,
        ["E-BASE-UNKNOWN units[0].bases.member"],
    ),
    "two units of one name": (
        "units: [{code: a, name: LĐLĐ huyện Hòa Bình}, {code: b, name: LĐLĐ huyện  Hoà bình}]",
        ["W-UNIT-NAME units[1].name"],
    ),
    "aliases of a unit that no other goes by": (
        "units: [{code: a, name: Sở Y tế, aliases: [CĐN Y tế, SYT]}, {code: b, name: B, aliases: [SB]}]",
        [],
    ),
    "an alias that is another's name, short name, code or alias": (
        """
        units:
        - {code: a, name: A, aliases: [cđn  y tế, YT, yt, TTYT]}
        - {code: b, name: CĐN Y tế, short_name: YT}
        - {code: yt, name: Trung tâm, aliases: [ttyt]}
        """,
        [
            "E-UNIT-ALIAS units[0].aliases[0]",
            "E-UNIT-ALIAS units[0].aliases[1]",
            "E-UNIT-ALIAS units[0].aliases[2]",
            "E-UNIT-ALIAS units[0].aliases[3]",
            "E-UNIT-ALIAS units[2].aliases[0]",
        ],
    ),
    "two units whose names differ by a mark": (
        "units: [{code: a, name: Huyện Ân}, {code: b, name: Huyện An}]",
        ["W-UNIT-NAME units[1].name"],
    ),
    "of one name below two superiors": (
        """
        units:
        - {code: a, name: A}
        - {code: b, name: B}
        - {code: c, name: CĐCS Hoa Sen, parent: a}
        - {code: d, name: CĐCS Hoa Sen, parent: b}
        """,
        [],
    ),
    "of one name, one after the other": (
        """
        units:
        - {code: a, name: CĐCS Hoa Sen, active_to: 31/12/2022}
        - {code: b, name: CĐCS Hoa Sen, active_from: 01/01/2023}
        """,
        [],
    ),
    "of one name and one alias, one in the place of the other": (
        """
        units:
        - {code: a, name: CĐCS Hoa Sen, aliases: [HS]}
        - {code: b, name: CĐCS Hoa Mai}
        - {code: c, name: CĐCS Hoa Sen, aliases: [HS]}
        changes: [{on: 01/3/2022, merge: [a, b], into: c}]
        """,
        [],
    ),
    "of one name, together for a day": (
        """
        units:
        - {code: a, name: CĐCS Hoa Sen, active_from: 31/12/2022}
        - {code: b, name: CĐCS Hoa Sen, active_to: 31/12/2022}
        - {code: c, name: CĐCS Hoa Sen, active_from: 31/12/2022}
        """,
        ["W-UNIT-NAME units[1].name", "W-UNIT-NAME units[2].name"],
    ),
    "of one name, the later one first": (
        """
        units:
        - {code: a, name: CĐCS Hoa Sen, active_from: 01/01/2023}
        - {code: b, name: CĐCS Hoa Sen, active_to: 31/12/2022}
        """,
        [],
    ),
    "the base total differs from the units": (
        """
        bases: [{code: members, name: đoàn viên, total: 31}]
        units: [{code: a, name: A, bases: {members: 10}}, {code: b, name: B, bases: {members: 20}}]
        """,
        ["E-BASE-SUM bases[0].total"],
    ),
    "a unit without the base leaves room": (
        """
        bases: [{code: members, name: đoàn viên, total: 31}]
        units: [{code: a, name: A, bases: {members: 30}}, {code: b, name: B}]
        """,
        [],
    ),
    "some units already exceed it": (
        """
        bases: [{code: members, name: đoàn viên, total: 31}]
        units: [{code: a, name: A, bases: {members: 32}}, {code: b, name: B}]
        """,
        ["E-BASE-SUM bases[0].total"],
    ),
    "«trên 25» may be 30": (
        """
        bases: [{code: members, name: đoàn viên, total: 25, precision: over}]
        units: [{code: a, name: A, bases: {members: 30}}]
        """,
        [],
    ),
    "a superior's base holds those below": (
        """
        bases: [{code: members, name: đoàn viên, total: 30}]
        units: [{code: a, name: A, bases: {members: 30}}, {code: b, name: B, parent: a, bases: {members: 9}}]
        """,
        ["I-TIER-OWN units[0].bases.members"],
    ),
    "a unit below has more than its superior": (
        """
        bases: [{code: members, name: đoàn viên}]
        units: [{code: a, name: A, bases: {members: 30}}, {code: b, name: B, parent: a, bases: {members: 39}}]
        """,
        ["E-TIER-SUM units[0].bases.members"],
    ),
    "a superior's base holds one that passed over, which has none of its own": (
        BASED.format(c="") + "        - {code: g, name: G, parent: e}\n" + PASSED,
        ["W-BASE-REST units[0].bases.members"],
    ),
    "what passed over has a base of its own, which is taken from the superior's": (
        BASED.format(c=", bases: {members: 20}")
        + "        - {code: g, name: G, parent: e}\n"
        + PASSED,
        [],
    ),
    "a superior has less than those below it since another joined": (
        """
        bases: [{code: members, name: đoàn viên, total: 30}]
        units:
        - {code: a, name: A, bases: {members: 30}}
        - {code: b, name: B, parent: a, bases: {members: 30}}
        - {code: c, name: C, parent: a, bases: {members: 9}, active_from: 01/5/2022}
        """,
        ["W-BASE-REST units[0].bases.members"],
    ),
    "a superior whose number is only its own": (
        """
        bases: [{code: members, name: đoàn viên, total: 69}]
        units:
        - {code: a, name: A, tier: own, bases: {members: 30}}
        - {code: b, name: B, parent: a, bases: {members: 39}}
        """,
        [],
    ),
    "units that follow one another are not added": (
        """
        bases: [{code: members, name: đoàn viên, total: 30}]
        units:
        - {code: a, name: A, bases: {members: 30}, active_to: 31/12/2022}
        - {code: b, name: B, bases: {members: 33}, active_from: 01/01/2023}
        """,
        [],
    ),
}

TIERS = """
        units: [{code: a, name: A}, {code: b, name: B, parent: a}, {code: c, name: C, parent: a}]
"""
ACROSS = """
        units:
        - {code: a, name: A}
        - {code: b, name: B, parent: a}
        - {code: c, name: C, parent: a}
        - {code: e, name: E}
        - {code: f, name: F, parent: e}
        - {code: g, name: G, parent: e}
        changes: [{on: 01/5/2022, merge: [c, f], into: g}]
"""
THREE = """
        units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}]
"""

PHASED = (
    THREE
    + """
        phases:
        - {code: gd1, name: giai đoạn 1, ends: 31/5/2022}
        - {code: gd2, name: giai đoạn 2, ends: 30/9/2023}
"""
)

QUOTAS = {
    "a table that adds up": (
        THREE
        + "        quotas: [{counts: {a: 1, b: 2, c: 3}, total: 6, fixed: [a], reasons: {a: Xa}}]",
        [],
    ),
    "nothing that it names exists": (
        THREE
        + """
        quotas:
        - {indicator: idea, phase: gd1, document: kh, counts: {a: 1, b: 2, c: 3, d: 4}, fixed: [e], reasons: {f: Xa}}
        """,
        [
            "E-INDICATOR-UNKNOWN quotas[0].indicator",
            "E-PHASE-UNKNOWN quotas[0].phase",
            "E-DOCUMENT-UNKNOWN quotas[0].document",
            "E-UNIT-UNKNOWN quotas[0].counts.d",
            "E-UNIT-UNKNOWN quotas[0].fixed[0]",
            "E-UNIT-UNKNOWN quotas[0].reasons.f",
        ],
    ),
    "a total that is not the sum": (
        THREE + "        quotas: [{counts: {a: 1, b: 2, c: 3}, total: 7}]",
        ["E-QUOTA-SUM quotas[0].total"],
    ),
    "the sum with who goes on in the place of others": (
        THREE
        + """
        changes: [{on: 01/3/2022, merge: [a, b], into: c}]
        quotas: [{counts: {a: 1, b: 2, c: 4}, total: 4}]
        """,
        [],
    ),
    "the sum with parts in the place of what was split": (
        THREE
        + """
        changes: [{on: 01/3/2022, split: c, into: [a, b]}]
        quotas: [{counts: {a: 1, b: 2, c: 4}, total: 3}]
        """,
        [],
    ),
    "fixed and explained, but not given": (
        THREE + "        quotas: [{counts: {a: 1, b: 2}, fixed: [c], reasons: {c: Xa}}]",
        [
            "W-QUOTA-UNUSED quotas[0].fixed[0]",
            "W-QUOTA-UNUSED quotas[0].reasons.c",
            "W-QUOTA-MISSING quotas[0].counts",
        ],
    ),
    "changed after it was reckoned": (
        THREE
        + "        quotas: [{counts: {a: 7, b: 2, c: 3}, rule: x, reasons: {a: 6% × 100 = 6}}]",
        ["W-QUOTA-REASON quotas[0].counts.a"],
    ),
    "percentages of what is counted": (
        THREE + "        quotas: [{counts: {a: 1, b: 2%, c: 3}, total: 5%}]",
        [
            "E-MEASURE quotas[0].total",
            "E-MEASURE quotas[0].counts.b",
            "E-QUOTA-SUM quotas[0].total",
        ],
    ),
    "rates are not added": (
        THREE
        + """
        indicators: [{code: trained, name: tỷ lệ, unit_of_measure: '%', measure: rate}]
        quotas: [{counts: {a: 90%, b: 100%, c: 95%}, total: 95%}]
        """,
        [],
    ),
    "a unit is left out": (
        THREE + "        quotas: [{counts: {a: 1, b: 2}}]",
        ["W-QUOTA-MISSING quotas[0].counts"],
    ),
    "a unit that has gone is not": (
        """
        units: [{code: a, name: A}, {code: b, name: B, active_to: 31/12/2022}]
        quotas: [{counts: {a: 1}}]
        """,
        [],
    ),
    "a unit that has gone before the phase ends is not": (
        PHASED.replace("{code: c, name: C}", "{code: c, name: C, active_from: 01/6/2022}")
        + "        quotas: [{phase: gd1, counts: {a: 1, b: 1}}]",
        [],
    ),
    "given to all units that merged": (
        """
        units: [{code: a, name: A}, {code: b, name: B}, {code: m, name: M}, {code: n, name: N}]
        changes:
        - {on: 01/6/2022, merge: [a, b], into: m}
        - {on: 01/7/2022, merge: [m], into: n}
        quotas: [{counts: {a: 1, b: 2}}]
        """,
        [],
    ),
    "given to one of those that merged": (
        """
        units: [{code: a, name: A}, {code: b, name: B}, {code: m, name: M}]
        changes: [{on: 01/6/2022, merge: [a, b], into: m}]
        quotas: [{counts: {a: 1}}]
        """,
        ["W-QUOTA-MISSING quotas[0].counts"],
    ),
    "given to a unit that was split": (
        """
        units: [{code: a, name: A}, {code: b, name: B}, {code: m, name: M}]
        changes: [{on: 01/6/2022, split: m, into: [a, b]}]
        quotas: [{counts: {m: 1}}]
        """,
        ["W-QUOTA-MISSING quotas[0].counts"],
    ),
    "given to what comes of units by a later change": (
        """
        units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}, {code: m, name: M}, {code: n, name: N}]
        phases: [{code: p, name: đợt 1, starts: 01/3/2022, ends: 31/5/2022}]
        changes: [{on: 01/6/2022, split: m, into: [a, b]}, {on: 01/6/2022, merge: [c], into: n}]
        quotas: [{phase: p, counts: {a: 1, b: 1, n: 1}}]
        """,
        [],
    ),
    "given to superiors, or to all below": (
        """
        units:
        - {code: a, name: A}
        - {code: a1, name: A1, parent: a}
        - {code: b, name: B}
        - {code: b1, name: B1, parent: b}
        - {code: b2, name: B2, parent: b}
        quotas: [{counts: {a: 1, b1: 2, b2: 3}, total: 6}]
        """,
        [],
    ),
    "given to one of two below": (
        """
        units: [{code: b, name: B}, {code: b1, name: B1, parent: b}, {code: b2, name: B2, parent: b}]
        quotas: [{counts: {b1: 2}}]
        """,
        ["W-QUOTA-MISSING quotas[0].counts"],
    ),
    "rates of units that merged since, which nobody adds": (
        """
        indicators: [{code: r, name: R, unit_of_measure: "%", measure: rate}]
        units: [{code: a, name: A}, {code: b, name: B}, {code: m, name: M}]
        changes: [{on: 01/7/2022, merge: [a, b], into: m}]
        quotas: [{counts: {a: 50%, b: 60%}}]
        """,
        ["W-QUOTA-MISSING quotas[0].counts"],
    ),
    "two tables that nobody can tell apart": (
        THREE
        + "        quotas: [{counts: {a: 1, b: 1, c: 1}}, {code: q, counts: {a: 1, b: 1, c: 1}}]",
        ["E-QUOTA-TWICE quotas[1]"],
    ),
    "two tables with their codes, none of which holds": (
        THREE
        + "        quotas: [{code: p, counts: {a: 1, b: 1, c: 1}}, {code: q, counts: {a: 1, b: 1, c: 1}}]",
        ["E-QUOTA-TWICE quotas[1]"],
    ),
    "a table that adds to another": (
        THREE
        + "        quotas: [{code: p, counts: {a: 1, b: 1, c: 1}}, {adds_to: p, counts: {a: 1}}]",
        [],
    ),
    "what one table leaves out another adds": (
        THREE + "        quotas: [{code: p, counts: {a: 1, b: 1}}, {adds_to: p, counts: {c: 1}}]",
        [],
    ),
    "what no table gives, of two": (
        THREE + "        quotas: [{code: p, counts: {a: 1}}, {adds_to: p, counts: {b: 1}}]",
        ["W-QUOTA-MISSING quotas[0].counts"],
    ),
    "a table that was replaced may leave out anybody": (
        THREE
        + "        quotas: [{code: p, counts: {a: 1}}, {replaces: p, counts: {a: 1, b: 1, c: 1}}]",
        [],
    ),
    "a table that stands in the place of another": (
        THREE
        + """
        targets: [{code: t, name: A, count: 6}]
        quotas: [{code: p, counts: {a: 1, b: 1, c: 1}}, {replaces: p, counts: {a: 2, b: 2, c: 2}}]
        """,
        [],
    ),
    "two tables that stand in the place of one": (
        THREE
        + """
        quotas:
        - {code: p, counts: {a: 1, b: 1, c: 1}}
        - {replaces: p, counts: {a: 2, b: 2, c: 2}}
        - {replaces: p, counts: {a: 3, b: 3, c: 3}}
        """,
        ["E-QUOTA-TWICE quotas[2].replaces"],
    ),
    "tables that follow what is not there, or twice, or another phase's": (
        PHASED
        + """
        quotas:
        - {code: p, phase: gd1, counts: {a: 1, b: 1, c: 1}}
        - {replaces: x, phase: gd1, counts: {a: 1, b: 1, c: 1}}
        - {replaces: p, phase: gd2, counts: {a: 1, b: 1, c: 1}}
        - {replaces: p, adds_to: p, phase: gd1, counts: {a: 1, b: 1, c: 1}}
        """,
        [
            "E-QUOTA-UNKNOWN quotas[1].replaces",
            "E-QUOTA-REPLACES quotas[2].replaces",
            "E-QUOTA-TWICE quotas[3].replaces",
            "E-QUOTA-REPLACES quotas[3].adds_to",
        ],
    ),
    "tables in a ring": (
        THREE
        + """
        quotas:
        - {code: p, replaces: q, counts: {a: 1, b: 1, c: 1}}
        - {code: q, replaces: p, counts: {a: 1, b: 1, c: 1}}
        """,
        ["E-QUOTA-CYCLE quotas[0]"],
    ),
    "what was added makes up the target": (
        THREE
        + """
        targets: [{code: t, name: A, count: 5}]
        quotas: [{code: p, counts: {a: 1, b: 1, c: 1}}, {adds_to: p, counts: {a: 2}}]
        """,
        [],
    ),
    "handed down in full": (
        TIERS + "        quotas: [{counts: {a: 7, b: 3, c: 4}}]",
        [],
    ),
    "not all is handed down": (
        TIERS + "        quotas: [{counts: {a: 73, b: 30, c: 40}}]",
        ["W-QUOTA-REST quotas[0].counts.a"],
    ),
    "more is handed down than was received": (
        TIERS + "        quotas: [{counts: {a: 73, b: 30, c: 44}}]",
        ["E-QUOTA-ABOVE quotas[0].counts.a"],
    ),
    "what was handed down to units that merged": (
        TIERS.replace("}]", "}, {code: d, name: D, parent: a}]")
        + "        changes: [{on: 01/5/2022, merge: [b, c], into: d}]\n"
        + "        quotas: [{counts: {a: 7, b: 3, c: 4}}]",
        [],
    ),
    "what was handed down to a unit that was split": (
        TIERS.replace("}]", "}, {code: d, name: D, parent: a}, {code: e, name: E, parent: a}]")
        + "        changes: [{on: 01/5/2022, split: b, into: [d, e]}]\n"
        + "        quotas: [{counts: {a: 7, b: 3, c: 4}}]",
        [],
    ),
    "what was handed down to a unit that passed over to another superior": (
        ACROSS + "        quotas: [{total: 7, counts: {a: 5, b: 2, c: 3, e: 2, f: 2}}]",
        [],
    ),
    "what was given to superiors alone, one unit of which passed over to the other": (
        ACROSS + "        quotas: [{counts: {a: 5, e: 2}}]",
        ["W-QUOTA-REST quotas[0].counts.e", "W-QUOTA-REST quotas[0].counts.a"],
    ),
    "a part of a split unit passed over to another superior, and nobody said what it has of the quota": (
        """
        units:
        - {code: a, name: A}
        - {code: b, name: B, parent: a}
        - {code: c, name: C, parent: a}
        - {code: d, name: D, parent: a}
        - {code: e, name: E}
        - {code: f, name: F, parent: e}
        - {code: g, name: G, parent: e}
        changes:
        - {on: 01/5/2022, split: b, into: [c, d]}
        - {on: 01/6/2022, merge: [d, f], into: g}
        quotas: [{counts: {a: 5, b: 5, e: 2, f: 2}}]
        """,
        ["W-QUOTA-REST quotas[0].counts.e", "W-QUOTA-REST quotas[0].counts.a"],
    ),
    "what those below two that merged were given of both together": (
        """
        units:
        - {code: a, name: A}
        - {code: b, name: B, parent: a}
        - {code: c, name: C}
        - {code: d, name: D, parent: c}
        - {code: e, name: E}
        changes: [{on: 01/5/2022, merge: [a, c], into: e}]
        quotas: [{counts: {a: 7, c: 5, b: 9, d: 3}}]
        """,
        [],
    ),
    "the same, where a table of the new units takes its place": (
        ACROSS
        + "        quotas:\n"
        + "        - {code: z, counts: {a: 5, b: 2, c: 3, e: 2, f: 2}}\n"
        + "        - {code: y, replaces: z, counts: {a: 2, b: 2, e: 5, g: 5}}",
        [],
    ),
    "more is handed down to a unit that was made of others": (
        ACROSS + "        quotas: [{counts: {a: 2, b: 2, e: 4, g: 5}}]",
        ["E-QUOTA-ABOVE quotas[0].counts.e"],
    ),
    "more is handed down below a unit that others will become after the phase": (
        """
        units:
        - {code: a, name: A}
        - {code: b, name: B}
        - {code: m, name: M}
        - {code: n, name: N, parent: m}
        phases: [{code: gd1, name: A, ends: 31/3/2022}]
        changes: [{on: 29/4/2022, merge: [a, b], into: m}]
        quotas: [{phase: gd1, counts: {m: 1, n: 18}}]
        """,
        ["E-QUOTA-ABOVE quotas[0].counts.m"],
    ),
    "what was handed down to a unit that has left": (
        TIERS.replace("name: C", "name: C, active_to: 01/5/2022")
        + "        quotas: [{counts: {a: 7, b: 3, c: 4}}]",
        [],
    ),
    "nothing is handed down yet": (TIERS + "        quotas: [{counts: {a: 73}}]", []),
    "a superior's own quota stands beside those below": (
        TIERS.replace("name: A", "name: A, tier: own")
        + "        quotas: [{total: 80, counts: {a: 3, b: 33, c: 44}}]",
        [],
    ),
    "phases add up to the whole": (
        PHASED
        + """
        quotas:
        - {counts: {a: 5, b: 5, c: 5}}
        - {phase: gd1, counts: {a: 2, b: 3, c: 4}}
        - {phase: gd2, counts: {a: 3, b: 2, c: 1}}
        """,
        [],
    ),
    "a phase without quotas": (
        PHASED
        + """
        quotas:
        - {counts: {a: 5, b: 5, c: 5}}
        - {phase: gd1, counts: {a: 2, b: 3, c: 4}}
        """,
        [],
    ),
    "a unit without a quota of one phase": (
        PHASED
        + """
        quotas:
        - {counts: {a: 5, b: 5, c: 5}}
        - {phase: gd1, counts: {a: 2, b: 3, c: 4}}
        - {phase: gd2, counts: {a: 3, b: 2}}
        """,
        ["W-QUOTA-MISSING quotas[2].counts"],
    ),
    "of what there is at a time nothing adds up": (
        PHASED
        + """
        indicators: [{code: n, name: số hộ nghèo, unit_of_measure: hộ, counted: state}]
        quotas:
        - {counts: {a: 5, b: 5, c: 5}}
        - {phase: gd1, counts: {a: 7, b: 7, c: 7}}
        - {phase: gd2, counts: {a: 5, b: 5, c: 5}}
        """,
        [],
    ),
    "for one unit they do not": (
        PHASED
        + """
        quotas:
        - {counts: {a: 5, b: 5, c: 5}}
        - {phase: gd1, counts: {a: 2, b: 3, c: 4}}
        - {phase: gd2, counts: {a: 3, b: 3, c: 1}}
        """,
        ["E-QUOTA-PHASES quotas[0].counts.b"],
    ),
    "less than the target": (
        THREE
        + """
        targets: [{code: t, name: chỉ tiêu được giao, level: assigned, count: 7}]
        quotas: [{counts: {a: 1, b: 2, c: 3}}]
        """,
        ["W-QUOTA-SHORT quotas[0].counts"],
    ),
    "less than the most that there may be": (
        THREE
        + """
        indicators: [{code: n, name: số hộ nghèo, unit_of_measure: hộ, counted: state, better: lower}]
        targets: [{code: t, name: chỉ tiêu được giao, level: assigned, count: 7}]
        quotas: [{counts: {a: 1, b: 2, c: 3}}]
        """,
        [],
    ),
    "just the target": (
        THREE
        + """
        targets: [{code: t, name: chỉ tiêu, count: 6}]
        quotas: [{counts: {a: 1, b: 2, c: 3}}]
        """,
        [],
    ),
    "more than the target, or less than what was only registered": (
        THREE
        + """
        targets:
        - {code: t, name: chỉ tiêu, count: 5}
        - {code: u, name: đăng ký, level: registered, count: 9}
        quotas: [{counts: {a: 1, b: 2, c: 3}}]
        """,
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), UNITS.values(), ids=UNITS)
def test_units(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), QUOTAS.values(), ids=QUOTAS)
def test_quotas(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize("given", ["old", "new"])
def test_a_reform_of_many_units_on_one_day_takes_steps_for_each_unit_once(found, given):
    few, many = (_steps(found, _reform(count, given)) for count in (50, 200))
    assert few * 3 < many < few * 6


def _reform(count, given):
    """Twice as many units, merged by two, with quotas for those of the first phase or for what comes of them."""
    units, merged, quotas = [], [], []
    for place in range(count):
        old = [f"a{place}", f"b{place}"]
        units += [f"{{code: {code}, name: {code}}}" for code in (*old, f"m{place}")]
        merged.append(f"{{on: 01/6/2022, merge: [{', '.join(old)}], into: m{place}}}")
        quotas += [f"{code}: 1" for code in (old if given == "old" else [f"m{place}"])]
    phase = "31/5/2022" if given == "new" else "30/9/2023"
    return f"""
        units: [{", ".join(units)}]
        phases: [{{code: p, name: đợt 1, starts: 01/3/2022, ends: {phase}}}]
        changes: [{", ".join(merged)}]
        quotas: [{{phase: p, counts: {{{", ".join(quotas)}}}}}]
        """


def _steps(found, text):
    """How many functions that know units are called until the findings, none here, are there."""
    called = []

    def note(frame, event, _):
        if event == "call" and _is_of_units(frame.f_code.co_filename):
            called.append(frame.f_code.co_name)

    sys.setprofile(note)
    try:
        assert found(text) == []
    finally:
        sys.setprofile(None)
    return len(called)


_OF_UNITS = {"known.py", "roster.py", "tree.py"}


@cache
def _is_of_units(file):
    return Path(file).name in _OF_UNITS


def test_what_is_said(said):
    lai_chau = "a: 6, b: 7, c: 5, d: 6, e: 4, f: 4, g: 5, h: 4, i: 3, j: 2, k: 2"
    units = ", ".join(f"{{code: {code}, name: {code.upper()}}}" for code in "abcdefghijk")
    assert said(f"{{units: [{units}], quotas: [{{counts: {{{lai_chau}}}, total: 46}}]}}") == [
        "tổng ghi 46, nhưng cộng 11 đơn vị được 48; lệch 2; sửa tổng («total:») hoặc chỉ tiêu của đơn vị"
    ]
    assert said(f"{{units: [{units}], quotas: [{{counts: {{a: 6}}}}]}}") == [
        (
            "10 đơn vị chưa có chỉ tiêu: B, C, D… (còn 7 nữa); "
            "ghi chỉ tiêu của các đơn vị này; đơn vị không giao thì ghi 0,"
            " đơn vị không thuộc diện thì ghi ở «exempt:» của chỉ số"
        )
    ]
    assert said("units: [{code: a, name: A, group: x}, {code: b, name: B, group: x}]") == [
        "không có nhóm đơn vị nào mã «x» (có ở 2 chỗ); khai mã này ở «groups:» của units.yaml"
    ]
    four = "units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}, {code: d, name: D}]"
    assert said(f"{{{four}, quotas: [{{counts: {{d: 1}}}}]}}") == [
        "3 đơn vị chưa có chỉ tiêu: A, B và C; "
        "ghi chỉ tiêu của các đơn vị này; đơn vị không giao thì ghi 0,"
        " đơn vị không thuộc diện thì ghi ở «exempt:» của chỉ số"
    ]
    phased = "phases: [{code: gd1, name: giai đoạn 1, starts: 01/3/2022, ends: 30/4/2022}]"
    assert (
        said(f"{{{four}, {phased}, quotas: [{{phase: gd1, counts: {{d: 1}}}}]}}")[0]
        .partition("; ")[0]
        .endswith(", giai đoạn 1: A, B và C")
    )
    assert said("units: [{code: a, name: A, group: x}]") == [
        "không có nhóm đơn vị nào mã «x»; khai mã này ở «groups:» của units.yaml"
    ]
    uneven = (
        PHASED.replace("name: A", "name: LĐLĐ huyện A, short_name: Huyện A")
        + """
        quotas:
        - {counts: {a: 5, b: 5, c: 5}}
        - {phase: gd1, counts: {a: 2, b: 3, c: 4}}
        - {phase: gd2, counts: {a: 2, b: 2, c: 1}}
    """
    )
    assert said(uneven) == [
        "«Huyện A»: cả chiến dịch 5, nhưng cộng các giai đoạn được 4 (2 + 2); "
        "sửa chỉ tiêu của giai đoạn hoặc của cả chiến dịch"
    ]
    short = """
        units: [{code: a, name: A}]
        targets: [{code: t, name: chỉ tiêu được giao, level: assigned, count: 5.091}]
        quotas: [{counts: {a: 5.000}}]
    """
    assert said(short) == [
        (
            "cộng chỉ tiêu các đơn vị được 5.000, thấp hơn «chỉ tiêu được giao» 5.091; thiếu 91; "
            "giao thêm chỉ tiêu cho các đơn vị hoặc sửa mục tiêu"
        )
    ]


@pytest.mark.parametrize(
    ("phase", "units"), [("", 3), ("phase: gd1, ", 4)], ids=["of the whole", "before they merged"]
)
def test_a_sum_says_how_many_units_of_its_time_it_is_of(said, phase, units):
    records = f"""
        phases: [{{code: gd1, name: giai đoạn 1, ends: 30/4/2022}}]
        units: [{{code: a, name: A}}, {{code: b, name: B}}, {{code: c, name: C}}, {{code: d, name: D}},
                {{code: e, name: E}}, {{code: f, name: F}}, {{code: g, name: G}}]
        changes: [{{on: 01/5/2022, merge: [a, b], into: e}}, {{on: 02/5/2022, split: c, into: [f, g]}}]
        quotas: [{{{phase}counts: {{a: 1, b: 1, c: 1, f: 1, d: 1}}, total: 9}}]
    """
    assert f"tổng ghi 9, nhưng cộng {units} đơn vị được 4" in said(records)[-1]
