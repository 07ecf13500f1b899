"""What figures rest on: how numbers belong together, tiers, periods, phases, changes; told where unclear."""

from __future__ import annotations

import pytest


def _indicator(more, name="ideas"):
    return f"{{code: {name}, name: số mô hình, unit_of_measure: mô hình, {more}}}"


def _alone(more):
    return f"indicators: [{_indicator(more)}]"


INDICATORS = {
    "it says what it is": (_alone("counted: state"), []),
    "the old way to say cumulative": (_alone("cumulative: có"), []),
    "what it is not": (_alone("cumulative: không"), ["W-COUNTED indicators[0].cumulative"]),
    "both ways, in agreement": (_alone("cumulative: không, counted: period"), []),
    "both ways, contradicting": (
        _alone("cumulative: có, counted: state"),
        ["E-COUNTED indicators[0].cumulative"],
    ),
    "last period's number in place of this one's": (
        _alone("counted: period, missing: carry_forward"),
        ["E-MISSING indicators[0].missing"],
    ),
    "the last known stock": (_alone("counted: state, missing: carry_forward"), []),
    "decimals of a rate": (
        _alone("measure: rate, decimals: 1, counted: period"),
        ["W-INDICATOR-KEY indicators[0].decimals", "W-INDICATOR-KEY indicators[0].counted"],
    ),
    "a count above 100%": (
        _alone("may_exceed: có"),
        ["W-INDICATOR-KEY indicators[0].may_exceed"],
    ),
    "very many decimals": (
        _alone("decimals: 7, shown_in: {unit: nghìn mô hình, decimals: 7}"),
        ["E-DECIMALS indicators[0].decimals", "E-DECIMALS indicators[0].shown_in.decimals"],
    ),
    "printed in what it is part of": (_alone("shown_in: {unit: nghìn mô hình}"), []),
    "printed in what nobody can reckon": (
        _alone("shown_in: {unit: tấn}"),
        ["E-SCALE indicators[0].shown_in.unit"],
    ),
    "money in a larger unit of measure": (
        "indicators: ["
        + ", ".join(
            f"{{code: m{place}, name: số tiền, unit_of_measure: {unit}, measure: money{more}}}"
            for place, (unit, more) in enumerate(
                [
                    ("tỷ đồng", ", decimals: 1"),
                    ("triệu", ""),
                    ("nghìn đồng", ""),
                    ("tr.đ", ""),
                    ("tỉ đồng", ""),
                    ("1.000 đồng", ""),
                    ("đồng", ""),
                    ("VNĐ", ""),
                    ("đồng", ", shown_in: {unit: tỷ đồng}"),
                ]
            )
        )
        + "]",
        [
            "W-INDICATOR-KEY indicators[0].decimals",
            "E-MONEY-UNIT indicators[0].unit_of_measure",
            *(f"E-MONEY-UNIT indicators[{place}].unit_of_measure" for place in range(1, 6)),
        ],
    ),
    "the quotient of a count and a base": (
        f"""
        bases: [{{code: members, name: đoàn viên}}]
        indicators: [{_indicator("counted: state")}, {_indicator("measure: rate, of: [ideas, members]", "rate")}]
        """,
        [],
    ),
    "a quotient of what is not there": (
        _alone("measure: rate, of: [idea, member]"),
        ["E-INDICATOR-UNKNOWN indicators[0].of[0]", "E-BASE-UNKNOWN indicators[0].of[1]"],
    ),
    "a quotient of itself": (
        """
        bases: [{code: members, name: đoàn viên}]
        indicators: [{code: ideas, name: A, unit_of_measure: '%', measure: rate, of: [ideas, members]}]
        """,
        ["E-QUOTIENT indicators[0].of[0]"],
    ),
    "units that it does not concern": (
        """
        units: [{code: a, name: A}, {code: b, name: B}]
        indicators: [{code: ideas, name: A, unit_of_measure: a, exempt: [b]}]
        quotas: [{counts: {a: 1}}]
        snapshots: [{as_of: 25/4/2022, results: [{counts: {a: 4, b: 0}}]}]
        """,
        [],
    ),
    "numbers of units that it does not concern": (
        """
        units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C, parent: b}]
        indicators: [{code: ideas, name: A, unit_of_measure: a, exempt: [b]}]
        quotas: [{counts: {a: 1, b: 2}}]
        snapshots: [{as_of: 25/4/2022, results: [{counts: {a: 4, c: 3}}]}]
        """,
        ["E-EXEMPT quotas[0].counts.b", "E-EXEMPT snapshots[0].results[0].counts.c"],
    ),
    "who stands beside others, or nobody, is not concerned": (
        """
        units: [{code: a, name: A, tier: own}, {code: b, name: B, parent: a}]
        indicators: [{code: ideas, name: A, unit_of_measure: a, exempt: [a, x]}]
        """,
        ["E-EXEMPT indicators[0].exempt[0]", "E-UNIT-UNKNOWN indicators[0].exempt[1]"],
    ),
    "nought is most where less is better": (
        """
        units: [{code: a, name: A}, {code: b, name: B}]
        indicators: [{code: ideas, name: A, unit_of_measure: a, better: lower, exempt: [b]}]
        quotas: [{counts: {a: 1, b: 0}}]
        """,
        ["E-EXEMPT quotas[0].counts.b"],
    ),
    "a quotient that is no rate": (
        """
        bases: [{code: members, name: đoàn viên}]
        indicators: [{code: ideas, name: A, unit_of_measure: a, of: [ideas, members]}]
        """,
        ["E-QUOTIENT indicators[0].of"],
    ),
}

