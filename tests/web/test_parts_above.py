"""A count greater than what it is a part of is told where files are made of it, and on the page of a document."""

from __future__ import annotations

import html
import json
import re

BASE = "/campaigns/thi-dua"
SAID = "LĐLĐ huyện An Phú: «số sáng kiến cấp tỉnh» 310, nhiều hơn «số sáng kiến» 300"
PART = "\n  - {code: higher, name: số sáng kiến cấp tỉnh, unit_of_measure: sáng kiến}\nphases:"


def test_it_is_told_wherever_a_document_is_made_or_written(browser, desk):
    folder = desk.workspace.campaigns / "thi-dua"
    campaign, may = folder / "campaign.yaml", folder / "results/2025-05-31.yaml"
    campaign.write_text(campaign.read_text("utf-8").replace("\nphases:", PART), "utf-8")
    more = "  - {indicator: higher, counts: {an-phu: 310, dong-ha: 90}}\n"
    may.write_text(f"{may.read_text('utf-8').rstrip()}\n{more}", "utf-8")

    for page in ("doubts", "make"):
        assert SAID in html.unescape(browser.get(f"{BASE}/{page}").text), page
    text = browser.get(f"{BASE}/documents/bc_01").text
    data = json.loads(re.search(r'id="document-data">(.*?)</script>', text, re.DOTALL)[1])
    (told,) = [one["said"] for one in data["problems"] if one["code"] == "W-PART-ABOVE"]
    assert told.startswith(SAID)
