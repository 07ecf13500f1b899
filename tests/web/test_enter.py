"""Enter in a field presses the first button of its form, as every browser does: that one does no other button's deed."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from generator import web

PAGES = Path(web.__file__).with_name("pages")
TEXTS = {path.name: path.read_text("utf-8") for path in sorted(PAGES.glob("*.html"))}
SILENT = ("hidden", "file", "checkbox", "radio")


class Form(NamedTuple):
    """The buttons of a form that send it, in their order, with those that may not be there, and the fields typed in."""

    buttons: list[tuple[dict[str, str], bool]]
    fields: list[str]


class Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.is_open = False
        self.depth = 0

    def handle_starttag(self, tag, attrs):
        said = {key: value or "" for key, value in attrs}
        self.depth += tag == "x-if"
        if tag == "form":
            self.is_open, self.depth = True, 0
            self.forms.append(Form([], []))
        elif self.is_open and tag == "button" and said.get("type") != "button":
            self.forms[-1].buttons.append((said, self.depth > 0))
        elif self.is_open and tag == "input" and said.get("type", "text") not in SILENT:
            self.forms[-1].fields.append(said.get("name", ""))

    def handle_endtag(self, tag):
        self.depth -= tag == "x-if"
        self.is_open = self.is_open and tag != "form"


def whole(text):
    """A template with those that it includes, in the one it extends."""
    blocks = re.compile(r"{% block (\w+) %}(.*?){% endblock %}", re.DOTALL)
    if base := re.search(r'{% extends "([^"]+)" %}', text):
        own = dict(blocks.findall(text))
        parent = TEXTS[base[1]]
        text = blocks.sub(lambda one: own.get(one[1], one[2]), parent) if base[1] == "file_read.html" else text  # fmt: skip
    text = re.sub(r'{% include "([^"]+)" %}', lambda one: whole(TEXTS[one[1]]), text)
    macros = {"field(": "<input>", "cell(": "<input>", "text(": "<input>"}
    for call, field in macros.items():
        text = text.replace("{{ " + call, field + "{{ ")
    text = re.sub(r"<\w[^>]*>", lambda one: re.sub(r"{% if.*?{% endif %}", "", one[0]), text)
    text = re.sub(r"{% (if|for) .*?%}", "<x-if>", text)
    text = re.sub(r"{% end(if|for) %}", "</x-if>", text)
    return re.sub(r"{[{%#].*?[}%#]}", "", text, flags=re.DOTALL)


def forms_of(text):
    parser = Forms()
    parser.feed(whole(text))
    return [one for one in parser.forms if one.fields]


def wrong_with(form):
    """What Enter would do wrongly: nothing, or a deed beside the form's own where it has one, else beside the main one."""
    if not form.buttons:
        return "nothing"
    sure = next((at for at, (_, may_lack) in enumerate(form.buttons) if not may_lack), None)
    first = [said for said, _ in form.buttons[: None if sure is None else sure + 1]]
    if "disabled" in first[0]:
        return "nothing"
    has_own = any(map(is_own, (said for said, _ in form.buttons)))
    is_alone = len(form.buttons) == 1
    right = all(is_own(one) if has_own else is_main(one) for one in first)
    return "" if right or is_alone else "another's deed"


def is_own(button):
    return not {"formaction", "name"} & {*button}


def is_main(button):
    return "main" in button.get("class", "").split()


@pytest.mark.parametrize("name", TEXTS)
def test_enter_does_what_the_form_is_for(name):
    assert [wrong for form in forms_of(TEXTS[name]) if (wrong := wrong_with(form))] == []


def test_forms_are_found_with_what_their_parts_bring():
    (reading,) = forms_of(TEXTS["figures_read.html"])

    assert "as_of" in reading.fields
    assert "unseen" in reading.buttons[0][0]["class"]
    assert sum(len(forms_of(text)) for text in TEXTS.values()) > 20


@pytest.mark.parametrize(
    ("buttons", "wrong"),
    [
        ("", "nothing"),
        ("<button disabled hidden></button><button formaction=/void>", "nothing"),
        ("<button formaction=/write>Ghi</button><button>Đọc lại</button>", "another's deed"),
        ("<button class=main formaction=/recall>Thu hồi</button><button formaction=/void>", ""),
        ("{% if asked %}<button>Trả lời</button>{% endif %}<button class=main formaction=/write>", "another's deed"),
        ("<button>Tính lại</button><button class=main formaction=/write>Ghi</button>", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_form(buttons, wrong):
    (form,) = forms_of(f"<form><input name=as_of>{buttons}</form>")

    assert wrong_with(form) == wrong
