"""Every quota that a unit is given stands in what gives quotas, and every target in the plan."""

from __future__ import annotations

import random
import re
from itertools import count

import pytest

from generator.office.making import begin_document
from generator.office.office import open_office
from generator.office.workflow import draft, plan_work
from generator.workspace.folders import Workspace

ISSUER = "{code: ubnd, name: UBND xã, short_name: UBND xã, abbreviation: UBND, place: Tân Phú}\n"
CAMPAIGN = """\
{code: sach, name: Sạch, short_name: phong trào, issuer: ubnd, starts: 01/01/2022, ends: 31/12/2022,
phases: [{code: one, name: đợt một, ends: 30/6/2022}, {code: two, name: đợt hai, ends: 31/12/2022},
  {code: drive, name: cao điểm, starts: 01/3/2022, ends: 31/3/2022, within: one}],
units: [{code: a, name: Ấp 1}, {code: b, name: Ấp 2, tier: own}, {code: c, name: Tổ, parent: b}],
"""
KINDS = {
    "count": "unit_of_measure: cây",
    "rate": 'unit_of_measure: "%", measure: rate, may_exceed: có',
    "state": "unit_of_measure: hộ, counted: state, better: lower",
}
SPANS = ("", "phase: one, ", "phase: two, ", "phase: drive, ")


def drawn(seed):
    """A campaign, its quotas and its targets as they are printed; no two numbers are the same."""
    draw, numbers = random.Random(seed), count(1_111, 7)  # noqa: S311 - no secret
    lines, quotas, targets = {"indicators": [], "quotas": [], "targets": []}, set(), set()
    for place in range(draw.randint(1, 3)):
        kind = draw.choice(list(KINDS))
        sign = "%" if kind == "rate" else ""
        lines["indicators"].append(f"{{code: i{place}, name: số {place}, {KINDS[kind]}}}")
        for span in draw.sample(SPANS, draw.randint(0, 2 if kind == "count" else 4)):
            given = [f"{next(numbers)}{sign}" for _ in "ab"]
            counts = ", ".join(f'{unit}: "{one}"' for unit, one in zip("ab", given, strict=True))
            lines["quotas"].append(f"{{{span}indicator: i{place}, counts: {{{counts}}}}}")
            quotas |= {f"{one[0]}.{one[1:]}" for one in given}
        for span in draw.sample(SPANS, draw.randint(0, 2)):
            asked = f"{next(numbers)}{sign}"
            code = f"code: t{len(targets)}, name: mức {len(targets)}"
            lines["targets"].append(f'{{{code}, {span}indicator: i{place}, count: "{asked}"}}')
            targets.add(f"{asked[0]}.{asked[1:]}")
    said = ", ".join(f"{key}: [{', '.join(known)}]" for key, known in lines.items())
    return f"{CAMPAIGN}{said}}}\n", quotas, targets


def numbers_in(made):
    """All numbers of a document as they are printed, in its text and the tables of its annexes."""
    texts = [made.words.body, *(annex.content for annex in made.words.annexes)]
    printed = re.sub("<[^>]*>", " ", " ".join(map(str, texts)))
    return set(re.findall(r"[\d.]+\d%?", printed))


@pytest.mark.parametrize("seed", range(6))
def test_every_quota_and_every_target_is_told(tmp_path, seed):
    campaign, quotas, targets = drawn(seed)
    folder = tmp_path / "campaigns" / "sach"
    folder.mkdir(parents=True)
    (tmp_path / "campaigns" / "issuers").mkdir()
    (tmp_path / "vanthu.yaml").write_text("format: 3\n", encoding="utf-8")
    (folder / "../issuers/ubnd.yaml").write_text(ISSUER, encoding="utf-8")
    (folder / "campaign.yaml").write_text(campaign, encoding="utf-8")
    office = open_office(Workspace(tmp_path))
    for skeleton in ("quota_letter", "quota_decision", "plan"):
        begin_document(office, "sach", skeleton, None, "")
    office = open_office(Workspace(tmp_path))
    work = plan_work(office.campaigns(["sach"]), [])
    told = {one.document.code: numbers_in(draft(one, office)) for one in work}
    assert {code: quotas - found for code, found in told.items()} == {code: set() for code in told}
    assert targets <= told["plan"]
