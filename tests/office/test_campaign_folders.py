"""A folder that should be a campaign and is none is told, with what was found in it."""

from __future__ import annotations

import shutil

import pytest

from generator.cli.app import run
from generator.office.checking import check_office
from generator.office.office import open_office
from generator.problems import errors


def _told(workspace):
    return [
        (one.code, one.place.file, str(one.message))
        for one in errors(check_office(open_office(workspace)))
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("campaign.yml", "campaign.yml, documents, quotas.yaml, results, units.yaml"),
        ("campaign.yaml.txt", "campaign.yaml.txt, documents, quotas.yaml, results, units.yaml"),
        ("Campaign.YAML", "Campaign.YAML, documents, quotas.yaml, results, units.yaml"),
        (
            "campaign - Copy.yaml",
            "campaign - Copy.yaml, documents, quotas.yaml, results, units.yaml",
        ),
    ],
)
def test_a_main_file_under_another_name_is_told(office_copy, capsys, name, found):
    folder = office_copy.campaigns / "thi-dua"
    (folder / "campaign.yaml").rename(folder / name)
    said = f"không có tệp «campaign.yaml» nên không đọc được; ở đây có: {found}"
    assert _told(office_copy)[0] == ("E-CAMPAIGN-FILE", "campaigns/thi-dua", said)
    for command in (["check"], ["render"], ["check", "thi-dua"], ["figures", "thi-dua"]):
        assert run(["-C", str(office_copy.root), *command]) == 1, command
        assert "E-CAMPAIGN-FILE" in capsys.readouterr().err


def test_a_copy_of_a_campaign_is_told_and_made_nowhere(office_copy, capsys):
    copied = office_copy.campaigns / "thi-dua - Copy"
    shutil.copytree(office_copy.campaigns / "thi-dua", copied)
    (told,) = _told(office_copy)
    said = "mã «thi-dua» là của chiến dịch ở campaigns/thi-dua"
    assert told == ("E-CAMPAIGN-TWICE", "campaigns/thi-dua - Copy/campaign.yaml", said)
    for command in (["render"], ["render", "thi-dua - Copy"]):
        assert run(["-C", str(office_copy.root), *command]) == 1
        assert "E-CAMPAIGN-TWICE" in capsys.readouterr().err
    assert not office_copy.output.exists()
    assert run(["-C", str(office_copy.root), "check", "thi-dua"]) == 0


def test_a_folder_without_records_is_no_campaign(office_copy):
    papers = office_copy.campaigns / "tài liệu"
    papers.mkdir()
    (papers / "gốc.pdf").write_bytes(b"")
    (office_copy.campaigns / ".git").mkdir()
    (office_copy.campaigns / ".git" / "x.yaml").write_bytes(b"")
    assert _told(office_copy) == []


def test_results_alone_are_told_too(office_copy):
    shutil.copytree(
        office_copy.campaigns / "thi-dua" / "results", office_copy.campaigns / "sót" / "results"
    )
    assert [code for code, _, _ in _told(office_copy)] == ["E-CAMPAIGN-FILE"]
