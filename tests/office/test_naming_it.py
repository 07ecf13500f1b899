"""Which documents name an issued one, as the signed files and the records say; told before it is undone."""

from __future__ import annotations

from shutil import copytree

import pytest
from issued import ISSUER, send, write

from generator.cli.app import run
from generator.model.campaign import Reference
from generator.office import naming_it
from generator.office.naming_it import documents_speaking_of
from generator.office.number_in_text import is_in_record, names
from generator.office.office import campaign_of, open_office
from generator.register.changing import list_rows
from generator.register.issuing_body import open_register

REPORT = "kind: report\ndate: 25/01/2025\nas_of: 31/3/2025\nsubject: S\nsignatory: an\nbody: Thực hiện {{ cite.kh_01 }}.\n"


@pytest.fixture
def row(workspace):
    send(workspace, "kh_01")
    write(workspace, "bc_02", REPORT)
    write(workspace, "bc_03", REPORT.replace("{{ cite.kh_01 }}", "nhiệm vụ"))
    return list_rows(open_register(workspace, ISSUER))[0].row


def spoken(workspace, row):
    found = documents_speaking_of(open_office(workspace), row)
    return {one.document.code: one.row.cited if one.row else None for one in found}


def test_a_report_that_cites_it_is_named_and_no_other(workspace, row):
    found = spoken(workspace, row)
    assert found["bc_02"] is None
    assert "bc_03" not in found
    assert "kh_01" not in found


def test_of_what_went_out_the_signed_file_is_read(workspace, row):
    send(workspace, "bc_02")
    write(workspace, "bc_02", f"number: 2\n{REPORT.replace('{{ cite.kh_01 }}', 'nhiệm vụ')}")

    assert spoken(workspace, row)["bc_02"] == "02/BC-LĐLĐ ngày 25/01/2025"


def test_a_signed_file_that_is_gone_is_told(workspace, row):
    send(workspace, "bc_02")
    (workspace.output / "thi-dua" / "bc_02.docx").unlink()
    write(workspace, "bc_02", f"number: 2\n{REPORT.replace('{{ cite.kh_01 }}', 'nhiệm vụ')}")

    found = documents_speaking_of(open_office(workspace), row)
    assert [one.document.code for one in found if one.is_unread] == ["bc_02"]


def test_drafts_of_large_campaigns_are_told_by_their_records(workspace, row, monkeypatch):
    monkeypatch.setattr(naming_it, "is_large", lambda _: True)
    write(workspace, "bc_04", REPORT.replace("{{ cite.kh_01 }}", "số 01/KH-LĐLĐ"))

    assert {"bc_02", "bc_04"} <= set(found := spoken(workspace, row))
    assert "bc_03" not in found


def test_documents_of_other_campaigns_are_told_behind_those_of_its_own(workspace, row):
    beside = workspace.campaigns / "dot-hai"
    copytree(workspace.campaigns / "thi-dua", beside)
    main = beside / "campaign.yaml"
    main.write_text(main.read_text("utf-8").replace("code: thi-dua", "code: dot-hai"), "utf-8")
    for path in (beside / "documents").iterdir():
        path.unlink()
    (beside / "documents" / "tb_01.yaml").write_text(
        REPORT.replace("{{ cite.kh_01 }}", "Kế hoạch số 01/KH-LĐLĐ ngày 10/01/2025"), "utf-8"
    )
    found = documents_speaking_of(open_office(workspace), row)

    assert (found[-1].campaign.code, found[-1].document.code) == ("dot-hai", "tb_01")
    assert found[0].campaign.code == "thi-dua"


def test_a_reference_of_its_number_and_day_stands_for_it(workspace, row):
    campaign = campaign_of(open_office(workspace), "thi-dua").campaign
    named = Reference(
        code="kh_cu", kind="plan", number=1, symbol="KH-LĐLĐ", date=row.date, issuer="LĐLĐ"
    )
    known = campaign.model_copy(update={"references": (named,)})
    citing = campaign.documents[0].model_copy(update={"body": "Theo {{ cite.kh_cu }}."})

    assert is_in_record(known, citing, row)
    assert not is_in_record(campaign, citing, row)


def test_a_code_that_is_cited_in_quotes_stands_for_it_too(workspace, row):
    campaign = campaign_of(open_office(workspace), "thi-dua").campaign
    named = Reference(
        code="kh-cu", kind="plan", number=1, symbol="KH-LĐLĐ", date=row.date, issuer="LĐLĐ"
    )
    known = campaign.model_copy(update={"references": (named,)})
    citing = campaign.documents[0].model_copy(update={"body": "Theo {{ cite['kh-cu'] }}."})

    assert is_in_record(known, citing, row)


def test_a_number_without_a_symbol_is_named_with_its_day_alone(row):
    bare = row.model_copy(update={"symbol": None, "number": 12})
    assert not names(["Có 12 đơn vị"], bare)
    assert names(["Báo cáo số 12 ngày 10/01/2025"], bare)


@pytest.mark.parametrize(
    ("line", "is_named"),
    [
        ("Kế hoạch số 01/KH-LĐLĐ ngày 10/01/2025 của", True),
        ("Kế hoạch số 01/KH-LĐLĐ.", True),
        ("Kế hoạch số 01/KH-LĐLĐ ngày 10/01/2024 của", False),
        ("Kế hoạch số 101/KH-LĐLĐ", False),
        ("ngày 10/01/2024: 01/KH-LĐLĐ ngày 03/02/2023; 01/KH-LĐLĐ, ngày 10/01/2025", True),
    ],
)
def test_a_number_is_that_of_its_day(row, line, is_named):
    assert names([line], row) is is_named


@pytest.mark.parametrize("deed", ["recall 1 --reason nhầm", "void 1 --year 2025 --reason nhầm"])
def test_commands_tell_it_before_they_write(workspace, row, capsys, deed):
    capsys.readouterr()
    assert run(["-C", str(workspace.root), "register", *deed.split(), "--dry-run"]) == 0

    assert "«thi-dua/bc_02» (chưa ban hành) có nhắc số 01/KH-LĐLĐ" in capsys.readouterr().err