AMOUNTS = {
    "a count with the decimals of its indicator": ("decimals: 1", "1.250,5", []),
    "a count with fewer": ("decimals: 2", "1.250,5", []),
    "a whole count where there are decimals": ("decimals: 1", "1.250", []),
    "decimals of what has none": ("decimals: 0", "1.250,5", ["E-DECIMALS"]),
    "more decimals than it has": ("decimals: 1", "1.250,55", ["E-DECIMALS"]),
    "a comma of thousands": ("decimals: 0", "1,775", ["E-DECIMALS"]),
    "a comma of thousands where there are decimals": ("decimals: 1", "1,200", ["E-DECIMALS"]),
    "three decimals where there are three": ("decimals: 3", "1,200", []),
    "three decimals of no thousands": ("decimals: 1", "0,500", []),
    "whole đồng with a nought behind the comma": ("measure: money", "300.000,0", []),
    "đồng where things are counted": ("decimals: 0", "305 đồng", ["E-MEASURE"]),
    "đồng of money": ("measure: money", "305 đồng", []),
    "millions of đồng": ("measure: money", "10,5 tỷ đồng", []),
    "half a đồng": ("measure: money", "305,5", ["E-MEASURE"]),
    "a rate": ("measure: rate", "59,7%", []),
    "the whole": ("measure: rate", "100%", []),
    "a rate without its comma": ("measure: rate", "597%", ["E-RATE-RANGE"]),
    "a rate that may be above the whole": ("measure: rate, may_exceed: có", "105%", []),
    "a rate without its sign": ("measure: rate", "0,597", ["E-MEASURE"]),
}

TWO = """
        units: [{code: a, name: A}, {code: b, name: B}]
"""
TIERS = """
        units:
        - {code: u1, name: U1}
        - {code: u2, name: U2}
        - {code: a, name: A, parent: u1}
        - {code: b, name: B, parent: u1}
"""


def _counts(*snapshots, units=TIERS, indicator="counted: cumulative"):
    """Snapshots of 31/3, 30/4 and 31/5; each is what its only result says."""
    days = ("31/3/2022", "30/4/2022", "31/5/2022")
    lines = [f"- {{as_of: {day}, {one}}}" for day, one in zip(days, snapshots, strict=False)]
    joined = "\n        ".join(["snapshots:", *lines])
    return f"{units}        {_alone(indicator)}\n        {joined}"


TOLD_OF = "snapshots[{}].results[0]"

TIERED = {
    "superior and units agree": (
        _counts("results: [{counts: {u1: 60, u2: 40, a: 20, b: 40}}]"),
        [],
    ),
    "what the superior has besides is told once": (
        _counts(
            "results: [{counts: {u1: 50, u2: 40, a: 17, b: 23}}]",
            "results: [{total: 100, counts: {u1: 60, u2: 40, a: 17, b: 33}}]",
        ),
        ["I-TIER-OWN snapshots[1].results[0].counts.u1"],
    ),
    "one unit is still missing": (_counts("results: [{counts: {u1: 60, u2: 40, a: 17}}]"), []),
    "units above their superior": (
        _counts("results: [{counts: {u1: 60, a: 17, b: 44}}]"),
        ["E-TIER-SUM snapshots[0].results[0].counts.u1"],
    ),
    "one unit alone above its superior": (
        _counts("results: [{counts: {u1: 60, a: 61}}]"),
        ["E-TIER-SUM snapshots[0].results[0].counts.u1"],
    ),
    "units above a published total": (
        _counts("results: [{total: 99, counts: {u1: 60, u2: 40}}]"),
        ["E-RESULT-SUM snapshots[0].results[0].total"],
    ),
    "units of a superior that was not counted above a total": (
        _counts("results: [{total: 99, counts: {a: 50, b: 50}}]"),
        ["E-RESULT-SUM snapshots[0].results[0].total"],
    ),
    "units beside a superior that counts its own": (
        _counts(
            "results: [{total: 110, counts: {u1: 10, u2: 40, a: 17, b: 43}}]",
            units=TIERS.replace("name: U1", "name: U1, tier: own"),
        ),
        [],
    ),
    "a total that grew, without what a unit had that has not reported": (
        _counts(
            "results: [{counts: {u1: 10, u2: 40}}]", "results: [{total: 95, counts: {u2: 95}}]"
        ),
        ["W-RESULT-PARTIAL snapshots[1].results[0].total"],
    ),
    "a rate of units below is not added": (
        _counts("results: [{counts: {u1: 60%, a: 70%, b: 80%}}]", indicator="measure: rate"),
        [],
    ),
    "a unit that left keeps what it had": (
        _counts(
            "results: [{total: 100, counts: {a: 10, b: 90}}]",
            "results: [{total: 100, counts: {a: 15}}]",
            units="\n        units: [{code: a, name: A}, {code: b, name: B, active_to: 31/3/2022}]\n",
        ),
        ["E-RESULT-SUM snapshots[1].results[0].total"],
    ),
}

