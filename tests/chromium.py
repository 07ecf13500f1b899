"""A real browser at the page: Chromium, led by Playwright, as a clerk would use it.

`page_served` serves a workspace from a process of its own, so that it can be killed; `page_here` from this one,
where nothing has to be loaded anew; `opened` lets the browser in. What a page says in its console, and every request that leaves this machine, fails the test.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest
from places import ROOT

from generator.web.addresses import build_app
from generator.web.desk import Desk
from generator.web.guarding import ENTRANCE, LOCAL, Guard, Keys
from generator.web.pulse import Pulse
from generator.web.server import listening_at, server_of
from generator.workspace import Workspace, holder

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
AXE = ROOT / ".ci" / "node" / "node_modules" / "axe-core" / "axe.min.js"
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 720}
_OFTEN = 0.25
"""Seconds after which a page that a test serves looks what was changed outside."""
_MIDDLE = """node => {
  node.scrollIntoView({block: "nearest", inline: "nearest"});
  const {x, y, width, height} = node.getBoundingClientRect();
  return width ? [x + width / 2, y + height / 2] : null;
}"""
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/enter\?key=\S+")


def need_browser():
    """Where the browser is; skips what asks for it where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("needs Chromium (chromium)")
    return found


@contextmanager
def browser_of(playwright=None):
    """Chromium without a window."""
    program = need_browser()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


def pressed_on(place):
    """The mouse is pressed where something stands, whatever lies over it; what is just drawn anew is waited for."""
    middle = None
    while middle is None:
        place.wait_for()
        middle = place.evaluate(_MIDDLE)
    place.page.mouse.click(*middle)


@contextmanager
def page_here(folder):
    """The address that lets a browser in to a workspace that a thread of this process serves."""
    desk, keys = Desk(Workspace(folder), holder()), Keys()
    app = build_app(desk)
    with listening_at(0) as listening:
        port = listening.getsockname()[1]
        server = server_of(Guard(app, keys, port))
        pulse = app.state.pulse = Pulse(desk, every=_OFTEN)
        pulse.start()
        running = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        running.start()
        try:
            yield f"http://{LOCAL}:{port}{ENTRANCE}?key={keys.new_word()}"
        finally:
            server.should_exit = True
            running.join(10)
            pulse.end()
            assert not running.is_alive()


@contextmanager
def page_served(folder, *options, program=(sys.executable, "-m", "generator"), told=None):
    """The address that lets a browser in, and the process that serves a workspace (or an empty folder)."""
    command = [*program, "-C", str(folder), "serve", "--no-browser", *options]
    told = told or {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    serving = subprocess.Popen(
        command, stderr=subprocess.PIPE, cwd=ROOT, env=told, text=True, encoding="utf-8"
    )
    try:
        yield _address(serving), serving
    finally:
        serving.kill()
        serving.wait()
        serving.stderr.close()


def _address(serving):
    said = []
    for line in serving.stderr:
        said.append(line)
        if found := _ADDRESS.search(line):
            return found.group()
    raise AssertionError("".join(said))


@contextmanager
def opened(browser, address, size=None, **context):
    """A tab of the page, let in, whose complaints are counted in `tab.complaints`."""
    inside = browser.new_context(viewport=size or WIDE, locale="vi-VN", **context)
    tab = new_tab(inside)
    tab.goto(address)
    yield tab
    inside.close()


def new_tab(context):
    """One more tab of a browser that is let in, whose complaints are counted too."""
    tab = context.new_page()
    tab.complaints = []
    tab.on("console", lambda one: tab.complaints.append(one.text) if one.type == "error" else None)
    tab.on("pageerror", lambda fault: tab.complaints.append(str(fault)))
    tab.on("request", lambda one: tab.complaints.append(one.url) if _leaves(one.url) else None)
    return tab


def dealt_with(tab, address, deed):
    """A page loaded anew, of which all that it sends to an address is dealt with by `deed`.

    What a page sends just after the dealing began may pass unseen, and be waited for in vain: so it is loaded anew.
    """
    tab.route(address, deed)
    tab.reload()


class Held:
    """The first of what a page, loaded anew, sends to an address waits until it is let go."""

    def __init__(self, tab, address):
        self._first = None
        dealt_with(tab, address, self._take)

    def _take(self, route):
        if self._first is None:
            self._first = route
        else:
            route.continue_()

    def let_go(self):
        self._first.continue_()


def _leaves(address):
    return not address.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))


def violations(tab):
    """What axe-core finds wrong with a page for who cannot see it or use a mouse: rule and places."""
    if not AXE.exists():
        pytest.skip("needs axe-core from npm (.ci/node)")
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return {one["id"]: [node["html"][:120] for node in one["nodes"]] for one in found["violations"]}
