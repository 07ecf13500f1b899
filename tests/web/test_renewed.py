"""A program that was replaced while its page stands open says so, where it would be a fault that nobody foresaw."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from generator.web import renewed
from generator.web.routes import home_page

FORESEEN_BY_NOBODY = "lỗi ngoài dự tính của vanthu"
RENEWED = "vanthu trên máy này vừa được thay bằng bản khác"


@pytest.fixture
def program(tmp_path, monkeypatch):
    """A program of one file, as it stood when the page was begun; a page of it fails."""

    def fails(*_, **__):
        raise KeyError("đã đổi tên")

    monkeypatch.setattr(renewed, "_PROGRAM", tmp_path)
    monkeypatch.setattr(home_page, "page", fails)
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "one.py"
    file.write_text("1", encoding="utf-8")
    renewed.begun_with.cache_clear()
    renewed.begun_with()
    yield file
    renewed.begun_with.cache_clear()


@pytest.mark.parametrize(("text", "said", "other"), [("1", FORESEEN_BY_NOBODY, RENEWED), ("12", RENEWED, FORESEEN_BY_NOBODY)])  # fmt: skip
def test_where_the_program_was_replaced_a_fault_says_so(browser, program, text, said, other):
    if text != "1":
        program.write_text(text, encoding="utf-8")
    answer = browser.get("/")
    assert answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
    assert said in answer.text
    assert other not in answer.text