FALLS = {
    "a superior against the units below it before": (
        _counts("results: [{counts: {a: 30, b: 40}}]", "results: [{counts: {u1: 60}}]"),
        ["E-COUNT-FALLS snapshots[1].results[0].counts.u1"],
    ),
    "a total against units of two snapshots": (
        _counts(
            "results: [{counts: {u1: 10}}]",
            "results: [{counts: {u2: 90}}]",
            "results: [{total: 95}]",
        ),
        ["E-COUNT-FALLS snapshots[2].results[0].total"],
    ),
    "units against the total before": (
        _counts("results: [{total: 100}]", "results: [{counts: {u1: 60, u2: 30}}]"),
        ["E-COUNT-FALLS snapshots[1].results[0].counts"],
    ),
    "a total, because a unit has not reported": (
        _counts("results: [{counts: {u1: 10, u2: 90}}]", "results: [{counts: {u1: 15}}]"),
        [],
    ),
    "a unit that left": (
        _counts(
            "results: [{counts: {a: 10, b: 90}}]",
            "results: [{counts: {a: 15}}]",
            units="\n        units: [{code: a, name: A}, {code: b, name: B, active_to: 31/3/2022}]\n",
        ),
        [],
    ),
    "a correction": (
        _counts(
            "results: [{total: 100, counts: {u1: 60}}]",
            "results: [{total: 90, corrected: có, counts: {u1: 50}}]",
            "results: [{total: 95, counts: {u1: 55}}]",
        ),
        [],
    ),
    "after a correction": (
        _counts(
            "results: [{total: 100}]",
            "results: [{total: 90, corrected: có}]",
            "results: [{total: 89}]",
        ),
        ["E-COUNT-FALLS snapshots[2].results[0].total"],
    ),
    "the estimate of one unit": (
        _counts(
            "statuses: {u1: estimated}, results: [{counts: {u1: 10}}]",
            "results: [{counts: {u1: 9}}]",
        ),
        ["W-COUNT-FALLS snapshots[1].results[0].counts.u1"],
    ),
    "what was sent back counts no more": (
        _counts(
            "statuses: {u1: returned}, results: [{counts: {u1: 10}}]",
            "results: [{counts: {u1: 9}}]",
        ),
        [],
    ),
    "a stock may fall": (
        _counts("results: [{total: 100}]", "results: [{total: 90}]", indicator="counted: state"),
        [],
    ),
}


def _periods(*spans, phases="", indicator="counted: period"):
    """One result for each `01/01-31/3` of 2022; a span without its first day has no `from`."""
    lines = []
    for span in spans:
        first, _, last = span.rpartition("-")
        since = f"from: {first}/2022, " if first else ""
        lines.append(f"- {{{since}as_of: {last}/2022, results: [{{total: 5}}]}}")
    joined = "\n        ".join(["snapshots:", *lines])
    return f"        {_alone(indicator)}\n{phases}        {joined}"


def _sent_back(back, then):
    """Counts of January, others that were sent back, and what came then."""
    return f"""
        {_alone("counted: period")}
        snapshots:
        - {{as_of: 31/01/2022, results: [{{total: 5}}]}}
        - {{{back}, status: returned, results: [{{total: 5}}]}}
        - {{{then}, results: [{{total: 5}}]}}"""


PHASES = """
        phases:
        - {code: gd1, name: giai đoạn 1, ends: 31/5/2022}
        - {code: gd2, name: giai đoạn 2, ends: 30/9/2023}
"""
DRIVE = (
    PHASES + "        - {code: dot, name: đợt, starts: 10/4/2022, ends: 20/4/2022, within: gd1}\n"
)

PERIODS = {
    "one after the other": (_periods("01/01-31/3", "01/4-30/6"), []),
    "without their first days": (_periods("31/3", "30/6"), []),
    "a day twice": (
        _periods("01/01-31/3", "31/3-30/6"),
        ["E-PERIOD-OVERLAP snapshots[1].from"],
    ),
    "twice a day": (_periods("8h00 31/3", "17h00 31/3"), ["W-PERIOD-SAME-DAY snapshots[1].as_of"]),
    "a day left out": (_periods("01/01-31/3", "02/4-30/6"), ["W-PERIOD-GAP snapshots[1].from"]),
    "days left out at first": (_periods("02/01-31/3"), ["W-PERIOD-GAP snapshots[0].from"]),
    "before the campaign": (
        "        snapshots: [{from: 31/12/2021, as_of: 31/3/2022, results: [{total: 5}]}]\n        "
        + _alone("counted: period"),
        ["E-PERIOD-EARLY snapshots[0].from"],
    ),
    "from after its end": (_periods("01/4-31/3"), ["E-PERIOD-ORDER snapshots[0].from"]),
    "up to the border of a phase and on": (_periods("31/5", "30/6", phases=PHASES), []),
    "over the border": (
        _periods("31/3", "30/6", phases=PHASES),
        ["E-PERIOD-BORDER snapshots[1].as_of"],
    ),
    "over the border of a drive": (
        _periods("15/4", "31/5", phases=DRIVE),
        ["W-PERIOD-BORDER snapshots[0].as_of", "W-PERIOD-BORDER snapshots[1].as_of"],
    ),
    "around a drive": (_periods("31/5", phases=DRIVE), []),
    "what was sent back keeps its days": (
        _sent_back("as_of: 28/02/2022", "from: 01/3/2022, as_of: 31/3/2022"),
        [],
    ),
    "what was sent back and is counted once more": (
        _sent_back("as_of: 28/02/2022", "from: 01/02/2022, as_of: 31/3/2022"),
        ["E-PERIOD-OVERLAP snapshots[2].from"],
    ),
    "the first day of what has no periods": (
        _periods("01/01-31/3", indicator="counted: state"),
        ["W-PERIOD-IDLE snapshots[0].from"],
    ),
}


