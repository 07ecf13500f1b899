"""Last year's campaign begun again: what goes on is kept, what was of that year is cleared and told."""

from __future__ import annotations

import shutil

import pytest
from typed import typing

from generator.cli.app import run
from generator.office.office import open_office
from generator.office.renewing import Again, begin_again, plan_renewal, wrong_with_renewed
from generator.problems import GeneratorError
from generator.wording.read_dates import read_date


@pytest.fixture
def old(office_copy):
    """The campaign of the invented office with a year that units changed in."""
    folder = office_copy.campaigns / "thi-dua"
    shutil.rmtree(folder / "results")
    (folder / "quotas.yaml").unlink()
    path = folder / "campaign.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "short_name: Chương trình sáng kiến", "short_name: Chương trình sáng kiến năm 2025"
    )
    text += (
        "  base_law: Luật Công đoàn năm 2012\n"
        "changes:\n"
        "  - {on: 01/7/2025, merge: [an-phu, dong-ha], into: long-son}\n"
        "  - {on: 01/7/2025, rename: y-te, name: Công đoàn Sở Y tế}\n"
    )
    path.write_text(text, encoding="utf-8")
    return office_copy


def planned(workspace, **asked):
    return plan_renewal(open_office(workspace), "thi-dua", Again("nam-sau", **asked))


def file_of(plan, name):
    """A file as it is begun, without the line for editors."""
    text = next(data.decode() for path, data in plan.files.items() if path.name == name)
    return text.partition("\n")[2]


def test_what_goes_on_is_kept_and_the_rest_is_cleared(old) -> None:
    plan = planned(old)
    text = file_of(plan, "campaign.yaml")
    assert text.startswith("""\
# Mở lại từ chiến dịch «thi-dua» (01/01/2025 - 31/12/2025).
code: nam-sau
name: Sáng kiến vì người lao động
short_name: Chương trình sáng kiến năm 2026
kind: programme
issuer: ldld-song-hoa
starts: 01/01/2026
ends: 31/12/2026
indicators:
""")
    assert text.endswith("""\
phases:
  - code: gd1
    name: giai đoạn 1
    ends: 31/5/2026
  - code: gd2
    name: giai đoạn 2
    starts: 01/6/2026
    ends: 31/12/2026
bases:
  - code: members
    name: đoàn viên
year_before: thi-dua

# Mục tiêu của kỳ trước: đặt lại con số rồi bỏ dấu # ở đầu dòng.
# targets:
#   - code: planned
#     name: chỉ tiêu kế hoạch
#     count: 2000
#   - code: first
#     name: chỉ tiêu giai đoạn 1
#     phase: gd1
#     count: 800
#   - code: second
#     name: chỉ tiêu giai đoạn 2
#     phase: gd2
#     count: 1200
#   - code: of_members
#     name: tỷ lệ trên đoàn viên
#     level: registered
#     rate: 10%
#     of: members
""")
    assert (
        file_of(plan, "units.yaml")
        == """\
groups:
  - code: huyen
    name: Khối huyện
  - code: nganh
    name: Khối ngành
units:
  - code: long-son
    name: Liên đoàn Lao động huyện Long Sơn
    short_name: LĐLĐ huyện Long Sơn
    group: huyen
  - code: khcn
    name: Công đoàn Sở KH&CN
    group: nganh
  - code: y-te
    name: Công đoàn Sở Y tế
    aliases:
      - Công đoàn ngành Y tế
    group: nganh
  - code: moi
    name: Công đoàn cơ sở mới thành lập
    group: nganh
"""
    )
    assert (
        "\n".join(map(str, plan.told))
        == """\
từ 01/01/2026 đến 31/12/2026 (dời từ kỳ trước, xem lại)
đổi năm: «Chương trình sáng kiến năm 2025» thành «Chương trình sáng kiến năm 2026»
còn ghi năm, xem lại: facts.base_law: Luật Công đoàn năm 2012
văn bản viện dẫn giữ nguyên, xem lại còn hiệu lực không: ct_tld
giai đoạn 1: đến 31/5/2026 (dời từ kỳ trước, xem lại)
giai đoạn 2: đến 31/12/2026 (dời từ kỳ trước, xem lại)
giữ 4 đơn vị
bỏ đơn vị đã thôi tham gia hoặc đã sắp xếp: LĐLĐ huyện An Phú và LĐLĐ huyện Đông Hà
bỏ số cơ sở tính của kỳ trước (đoàn viên); nhập số mới: vanthu import units nam-sau TỆP.xlsx
không lấy sang: 4 mục tiêu (còn ghi làm chú thích trong campaign.yaml)
không lấy sang: 2 lần sắp xếp đơn vị
văn bản cũ chưa lấy sang, lấy bằng --document MÃ: bc_01, cv_01, kh_01"""
    )


def test_it_is_sound_as_it_is_begun(old) -> None:
    office = open_office(old)
    plan = planned(old)
    begin_again(old, plan)
    assert wrong_with_renewed(office, plan) == []
    with pytest.raises(GeneratorError, match="đã có chiến dịch «nam-sau»"):
        planned(old)


