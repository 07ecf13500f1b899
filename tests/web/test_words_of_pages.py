"""Every page in every state says what a clerk can do there, in the reader's language; no command, no option."""

from __future__ import annotations

import html
import json
import re
import secrets
import shutil

import pytest
from babel.messages.pofile import read_po
from browsing import Browser
from places import OFFICE
from sources import PACKAGE
from walking import PAGES, Walk, addresses_of, quiet_machine

from generator.cli.summaries import SUMMARIES
from generator.office import init_workspace, open_office
from generator.web.desk import Desk
from generator.workspace import Seated, Workspace
from generator.workspace.presence import Sitter
from tools import messages

COMMAND = re.compile(rf"vanthu ({'|'.join(SUMMARIES)})\b|(?<![\w!<-])--[a-z]|(?<![\w-])-o\b")
PRINTED = {
    "Chương trình",
    "Chức vụ",
    "Dự án",
    "Đến hết ngày",
    "Hướng dẫn",
    "Kế hoạch",
    "Tiếng Việt",
    "Đề án",
}
"""Kinds of documents and blanks of their forms, as they are printed."""
MANUAL = {"/help", "/help/{name}", "/help/pictures/{name}"}
"""The manual tells of the command line too, and is written in both languages."""
APART = {"/preview-frame", "/help/records"}
"""What is looked at otherwise: within other pages, and in the narrow window alone."""
AS_PRINTED = {"/campaigns/{campaign}/documents/{document}/passages"}
"""What tells the words of documents, which are Vietnamese whatever the page speaks."""
AS_TEXT = {"/mend/{file}", "/clash/{key}", "/history/{number:int}/{place:int}"}
"""Where the text of a file is what is asked for."""
OF_RECORDS = re.compile(r"\w\.(?:yaml|csv)\b|\{\{|\{%|\bYAML\b|\b[a-z]+_[a-z]+(?:[.]|\[)|«[a-z_]+:")
LETTERS = re.compile(
    r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹáàãâéèêíìĩóòõôúùũý]", re.IGNORECASE
)
SHOWN = re.compile(r'(?:aria-label|placeholder|title|alt|data-[a-z]+|value)="([^"]*)"')


def changed(folder, name, was, now):
    path = folder / "campaigns" / name
    told = path.read_text(encoding="utf-8")
    assert was in told
    path.write_text(told.replace(was, now), encoding="utf-8")


def sound(folder):
    """An office in order."""
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu"))


def wrong(folder):
    """Doubts and errors in every kind of record, and a campaign that cannot be read at all."""
    sound(folder)
    shutil.copytree(folder / "campaigns/thi-dua", folder / "campaigns/hong")
    changed(folder, "hong/campaign.yaml", "code: thi-dua", "code: [")
    changed(folder, "thi-dua/quotas.yaml", "total: 800", "total: 900")
    changed(folder, "thi-dua/documents/bc_01.yaml", "figures.growth", "figures.khong_co")
    changed(folder, "thi-dua/documents/cv_01.yaml", "signatory: an", "signatory: nobody")
    changed(folder, "thi-dua/results/2025-05-31.yaml", "total: 695", "total: 700")


def empty(folder):
    """A folder in which nobody has begun anything."""
    folder.mkdir()
    init_workspace(folder, samples=False)


WALKS = [(wrong, "vi", ""), (wrong, "en", ""), (sound, "vi", "reads"), (sound, "en", "taken"), (sound, "vi", ""), (empty, "en", "")]  # fmt: skip


@pytest.fixture(scope="module", params=WALKS, ids=lambda one: f"{one[0].__name__}-{one[1]}{one[2]}")
def walk(request, tmp_path_factory):
    state, language, who = request.param
    folder = tmp_path_factory.mktemp("walk") / "office"
    state(folder)
    desk = Desk(Workspace(folder), "Lan", language, is_read_only=who == "reads")
    with pytest.MonkeyPatch.context() as patched:
        quiet_machine(patched)
        patched.setattr("secrets.token_urlsafe", secrets.token_hex)  # no «--o» by chance
        if who == "taken":
            other = Sitter("Minh, máy VT-02", "2025-06-01T14:02:31+07:00", "x")
            desk.seated = Seated(is_mine=False, by=other, is_sure=False)
        walk = Walk(Browser(desk))
        walk.go()
    return walk


