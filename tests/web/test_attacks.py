"""What is known to have been done to pages like ours, done to ours: the table of docs/security.md names these tests."""

from __future__ import annotations

import re
import shutil
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from browsing import ORIGIN, PORT, Browser
from markupsafe import escape
from places import OFFICE, ROOT
from walking import Walk, addresses_of, quiet_machine

from generator.office import mending_key
from generator.web.addresses import build_app
from generator.web.desk import Desk
from generator.web.files_out import download
from generator.web.guarding import Guard, Keys
from generator.web.turning import without_gaps
from generator.workspace import Workspace

SCRIPT = "<script>alert(1)</script>"
ESCAPES = f"{SCRIPT}\"><img id=x src=x onerror=alert(1)>' onfocus='alert(1)</script><b id=x>"
CODES = ("..%2f..%2fvanthu.yaml", "%2e%2e", "..%5c..%5cvanthu", "%5c%5cevil.example%5cshare", "C%3a%5cx", "%00", ".vanthu", "thi-dua%2f..", "%2fetc%2fpasswd", "CON")  # fmt: skip
NAMES = {
    "issuers/ldld-song-hoa.yaml": ("tỉnh Sông Hòa", "LĐLĐ tỉnh", "Pháp luật", "Đỗ Thị An", "Phó Chủ tịch"),
    "thi-dua/campaign.yaml": ("người lao động", "Chương trình sáng kiến", "số sáng kiến", "giai đoạn 1", "chỉ tiêu kế hoạch", "đoàn viên"),
    "thi-dua/units.yaml": ("Khối huyện", "LĐLĐ huyện An Phú", "Công đoàn Sở KH&CN"),
    "thi-dua/results/2025-05-31.yaml": ("Cổng trực tuyến", "toàn quốc", "Theo lĩnh vực", "Giáo dục"),
    "thi-dua/documents/bc_01.yaml": ("Các đơn vị trực thuộc", "Lĩnh vực", "Sơ kết", "Chưa có đơn vị nào"),
}  # fmt: skip


class Seen(HTMLParser):
    """What a browser would make of a page: elements that would run or load what is not ours."""

    def __init__(self, text):
        super().__init__()
        self.wrong = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        self.wrong += [f"{tag} {name}" for name in told if name.startswith("on") or name == "style"]
        leads = [told.get(name) for name in ("href", "src", "action", "formaction", "data-figure")]
        self.wrong += [f"{tag} {one}" for one in leads if one and not re.match(r"[/?#](?!/)", one)]
        is_ours = told.get("type") == "application/json" or "src" in told
        if (
            (tag == "script" and not is_ours)
            or tag in {"object", "embed", "base"}
            or told.get("id") == "x"
        ):
            self.wrong.append(tag)


def hostile_office(folder, text):
    """The invented office, whose names carry a piece of a page each."""
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu"))
    for name, words in NAMES.items():
        path = folder / "campaigns" / name
        told = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
        left = set(words)
        changed = with_text(told, text, left)
        assert left == set()
        path.write_text(yaml.dump(changed, allow_unicode=True, default_style='"'), encoding="utf-8")
    return Workspace(folder)


def with_text(told, text, words):
    if isinstance(told, dict):
        return {
            with_text(key, text, words): with_text(one, text, words) for key, one in told.items()
        }
    if isinstance(told, list):
        return [with_text(one, text, words) for one in told]
    found = {one for one in NAMES_ALL if one in told}
    words -= found
    return told + text if found else told


NAMES_ALL = {one for words in NAMES.values() for one in words}


