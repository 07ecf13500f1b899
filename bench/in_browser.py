"""The page timed in a real browser: from key to page, first pages, a campaign of very many units, its table, saving.

    python bench/in_browser.py [keys] [start] [table] [large] [csv] [save] [--units 120000] [--rounds 7]

Without names all parts. Needs Chromium and Playwright, as the slow tests do. Each figure is a median; what is asked
stands beside it. `keys` counts from the key that is pressed until the sheet beside the text has been drawn, all that
lies between included; the server's own share of it stands alone. `large` and `csv` are campaigns of one indicator,
with a letter for each unit, each page the first that a new process is asked for.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench"), str(ROOT / "tests")]

from chromium import WIDE, browser_of, opened, page_served  # noqa: E402
from compiled import keep_compiled  # noqa: E402

from campaigns import CAMPAIGN, LETTER, make_campaign  # noqa: E402

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


_PASTE = """text => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""
_FRAMES = """async () => {
  const holder = document.querySelector(".tabulator-tableholder"), times = [];
  let last = performance.now();
  for (let at = 0; at < 120; at += 1) {
    holder.scrollTop += 120;
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - last);
    last = performance.now();
  }
  times.sort((one, other) => one - other);
  return [times[60], times[114], times[119]];
}"""
_TYPED = """() => new Promise(done => requestAnimationFrame(() => setTimeout(() =>
  done(performance.now() - window.pressedAt))))"""


def _table(folder: Path, browser: Any, given: argparse.Namespace) -> None:
    """Two thousand rows scrolled and edited, five hundred pasted below them."""
    office = make_campaign(folder / "table", 2_000, 1, tables=True)
    with page_served(office) as (address, _), opened(browser, address) as tab:
        tab.on("dialog", lambda one: one.accept())
        tab.goto(urljoin(tab.url, _UNITS))
        tab.locator(".tabulator-row").first.wait_for()
        usual, slow, worst = tab.evaluate(_FRAMES)
        tab.evaluate(_PRESSED)
        drawn, read = [], []
        for count in range(given.rounds):
            field = f'.tabulator-row >> nth={count} >> [tabulator-field="bases.members"]'
            tab.locator(field).click(force=True)
            tab.keyboard.type("7")
            drawn.append(tab.evaluate(_TYPED))
            tab.keyboard.type("77")
            begun = time.perf_counter()
            with tab.expect_response("**/look"):
                tab.keyboard.press("Enter")
            read.append(1000 * (time.perf_counter() - begun))
        tab.evaluate("document.querySelector('.tabulator-tableholder').scrollTop = 0")
        tab.locator('.tabulator-row >> nth=0 >> [tabulator-field="name"]').click(force=True)
        begun = time.perf_counter()
        with tab.expect_response("**/look"):
            tab.evaluate(_PASTE, "".join(f"Tổ số {n}\t\t\t{n}\r\n" for n in range(1, 501)))
        tab.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        pasted = 1000 * (time.perf_counter() - begun)
    print(f"{'a table of 2.000 units, ms':<60}{'median':>8}{'longest':>9}")
    for name, one, most in (
        (f"a frame while it is scrolled (95th of 100: {slow:.0f})", usual, worst),
        ("from a key in a cell until it is drawn", median(drawn), max(drawn)),
        ("from Enter until the cell is read and added up", median(read), max(read)),
        ("500 new units pasted, read and added up", pasted, pasted),
    ):
        print(f"  {name:<58}{one:>8.0f}{most:>9.0f}")


_UNITS = f"/campaigns/{CAMPAIGN}/units"
_PAGES = ("", "/units", f"/documents/{LETTER}", "/figures", "/make")


def _large(folder: Path, browser: Any, given: argparse.Namespace, *, tables: bool = False) -> None:
    """Each page of a campaign of very many units: as the first of all, then again, then the first page."""
    form = "CSV" if tables else "YAML"
    print(
        f"{f'a campaign of {given.units} units in {form}, s':<44}{'first':>8}{'again':>8}{'home':>8}"
    )
    office = make_campaign(folder / form, given.units, 1, tables=tables)
    for below in _PAGES:
        with page_served(office) as (address, _), _let_in(browser, address) as tab:
            times = [_seconds(tab, f"/campaigns/{CAMPAIGN}{below}") for _ in range(2)]
            print(f"  {below or '/':<42}{times[0]:>8.2f}{times[1]:>8.2f}{_seconds(tab, '/'):>8.2f}")


@contextmanager
def _let_in(browser: Any, address: str) -> Iterator[Any]:
    """A tab that holds the key and has seen no page yet."""
    with opened(browser, "about:blank") as tab:
        answer = tab.context.request.get(address, max_redirects=0)
        assert answer.status == 303
        tab.address = address
        yield tab


def _seconds(tab: Any, path: str) -> float:
    begun = time.perf_counter()
    tab.goto(urljoin(tab.address, path), timeout=60_000)
    return time.perf_counter() - begun


def _save(folder: Path, browser: Any, given: argparse.Namespace) -> None:
    """One value of a campaign of very many units typed and saved, until the page says so."""
    print(f"{f'one value of {given.units} units saved, s':<44}{'saved':>8}{'asked':>8}")
    for form, tables in (("YAML", False), ("CSV", True)):
        office = make_campaign(folder / f"saved-{form}", given.units, 1, tables=tables)
        with page_served(office) as (address, _), opened(browser, address) as tab:
            tab.goto(urljoin(tab.url, _UNITS))
            tab.locator('.tabulator-row >> nth=3 >> [tabulator-field="bases.members"]').click(
                force=True
            )
            tab.keyboard.type("777")
            with tab.expect_response("**/look"):
                tab.keyboard.press("Enter")
            begun = time.perf_counter()
            tab.keyboard.press("Control+s")
            tab.locator("#saving[data-state=saved]").wait_for()
            print(f"  {form:<42}{time.perf_counter() - begun:>8.2f}{3:>8}")


_PARTS: dict[str, Callable[[Path, Any, argparse.Namespace], None]] = {
    "keys": _keys,
    "start": _start,
    "table": _table,
    "large": _large,
    "csv": partial(_large, tables=True),
    "save": _save,
}

if __name__ == "__main__":
    main()
