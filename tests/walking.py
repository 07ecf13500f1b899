"""A walk through every address of the page: what each answers, in whatever state the workspace is.

Each step is (the address as the app declares it, the answer). What one answer tells (a key, an errand) the next
step uses; where it tells nothing, a key that nobody knows is asked for.
"""

from __future__ import annotations

import json
import re

from starlette.routing import Route

from generator.office import PrintViews, mending_key
from generator.problems import ProgramMissing
from generator.web.addresses import build_app
from generator.web.desk import Desk
from generator.web.routes import machine_page, make_page
from generator.word.pages.libreoffice import how_to_install

NOBODY = "nobody-knows"
PAGES = [
    "/",
    "/campaigns/thi-dua",
    "/campaigns/thi-dua/again",
    "/campaigns/thi-dua/change",
    "/campaigns/thi-dua/documents/bc_01",
    "/campaigns/thi-dua/documents/bc_01/issue",
    "/campaigns/thi-dua/documents/hong",
    "/campaigns/thi-dua/figures",
    "/campaigns/thi-dua/make",
    "/campaigns/thi-dua/new/document",
    "/campaigns/thi-dua/units",
    "/campaigns/thi-dua/units/changes",
    "/campaigns/thi-dua/units/list",
    "/campaigns/thi-dua/units/share",
    "/help",
    "/help?q=mat+dien",
    "/history",
    "/inspect",
    "/issuers/ldld-song-hoa",
    "/machine",
    "/machine/upgrade",
    "/new/campaign",
    "/new/issuer",
    "/register",
    "/unsaved",
]
"""What a real browser is shown, in four screens and with axe-core (`tests/web/test_pages.py`)."""


ASKED = {
    "/register/ldld-song-hoa/2025/general/3/void": {"reason": "in sai"},
    "/register/ldld-song-hoa/2025/general/3/recall": {"reason": "sai thẩm quyền"},
    "/campaigns/thi-dua/documents/bc_01/issue/preview": {"day": "01/01/2025"},
}
"""What asks once before it writes, with what is sent there: shown to a real browser as well."""


def addresses_of(desk: Desk) -> set[tuple[str, str]]:
    """Every address of the page with how it is asked."""
    return {
        (method, one.path)
        for one in build_app(desk).routes
        if isinstance(one, Route)
        for method in one.methods or ()
        if method != "HEAD"
    }


def quiet_machine(patched):
    """Nothing is opened in another program, and there is none that makes pages, as on a new Windows machine."""

    def missing(*_):
        raise ProgramMissing(how_to_install("win32"))

    for page in (make_page, machine_page):
        patched.setattr(page, "open_here", lambda *_: None)
    patched.setattr(PrintViews, "pdf", missing)


