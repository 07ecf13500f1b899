"""A web page is given to LibreOffice without what it would fetch; its words and looks stay."""

from __future__ import annotations

import pytest

from generator.word.pages.web_page import is_web_page, without_links

TOLD = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('<p style="color: red" align="center">chữ</p>', '<p style="color: red" align="center">chữ</p>'),
        ('<p>a<img src="http://a.vn/x.png"> b</p>', "<p>a b</p>"),
        ('<p>a<iframe src="//a.vn/"></iframe><script src="x"></script></p>', "<p>a</p>"),
        ('<p background="http://a.vn/x">a</p>', "<p>a</p>"),
        ('<p style="background: URL (x)">a</p>', "<p>a</p>"),
        ("<p style='background: u\\72l(x)'>a</p>", "<p>a</p>"),
        ('<p><a href="file://a/b" class="c">a</a></p>', '<p><a class="c">a</a></p>'),
        ("<p>a<!--[if gte mso 9]><xml></xml><![endif]--> b</p>", "<p>a b</p>"),
        ("<style>@import 'x'; p { color: red } q { background: url(x) }</style><p>a</p>", None),
    ],
)  # fmt: skip
def test_what_points_elsewhere_goes(given, kept):
    made = without_links(f"<html><body>{given}</body></html>".encode()).decode()
    if kept is None:
        assert "url" not in made
        assert "@import" not in made
        assert "<p>a</p>" in made
    else:
        assert made == f"<!DOCTYPE html>\n<html>{TOLD}<body>{kept}</body></html>"


def test_rules_of_style_that_fetch_nothing_stay():
    made = without_links(b"<style>p { color: red } q { background: url(x) }</style><p>a</p>")
    assert b"<style>p { color: red }</style>" in made


def test_letters_are_those_of_the_page():
    old = '<meta charset="windows-1258"><p>\u0110\u00f4\u0323c'
    assert "<p>\u0110\u00f4\u0323c</p>" in without_links(old.encode("cp1258")).decode()
    assert (
        "<p>\u0110</p>"
        in without_links(old.encode("cp1258").replace(b"<p>", b"<p>\xd0</p>")).decode()
    )
    assert "<p>é</p>" in without_links(b"<meta charset=none><p>\xe9</p>").decode()
    assert "<p>Độc</p>" in without_links("\ufeff<html><p>Độc".encode()).decode()


@pytest.mark.parametrize(
    ("data", "is_page"),
    [
        (b"<html>", True),
        (b"\xef\xbb\xbf  <!doctype HTML>", True),
        (b"<!-- a --><body>", True),
        (b"<svg><header>", False),
        (b"a <html>", False),
        (b"PK", False),
    ],
)
def test_a_page_is_known_by_how_it_begins(data, is_page):
    assert is_web_page(data) == is_page


def test_of_nothing_nothing_is_made():
    assert without_links(b"<!-- -->") == b""
