"""Commits and days looked up in real repositories, and what is said where there is no history."""

from __future__ import annotations

import os

import pytest

from generator.history import git_program as program
from generator.history.past import past_workspace
from generator.history.repository import NoRevision, NotInGit, open_repository
from generator.office.office import open_office
from generator.problems import MachineFailed, ProgramMissing
from generator.workspace.folders import Workspace


def counted(workspace, asked, file="results/2025-05-31.yaml"):
    """The text of a record as at a moment."""
    with past_workspace(workspace, asked) as past:
        return (past.campaigns / "thi-dua" / file).read_text(encoding="utf-8")


@pytest.fixture
def later(kept):
    """A second commit, before midnight of 05/4/2025 by the maker's clock, and a third a day after."""
    kept.change("results/2025-05-31.yaml", "an-phu: 300", "an-phu: 301")
    kept.commit("2025-04-05T23:30:00+07:00")
    kept.change("results/2025-05-31.yaml", "an-phu: 301", "an-phu: 302")
    kept.commit("2025-04-06T00:30:00+07:00")
    return kept


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("HEAD", 302),
        ("main", 302),
        ("HEAD~1", 301),
        ("5/4/2025", 301),
        ("05/04/2025", 301),
        ("2025-04-05", 301),
        ("4/4/2025", 300),
        ("2/4/2025", 300),
        ("31/12/2025", 302),
    ],
)
def test_a_moment_is_a_revision_or_the_end_of_a_day(later, asked, count):
    assert f"an-phu: {count}," in counted(later.workspace, asked)


def test_tags_and_short_names_are_revisions(later):
    later.git("tag", "-a", "so-ket", "-m", "x", "HEAD~2", at="2025-04-07T00:30:00+07:00")
    short = later.git("rev-parse", "--short", "HEAD~2")
    assert "an-phu: 300," in counted(later.workspace, "so-ket")
    assert "an-phu: 300," in counted(later.workspace, short)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("so-ket", "không có lần lưu nào gọi là «so-ket»"),
        ("-p", "không có lần lưu nào gọi là «-p»"),
        ("HEAD:vanthu.yaml", "không có lần lưu nào"),
        ("1/4/2025", "đến hết ngày 01/4/2025 chưa có lần lưu nào"),
        ("31/4/2025", "lịch không có ngày «31/4/2025»"),
        ("4/25/2025", "ngày viết trước tháng"),
    ],
)
def test_an_unknown_moment_is_misuse(kept, asked, said):
    with pytest.raises(NoRevision) as caught, past_workspace(kept.workspace, asked):
        pass
    assert said in str(caught.value)
    assert caught.value.exit_code == 2


def test_names_of_any_letters_are_read(kept):
    kept.path("results/số liệu “tháng 6”.yaml").write_text("a: 1\n", encoding="utf-8")
    kept.commit("2025-06-30T10:00:00+07:00")
    assert counted(kept.workspace, "HEAD", "results/số liệu “tháng 6”.yaml") == "a: 1\n"


def test_only_records_are_laid_out(kept):
    kept.path("results/ghi-chu.txt").write_text("x", encoding="utf-8")
    if os.name == "posix":
        kept.path("results/link.yaml").symlink_to("/etc/passwd")
    kept.commit("2025-06-30T10:00:00+07:00")
    with past_workspace(kept.workspace, "HEAD") as past:
        names = {path.name for path in past.root.rglob("*") if path.is_file()}
    assert names == {
        "vanthu.yaml", "campaign.yaml", "units.yaml", "quotas.yaml", "2025-03-31.yaml",
        "2025-05-31.yaml", "bc_01.yaml", "cv_01.yaml", "kh_01.yaml", "ldld-song-hoa.yaml",
    }  # fmt: skip
    assert not past.root.exists()


def test_format_layers_are_those_of_the_time(kept):
    (kept.workspace.root / "formats").mkdir()
    (kept.workspace.root / "formats" / "own.yaml").write_text("rules: {}\n", encoding="utf-8")
    kept.workspace.settings.write_text("formats: [formats/own.yaml]\n", encoding="utf-8")
    kept.commit("2025-06-30T10:00:00+07:00")
    (kept.workspace.root / "formats" / "own.yaml").unlink()
    with past_workspace(kept.workspace, "HEAD") as past:
        assert (past.root / "formats" / "own.yaml").is_file()


def test_a_workspace_may_lie_anywhere_in_its_repository(kept, tmp_path):
    top = tmp_path / "cơ quan"
    inside = Workspace(top / "thư mục làm việc")
    top.mkdir()
    kept.workspace.root.rename(inside.root)
    (inside.root / ".git").rename(top / ".git")
    kept.top, kept.workspace = top, inside
    kept.commit("2025-07-01T10:00:00+07:00")
    assert "an-phu: 300," in counted(inside, "HEAD")


def test_a_repository_named_by_the_environment_is_not_taken(kept, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert "an-phu: 300," in counted(kept.workspace, "HEAD")


def test_the_past_opens_like_any_workspace(kept):
    kept.change("campaign.yaml", "count: 2.000", "count: 2.600")
    with past_workspace(kept.workspace, "HEAD") as past:
        office = open_office(past)
        (record,) = office.campaigns()
        assert record.campaign.targets[0].count == 2000
        assert record.place("name").file == f"{past.revision.label}:campaigns/thi-dua/campaign.yaml"
        assert past.output == kept.workspace.output / f"as-at-{past.revision.label}"


def test_without_git_people_are_told_what_to_install(kept, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ProgramMissing, match="cài git") as caught:
        open_repository(kept.workspace.root)
    assert caught.value.exit_code == 3


def test_outside_of_a_repository(kept):
    (kept.workspace.root / ".git").rename(kept.workspace.root / "git")
    with pytest.raises(NotInGit, match="chưa lưu lịch sử nên") as caught:
        open_repository(kept.workspace.root)
    assert caught.value.exit_code == 2


def test_a_repository_without_commits(kept):
    kept.git("update-ref", "-d", "HEAD")
    with pytest.raises(NotInGit, match="chưa lưu lịch sử lần nào"):
        open_repository(kept.workspace.root)


def test_a_folder_of_somebody_else(kept, monkeypatch):
    monkeypatch.setattr(program, "_HELD", {**program._HELD, "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    with pytest.raises(MachineFailed, match=r"safe\.directory"):
        open_repository(kept.workspace.root)


def test_a_damaged_repository(kept):
    blob = kept.git("rev-parse", "HEAD:vanthu.yaml")
    stored = kept.workspace.root / ".git" / "objects" / blob[:2] / blob[2:]
    stored.chmod(0o600)
    stored.unlink()
    with pytest.raises(MachineFailed, match="git fsck"), past_workspace(kept.workspace, "HEAD"):
        pass
