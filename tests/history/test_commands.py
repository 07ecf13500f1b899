"""`vanthu diff`, and `--as-at` on status and render, as a clerk types them."""

from __future__ import annotations

import json

import pytest
from outline import words

from generator.cli.app import run


@pytest.fixture
def vanthu(kept, capsys):
    """Runs a command in the office kept in git; its exit status, standard output and error."""

    def call(*arguments):
        status = run(["-C", str(kept.workspace.root), *arguments])
        told = capsys.readouterr()
        return status, told.out, told.err

    return call


def change(kept):
    kept.change("results/2025-05-31.yaml", "an-phu: 300, dong-ha: 90", "an-phu: 320, dong-ha: 75")
    kept.change("results/2025-05-31.yaml", "total: 695", "total: 700")
    kept.change("documents/bc_01.yaml", "# Kết quả", "# Các kết quả")


TOLD = """
Số liệu chốt
  tính đến ngày 31/5/2025
    LĐLĐ huyện An Phú: 300 → 320 (+20)
    LĐLĐ huyện Đông Hà: 90 → 75 (-15)
    tổng: 695 → 700 (+5)

Văn bản
  bc_01: Sơ kết giai đoạn 1
    lời văn: thêm 1 dòng, bớt 1 dòng
      - # Kết quả
      + # Các kết quả
"""


def test_diff_tells_what_changed_since_the_last_commit(kept, vanthu):
    change(kept)
    status, out, err = vanthu("diff", "thi-dua")
    head = kept.git("rev-parse", "HEAD")[:10]
    assert (status, err) == (0, "")
    assert out == f"thi-dua: từ {head} (22h30 ngày 02/4/2025) đến dữ liệu hiện nay\n{TOLD}"


def test_diff_between_two_days(kept, vanthu):
    change(kept)
    kept.commit("2025-04-05T08:00:00+07:00")
    kept.change("results/2025-05-31.yaml", "an-phu: 320", "an-phu: 999")
    status, out, _ = vanthu("diff", "thi-dua", "3/4/2025", "--until", "5/4/2025")
    assert status == 0
    assert out.endswith(f"đến {kept.git('rev-parse', 'HEAD')[:10]} (8h00 ngày 05/4/2025)\n{TOLD}")


def test_diff_as_json(kept, vanthu):
    change(kept)
    told = json.loads(vanthu("diff", "thi-dua", "--json")[1])["result"]
    assert (told["since"]["made"], told["until"]) == ("2025-04-02T22:30:00+07:00", None)
    assert told["changes"][0] == {
        "part": "results",
        "kind": "changed",
        "path": ["results", "2025-05-31", "initiatives", "counts", "an-phu"],
        "subject": "tính đến ngày 31/5/2025",
        "fact": "LĐLĐ huyện An Phú: 300 → 320 (+20)",
        "old": "300",
        "new": "320",
        "difference": "+20",
        "lines": [],
    }


def test_long_texts_are_cut_in_the_telling_only(kept, vanthu):
    more = "".join(f"  Câu thứ {place}.\n\n" for place in range(20))
    kept.change("documents/bc_01.yaml", "  # Kết quả\n", f"  # Kết quả\n\n{more}")
    assert "… và 29 dòng nữa" in vanthu("diff", "thi-dua")[1]
    (found,) = json.loads(vanthu("diff", "thi-dua", "--json")[1])["result"]["changes"]
    assert len(found["lines"]) == 41


def test_nothing_changed(vanthu):
    assert vanthu("diff", "thi-dua")[1].endswith("\nkhông có thay đổi\n")


def test_a_campaign_that_is_new_or_gone(kept, vanthu):
    kept.path("").rename(kept.workspace.campaigns / "khac")
    assert vanthu("diff", "thi-dua")[1].endswith("Chương trình sáng kiến\n    không còn\n")
    assert vanthu("diff", "khac")[1].endswith("Chương trình sáng kiến\n    mới\n")
    status, _, err = vanthu("diff", "khacs")
    assert status == 2
    assert "không có chiến dịch «khacs»; có phải «khac»?" in err


def test_sums_that_do_not_agree_do_not_stop_a_diff(kept, vanthu):
    kept.change("results/2025-05-31.yaml", "an-phu: 300", "an-phu: 301")
    assert vanthu("check")[0] == 1
    status, out, _ = vanthu("diff", "thi-dua")
    assert status == 0
    assert "LĐLĐ huyện An Phú: 300 → 301 (+1)" in out