def texts_of(answer, *, is_whole=True):
    """What a person reads of an answer, piece by piece; else what is shown at once, without what is folded away for few."""
    kind = answer.headers.get("content-type", "")
    if "json" in kind:
        return [one for one in strings_of(answer.json()) if len(one) < 2000]
    if "html" not in kind:
        return []
    data = re.findall(
        r'<script type="application/json"[^>]*>(.*?)</script>', answer.text, re.DOTALL
    )
    bare = re.sub(r"<script.*?</script>", "\n", answer.text, flags=re.DOTALL)
    if not is_whole:
        bare = re.sub(r'<details class="technical">.*?</details>', "\n", bare, flags=re.DOTALL)
        return [html.unescape(one).strip() for one in re.sub(r"<[^>]*>", "\n", bare).split("\n")]
    told = [*re.sub(r"<[^>]*>", "\n", bare).split("\n"), *SHOWN.findall(bare)]
    told = [html.unescape(one) for one in told] + [one for each in data for one in strings_of(json.loads(each)) if len(one) < 2000]  # fmt: skip
    return [one.strip() for one in told if one.strip()]


def strings_of(told):
    if isinstance(told, str):
        return [told]
    inside = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    return [text for one in inside for text in strings_of(one)]


def test_the_walk_forgets_no_address(walk):
    left = addresses_of(walk.browser.desk) - {step for step, _, _ in walk.steps}
    assert left == {("GET", "/assets/{digest}/{name:path}")}


def test_nothing_fails_on_the_way(walk):
    assert [address for _, address, answer in walk.steps if answer.status_code == 500] == []


def test_no_page_names_a_command_or_an_option(walk):
    found = {
        (address, text)
        for (_, path), address, answer in walk.steps
        for text in texts_of(answer)
        if COMMAND.search(text) and path not in MANUAL
    }
    assert found == set()


def test_no_page_shows_the_files_of_the_records_and_what_stands_in_them(walk):
    """What is folded away for who looks after them, and the text of a file that is mended, are apart."""
    found = {
        (address, text)
        for (_, path), address, answer in walk.steps
        if path not in MANUAL | AS_TEXT and "html" in answer.headers.get("content-type", "")
        for text in texts_of(answer, is_whole=False)
        if OF_RECORDS.search(text)
    }
    assert found == set()


WRITTEN = re.compile(r"\{\{|\{%|^#+ |\b(?:rate|quota|code|count) (?:<|>|==|in \[)")
"""What is written for the program: names of figures, statements, marks of headings, conditions."""


def test_no_page_shows_what_is_written_for_the_program(walk):
    """Of what scripts are told the ready passages are shown as they come."""
    found = {
        (address, text)
        for (_, path), address, answer in walk.steps
        if path.endswith("/passages")
        or (path not in MANUAL | AS_TEXT and "html" in answer.headers.get("content-type", ""))
        for text in texts_of(answer, is_whole=False)
        if WRITTEN.search(text)
    }
    assert found == set()


def codes_of(folder):
    """The codes of the records of a workspace that no word of a text could be."""
    office = open_office(Workspace(folder))
    parts = ("units", "groups", "phases", "targets", "indicators", "bases", "documents", "references", "quotas")  # fmt: skip
    known = {*office.library.issuers}
    for campaign in (one.campaign for one in office.campaigns()):
        known |= {campaign.code}
        known |= {one.code for part in parts for one in getattr(campaign, part) if one.code}
    return {one for one in known if re.search(r"[-_0-9]", one) and len(one) > 2}


def shown_codes(codes, steps):
    """Where a page says a code: in the text that is not folded away, but for names of files and what shows how a code looks."""
    said = re.compile(rf"(?<![\w/=.-])({'|'.join(map(re.escape, codes))})(?![\w/-]|\.[a-z]{{3}})")
    return {
        (address, text)
        for path, address, answer in steps
        if path not in MANUAL | AS_TEXT and "html" in answer.headers.get("content-type", "")
        for text in texts_of(answer, is_whole=False)
        if said.search(text) and ", ví dụ " not in text
    }


def test_no_page_calls_a_record_by_its_code(walk):
    """Of a campaign that is not there nothing is known but the code that was asked for."""
    if (walk.browser.desk.workspace.campaigns / "thi-dua").exists():
        steps = [(path, address, answer) for (_, path), address, answer in walk.steps]
        assert shown_codes(codes_of(OFFICE), steps) == set()


