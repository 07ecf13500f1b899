"""Two states of a campaign, and everything that changed in words; no git."""

from __future__ import annotations

from fractions import Fraction

import pytest
import yaml

from generator.history.comparing import compare_campaigns
from generator.history.difference import ChangeKind, difference
from generator.model.campaign import Campaign
from generator.model.fields import DecimalCount

BASE = """
code: thu
name: Chương trình thử
short_name: Chương trình
issuer: x
starts: 01/01/2025
ends: 31/12/2025
indicators:
- {code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}
- {code: funds, name: số quỹ, unit_of_measure: quỹ}
bases: [{code: members, name: đoàn viên}]
phases: [{code: gd1, name: giai đoạn 1, ends: 31/5/2025}]
"""


def parts(text):
    """Texts only, as records are read."""
    return yaml.load(text, Loader=yaml.BaseLoader) or {}  # noqa: S506


def read(text):
    return None if text is None else Campaign.model_validate(parts(BASE) | parts(text))


def told(old, new):
    """One line for each change: what it is about, what it is, the lines of a text below."""
    lines = []
    for change in compare_campaigns(read(old), read(new)):
        lines.append(f"{change.subject}: {change.fact}")
        lines += change.lines
    return lines


UNITS = "units:\n- {code: a, name: LĐLĐ huyện A, bases: {members: 1.000}}\n- {code: b, name: B}\n"