def test_days_that_are_given_and_bases_that_are_kept(old) -> None:
    starts, ends = read_date("01/3/2027"), read_date("30/11/2027")
    plan = planned(old, starts=starts, ends=ends, keeps_bases=True)
    text = file_of(plan, "campaign.yaml")
    assert "năm 2027\n" in text
    assert "starts: 01/3/2027\nends: 30/11/2027\n" in text
    assert "    ends: 31/5/2027\n" in text
    assert [
        one.partition("    bases:\n")[2]
        for one in file_of(plan, "units.yaml").split("  - code: ")[3:]
    ] == [
        "",
        "      members: 500\n",
        "      members: 2500\n",
        "      members: 120\n",
    ]
    told = list(map(str, plan.told))
    assert told[0] == "từ 01/3/2027 đến 30/11/2027"
    assert (
        "đơn vị nhập, chia trong kỳ trước: không giữ số cơ sở tính, nhập số mới: LĐLĐ huyện Long Sơn"
        in told
    )


NOTICE = """\
# Mẫu của Ban.
kind: notice
number: 12
date: 03/6/2025
as_of: 31/5/2025
signatory: an
subject: về chương trình
recipients:
  - Các đơn vị trực thuộc
body: |
  Ban Thường vụ thông báo.
"""


def test_a_document_goes_on_without_number_day_and_moment(old) -> None:
    path = old.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    path.write_text(NOTICE, encoding="utf-8")
    now = file_of(planned(old, documents=("bc_01",)), "bc_01.yaml")
    cleared = ("number:", "date:", "as_of:")
    kept = (line for line in NOTICE.splitlines(keepends=True) if not line.startswith(cleared))
    assert now == "".join(kept)
    with pytest.raises(GeneratorError, match="không có văn bản «bc_99»"):
        planned(old, documents=("bc_99",))


def test_so_does_one_that_stands_in_no_file_of_its_own_or_in_an_unusual_one(old) -> None:
    folder = old.campaigns / "thi-dua"
    said = "kind: report, subject: kết quả, body: Đã làm., number: 12, date: 03/6/2025"
    (folder / "documents" / "bc_02.yaml").write_text(f"{{{said}}}\n", encoding="utf-8")
    unusual = file_of(planned(old, documents=("bc_02",)), "bc_02.yaml")
    shutil.rmtree(folder / "documents")
    with (folder / "campaign.yaml").open("a", encoding="utf-8") as file:
        file.write(f"documents:\n  - {{code: bc_03, {said}}}\n")
    within = file_of(planned(old, documents=("bc_03",)), "bc_03.yaml")
    assert (unusual, within) == (
        "{kind: report, subject: kết quả, body: Đã làm.}\n",
        "code: bc_03\nkind: report\nsubject: kết quả\nbody: Đã làm.\n",
    )


def test_a_document_that_cannot_be_made_yet_waits_in_remarks(old, capsys) -> None:
    plan = planned(old, documents=("kh_01",))
    begin_again(old, plan)
    assert file_of(plan, "kh_01.yaml").startswith("""\
## Văn bản lấy từ kỳ trước, chưa tạo được vì còn thiếu:
## - không có tên «planned»
## Bổ sung (mục tiêu trong campaign.yaml, chỉ tiêu, số liệu), hoặc sửa lời văn dưới đây;
## rồi bỏ dấu «# » ở đầu các dòng dưới đây.
# kind: plan
""")
    assert run(["-C", str(old.root), "check", "nam-sau"]) == 0
    assert "W-DOC-REMARKS" in capsys.readouterr().err
    folder = old.campaigns / "nam-sau"
    for name in ("campaign.yaml", "documents/kh_01.yaml"):
        text = (folder / name).read_text(encoding="utf-8")
        lines = (one.removeprefix("# ") for one in text.splitlines())
        kept = (one for one in lines if not one.startswith(("yaml-language", "Mở lại", "Mục tiêu")))
        (folder / name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert run(["-C", str(old.root), "render", "nam-sau", "kh_01"]) == 0


def test_units_in_a_table_are_begun_in_a_table(old) -> None:
    assert run(["-C", str(old.root), "tables", "thi-dua", "--as", "csv"]) == 0
    plan = planned(old)
    begin_again(old, plan)
    assert file_of(plan, "units.yaml").endswith("units: units.csv\n")
    table = (old.campaigns / "nam-sau" / "units.csv").read_text(encoding="utf-8-sig")
    assert (
        table
        == """\
code;name;short_name;aliases;group
long-son;Liên đoàn Lao động huyện Long Sơn;LĐLĐ huyện Long Sơn;;huyen
khcn;Công đoàn Sở KH&CN;;;nganh
y-te;Công đoàn Sở Y tế;;Công đoàn ngành Y tế;nganh
moi;Công đoàn cơ sở mới thành lập;;;nganh
"""
    )
    assert wrong_with_renewed(open_office(old), plan) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "--from thi-dua",
            "cần chỉ rõ mã của chiến dịch mới: vanthu new campaign MÃ --from thi-dua",
        ),
        ("x --from thi-dua --name A --kind drive", "--name, --kind lấy từ chiến dịch cũ: bỏ đi"),
        ("x --from thi-dua --starts 2x", "--starts: cần một ngày có thật"),
        ("x --from khong-co", "không có chiến dịch «khong-co»"),
        ("x --keep-bases", "--document và --keep-bases chỉ dùng cùng --from"),
    ],
)
def test_what_a_command_to_begin_again_lacks(office_copy, capsys, words, said) -> None:
    root = str(office_copy.root)
    assert run(["-C", root, "new", "campaign", *words.split()]) in {1, 2}
    assert said in capsys.readouterr().err
    assert not (office_copy.campaigns / "x").exists()


def test_who_says_no_leaves_nothing(office_copy, monkeypatch) -> None:
    typing(monkeypatch, "k")
    words = "new campaign x --from thi-dua"
    assert run(["-C", str(office_copy.root), *words.split()]) == 130
    assert not (office_copy.campaigns / "x").exists()