class Walk:
    """Goes through the page of a campaign and remembers what was answered."""

    def __init__(self, browser, campaign="thi-dua", document="bc_01", issuer="ldld-song-hoa"):
        self.browser = browser
        self.known = {"campaign": campaign, "code": campaign, "document": document, "issuer": issuer}  # fmt: skip
        self.steps = []

    def ask(self, method, path, asked="", **sent):
        """One step; `asked` is what stands behind the question mark."""
        known = {"key": NOBODY, "errand": NOBODY, "file": NOBODY, "copy": NOBODY, "backup": NOBODY, "what": "file", "number": "1",
                 "place": "0", "digest": "0", "name": "page.css", "year": "2025", "series": "general", "language": self.browser.desk.language, **self.known}  # fmt: skip
        address = re.sub(r"\{(\w+)(?::\w+)?\}", lambda found: known[found[1]], path)
        answer = self.browser.request(method, f"{address}{asked}", **sent)
        self.steps.append(((method, path), f"{address}{asked}", answer))
        return answer

    def found(self, pattern, answer, name):
        """Keeps what an answer tells, for the steps that follow."""
        if found := re.search(pattern, answer.text):
            self.known[name] = found[1]

    def go(self):
        """Every address once or more."""
        self._whole_office()
        self._campaign()
        self._document()
        self._files()
        self._behind()
        return self.steps

    def _whole_office(self):
        for path in ("/", "/help", "/events", "/unsaved", "/register", "/history", "/new/campaign", "/new/issuer", "/inspect", "/preview-frame"):  # fmt: skip
            self.ask("GET", path)
        self.ask("GET", "/help", "?q=ban+hanh")
        self.ask("GET", "/help/{name}")
        self.ask("GET", "/help/pictures/{name}")
        self.ask("GET", "/register", "?words=1&year=2025")
        self.ask("GET", "/history", f"?campaign={self.known['campaign']}&since=2025-01-01")
        for path in ("/new/campaign", "/new/issuer"):
            self.ask("POST", f"{path}/proposals", data={"name": "Tháng Công nhân"})
            self.ask("POST", path, data={"name": "Tháng Công nhân", "proposed.name": ""})
        self.ask("GET", "/issuers/{issuer}")
        self.ask(
            "POST", "/issuers/{issuer}", data={"place": "sông hòa", "proposed.place": "Sông Hòa"}
        )
        self.ask("GET", "/answers/{key}", "?of=/new/issuer")
        self.ask("POST", "/undo", data={"mark": NOBODY, "back": "/"})
        self.ask("POST", "/new/issuer/first", data={"name": "Tháng Công nhân"})
        self.ask("POST", "/register/begin", data={"issuer": NOBODY, "year": "1"})
        self.ask("POST", "/register/begin", data={"issuer": self.known["issuer"], "year": "2025"})
        self.ask("GET", "/register/{issuer}/export")
        answer = self.ask("POST", "/inspect", files={"file": ("nháp.txt", "đạt 90/300, bằng 45%".encode())})  # fmt: skip
        self.found(r'href="/inspect/copies/([^"]+)"', answer, "copy")
        self.ask("GET", "/inspect/copies/{copy}")
        self.ask("POST", "/inspect", data={})
        self._machine()
        self.ask("POST", "/language/{language}")

    def _machine(self):
        for path in ("/machine", "/machine/upgrade"):
            self.ask("GET", path)
        answer = self.ask("POST", "/machine/backups")
        self.found(r'href="/machine/backups/([^"]+)"', answer, "backup")
        self.ask("GET", "/machine/backups/{backup}")
        for path in ("/machine/signs", "/machine/folder", "/machine/upgrade"):
            self.ask("POST", path)

    def _campaign(self):
        base = "/campaigns/{campaign}"
        for path in ("/texts", "/chart.svg", "/standing", "/doubts", "/doubts/count", "/doubts/issued", "/again", "/new/document", "/make", "/made", "/blanks"):  # fmt: skip
            self.ask("GET", f"{base}{path}")
        self.found(r'data-figure="[^"]*[?]of=([^"]+)"', self.ask("GET", base), "of")
        self.ask("GET", f"{base}/figure", f"?of={self.known.get('of', NOBODY)}")
        self.ask("GET", f"{base}/figure", "?of=none")
        self.ask("GET", f"{base}/change")
        self.ask("POST", f"{base}/change", data={"name": "", "proposed.name": "Thi đua"})
        for path in ("/again", "/new/document"):
            self.ask("POST", f"{base}{path}/proposals", data={"name": "Năm sau"})
            self.ask("POST", f"{base}{path}", data={"name": "Năm sau", "kind": "nothing"})
        coded = "/campaigns/{code}"
        for path in ("/figures", "/figures/number", "/figures/sheets", "/units", "/units/rows", "/units/stand", "/units/exempt", "/units/list", "/units/share", "/units/changes"):  # fmt: skip
            self.ask("GET", f"{coded}{path}")
        pasted = {"pasted": "Đơn vị\tSố sáng kiến\nAn Phú\t1,234\nKhông có\t12\n"}
        for path in ("/figures/read", "/figures/number", "/figures/untrue", "/figures/write", "/figures/return", "/figures/lock", "/units/list/read",
                     "/units/list/write", "/units/share/preview", "/units/share/write", "/units/plain", "/units/exempt", "/units/exempt/later",
                     "/units/changes/preview", "/units/changes/write"):  # fmt: skip
            self.ask("POST", f"{coded}{path}", data=pasted)
        for path in ("/units/look", "/units/place", "/units/keep", "/units/save"):
            self.ask("POST", f"{coded}{path}", json={})

    def _document(self):
        base = "/campaigns/{campaign}/documents/{document}"
        self.ask("GET", f"{base}/stand")
        page = self.ask("GET", base)
        data = re.search(r'id="document-data">(.*?)</script>', page.text, re.DOTALL)
        told = json.loads(data[1]) if data else {}
        sent = {key: told[key] for key in ("base", "strips", "opened", "values") if key in told}
        for path in (
            "shown",
            "over",
            "others",
            "words",
            "passages",
            "figures",
            "letters",
            "print",
            "signed",
            "changed",
        ):
            self.ask("POST", f"{base}/{path}", json={**sent, "find": "sáng kiến"})
        self.ask("POST", f"{base}/pasted", json={**sent, "blocks": [{"runs": [{"text": "KÕ ho¹ch tuyªn truyÒn"}]}]})  # fmt: skip
        typed = {**sent, "values": {**sent.get("values", {}), "subject": "Đang gõ dở"}}
        self.ask("POST", f"{base}/keep", json=typed)
        answer = self.ask("GET", "/unsaved")
        self.found(r'href="/clash/([^"]+)"', answer, "key")
        self.ask("GET", "/clash/{key}")
        self.ask("POST", "/clash/{key}", data={"block-0": "mine"})
        self.ask("POST", "/clash/{key}/drop")
        self.ask("POST", f"{base}/drop", json={})
        self.ask("POST", f"{base}/save", json={**typed, "opened": "0" * 64})
        self.ask("POST", f"{base}/save", json=typed)
        self.ask("GET", f"{base}/issue")
        self.ask("POST", f"{base}/issue/preview", data={"day": "31/02/2025"})
        self.ask("POST", f"{base}/issue/preview", data={"day": "02/6/2025"})
        self.ask("POST", f"{base}/issue", data={"day": "02/6/2025"})
        self.ask("POST", f"{base}/issue/preview", data={"reissue": "1"})
        self.ask("POST", f"{base}/known", data={"reason": "số gửi muộn"})

    def _files(self):
        base = "/campaigns/{campaign}"
        answer = self.ask("POST", f"{base}/make", data={"document": "cv_01", "form": "word"})
        self.found(r'data-events="/errands/([^/"]+)/events', answer, "errand")
        for path in ("/errands/{errand}/events", "/errands/{errand}/outcome"):
            self.ask("GET", path)
        self.ask("POST", "/errands/{errand}/stop")
        self.found(r'data-open="[^"]*/made/([^/"]+)/open', self.ask("GET", f"{base}/made"), "file")
        self.ask("GET", f"{base}/made/{{file}}")
        self.ask("POST", f"{base}/made/{{file}}/open/{{what}}")

    def _behind(self):
        """What was written meanwhile, as it is told afterwards."""
        for path in ("/history", "/history/{number:int}", "/history/{number:int}/{place:int}"):
            self.ask("GET", path)
        self.ask("POST", "/history/{number:int}/{place:int}/restore", data={"now": "0"})
        row = "/register/{issuer}/{year:int}/{series}/{number:int}"
        for deed in ("void", "recall"):
            self.ask("POST", f"{row}/{deed}", data={"reason": ""})
        for path in ("/", "/register", "/campaigns/{campaign}/doubts", "/campaigns/{campaign}/documents/{document}"):  # fmt: skip
            self.ask("GET", path)
        self.known["file"] = mending_key(f"campaigns/{self.known['campaign']}/campaign.yaml")
        self.ask("GET", "/mend/{file}")
        self.ask("POST", "/mend/{file}", data={"text": "code: [", "opened": "0"})
        self.ask("POST", "/presence/take")