TIERS = """
units:
- {code: h, name: H}
- {code: c, name: C, parent: h}
- {code: d, name: D, parent: h}
- {code: k, name: K}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        (None, "", ["Chương trình: mới"]),
        ("", None, ["Chương trình: không còn"]),
        ("", "ends: 30/11/2025", ["Chương trình: ngày kết thúc: 31/12/2025 → 30/11/2025"]),
        (
            "",
            "last_day_counts: không",
            ["Chương trình: ngày cuối có được tính hay không: có → không"],
        ),
        ("", "rank_by: count", ["Chương trình: xếp hạng theo rate: chưa có → count"]),
        (
            "targets: [{code: t, name: kế hoạch, count: 2.000}]",
            "targets: [{code: t, name: kế hoạch, count: 2.500, precision: over}]",
            [
                "kế hoạch (t): mục tiêu bằng số tuyệt đối: 2.000 → 2.500 (+500)",
                "kế hoạch (t): mức chính xác của số tuyệt đối: exact → over",
            ],
        ),
        (
            "targets: [{code: t, name: kế hoạch, rate: 15%, of: members}]",
            "targets: [{code: t, name: kế hoạch, rate: '12,5%', of: members}]",
            ["kế hoạch (t): mục tiêu bằng tỷ lệ: 15% → 12,5% (-2,5 điểm phần trăm)"],
        ),
        (
            "targets: [{code: t, name: kế hoạch, count: 5}]",
            "targets: [{code: u, name: nâng lên, count: 5}]",
            ["nâng lên (u): mới", "kế hoạch (t): không còn"],
        ),
        (
            UNITS,
            UNITS.replace("LĐLĐ huyện A", "'LĐLĐ {khu vực} A'").replace("1.000", "1.050"),
            [
                "LĐLĐ {khu vực} A: đổi tên «LĐLĐ huyện A» → «LĐLĐ {khu vực} A»",
                "LĐLĐ {khu vực} A: đoàn viên: 1.000 → 1.050 (+50)",
            ],
        ),
        (UNITS, UNITS + "- {code: c, name: C}\n", ["C: mới"]),
        (UNITS + "- {code: c, name: C}\n", UNITS, ["C: không còn"]),
        (
            UNITS + "quotas: [{counts: {b: 5}}]",
            UNITS.replace("code: b", "code: bb") + "quotas: [{counts: {bb: 6}}]",
            [
                "B: đổi mã b → bb",
                "số sáng kiến: B: 5 → 6 (+1)",
                "số sáng kiến: tổng: 5 → 6 (+1)",
            ],
        ),
        (
            "units: [{code: a, name: A}, {code: b, name: B}]",
            "units: [{code: b, name: B}, {code: a, name: A}]",
            ["Các đơn vị: thứ tự đã đổi"],
        ),
        (
            UNITS + "quotas: [{counts: {a: 10}, total: 10, rule: chia đều}]",
            UNITS + "quotas: [{counts: {b: 4}, total: 4, rule: chia lại, fixed: [b]}]",
            [
                "số sáng kiến: B: chưa có → 4",
                "số sáng kiến: LĐLĐ huyện A: 10 → không còn",
                "số sáng kiến: tổng: 10 → 4 (-6)",
                "số sáng kiến: đơn vị có chỉ tiêu ấn định bằng tay: đã sửa",
                "+ fixed:",
                "+   - b",
                "số sáng kiến: cách tính: chia đều → chia lại",
            ],
        ),
        (
            TIERS
            + "snapshots: [{as_of: 31/5/2025, results: [{counts: {h: 100, c: 60, d: 40, k: 2.000}}]}]",
            TIERS
            + "snapshots: [{as_of: 31/5/2025, results: [{counts: {h: 100, c: 60, d: 40, k: 2.001}}]}]",
            [
                "tính đến ngày 31/5/2025: K: 2.000 → 2.001 (+1)",
                "tính đến ngày 31/5/2025: tổng: 2.100 → 2.101 (+1)",
            ],
        ),
        (
            "quotas: [{counts: {a: 1}}]",
            "quotas: [{counts: {a: 1}}, {phase: gd1, indicator: funds, counts: {a: 3, b: 4}}]",
            ["số quỹ, giai đoạn 1: mới: 2 đơn vị, tổng 7"],
        ),
        (
            UNITS + "snapshots: [{as_of: 31/5/2025, results: [{counts: {a: 600}, total: 700}]}]",
            UNITS + "snapshots: [{as_of: 31/5/2025, source: Cổng, results:"
            " [{counts: {a: 620, b: 0}, total: 720}, {indicator: funds, total: 3}]}]",
            [
                "tính đến ngày 31/5/2025: nguồn: chưa có → Cổng",
                "tính đến ngày 31/5/2025: LĐLĐ huyện A: 600 → 620 (+20)",
                "tính đến ngày 31/5/2025: B: chưa có → 0",
                "tính đến ngày 31/5/2025: tổng: 700 → 720 (+20)",
                "tính đến ngày 31/5/2025: số quỹ, tổng: chưa có → 3",
            ],
        ),
        (
            UNITS + "snapshots: [{as_of: 31/3/2025, results: [{total: 5}]}]",
            UNITS + "snapshots: [{as_of: 8h00 01/4/2025, results: [{counts: {a: 7, b: 1}}]}]",
            [
                "tính đến ngày 31/3/2025: không còn",
                "tính đến 8h00 ngày 01/4/2025: số sáng kiến: mới: 2 đơn vị, tổng 8",
            ],
        ),
        (
            "documents: [{code: cv, kind: directive, subject: s, body: 'Một.\n\n\n\nHai.'}]",
            "documents: [{code: cv, kind: directive, subject: s, number: 9, date: 2/6/2025,"
            " body: 'Một.\n\n\n\nBa.', recipients: [Lưu]}]",
            [
                "cv: S: được cấp số 09",
                "cv: S: ngày ban hành: chưa có → 02/6/2025",
                "cv: S: nơi nhận: đã sửa",
                "+ recipients:",
                "+   - Lưu",
                "cv: S: lời văn: thêm 1 dòng, bớt 1 dòng",
                "- Hai.",
                "+ Ba.",
            ],
        ),
        (
            "documents: [{code: cv, kind: directive, subject: s, number: 9, body: x}]",
            "documents: [{code: cv, kind: directive, subject: s, number: 10, body: x}]",
            ["cv: S: đổi số 09 → 10"],
        ),
        (
            "facts: {aim: một dòng}",
            f"facts: {{aim: {'dài ' * 40}}}",
            ["aim: nội dung: đã sửa", "- một dòng", f"+ {'dài ' * 39}dài"],
        ),
        (
            "documents: [{code: cv, kind: directive, subject: s, number: 9, body: x}]",
            "documents: [{code: cv, kind: directive, subject: s, body: x},"
            " {code: bc, kind: report, subject: t, body: x}]",
            ["cv: S: bỏ số 09", "bc: T: mới"],
        ),
        (
            "facts: {portal: Cổng cũ, old: x}",
            "facts: {portal: Cổng mới, new: y}",
            [
                "portal: nội dung: Cổng cũ → Cổng mới",
                "new: nội dung: chưa có → y",
                "old: nội dung: x → không còn",
            ],
        ),
        (
            "references: [{code: kh, kind: plan, date: 1/1/2025, issuer: I, subject: về A}]",
            "references: [{code: kh, kind: plan, date: 2/1/2025, issuer: I, subject: về A}]",
            ["về A (kh): ngày ban hành: 01/01/2025 → 02/01/2025"],
        ),
    ],
)
def test_what_changed_in_words(old, new, expected):
    assert told(old, new) == expected


def test_a_change_is_data_too():
    old = UNITS + "quotas: [{code: q, counts: {a: 1.200}}]"
    (count, total) = compare_campaigns(read(old), read(old.replace("1.200", "900")))
    assert count.path == ("quotas", "q", "counts", "a")
    assert (count.old, count.new, count.difference) == ("1.200", "900", "-300")
    assert count.kind is ChangeKind.CHANGED
    assert total.path == ("quotas", "q", "total")


def test_only_other_words_in_a_reason_are_no_change():
    old = "quotas: [{counts: {a: 1}, reasons: {a: một}}]"
    assert told(old, old.replace("một", "hai")) == []


def test_counts_with_decimals_differ_by_a_count_and_rates_by_points():
    assert difference(DecimalCount(5, 2), 3) == "+0,5"
    assert difference(DecimalCount(5, 2), DecimalCount(3, 2)) == "-1"
    assert difference(Fraction(1, 4), Fraction(1, 2)) == "+25 điểm phần trăm"
    assert difference(True, False) is None
