"""docs/audit.md tells what every check says of itself; `--rewrite` writes it anew."""

from __future__ import annotations

import re

from places import ROOT

from generator.audit.told import all_checks
from generator.problems import WEIGHTS

PAGE = ROOT / "docs" / "audit.md"
PART = re.compile(r"(?<=<!-- checks -->\n).*(?=<!-- /checks -->)", re.DOTALL)


def test_the_page_has_the_manual_of_every_check(request):
    told = "".join(
        f"### {one.code} ({WEIGHTS[one.severity]})\n\n{one.manual.strip()}\n\n"
        for one in all_checks().values()
    )
    page = PAGE.read_text(encoding="utf-8")
    if request.config.getoption("--rewrite"):
        PAGE.write_text(PART.sub(lambda _: told, page), encoding="utf-8", newline="\n")
        return
    assert PART.search(page)[0] == told
