"""Every document of the invented office and of the samples, as an outline that a person has read."""

from __future__ import annotations

import pytest
from outline import outline
from places import FORMS, OFFICE, ROOT

from generator.office.office import open_office
from generator.office.workflow import draft, make, plan_work
from generator.workspace.folders import Workspace


def _documents(folder):
    return [
        f"{path.parent.parent.name}/{path.stem}"
        for path in sorted((folder / "campaigns").glob("*/documents/*.yaml"))
    ]


def _made(folder, name):
    office = open_office(Workspace(folder))
    campaign, document = name.split("/")
    (work,) = plan_work(office.campaigns([campaign]), [document])
    return make(office, work, draft(work, office))


@pytest.mark.parametrize("name", _documents(OFFICE))
def test_documents_of_the_invented_office(name, golden):
    golden(f"office/{name}.txt", outline(_made(OFFICE, name)))


@pytest.mark.parametrize("name", _documents(FORMS))
def test_every_form_of_annex_iii(name, golden):
    golden(f"forms/{name}.txt", outline(_made(FORMS, name)))


@pytest.mark.parametrize("name", _documents(ROOT))
def test_sample_documents(name, golden):
    golden(f"samples/{name}.txt", outline(_made(ROOT, name)))