def _phased(phases, *snapshots):
    taken = "\n        ".join(
        ["snapshots:", *(f"- {{as_of: {day}, results: [{one}]}}" for day, one in snapshots)]
    )
    return f"{TWO}{phases}        {taken}"


OPENED = PHASES.replace("30/9/2023", "30/9/2023, opens_as_of: 28/5/2022")

OPENINGS = {
    "counted on the eve": (
        _phased(PHASES, ("31/5/2022", "{total: 5}"), ("30/6/2022", "{total: 9}")),
        [],
    ),
    "counted at midnight": (
        _phased(PHASES, ("0h00 01/6/2022", "{total: 5}"), ("30/6/2022", "{total: 9}")),
        [],
    ),
    "nothing counted in it yet": (_phased(PHASES, ("28/5/2022", "{total: 5}")), []),
    "counted some days before": (
        _phased(PHASES, ("28/5/2022", "{total: 5}"), ("30/6/2022", "{total: 9}")),
        ["W-PHASE-OPENING phases[1]"],
    ),
    "never counted before": (
        _phased(PHASES, ("30/6/2022", "{total: 9}")),
        ["W-PHASE-OPENING phases[1]"],
    ),
    "counted some days before, and chosen": (
        _phased(OPENED, ("28/5/2022", "{total: 5}"), ("30/6/2022", "{total: 9}")),
        [],
    ),
    "what was chosen was never taken": (
        _phased(OPENED, ("27/5/2022", "{total: 5}"), ("30/6/2022", "{total: 9}")),
        ["E-SNAPSHOT-UNKNOWN phases[1].opens_as_of", "W-PHASE-OPENING phases[1]"],
    ),
    "what was chosen lies in the phase": (
        _phased(
            OPENED.replace("28/5", "28/6"), ("28/6/2022", "{total: 5}"), ("30/6/2022", "{total: 9}")
        ),
        ["E-PHASE-OPENS phases[1].opens_as_of"],
    ),
    "the first phase has nothing before it": (
        _phased(
            PHASES.replace("31/5/2022}", "31/5/2022, opens_as_of: 28/5/2022}"),
            ("28/5/2022", "{total: 5}"),
        ),
        ["W-PHASE-OPENS phases[0].opens_as_of"],
    ),
    "of some units": (
        _phased(
            PHASES,
            ("31/5/2022", "{total: 100, counts: {a: 50}}"),
            ("30/6/2022", "{counts: {a: 60, b: 45}}"),
        ),
        ["W-PHASE-UNITS phases[1]"],
    ),
    "a drive": (
        _phased(DRIVE, ("31/3/2022", "{total: 5}"), ("15/4/2022", "{total: 9}")),
        ["W-PHASE-OPENING phases[2]"],
    ),
    "a stock needs none": (
        _phased(PHASES, ("28/5/2022", "{total: 5}"), ("30/6/2022", "{total: 9}"))
        + "\n        "
        + _alone("counted: state"),
        [],
    ),
}

WITHIN = {
    "it lies in its phase": (DRIVE, []),
    "it lies in no phase that there is": (
        DRIVE.replace("within: gd1", "within: gd"),
        ["E-PHASE-UNKNOWN phases[2].within"],
    ),
    "it reaches out": (DRIVE.replace("20/4", "01/6"), ["E-PHASE-WITHIN phases[2].within"]),
    "it says no first day": (
        DRIVE.replace("starts: 10/4/2022, ", ""),
        ["E-PHASE-STARTS phases[2]"],
    ),
    "it lies in itself": (
        DRIVE.replace("within: gd1", "within: dot"),
        ["E-PHASE-CYCLE phases[2].within"],
    ),
    "it takes nothing from the targets of phases": (
        DRIVE
        + """
        targets:
        - {code: t, name: A, count: 3}
        - {code: t1, name: A, phase: gd1, count: 1}
        - {code: t2, name: A, phase: gd2, count: 2}
        """,
        [],
    ),
    "after a last day that does not count": (
        """
        phases:
        - {code: gd1, name: giai đoạn 1, ends: 01/6/2022, last_day_counts: không}
        - {code: gd2, name: giai đoạn 2, ends: 30/9/2023}
        snapshots: [{as_of: 31/5/2022, results: [{total: 5}]}, {as_of: 01/6/2022, results: [{total: 6}]}]
        """,
        [],
    ),
}