@pytest.fixture(autouse=True)
def _no_other_program(monkeypatch):
    quiet_machine(monkeypatch)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A walk through an office whose names are pieces of a page."""
    with pytest.MonkeyPatch.context() as patched:
        quiet_machine(patched)
        office = hostile_office(tmp_path_factory.mktemp("hostile") / "office", ESCAPES)
        walk = Walk(Browser(Desk(office, "Lan")))
        walk.go()
    return walk


def test_no_name_becomes_a_part_of_a_page(hostile):
    shown = 0
    for _, address, answer in hostile.steps:
        kind = answer.headers.get("content-type", "")
        told = [answer.text] if kind.startswith(("text/html", "image/svg")) else []
        told += [one for one in texts_of(answer) if one.startswith("<")] if "json" in kind else []
        shown += str(escape(ESCAPES)) in answer.text
        assert [wrong for one in told for wrong in Seen(one).wrong] == [], address
    assert shown > 12


def texts_of(answer):
    """The texts of an answer that may come into a page; what is printed in fields comes into them as their values."""
    told = answer.json()
    found = [{**told, "printed": None} if isinstance(told, dict) else told]
    for one in found:
        found += one.values() if isinstance(one, dict) else one if isinstance(one, list) else []
    return [one for one in found if isinstance(one, str)]


def test_what_is_asked_for_is_told_as_text(browser):
    asked = {"words", "since", "campaign", "document", "issuer", "year", "of", "phase", "indicator", "group", "sort", "draft", "q", "page", "kind"}  # fmt: skip
    query = dict.fromkeys(asked, ESCAPES)
    for method, path in sorted(addresses_of(browser.desk)):
        if method == "GET" and "{digest}" not in path:
            answer = Walk(browser).ask(method, path, params=query)
            kind = answer.headers.get("content-type", "")
            assert not kind.startswith("text/html") or Seen(answer.text).wrong == [], path
            assert answer.status_code != 500, path


@pytest.mark.parametrize("code", CODES)
def test_no_code_leads_to_a_file(browser, code):
    """Encoded slashes, backslashes, names of machines, drives and folders that are kept from view."""
    before = written(browser.desk)
    for method, path in sorted(addresses_of(browser.desk)):
        for name in re.findall(r"\{(\w+)\}", path):
            walk = Walk(browser)
            walk.known[name] = code
            answer = walk.ask(method, path)
            assert answer.status_code in {303, 404, 422} or name == "what", path
            assert answer.status_code != 303 or path.startswith(("/answers", "/language")), path
    assert written(browser.desk) == before


def test_without_the_key_no_address_answers(desk):
    stranger = Browser(desk, has_key=False)
    for method, path in sorted(addresses_of(desk)):
        assert Walk(stranger).ask(method, path).status_code == 401, path


def test_under_another_name_or_from_another_page_no_address_answers(browser):
    foreign = ({"host": "evil.example"}, {"origin": "http://evil.example"}, {"origin": "null"})
    for method, path in sorted(addresses_of(browser.desk)):
        for headers in foreign[: 1 if method == "GET" else 3]:
            assert Walk(browser).ask(method, path, headers=headers).status_code == 403, path


def test_reading_changes_nothing(browser):
    """A link, a picture, a page opened in advance: none of them does anything."""
    before = written(browser.desk)
    known = addresses_of(browser.desk)
    for method, path in sorted(known):
        answer = Walk(browser).ask("GET", path)
        assert method == "GET" or ("GET", path) in known or answer.status_code == 405, path
    assert written(browser.desk) == before


def written(desk):
    """When each file of the workspace was written, but for what the program keeps for itself."""
    root = desk.workspace.root
    found = [path for path in sorted(root.rglob("*")) if ".vanthu" not in path.parts]
    return {path: path.stat().st_mtime_ns for path in found if path != root}


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "_PASS", "CONNECT"])
def test_no_answer_is_shared_with_another_page(browser, method):
    answer = browser.request(method, "/events", headers={"origin": "http://127.0.0.1:8000.evil.example"})  # fmt: skip
    assert answer.status_code in {403, 405}
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize(("site", "kind", "status"), [("cross-site", "script", 403), ("same-site", "image", 403), ("same-site", "iframe", 403), ("same-site", "empty", 403), ("same-site", "document", 200), ("same-origin", "script", 200), ("none", "document", 200)])  # fmt: skip
def test_a_page_of_another_port_takes_nothing_into_itself(browser, site, kind, status):
    told = {"sec-fetch-site": site, "sec-fetch-dest": kind}
    assert browser.get("/events", headers=told).status_code == status


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example/%2e%2e", "/%5cevil.example", "/enter/..//evil.example", "/language/..%2f..%2fevil.example", "///", "/register/"])  # fmt: skip
def test_nobody_is_led_elsewhere(browser, path):
    for method in ("GET", "POST"):
        answer = browser.request(method, f"{ORIGIN}{path}", params={"next": "//evil.example"})
        assert answer.headers.get("location", "/") == "/"
        assert answer.headers.get("hx-redirect", "/") == "/"


@pytest.mark.parametrize("part", [{}, {"hx-request": "true"}])
def test_an_address_that_is_led_to_is_ours_whatever_stands_in_it(browser, monkeypatch, part):
    from generator.web.routes import language_page
    from generator.web.turning import go_to

    monkeypatch.setattr(language_page, "go_to", lambda request, _: go_to(request, "//evil.example/Đ\r\nx: y"))  # fmt: skip
    told = browser.post("/language/en", headers=part).headers
    assert [told.get("location"), told.get("hx-redirect")].count("/evil.example/%C4%90%0D%0Ax:%20y") == 1  # fmt: skip
    assert "x" not in told


OTHERS = (
    'a={"b": 1}',
    "_xsrf=2|1:0|10:x",
    f"vanthu-{PORT}=tossed",
    "x[]=1",
    "é=ü",
    'q="',
    "=",
    ";;",
)


@pytest.mark.parametrize("other", OTHERS)
def test_cookies_of_other_programs_of_this_machine_shut_nobody_out(browser, other):
    ours = f"vanthu-{PORT}={browser.cookies[f'vanthu-{PORT}']}"
    for line in (f"{other}; {ours}", f"{ours}; {other}"):
        assert browser.get("/help", headers={"cookie": line.encode()}).status_code == 200


def test_a_cookie_is_worth_nothing_after_the_page_was_closed(browser, desk):
    old = browser.cookies[f"vanthu-{PORT}"]
    assert not Keys().fits(old)
    later = Browser(desk, has_key=False)
    assert later.get("/", headers={"cookie": f"vanthu-{PORT}={old}"}).status_code == 401


def test_no_answer_tells_the_key(hostile):
    secret = hostile.browser.cookies[f"vanthu-{PORT}"]
    for _, address, answer in hostile.steps:
        assert secret not in answer.text, address
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_picture_opened_alone_runs_nothing(browser):
    for address in ("/campaigns/thi-dua/chart.svg", re.search(r'rel="icon" href="([^"]+)"', browser.get("/").text)[1]):  # fmt: skip
        policy = browser.get(address).headers["content-security-policy"]
        assert policy.endswith("; sandbox")


def test_an_unforeseen_fault_tells_no_stranger_anything(browser, desk, monkeypatch):
    from generator.web.routes import help_page

    monkeypatch.setattr(help_page, "page", lambda *_: 1 / 0)
    told = browser.get("/help", headers={"referer": f"{ORIGIN}/enter?key=secret"})
    assert (told.status_code, "secret" in told.text) == (500, False)
    assert browser.cookies[f"vanthu-{PORT}"] not in told.text
    assert Browser(desk, has_key=False).get("/help").text.count("\n") == 0


@pytest.mark.parametrize("name", ["../../x.docx", "..\\..\\x.docx", 'a"; filename="b.exe', "a\r\nset-cookie: b=c.docx", "thư\u202excod.exe", "C:\\x<script>.docx", "\ud800.docx", "..."])  # fmt: skip
def test_a_file_is_saved_under_a_name_that_hides_nothing(name):
    told = download(name, b"").headers
    disposition = told["content-disposition"]
    assert re.fullmatch(r"attachment; filename=\"[^\"\\/\r\n<>:|?*]+\"; filename\*=UTF-8''[\w%.;= -]+", disposition)  # fmt: skip
    assert not re.search(r"%E2%80%AE|%2F|%5C|%0D|%0A|%3C|\.\.", disposition)
    assert "set-cookie" not in told


FORM = "multipart/form-data; boundary=x"
LONG = "multipart/form-data; boundary=" + "x" * 5000
BODIES = {
    "a preamble before the first part": (FORM, b"\r\n" * 200_000),
    "no end": (FORM, b'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n' + b"-" * 200_000),
    "headers without end": (FORM, b"--x\r\n" + b"a: b\r\n" * 100_000),
    "one long header": (FORM, b"--x\r\na: " + b"b" * 500_000),
    "a boundary without end": (LONG, b""),
    "no boundary": ("multipart/form-data", b"--x"),
    "many fields": ("application/x-www-form-urlencoded", b"a=1&" * 100_000),
    "semicolons": ("application/x-www-form-urlencoded", b"a;" * 200_000),
    "many parts": (FORM, b'--x\r\ncontent-disposition: form-data; name="a"; filename="b"\r\n\r\n\r\n' * 1000 + b"--x--"),
    "letters of no alphabet": (FORM + "; charset=no-such", b'--x\r\ncontent-disposition: form-data; name="\xff"\r\n\r\n\xff\r\n--x--'),
    "deep JSON": ("application/json", b"[" * 100_000),
    "half a letter": ("application/json", b'{"values": {"subject": "\\ud800"}, "a": ' + b"9" * 5000 + b"}"),
    "not a number": ("application/json", b'{"strips": NaN, "opened": 1e999, "values": []}'),
}  # fmt: skip


@pytest.mark.parametrize("what", BODIES)
def test_a_body_made_to_be_expensive_is_cheap(browser, what):
    kind, body = BODIES[what]
    began = time.process_time()
    for path in ("/inspect", "/new/issuer", "/campaigns/thi-dua/documents/bc_01/keep", "/campaigns/thi-dua/units/look", "/campaigns/thi-dua/figures/read"):  # fmt: skip
        answer = browser.post(path, content=body, headers={"content-type": kind})
        assert answer.status_code in {200, 422}, path
    assert time.process_time() - began < 5


def test_ranges_cost_nothing(browser):
    asked = {"range": "bytes=" + ",".join(f"{n}-{n}" for n in range(5000))}
    assert browser.get("/help", headers=asked).status_code == 200


def test_a_subject_full_of_braces_is_read_at_once():
    began = time.process_time()
    assert without_gaps("{{" * 100_000).startswith("{{")
    assert time.process_time() - began < 1


@pytest.mark.parametrize("target", ["@evil.example", "http://evil.example/", "*", "/%0d%0ax:%20y"])
def test_what_is_no_address_of_ours_is_no_page(desk, target):
    """As the server hands it on, before any library makes it right."""
    import asyncio

    told = []

    async def receive():
        return {"type": "http.request", "body": b""}

    async def send(message):
        told.append(message)

    keys = Keys()
    cookie = keys.take(keys.new_word())
    headers = [(b"host", f"127.0.0.1:{PORT}".encode()), (b"cookie", f"vanthu-{PORT}={cookie}".encode())]  # fmt: skip
    scope = {"type": "http", "method": "GET", "path": target, "raw_path": target.encode(), "query_string": b"", "headers": headers, "scheme": "http", "server": ("127.0.0.1", PORT), "root_path": ""}  # fmt: skip
    asyncio.run(Guard(build_app(desk), keys, PORT)(scope, receive, send))
    assert told[0]["status"] == 404


def test_a_socket_of_another_kind_is_not_answered(desk):
    import asyncio

    asyncio.run(Guard(build_app(desk), Keys(), PORT)({"type": "websocket"}, None, None))


def test_a_list_of_made_files_leads_to_no_other_file(browser, desk, tmp_path):
    """The list may have been written by somebody else, or a file of it be a link by now."""
    walk = Walk(browser)
    walk._files()
    key = walk.known["file"]
    assert browser.get(f"/campaigns/thi-dua/made/{key}").status_code == 200
    (made,) = desk.workspace.output.rglob("*.docx")
    secret = tmp_path / "secret.docx"
    secret.write_bytes(b"secret")
    made.unlink()
    made.symlink_to(secret)
    assert b"secret" not in browser.get(f"/campaigns/thi-dua/made/{key}").content


@pytest.mark.parametrize("name", ["campaigns/register/ldld-song-hoa/2025/general.yaml", "templates/a.docx", ".vanthu/made.yaml", "vanthu.txt"])  # fmt: skip
def test_only_records_are_mended_as_text(browser, desk, name):
    """Numbers that were given, templates, what the program keeps: no key opens them as text."""
    path = desk.workspace.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("a: b\n", encoding="utf-8")
    for method in ("GET", "POST"):
        answer = browser.request(method, f"/mend/{mending_key(name)}", data={"text": "x"})
        assert answer.status_code in {404, 422}
    assert path.read_text(encoding="utf-8") == "a: b\n"


def test_libraries_with_known_holes_are_not_taken():
    told = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for bound in ("h11>=0.16", "python-multipart>=0.0.31", "starlette>=1.7"):
        assert f'"{bound}"' in told


def test_the_docs_name_every_attack_and_no_other():
    table = (ROOT / "docs/security.md").read_text(encoding="utf-8")
    told = {
        name
        for line in table.splitlines()
        if line.startswith("|")
        for name in re.findall(r"`(test_\w+)`", line)
    }
    files = [Path(__file__), Path(__file__).with_name("test_guarding.py")]
    here, guarding = (
        set(re.findall(r"^def (test_\w+)", one.read_text("utf-8"), re.MULTILINE)) for one in files
    )
    assert told <= here | guarding
    assert here - told == {"test_the_docs_name_every_attack_and_no_other"}


@pytest.mark.slow
@pytest.mark.browser
def test_a_real_browser_runs_none_of_it(tmp_path):
    """Names in every page, in the grid and in the page as printed, with a link that leads out."""
    from chromium import browser_of, opened, page_served

    office = hostile_office(tmp_path / "office", ESCAPES)
    with browser_of() as chromium, page_served(office.root) as (address, _), opened(chromium, address) as tab:  # fmt: skip
        tab.on("dialog", lambda dialog: tab.complaints.append(dialog.message))
        for path in ("", "campaigns/thi-dua", "campaigns/thi-dua/units", "campaigns/thi-dua/figures", "campaigns/thi-dua/make", "campaigns/thi-dua/documents/bc_01"):  # fmt: skip
            tab.goto(f"{tab.url.split('/', 3)[0]}//{tab.url.split('/', 3)[2]}/{path}")
            tab.wait_for_load_state("networkidle")
            for frame in tab.frames:
                assert frame.evaluate("document.querySelectorAll('#x, [onfocus], [onerror]').length") == 0, path  # fmt: skip
        sheet = tab.frame_locator("#page").locator("section.docx")
        assert SCRIPT in sheet.first.inner_text()
        tab.evaluate("document.querySelector('#page').contentDocument.body.insertAdjacentHTML('beforeend', '<img src=x onerror=parent.ran=1><a id=out href=https://evil.example target=_top>o</a>')")  # fmt: skip
        tab.frame_locator("#page").locator("#out").click()
        tab.wait_for_timeout(200)
        assert (tab.evaluate("window.ran"), "127.0.0.1" in tab.url) == (None, True)
        known = ("Refused to", "violates the following", "Failed to load resource", "sandboxed", "Unsafe attempt")  # fmt: skip
        assert [one for one in tab.complaints if not any(word in one for word in known)] == []
