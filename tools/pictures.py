"""The pictures of the docs: `python -m tools.pictures` takes them anew of the page, with the samples.

Wants Chromium, and the samples beside it. Each picture is small (`LARGEST`): who reads the docs offline has them
in the package.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 60_000
"""Bytes of a picture at the most."""
BASE = "/campaigns/xa-song-lanh"
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
_SIZE = {"width": 1180, "height": 720}


def _home(_: Page) -> None:
    """The first page as it opens."""


def _units(tab: Page) -> None:
    """A quota typed that may mean two numbers, told beside the table."""
    row = tab.locator("#grid .tabulator-row").nth(1)
    row.locator("[tabulator-field^=quotas]:visible").first.click()
    tab.keyboard.press("Control+A")
    tab.keyboard.type("1,234")
    tab.keyboard.press("Enter")
    tab.locator("#doubts li").first.wait_for()


def _figures(tab: Page) -> None:
    """A file of three units dropped, of whom nobody knows one."""
    table = "Đơn vị;Số hộ nghèo\nẤp An Lành;28\nẤp Bình Lành;1,234\nẤp Sông Lành;9\n"
    file = {"name": "so_lieu_thang_7.csv", "mimeType": "text/csv", "buffer": table.encode()}
    tab.locator("#as_of").fill("31/7/2026")
    tab.locator("#dropping input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    tab.wait_for_url("**/answers/**")
    tab.wait_for_load_state("networkidle")


def _document(tab: Page) -> None:
    """A figure of the text clicked: its working and its source; the page as printed beside."""
    tab.frame_locator("#page").locator("section.docx").first.wait_for()
    tab.locator("#editor .chip").filter(has_text=re.compile(r"^\d+\.\d{3}$")).first.click()
    tab.locator("#chip[open]").wait_for()


SHOWN: dict[str, tuple[str, Callable[[Page], None]]] = {
    "trang-dau": ("/", _home),
    "don-vi": (f"{BASE}/units", _units),
    "so-lieu": (f"{BASE}/figures", _figures),
    "van-ban": (f"{BASE}/documents/bc_6_thang", _document),
}
"""Each picture with the page that it is of and what is done there first."""


def main() -> None:
    """Takes all of them; says how large each is."""
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        _served(Path(folder)) as address,
        sync_playwright() as started,
    ):
        program = next(filter(None, map(shutil.which, _PROGRAMS)))
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        tab = browser.new_page(viewport=_SIZE, locale="vi-VN")  # type: ignore[arg-type]
        tab.goto(address)
        origin = address.split("/enter")[0]
        for name, (path, deed) in SHOWN.items():
            tab.goto(f"{origin}{path}")
            tab.wait_for_load_state("networkidle")
            deed(tab)
            print(f"{name}: {_kept(name, tab.screenshot())} bytes")
        browser.close()


def _kept(name: str, picture: bytes) -> int:
    """The picture as WebP, coarser until it is small enough."""
    with Image.open(io.BytesIO(picture)) as opened:
        for quality in range(88, 30, -6):
            out = io.BytesIO()
            opened.convert("RGB").save(out, "WEBP", quality=quality, method=6)
            if len(out.getvalue()) <= LARGEST:
                break
    (PICTURES / f"{name}.webp").write_bytes(out.getvalue())
    return len(out.getvalue())


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The samples, served from a folder of their own."""
    for name in ("campaigns", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "vanthu.yaml", folder)
    words = [sys.executable, "-m", "generator", "-C", str(folder), "serve", "--no-browser"]
    serving = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        told = (re.search(r"http://\S+/enter\?key=\S+", line) for line in serving.stderr or ())
        yield next(found.group() for found in told if found)
    finally:
        serving.terminate()
        serving.wait()


if __name__ == "__main__":
    main()