NAMED_DAYS = {
    "as many as it says": ("cao điểm 35 ngày", []),
    "as many between both ends": ("cao điểm 34 ngày đêm", []),
    "more than there are": ("cao điểm 40 ngày", ["W-NAME-DAYS phases[0].name"]),
    "a date": ("kỷ niệm 30 ngày 4", []),
    "years": ("kỷ niệm 40 năm", []),
}


def _changed(change, *snapshots, units="a b c"):
    """Units `a b c`, one change on 01/7/2022, and what was counted by the days."""
    listed = ", ".join(f"{{code: {code}, name: {code.upper()}}}" for code in units.split())
    taken = "\n        ".join(f"- {{as_of: {day}, results: [{one}]}}" for day, one in snapshots)
    lines = [f"units: [{listed}]", f"changes: [{{on: 01/7/2022, {change}}}]"]
    return "\n        ".join(["", *lines, *(["snapshots:", taken] if snapshots else [])])


MERGE = "merge: [a, b], into: c"
SPLIT = "split: a, into: [b, c]"


def _crossed(*snapshots, change="{on: 01/7/2022, merge: [p2, q1], into: n}"):
    """Units below `p` and `q`, of which one passes over the border between the two."""
    taken = "\n        ".join(f"- {{as_of: {day}, results: [{one}]}}" for day, one in snapshots)
    return f"""
        units:
        - {{code: p, name: P}}
        - {{code: p1, name: P1, parent: p}}
        - {{code: p2, name: P2, parent: p}}
        - {{code: q, name: Q}}
        - {{code: q1, name: Q1, parent: q}}
        - {{code: n, name: N, parent: q}}
        - {{code: u, name: U}}
        changes: [{change}]
        snapshots:
        {taken}
        """


BEFORE = ("30/6/2022", "{counts: {p1: 1, p2: 2, q1: 3}}")

