"""The page timed in a real browser: from key to page, first pages, a campaign of very many units, its table, saving.

    python bench/page.py [keys] [start] [large] [table] [save] [--units 120000] [--rounds 7]

Without names all parts. Needs Chromium and Playwright, as the slow tests do. Each figure is a median; what is asked
stands beside it. `keys` counts from the key that is pressed until the sheet beside the text has been drawn, all that
lies between included; the server's own share of it stands alone. The large campaign lies in YAML, one indicator.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench"), str(ROOT / "tests")]

from chromium import WIDE, browser_of, opened, page_served  # noqa: E402
from compiled import keep_compiled  # noqa: E402

_DRAWN = """version => new Promise(done => {
  const page = document.getElementById('page');
  const look = () => page.dataset.version === String(version)
    ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - window.pressedAt)))
    : setTimeout(look, 1);
  look();
})"""
_PRESSED = (
    "window.addEventListener('keydown', () => { window.pressedAt = performance.now(); }, true)"
)
_SHARE = """() => performance.getEntriesByType('resource')
  .filter(one => one.name.endsWith('/shown')).map(one => one.responseEnd - one.requestStart)"""


def keys(tab: Any, rounds: int) -> None:
    """From key to page, of every document of the samples."""
    print(f"{'from key to page, ms':<44}{'drawn':>8}{'longest':>9}{'server':>8}{'asked':>8}")
    for path in sorted(ROOT.glob("campaigns/*/documents/*.yaml")):
        name = f"{path.parent.parent.name}/documents/{path.stem}"
        tab.goto(urljoin(tab.url, f"/campaigns/{name}"))
        tab.locator("#page[data-version='0']").wait_for()
        tab.locator(".ProseMirror").focus()
        tab.keyboard.press("Control+Home")
        tab.evaluate(_PRESSED)
        tab.evaluate("performance.clearResourceTimings()")
        times = []
        for count in range(1, rounds + 1):
            tab.keyboard.type("abcdefghij"[count % 10])
            times.append(tab.evaluate(_DRAWN, count))
        share = median(tab.evaluate(_SHARE))
        print(f"  {name:<42}{median(times):>8.0f}{max(times):>9.0f}{share:>8.0f}{500:>8}")


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("parts", nargs="*", choices=[*_PARTS, []])
    options.add_argument("--units", type=int, default=120_000)
    options.add_argument("--rounds", type=int, default=7)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, browser_of() as browser:
        keep_compiled(Path(folder) / "compiled")
        for name in given.parts or _PARTS:
            _PARTS[name](Path(folder), browser, given)


def _keys(folder: Path, browser: Any, given: argparse.Namespace) -> None:
    office = folder / "samples"
    for name in ("campaigns", "templates"):
        shutil.copytree(ROOT / name, office / name)
    shutil.copy(ROOT / "vanthu.yaml", office)
    with page_served(office) as (address, _), opened(browser, address) as tab:
        tab.on("dialog", lambda one: one.accept())
        keys(tab, given.rounds)


def _start(folder: Path, browser: Any, given: argparse.Namespace) -> None:
    """From the command to the first page, with a browser that is open."""
    office, keep = folder / "started", []
    for name in ("campaigns", "templates"):
        shutil.copytree(ROOT / name, office / name)
    shutil.copy(ROOT / "vanthu.yaml", office)
    for _ in range(given.rounds):
        inside = browser.new_context(viewport=WIDE)
        tab, begun = inside.new_page(), time.perf_counter()
        with page_served(office) as (address, _):
            listens = time.perf_counter()
            tab.goto(address)
            keep.append((listens - begun, time.perf_counter() - listens))
            inside.close()
    listens, shown = (1000 * median(part) for part in zip(*keep, strict=True))
    print(
        f"{'from the command to the first page, ms':<44}{'listens':>8}{'shown':>9}{'both':>8}{'asked':>8}"
    )
    print(f"  {'samples':<42}{listens:>8.0f}{shown:>9.0f}{listens + shown:>8.0f}{1000:>8}")


_PARTS: dict[str, Callable[[Path, Any, argparse.Namespace], None]] = {
    "keys": _keys,
    "start": _start,
}

if __name__ == "__main__":
    main()
