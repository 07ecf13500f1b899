"""A document without `as_of` follows the newest figures; the file of those before is kept under their day."""

from __future__ import annotations

import pytest

from generator.cli.app import run

BODY = "kind: report\nsubject: Tuần\nrecipients: [Như trên]\nbody: Có {{ figures.count|number }} sáng kiến.\n"


@pytest.fixture
def desk(office_copy, capsys):
    return Desk(office_copy, capsys)


class Desk:
    """A campaign with one report that follows the newest figures, and what lies in its folder."""

    def __init__(self, workspace, capsys):
        self.root, self.capsys = workspace.root, capsys
        self.folder = workspace.campaigns / "thi-dua"
        self.made = workspace.root / "output/thi-dua"
        (self.folder / "documents/tuan.yaml").write_text(BODY, "utf-8")

    def count(self, day, number):
        text = f"as_of: {day}\nresults: [{{counts: {{an-phu: {number}}}}}]\n"
        (self.folder / f"results/{day[:10]}.yaml").write_text(text, "utf-8")

    def render(self, *more):
        status = run(["-C", str(self.root), "render", "thi-dua", "tuan", *more])
        return status, "".join(self.capsys.readouterr())

    @property
    def files(self):
        return sorted(path.name for path in self.made.glob("*.docx"))

    def touch(self, text=b"."):
        path = self.made / "tuan.docx"
        path.write_bytes(path.read_bytes() + text)
        return path.read_bytes()


def test_the_file_of_the_week_before_is_kept_under_its_day(desk):
    desk.render()
    first = (desk.made / "tuan.docx").read_bytes()
    desk.count("2025-06-07", 700)
    status, told = desk.render()
    assert status == 0
    assert "bản theo số liệu trước được giữ ở «tuan-2025-05-31.docx»" in told
    assert desk.files == ["tuan-2025-05-31.docx", "tuan.docx"]
    assert (desk.made / "tuan-2025-05-31.docx").read_bytes() == first
    assert "giữ nguyên 1" in desk.render()[1]
    desk.count("2025-06-14 08:00", 710)
    desk.render()
    desk.count("2025-06-21", 720)
    desk.render()
    assert desk.files == [
        *("tuan-2025-05-31.docx", "tuan-2025-06-07.docx", "tuan-2025-06-14-0800.docx", "tuan.docx")
    ]
    assert run(["-C", str(desk.root), "verify", "thi-dua"]) == 0


def test_what_a_person_changed_is_kept_too_and_never_written_over(desk):
    desk.render()
    mine = desk.touch()
    assert desk.render()[0] == 5  # of the same figures: refused as ever
    desk.count("2025-06-07", 700)
    assert desk.render()[0] == 0
    assert (desk.made / "tuan-2025-05-31.docx").read_bytes() == mine
    desk.render("--as-of", "31/5/2025")
    again = desk.touch(b"?")
    desk.render()
    assert (desk.made / "tuan-2025-05-31.docx").read_bytes() == mine
    assert (desk.made / "tuan-2025-05-31-2.docx").read_bytes() == again


def test_a_corrected_count_of_the_same_moment_leaves_no_second_file(desk):
    desk.count("2025-06-07", 700)
    desk.render()
    desk.count("2025-06-07", 701)
    desk.render()
    assert desk.files == ["tuan.docx"]


def test_a_document_bound_to_its_moment_keeps_no_files(desk):
    path = desk.folder / "documents/tuan.yaml"
    path.write_text(BODY + "as_of: 31/3/2025\n", "utf-8")
    desk.render()
    path.write_text(BODY + "as_of: 31/5/2025\n", "utf-8")
    desk.render()
    assert desk.files == ["tuan.docx"]


def test_a_document_that_speaks_of_no_figure_keeps_no_files(desk):
    path = desk.folder / "documents/tuan.yaml"
    path.write_text(BODY.replace("Có {{ figures.count|number }} sáng kiến", "Mời họp"), "utf-8")
    desk.render()
    desk.count("2025-06-07", 700)
    desk.render()
    assert desk.files == ["tuan.docx"]


def test_what_new_figures_do_not_change_leaves_no_second_file(desk):
    run(["-C", str(desk.root), "new", "document", "thi-dua", "quota_letter", "--code", "giao"])
    for day in ("", "2025-06-07"):
        if day:
            desk.count(day, 700)
        assert run(["-C", str(desk.root), "render", "thi-dua", "giao", "tuan"]) == 0
    assert desk.files == ["giao.docx", "tuan-2025-05-31.docx", "tuan.docx"]


def test_an_issued_report_keeps_its_moment_and_its_file(desk):
    home = ["-C", str(desk.root)]
    run([*home, "register", "init", "--year", "2025"])
    assert run([*home, "issue", "thi-dua", "tuan", "--date", "10/6/2025", "-y"]) == 0
    assert "as_of: " in (desk.folder / "documents/tuan.yaml").read_text("utf-8")
    sent = (desk.made / "tuan.docx").read_bytes()
    desk.count("2025-06-07", 700)
    assert desk.render()[0] == 0
    assert (desk.made / "tuan.docx").read_bytes() == sent
    assert desk.files == ["tuan.docx"]


@pytest.mark.parametrize(
    ("phase", "date", "said"),
    [
        ("gd1", "", "31/5/2025"),
        ("gd2", "", "30/6/2025"),
        ("", "", "30/6/2025"),
        ("gd1", "02/4/2025", "31/3/2025"),
        ("gd2", "02/6/2025", "31/5/2025"),
    ],
)
def test_what_speaks_of_a_phase_that_is_over_stays_with_its_last_figures(desk, phase, date, said):
    desk.count("2025-06-30", 700)
    more = "".join(
        f"{key}: {value}\n" for key, value in (("phase", phase), ("date", date)) if value
    )
    (desk.folder / "documents/tuan.yaml").write_text(BODY + more, "utf-8")
    assert f"dùng số liệu chốt ngày {said}" in desk.render()[1]


def test_a_fresh_document_follows_the_newest_figures(desk):
    for kind in ("report", "notice", "reminder"):
        run(["-C", str(desk.root), "new", "document", "thi-dua", kind, "--code", kind])
        assert "as_of: " not in (desk.folder / f"documents/{kind}.yaml").read_text("utf-8")