CHANGES = {
    "a superior whose unit passed over to another": (
        _crossed(BEFORE, ("31/7/2022", "{counts: {p1: 2, n: 5}}")),
        [],
    ),
    "the same, of whom nobody below has reported since": (
        _crossed(BEFORE, ("31/7/2022", "{total: 6, counts: {n: 5}}")),
        [],
    ),
    "the same, where a unit that stayed falls": (
        _crossed(BEFORE, ("31/7/2022", "{counts: {p1: 0, n: 9}}")),
        ["E-COUNT-FALLS snapshots[1].results[0].counts.p1"],
    ),
    "the same, where it falls since": (
        _crossed(
            BEFORE,
            ("31/7/2022", "{counts: {p1: 2, n: 5}}"),
            ("31/8/2022", "{counts: {p: 1, n: 9}}"),
        ),
        ["E-COUNT-FALLS snapshots[2].results[0].counts.p"],
    ),
    "the superior of a new one has less than was there before": (
        _crossed(BEFORE, ("31/7/2022", "{counts: {p1: 9, q: 2}}")),
        ["E-COUNT-FALLS snapshots[1].results[0].counts.q"],
    ),
    "a superior that lost a unit and then passed over itself": (
        _crossed(
            BEFORE,
            ("31/7/2022", "{total: 6, counts: {n: 5, u: 1}}"),
            change="{on: 02/7/2022, merge: [p], into: u}, {on: 01/7/2022, merge: [p2, q1], into: n}",
        ),
        [],
    ),
    "two become one": (
        _changed(
            MERGE,
            ("30/6/2022", "{total: 5, counts: {a: 2, b: 3}}"),
            ("31/7/2022", "{total: 6, counts: {c: 6}}"),
        ),
        [],
    ),
    "the one has less than the two": (
        _changed(
            MERGE,
            ("30/6/2022", "{counts: {a: 2, b: 3}}"),
            ("31/7/2022", "{counts: {c: 4}}"),
        ),
        [
            "E-COUNT-FALLS snapshots[1].results[0].counts.c",
            "E-COUNT-FALLS snapshots[1].results[0].counts",
        ],
    ),
    "one reported when it was no more": (
        _changed(MERGE, ("01/7/2022", "{counts: {a: 2, c: 5}}")),
        ["W-UNIT-ABSENT snapshots[0].results[0].counts.a"],
    ),
    "the one reported before it was there": (
        _changed(MERGE, ("30/6/2022", "{counts: {c: 5}}")),
        ["W-UNIT-ABSENT snapshots[0].results[0].counts.c"],
    ),
    "one becomes two": (
        _changed(
            SPLIT + ", opening: {b: {ideas: 2}, c: {ideas: 3}}",
            ("30/6/2022", "{counts: {a: 5}}"),
            ("31/7/2022", "{counts: {b: 2, c: 4}}"),
        ),
        [],
    ),
    "a part without its opening count": (
        _changed(SPLIT + ", opening: {b: {ideas: 2}}", ("30/6/2022", "{counts: {a: 5}}")),
        ["W-CHANGE-OPENING changes[0].opening"],
    ),
    "parts that take over more than there was": (
        _changed(
            SPLIT + ", opening: {b: {ideas: 2}, c: {ideas: 4}}", ("30/6/2022", "{counts: {a: 5}}")
        ),
        ["E-CHANGE-SUM changes[0].opening"],
    ),
    "a part that falls below what it took over": (
        _changed(
            SPLIT + ", opening: {b: {ideas: 2}, c: {ideas: 3}}",
            ("30/6/2022", "{counts: {a: 5}}"),
            ("31/7/2022", "{counts: {b: 1, c: 5}}"),
        ),
        ["E-COUNT-FALLS snapshots[1].results[0].counts.b"],
    ),
    "units that are not there": (
        _changed("merge: [a, x], into: y"),
        ["E-UNIT-UNKNOWN changes[0].merge[1]", "E-UNIT-UNKNOWN changes[0].into[0]"],
    ),
    "openings of strangers": (
        _changed(SPLIT + ", opening: {a: {ideas: 2}, b: {idea: 2}, c: {ideas: 2%}}"),
        [
            "E-UNIT-UNKNOWN changes[0].opening.a",
            "E-INDICATOR-UNKNOWN changes[0].opening.b.idea",
            "E-MEASURE changes[0].opening.c.ideas",
        ],
    ),
    "nothing and everything happens": (
        _changed("merge: [a, b], split: a, into: c"),
        ["E-CHANGE changes[0]"],
    ),
    "two become two": (_changed("merge: [a, b], into: [a, c]"), ["E-CHANGE changes[0].into"]),
    "one takes the other in": (_changed("merge: [a, b], into: a"), ["E-CHANGE changes[0].into"]),
    "one becomes one": (_changed("split: a, into: c"), ["E-CHANGE changes[0].into"]),
    "a new name": (_changed("rename: a, name: AA"), []),
    "a new name that is not told": (_changed("rename: a"), ["E-CHANGE changes[0].rename"]),
    "a new name for units that merge": (
        _changed(MERGE + ", name: CC"),
        ["E-CHANGE changes[0].name"],
    ),
    "an opening of units that merge": (
        _changed(MERGE + ", opening: {c: {ideas: 1}}"),
        ["E-CHANGE changes[0].opening"],
    ),
    "after the campaign": (
        _changed(MERGE).replace("01/7/2022", "01/10/2023"),
        ["W-CHANGE-OUTSIDE changes[0].on"],
    ),
    "as it begins": (
        _changed(MERGE).replace("01/7/2022", "01/01/2022"),
        ["W-CHANGE-OUTSIDE changes[0].on"],
    ),
    "a unit that says another day": (
        _changed(MERGE)
        .replace("name: A}", "name: A, active_to: 30/6/2022}")
        .replace("name: B}", "name: B, active_to: 01/7/2022}")
        .replace("name: C}", "name: C, active_from: 02/7/2022}"),
        ["E-CHANGE-DAY units[1].active_to", "E-CHANGE-DAY units[2].active_from"],
    ),
    "a unit that ends twice": (
        _changed(MERGE + "}, {on: 01/8/2022, split: a, into: [d, e]", units="a b c d e"),
        ["E-CHANGE-TWICE changes[1].split"],
    ),
    "two into each other": (
        _changed("merge: [a], into: b}, {on: 02/8/2022, merge: [b], into: a"),
        ["E-CHANGE changes[1].into"],
    ),
    "a ring of three": (
        _changed(
            "merge: [a], into: b}, {on: 02/8/2022, merge: [b], into: c}"
            ", {on: 03/8/2022, merge: [c], into: a"
        ),
        ["E-CHANGE changes[2].into"],
    ),
    "parts that become the old unit again": (
        _changed("split: a, into: [b, c]}, {on: 02/8/2022, merge: [b, c], into: a"),
        ["E-CHANGE changes[1].into"],
    ),
    "a unit that ends before it begins": (
        _changed("merge: [a], into: b}, {on: 02/5/2022, merge: [b], into: c"),
        ["E-CHANGE-DAY changes[1].on"],
    ),
}

BASE = "        bases: [{code: members, name: đoàn viên, total: 200}]\n"


def _target(more):
    return f"{BASE}        targets: [{{code: t, name: A, {more}}}, {{code: p, name: B, count: 9, level: registered}}]"


OF = {
    "a base": (_target("rate: 5%, of: members"), []),
    "a base on a day": (_target("rate: 5%, of: {base: members, on: 31/12/2022}"), []),
    "a base on a day of another campaign": (
        _target("rate: 5%, of: {base: members, on: 31/12/2021}"),
        ["W-TARGET-ON targets[0].of.on"],
    ),
    "another target": (_target("rate: 40%, of: {target: p}"), []),
    "nothing, or two things": (
        _target("rate: 40%, of: {base: members, target: p}"),
        ["E-TARGET-OF targets[0].of"],
    ),
    "a target on a day": (
        _target("rate: 40%, of: {target: p, on: 31/12/2022}"),
        ["E-TARGET-OF targets[0].of.on"],
    ),
    "what is not there": (
        _target("rate: 40%, of: {target: q}"),
        ["E-TARGET-UNKNOWN targets[0].of.target"],
    ),
    "a base that is not there": (
        _target("rate: 40%, of: {base: member}"),
        ["E-BASE-UNKNOWN targets[0].of.base"],
    ),
    "itself": (_target("rate: 40%, of: {target: t}"), ["E-TARGET-OF-CYCLE targets[0].of"]),
    "a rate that is measured": (
        _target("rate: '91,5%'") + "\n        " + _alone("measure: rate"),
        ["E-MEASURE targets[1].count"],
    ),
    "a rate above the whole": (
        _target("rate: 915%") + "\n        " + _alone("measure: rate, may_exceed: không"),
        ["E-RATE-RANGE targets[0].rate", "E-MEASURE targets[1].count"],
    ),
}