def test_records_that_cannot_be_read_are_told_with_their_revision(kept, vanthu):
    kept.change("campaign.yaml", "starts: 01/01/2025", "starts: 99/01/2025")
    head = kept.commit("2025-04-05T08:00:00+07:00")[:10]
    kept.change("campaign.yaml", "starts: 99/01/2025", "starts: 01/01/2025")
    status, _, err = vanthu("diff", "thi-dua")
    assert status == 1
    assert err.startswith(f"{head}:campaigns/thi-dua/campaign.yaml:6:")


def test_status_as_the_records_stood(kept, vanthu):
    change(kept)
    assert json.loads(vanthu("status", "thi-dua", "--json")[1])["result"]["count"] == 700
    told = vanthu("status", "thi-dua", "--as-at", "HEAD", "--json")[1]
    assert json.loads(told)["result"]["count"] == 695


def test_render_as_the_records_stood_beside_the_documents_of_today(kept, vanthu):
    change(kept)
    status, out, err = vanthu("render", "thi-dua", "bc_01", "--as-at", "2/4/2025")
    assert status == 0, err
    label = kept.git("rev-parse", "HEAD")[:10]
    assert out == f"output/as-at-{label}/thi-dua/bc_01.docx\n"
    document = kept.workspace.output / f"as-at-{label}" / "thi-dua" / "bc_01.docx"
    assert "695" in words(document.read_bytes())
    assert vanthu("render", "thi-dua", "bc_01")[0] == 0
    today = kept.workspace.output / "thi-dua" / "bc_01.docx"
    assert "700" in words(today.read_bytes())
    assert len(kept.git("status", "--short", "campaigns").splitlines()) == 2


def test_render_of_the_past_takes_the_templates_of_today(kept, vanthu):
    assert vanthu("new", "template", "named.docx")[0] == 0
    (kept.workspace.templates / "named.docx").write_bytes(b"")
    status, _, err = vanthu("render", "thi-dua", "kh_01", "--as-at", "HEAD")
    assert status != 0
    assert "templates/named.docx" in err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("diff", "thi-dua", "so-ket"), 2, "không có lần lưu nào gọi là «so-ket»"),
        (("status", "thi-dua", "--as-at", "1/1/2025"), 2, "chưa có lần lưu nào"),
        (("render", "thi-duaa", "--as-at", "HEAD"), 2, "có phải «thi-dua»?"),
    ],
)
def test_what_is_not_in_the_history_is_misuse(vanthu, arguments, status, said):
    found, out, err = vanthu(*arguments)
    assert (found, out) == (status, "")
    assert said in err


def test_without_git_all_else_works(vanthu, monkeypatch):
    monkeypatch.setenv("PATH", "")
    status, out, err = vanthu("diff", "thi-dua")
    assert (status, out) == (3, "")
    assert "cài git" in err
    assert vanthu("status", "thi-dua", "--as-at", "HEAD")[0] == 3
    assert vanthu("status", "thi-dua")[0] == 0
    assert vanthu("check", "thi-dua")[0] == 0


def test_passages_of_the_office_are_those_of_then(kept, vanthu):
    folder = kept.workspace.templates / "passages"
    folder.mkdir(parents=True)
    own = folder / "results.md"
    own.write_text("---\ntitle: Kết quả\n---\nLời cũ.\n", encoding="utf-8")
    kept.change("documents/bc_01.yaml", "# Kết quả", "{{ passages.results }}\n\n  # Kết quả")
    kept.commit("2025-05-02T22:30:00+07:00")
    own.write_text("---\ntitle: Kết quả\n---\nLời mới.\n", encoding="utf-8")
    assert vanthu("render", "thi-dua", "bc_01", "--as-at", "HEAD")[0] == 0
    (made,) = kept.workspace.output.rglob("bc_01*.docx")
    assert "Lời cũ." in " ".join(words(made.read_bytes()))
    status, out, _ = vanthu("diff", "thi-dua")
    assert status == 0
    assert "Đoạn\n  results: Kết quả\n" in out
    assert "      - Lời cũ.\n      + Lời mới.\n" in out
