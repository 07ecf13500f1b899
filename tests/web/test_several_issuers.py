"""An office of several issuing bodies, as the samples are: no page asks for an option of the command line."""

from __future__ import annotations

import shutil

import pytest
from browsing import Browser
from places import ROOT

from generator.web.desk import Desk
from generator.workspace import Workspace


@pytest.fixture
def samples(tmp_path):
    for name in ("campaigns", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "vanthu.yaml", tmp_path)
    return Browser(Desk(Workspace(tmp_path), "Lan"))


@pytest.mark.parametrize("path", ["/", "/register", "/history", "/inspect", "/help", "/new/campaign", "/new/issuer"])  # fmt: skip
def test_a_page_opens(samples, path):
    answer = samples.get(path)
    assert answer.status_code == 200
    assert "--" not in answer.text.replace("<!--", "").replace("có --json", "")


def test_campaigns_of_one_name_are_told_apart_by_their_bodies(samples):
    told = samples.get("/").text
    assert "Liên đoàn Lao động tỉnh Lai Châu" in told
    assert "Liên đoàn Lao động tỉnh Cà Mau" in told
    assert ">lai-chau<" not in samples.get("/history").text


def test_no_page_shows_the_braces_of_a_subject(samples):
    for path in ("/campaigns/lai-chau/make", "/campaigns/lai-chau"):
        assert "{{" not in samples.get(path).text


def test_every_page_of_every_sample_opens(samples):
    """A chart that has nothing to show is told as such."""
    for folder in sorted((ROOT / "campaigns").glob("*/campaign.yaml")):
        base = f"/campaigns/{folder.parent.name}"
        documents = [f"/documents/{one.stem}" for one in folder.parent.glob("documents/*.yaml")]
        for path in ("", "/units", "/units/list", "/units/share", "/figures", "/make", "/again", "/new/document", *documents):  # fmt: skip
            assert samples.get(f"{base}{path}").status_code == 200, f"{base}{path}"
