"""What the page writes of units, figures, forms and the register, struck at its steps: before or after, in our words."""

from __future__ import annotations

import html
import os
import re
import shutil
from functools import partial

import pytest

if os.name != "posix":
    pytest.skip("children are forked and killed", allow_module_level=True)

from browsing import Browser
from deeds import lay_out
from places import OFFICE
from record_forms import CAMPAIGN, ISSUER, fields_of
from strikes import ROOM, Strike, Striker, said_by_child, state, warm

from generator.web.addresses import build_app
from generator.web.desk import Desk
from generator.workspace import Workspace, holders
from generator.workspace.journal import settle

BASE = "/campaigns/thi-dua"
LETTER = f"{BASE}/documents/kh_01"
TYPED = "Người mới"
OURS = re.compile(r"Traceback|Errno|Error\b|\.py\b|PosixPath|NoneType")


def form(page):
    """What the last form of a page would send."""
    told = re.findall(r"<form.*?</form>", page.split("<main", 1)[1], re.DOTALL)[-1]
    return {
        name: html.unescape(text)
        for name, text in re.findall(r'name="([^"]+)" value="([^"]*)"', told)
    }


def units(browser):
    cells = {"quotas|initiatives|gd1|": ["300", "310"]}
    new = {"row": "+1", "new": True, "cells": {"name": ["", TYPED]}}
    sent = {"rows": [{"row": "an-phu", "cells": cells}, new], "totals": {}, "even_wrong": True}
    return partial(browser.post, f"{BASE}/units/save", json=sent)


def figures(browser):
    sheet = "Đơn vị;Số sáng kiến\nAn Phú;1.340\nĐông Hà;95\n"
    files = {"files": ("kq.csv", sheet.encode())}
    shown = browser.post(f"{BASE}/figures/read", files=files, data={"as_of": "30/6/2025"})
    return partial(browser.post, f"{BASE}/figures/write", data=form(shown.text))


def issuer(browser):
    sent = {**fields_of(browser.get(ISSUER).text), "people": TYPED, "even": "1"}
    return partial(browser.post, ISSUER, data=sent)


def campaign(browser):
    sent = {**fields_of(browser.get(CAMPAIGN).text), "name": TYPED, "even": "1"}
    return partial(browser.post, CAMPAIGN, data=sent)


def issue(browser):
    shown = browser.post(f"{LETTER}/issue/preview", data={"day": "2/6/2025"})
    return partial(browser.post, f"{LETTER}/issue", data=form(shown.text))


def again(browser):
    sent = {"reissue": "1", "reason": TYPED}
    shown = browser.post(f"{LETTER}/issue/preview", data=sent)
    return partial(browser.post, f"{LETTER}/issue", data=form(shown.text))


def recall(browser):
    row = re.search(r'action="(/register/[^"]+/recall)"', browser.get("/register").text)[1]
    return partial(browser.post, row, data={"reason": TYPED, "sure": "1"})


DEEDS = {one.__name__: one for one in (units, figures, issuer, campaign, issue, again, recall)}


def records(root):
    """What people and later runs go by; what is kept of typing, runs and versions lies in the hidden folder."""
    return {name: data for name, data in state(root).items() if not name.startswith(".vanthu")}


def struck(root, deed, strike):
    """A child sends it; what was answered, and the steps."""

    def deed_told():
        holders.clock = lambda: "2025-06-01T14:02:31+07:00"
        send = DEEDS[deed](Browser(Desk(Workspace(root), "Lan")))
        before = records(root)
        striker = Striker(root, strike)
        striker.install()
        answer = send()
        striker.is_at_work = True
        return f"{answer.status_code} {' '.join(striker.steps)}\n{before != records(root)}\n{answer.text}"

    head, _, text = said_by_child(deed_told, "0 ").partition("\n")
    status, *steps = head.split() or ["0"]
    return int(status), steps, text


class Case:
    """A deed in a workspace of its own, and what it leaves when nothing strikes."""

    def __init__(self, folder, deed):
        self.folder, self.deed = folder, deed
        self.home = folder / "home"
        lay_out(self.home, begun=True)
        if deed in {"again", "recall"}:
            assert struck(self.home, "issue", Strike("count"))[0] < 400
            plan = self.home / "campaigns/thi-dua/documents/kh_01.yaml"
            text = plan.read_text("utf-8")
            plan.write_text(text.replace("Toàn tỉnh", "Cả tỉnh"), "utf-8")
        self.before = records(self.home)
        work = self.copy("clean")
        status, self.steps, text = struck(work, deed, Strike("count"))
        assert status < 400, text
        assert text.startswith("True"), text
        self.after = records(work)

    def copy(self, name):
        root = self.folder / name
        shutil.copytree(self.home, root)
        return root

    def strike(self, kind, at):
        root = self.copy(f"{kind}-{at}")
        status, _, text = struck(root, self.deed, Strike(kind, at))
        settle(Workspace(root))
        where = (kind, at, self.steps[at - 1], status)
        now = records(root)
        assert now in (self.before, self.after), (*where, differs(now, self.after))
        if kind != "kill":
            self.judge(status, text, is_done=now == self.after, where=where)
        shutil.rmtree(root)

    def judge(self, status, text, *, is_done, where):
        """Told in our words, with what was typed still there."""
        assert status, (*where, text)
        assert status != 500, (*where, text)
        assert not OURS.search(text), (*where, text)
        if not is_done:
            assert status >= 400, where
            assert re.search("làm lại|cho quyền", text), (*where, text)
            assert TYPED in text or self.deed in {"units", "figures", "issue"}, (*where, text)


def differs(one, other):
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


EVERY = int(os.environ.get("VANTHU_EVERY_STEP", "0"))


@pytest.fixture(scope="module")
def warmed():
    """What children need not load, each anew."""
    warm()
    build_app(Desk(Workspace(OFFICE), "Lan"))


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
@pytest.mark.parametrize("deed", DEEDS)
def test_struck_while_the_page_writes(tmp_path, deed):
    case = Case(tmp_path, deed)
    steps = len(case.steps)
    for kind, tries in (("kill", 2), ("full", 1), ("shut", 1)):
        wanted = [at for at in range(1, steps + 1) if kind != "full" or case.steps[at - 1] in ROOM]
        for at in wanted[len(wanted) // 5 :: EVERY or max(1, len(wanted) // tries)]:
            case.strike(kind, at)