def _rated(result, base="members"):
    return f"""
        bases: [{{code: members, name: đoàn viên, total: 201}}]
        units: [{{code: a, name: A, bases: {{members: 100}}}}, {{code: b, name: B, bases: {{members: 101}}}}]
        indicators:
        - {{code: ideas, name: A, unit_of_measure: a, counted: state}}
        - {{code: asked, name: B, unit_of_measure: a, counted: state}}
        - {{code: rate, name: C, unit_of_measure: '%', measure: rate, of: [ideas, {base}]}}
        snapshots:
        - as_of: 31/5/2022
          results:
          - {{total: 120, counts: {{a: 60, b: 60}}}}
          - {{indicator: asked, total: 240, counts: {{a: 80}}}}
          - {{indicator: rate, {result}}}
        """


QUOTIENTS = {
    "rounded": (_rated("total: '59,7%', counts: {a: 60%, b: '59,41%'}"), []),
    "cut off": (_rated("counts: {b: '59,4%'}"), []),
    "something else": (_rated("total: 60%"), []),
    "something else by one place": (
        _rated("total: '59,6%', counts: {b: '60,4%'}"),
        [
            "E-RATE-QUOTIENT snapshots[0].results[2].total",
            "E-RATE-QUOTIENT snapshots[0].results[2].counts.b",
        ],
    ),
    "of another indicator": (_rated("total: 50%, counts: {a: 75%, b: 1%}", "asked"), []),
    "not of another indicator": (
        _rated("total: 51%", "asked"),
        ["E-RATE-QUOTIENT snapshots[0].results[2].total"],
    ),
}


def _table(unit, *columns, more="", indicator=""):
    shown = ", ".join(f"{{header: H, {column}}}" for column in columns)
    table = f"{{unit_of_measure: {unit}, {more}columns: [{shown}]}}"
    document = (
        f"{{code: d, kind: plan, subject: A, body: '{{{{ tables.t }}}}', tables: {{t: {table}}}}}"
    )
    return (
        f"{TIERS}        {_alone(indicator or 'counted: state')}\n        documents: [{document}]"
    )


MONEY = "measure: money, shown_in: {unit: triệu đồng}"
UNIT = ["E-TABLE-UNIT documents[0].tables.t.unit_of_measure"]

TABLES = {
    "that of its column": (_table("Mô hình", "show: name", "show: count"), []),
    "that of the records": (_table("'{{ figures.indicator.unit_of_measure }}'", "show: count"), []),
    "another": (_table("sáng kiến", "show: count"), UNIT),
    "that of a rate beside": (
        _table("'mô hình, %'", "show: count", "show: rate, indicator: ideas"),
        [],
    ),
    "one that no column has": (_table("'mô hình, người'", "show: count"), UNIT),
    "that in which money is shown": (_table("triệu đồng", "show: count", indicator=MONEY), []),
    "a thousand times more": (_table("tỷ đồng", "show: count", indicator=MONEY), UNIT),
    "a thousand times more, beside a formula": (
        _table("tỷ đồng", "show: count", "show: formula, formula: count * 2", indicator=MONEY),
        UNIT,
    ),
    "that of a formula": (
        _table("người", "show: count", "show: formula, formula: count * 2"),
        [],
    ),
    "as deep as the units": (_table("mô hình", "show: count", more="depth: 2, "), []),
    "deeper": (
        _table("mô hình", "show: count", more="depth: 3, "),
        ["W-TABLE-DEPTH documents[0].tables.t.depth"],
    ),
    "no depth at all": (
        _table("mô hình", "show: count", more="depth: 0, "),
        ["E-TABLE-DEPTH documents[0].tables.t.depth"],
    ),
    "the depth of groups": (
        _table("mô hình", "show: count", more="depth: 1, rows: groups, "),
        ["W-TABLE-KEY documents[0].tables.t.depth"],
    ),
}


def _without(told, *codes):
    """Only what a case is about: some tables ask for quotas that are not there."""
    return [one for one in told if not one.startswith(codes)]