@pytest.mark.slow
def test_no_page_of_the_samples_calls_a_record_by_its_code(tmp_path):
    """Every address that a page leads to, from the first one on, of the three samples that have most."""
    init_workspace(tmp_path / "office", samples=True)
    for name in ("ba-ria-vung-tau", "bac-kan", "ca-mau", "thai-nguyen", "toan-quoc"):
        shutil.rmtree(tmp_path / "office/campaigns" / name)
    browser = Browser(Desk(Workspace(tmp_path / "office"), "Lan"))
    left, seen, steps = ["/"], set(), []
    while left:
        address = left.pop().partition("#")[0]
        if address in seen or address.startswith(("/help", "/mend", "/events", "/assets", "/answers")):  # fmt: skip
            continue
        seen.add(address)
        answer = browser.get(address)
        steps.append((address, address, answer))
        if "html" in answer.headers.get("content-type", ""):
            left += [html.unescape(one) for one in re.findall(r'(?:href|hx-get|data-address)="(/[^"]*)"', answer.text)]  # fmt: skip
    assert len(steps) > 60
    assert shown_codes(codes_of(tmp_path / "office"), steps) == set()


def patterns(sentences):
    """What a piece of a page is when it is one of these sentences with its gaps filled."""
    exact = {one for one in sentences if not re.search(r"\{\w+\}", one)}
    parts = [re.split(r"\{\w+\}", one) for one in sentences - exact]
    told = [one for one in parts if sum(len(re.findall(r"[^\W\d_]{2,}", text)) for text in one) > 1]
    return exact, [re.compile(".+?".join(map(re.escape, one)), re.DOTALL) for one in told]


@pytest.fixture(scope="module")
def foreign():
    """By the language of a page, the sentences of the other."""
    with messages.CATALOGUE.open("rb") as file:
        told = [one for one in read_po(file) if one.id]
    pairs = [(str(messages.sentence_of(one)), one.string if isinstance(one.string, tuple) else (one.string,)) for one in told]  # fmt: skip
    vietnamese = {vi for vi, others in pairs if vi not in others and LETTERS.search(vi)}
    english = {en for vi, others in pairs for en in others if en != vi and len(re.findall(r"\w+", en)) > 1}  # fmt: skip
    return {"en": patterns(vietnamese - PRINTED), "vi": patterns(english)}


def test_no_page_says_anything_in_the_other_language(walk, foreign):
    exact, filled = foreign[walk.browser.desk.language]
    records = "".join(
        path.read_text(encoding="utf-8")
        for path in walk.browser.desk.workspace.campaigns.rglob("*.yaml")
    )
    pieces = {
        text
        for (_, path), _, answer in walk.steps
        if path not in MANUAL | AS_PRINTED
        for text in texts_of(answer)
        if text not in records
    }
    both = {text: (text, text[:1].lower() + text[1:]) for text in pieces - PRINTED}
    assert {
        text
        for text, told in both.items()
        if exact.intersection(told) or any(one.fullmatch(each) for one in filled for each in told)
    } == set()


def test_templates_and_scripts_hold_no_sentence_of_their_own():
    pages = [*(PACKAGE / "web/pages").glob("*.html"), *(PACKAGE / "web/assets").glob("*.js")]
    for page in pages:
        told = page.read_text(encoding="utf-8")
        bare = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|^\s*//.*$|/\*.*?\*/", "", told, flags=re.DOTALL | re.MULTILINE)  # fmt: skip
        for own in ("Tiếng Việt", "16h00 ngày 28/4/2022"):
            bare = bare.replace(own, "")
        assert LETTERS.findall(bare) == [], page.name
        if page.suffix == ".html":
            words = re.sub(r"<[^>]*>|<kbd>.*?</kbd>", " ", bare)
            assert set(re.findall(r"[a-z]{3,}", words, re.IGNORECASE)) <= {"Vanthu", "Ctrl", "Esc", "Tab", "doctype", "html"}, page.name  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_switch_changes_every_page(language, tmp_path, office_copy):
    other = {"vi": "en", "en": "vi"}[language]
    browser = Browser(Desk(office_copy, "Lan", language))
    browser.post(f"/language/{other}")
    assert f'<html lang="{other}">' in browser.get("/register").text


def test_every_page_is_opened_in_a_real_browser(office_copy):
    """A new page stands in `PAGES` of test_pages.py, where axe-core and four screens look at it."""
    browser = Browser(Desk(office_copy, "Lan"))
    left = set()
    for method, path in addresses_of(browser.desk):
        walk = Walk(browser)
        walk.known["name"] = "records"
        known = walk.ask(method, path) if method == "GET" else None
        if known is not None and known.status_code == 200 and "<main" in known.text:
            left.add(walk.steps[-1][1])
    assert left - {one.partition("?")[0] for one in PAGES} - APART == set()