@pytest.mark.parametrize(("text", "expected"), INDICATORS.values(), ids=INDICATORS)
def test_how_an_indicator_is_counted(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(("indicator", "value", "expected"), AMOUNTS.values(), ids=AMOUNTS)
def test_amounts_are_what_the_indicator_measures(found, indicator, value, expected):
    snapshot = f"{{as_of: 31/5/2022, results: [{{total: '{value}', counts: {{a: '{value}'}}}}]}}"
    told = found(f"{TWO}        {_alone(indicator)}\n        snapshots: [{snapshot}]")
    places = ("total", "counts.a")
    assert told == [f"{code} snapshots[0].results[0].{at}" for at in places for code in expected]


@pytest.mark.parametrize(("text", "expected"), TIERED.values(), ids=TIERED)
def test_units_in_tiers(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), FALLS.values(), ids=FALLS)
def test_falls_are_found_in_every_form(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), PERIODS.values(), ids=PERIODS)
def test_periods(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), OPENINGS.values(), ids=OPENINGS)
def test_what_a_phase_opens_with(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), WITHIN.values(), ids=WITHIN)
def test_phases_within_phases(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(("name", "expected"), NAMED_DAYS.values(), ids=NAMED_DAYS)
def test_days_in_a_name(found, name, expected):
    phase = f"{{code: p, name: {name}, starts: 27/4/2022, ends: 31/5/2022}}"
    assert found(f"phases: [{phase}]") == expected


@pytest.mark.parametrize(("text", "expected"), CHANGES.values(), ids=CHANGES)
def test_units_that_change(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), OF.values(), ids=OF)
def test_what_a_target_is_a_rate_of(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), QUOTIENTS.values(), ids=QUOTIENTS)
def test_published_rates_are_their_quotients(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("{counts: {a: 9}}, {indicator: asked, counts: {a: 9}}", []),
        ("{counts: {a: 9}}", ["W-QUOTIENT-MOMENTS indicators[2].of"]),
        ("{indicator: asked, counts: {a: 90}}", ["W-QUOTIENT-MOMENTS indicators[2].of"]),
    ],
    ids=["both numbers", "what is divided is newer", "what it is divided by is newer"],
)
def test_both_numbers_of_a_quotient_are_of_one_moment(found, last, expected):
    text = (
        _rated("total: 50%", "asked").rstrip()
        + f"""
        - {{as_of: 30/6/2022, results: [{last}]}}
        """
    )
    assert found(text) == expected


def test_a_quotient_of_two_moments_is_told_with_both(findings):
    text = (
        _rated("total: 50%", "asked").rstrip()
        + """
        - {as_of: 30/6/2022, results: [{counts: {a: 9}}]}
        """
    )
    told = [one for one in findings(text) if one.code == "W-QUOTIENT-MOMENTS"]
    assert [str(one.message) for one in told] == [
        "«C»: «A» có số đến ngày 30/6/2022, còn «B» đến ngày 31/5/2022; tỷ lệ in kèm «… tính đến ngày 31/5/2022»"
    ]
    assert str(told[0].hint).startswith("nhập số của «B» cho lần chốt ngày 30/6/2022;")


@pytest.mark.parametrize(("text", "expected"), TABLES.values(), ids=TABLES)
def test_units_of_measure_and_depth_of_tables(found, text, expected):
    assert _without(found(text), "E-COLUMN-QUOTA", "I-FIGURE") == expected


def test_a_fall_is_told_against_no_more_than_was_known(findings):
    lines = _changed(MERGE, ("30/6/2022", "{counts: {a: 12}}"), ("31/7/2022", "{counts: {c: 4}}"))
    told = [str(one.message) for one in findings(lines) if one.code == "E-COUNT-FALLS"]
    assert told[0] == "«C»: ngày 31/7/2022 có 4, ít hơn A và B ngày 30/6/2022 có ít nhất 12"


def test_a_part_that_falls_is_told_what_it_took_over_and_from_whom(findings):
    lines = _changed(
        SPLIT + ", opening: {b: {ideas: 2}, c: {ideas: 3}}",
        ("30/6/2022", "{counts: {a: 5}}"),
        ("31/7/2022", "{counts: {b: 1, c: 5}}"),
    )
    (told,) = [str(one.message) for one in findings(lines) if one.code == "E-COUNT-FALLS"]
    assert told == "«B»: ngày 31/7/2022 có 1, ít hơn 2 nhận từ A ngày 01/7/2022"


@pytest.mark.parametrize(
    ("day", "counts", "told"),
    [
        ("01/7/2022", "a: 2, c: 5", "«A» có số liệu sau khi đã được sắp xếp từ ngày 01/7/2022"),
        ("30/6/2022", "c: 5", "«C» có số liệu trước khi thành lập ngày 01/7/2022"),
    ],
)
def test_a_count_outside_of_a_change_says_of_when_it_is(findings, day, counts, told):
    lines = _changed(MERGE, (day, f"{{counts: {{{counts}}}}}"))
    (message,) = [str(one.message) for one in findings(lines) if one.code == "W-UNIT-ABSENT"]
    assert message == told


def test_a_total_too_small_says_what_it_leaves_out(findings):
    lines = _counts(
        "results: [{counts: {u1: 10, u2: 40}}]", "results: [{total: 95, counts: {u2: 95}}]"
    )
    (message,) = [str(one.message) for one in findings(lines) if one.code == "W-RESULT-PARTIAL"]
    assert "không đủ cho 95 đã báo cáo lần này và 10 mà đơn vị chưa báo cáo đã có" in message
