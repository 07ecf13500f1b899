"""One document's fault is its own; what is about to be replaced or brought stands in nobody's way."""

from __future__ import annotations

import pytest
from outline import outline
from typed import NEW

from generator.cli.app import run

RETURNED = "Mã;Kết quả\nan-phu;310\n"
SPOILT = {
    "a rule": lambda text: text.replace("as_of: 31/5/2025", "as_of: 30/6/2025"),
    "an unknown key": lambda text: text + "khong_co: 1\n",
    "no YAML": lambda _: "kind: [\n",
    "empty": lambda _: "",
}


@pytest.fixture
def vanthu(office_copy, capsys):
    def call(*arguments):
        status = run(["-C", str(office_copy.root), *map(str, arguments)])
        return status, "".join(capsys.readouterr())

    return call


@pytest.fixture
def files(tmp_path):
    (tmp_path / "r.csv").write_text(RETURNED, encoding="utf-8")
    names = {"R": "r.csv", "S": "s.svg", "X": "x.xlsx", "D": "d.docx"}
    return {name: tmp_path / file for name, file in names.items()}


def spoil(workspace, how, code="bc_01"):
    path = workspace.campaigns / f"thi-dua/documents/{code}.yaml"
    path.write_text(SPOILT[how](path.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize(
    "command",
    [
        "figures thi-dua",
        "figures thi-dua --xlsx X",
        "brief thi-dua",
        "names thi-dua",
        "names thi-dua kh_01",
        "status thi-dua",
        "returns thi-dua",
        "chart thi-dua S",
        "export table thi-dua -o X",
        "import results thi-dua R --as-of 30/6/2025 -y",
        "allocate thi-dua --rate 6% --phase gd1 --replace",
        "new document thi-dua notice",
        "issue thi-dua kh_01 -y",
        "register reserve thi-dua kh_01",
        "check thi-dua kh_01 --figures D",
    ],
)
def test_the_fault_of_a_document_blocks_nothing_but_itself(
    vanthu, office_copy, files, how, command
):
    vanthu("register", "init", "--year", "2025", "--first", "3")
    spoil(office_copy, how)
    status, told = vanthu(*(files.get(word, word) for word in command.split()))
    assert status == 0, told


@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize(
    "command",
    [
        "names thi-dua bc_01",
        "check thi-dua bc_01 --figures D",
        "check thi-dua",
        "issue thi-dua bc_01 --date 10/6/2025 -n",
    ],
)
def test_who_asks_for_that_document_is_told(vanthu, office_copy, files, how, command):
    spoil(office_copy, how)
    status, told = vanthu(*(files.get(word, word) for word in command.split()))
    assert status == 1
    assert "campaigns/thi-dua/documents/bc_01.yaml" in told


def test_quotas_that_are_wrong_do_not_block_what_replaces_them(vanthu, office_copy):
    path = office_copy.campaigns / "thi-dua/quotas.yaml"
    path.write_text(
        "quotas:\n  - phase: gd1\n    counts:\n      don_vi_1: 100\n    total: 100\n", "utf-8"
    )
    assert vanthu("check", "thi-dua")[0] == 1
    assert vanthu("allocate", "thi-dua", "--rate", "6%", "--phase", "gd1")[0] == 1
    status, told = vanthu("allocate", "thi-dua", "--rate", "6%", "--phase", "gd1", "--replace")
    assert status == 0, told
    assert "don_vi_1" not in path.read_text("utf-8")


def test_quotas_of_units_that_are_gone_give_way_to_real_ones(vanthu, office_copy):
    vanthu("new", "campaign", "moi", *NEW.split())
    folder = office_copy.campaigns / "moi"
    with (folder / "campaign.yaml").open("a", encoding="utf-8") as record:
        record.write("bases: [{code: members, name: đoàn viên}]\n")
    units = "units: [{code: an, name: An, bases: {members: 90}}]\n"
    (folder / "units.yaml").write_text(units, "utf-8")
    (folder / "quotas.yaml").write_text("quotas: [{counts: {tan_phu: 40}}]\n", "utf-8")
    status, told = vanthu("allocate", "moi", "--rate", "6%", "--replace")
    assert status == 0, told
    assert vanthu("check", "moi")[0] == 0


CITING = (
    "kind: notice\nsubject: Nhắc\nrecipients: [Như trên]\nbody: Thực hiện {{ cite.bc_01.short }}.\n"
)


@pytest.mark.parametrize("how", SPOILT)
def test_files_of_a_spoilt_document_cannot_be_verified_and_others_are(vanthu, office_copy, how):
    vanthu("render", "thi-dua", "bc_01", "kh_01")
    spoil(office_copy, how)
    status, told = vanthu("verify", "thi-dua")
    assert status == 1
    assert "bc_01.docx: chưa so được, dữ liệu của văn bản còn lỗi" in told
    assert "1 tệp đúng với dữ liệu, 1 tệp không khớp" in told
    assert "documents/bc_01.yaml" in told


@pytest.mark.parametrize("how", SPOILT)
def test_the_other_documents_are_checked_too(vanthu, office_copy, how):
    path = office_copy.campaigns / "thi-dua/documents/kh_01.yaml"
    path.write_text(path.read_text("utf-8").replace("targets.planned", "targets.khac"), "utf-8")
    spoil(office_copy, how)
    _, told = vanthu("check", "thi-dua")
    assert "documents/bc_01.yaml" in told
    assert "targets.khac" in told


@pytest.mark.parametrize(
    "naming",
    [
        CITING,
        CITING.replace("{{ cite.bc_01.short }}", "{{ cite['bc_01'] }}"),
        CITING.replace("{{ cite.bc_01.short }}", "này") + "replaces: bc_01\n",
        CITING.replace("{{ cite.bc_01.short }}", "này") + "attached_to: bc_01\n",
        "kind: copy\nsubject: Sao\nrecipients: [Như trên]\ncopy_of: bc_01\n",
    ],
)
def test_who_names_an_unreadable_document_is_told_so(vanthu, office_copy, naming):
    spoil(office_copy, "no YAML")
    path = office_copy.campaigns / "thi-dua/documents/nhac.yaml"
    path.write_text(naming, "utf-8")
    status, told = vanthu("render", "thi-dua", "nhac")
    assert status == 1
    assert "văn bản «bc_01» có lỗi nên văn bản này chưa tạo được; sửa lỗi của «bc_01» trước" in told
    assert "không có" not in told


def test_quotas_that_name_an_unreadable_document_keep_no_other_from_being_made(vanthu, office_copy):
    spoil(office_copy, "no YAML")
    path = office_copy.campaigns / "thi-dua/quotas.yaml"
    told = path.read_text("utf-8").replace("quotas:\n  - ", "quotas:\n  - document: bc_01\n    ", 1)
    assert "document: bc_01" in told
    path.write_text(told, "utf-8")
    assert vanthu("render", "thi-dua", "kh_01")[0] == 0
    _, told = vanthu("check", "thi-dua")
    assert "documents/bc_01.yaml" in told
    assert "E-DOCUMENT-UNKNOWN" not in told


RESULTS = {
    "a unit that there is not": ("an-phu: 300", "an-phux: 300"),
    "no number": ("an-phu: 300", "an-phu: x"),
    "a count too high for what follows": ("an-phu: 300", "an-phu: 99999999999999999999"),
}
AGAIN = (
    "as_of: 31/5/2025\nsource: Cổng trực tuyến\nresults:\n  - counts: {an-phu: 300, dong-ha: 90}\n"
)


@pytest.mark.parametrize(("right", "wrong"), RESULTS.values(), ids=RESULTS)
def test_results_that_are_wrong_give_way_to_those_that_replace_them(
    vanthu, office_copy, files, right, wrong
):
    path = office_copy.campaigns / "thi-dua/results/2025-05-31.yaml"
    path.write_text(AGAIN.replace(right, wrong), "utf-8")
    asked = ("import", "results", "thi-dua", files["R"], "-y", "--as-of")
    for other in (["31/5/2025", "--merge"], ["30/6/2025"]) if "x" in wrong else ():
        assert vanthu(*asked, *other)[0] == 1
    status, told = vanthu(*asked, "31/5/2025", "--force")
    assert status == 0, told
    assert path.read_text("utf-8").endswith("an-phu: 310\n") or "{an-phu: 310}" in path.read_text(
        "utf-8"
    )
    assert "source: Cổng trực tuyến" in path.read_text("utf-8")
    assert vanthu("status", "thi-dua")[0] == 0
    assert vanthu("undo")[0] == 0
    assert path.read_text("utf-8") == AGAIN.replace(right, wrong)


@pytest.mark.parametrize(
    "more", ["locked: có\n", "note: giữ\n", "  - {indicator: benefit, total: 1}\n"]
)
def test_an_unreadable_file_that_holds_more_is_never_replaced_whole(
    vanthu, office_copy, files, more
):
    path = office_copy.campaigns / "thi-dua/results/2025-05-31.yaml"
    path.write_text(AGAIN.replace("300", "x") + more, "utf-8")
    before = path.read_bytes()
    asked = ("import", "results", "thi-dua", files["R"], "-y", "--as-of", "31/5/2025", "--force")
    assert vanthu(*asked)[0] == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize("wrong", ["y-te: x", "y-tex: 80"])
def test_quotas_that_are_wrong_do_not_block_results(vanthu, office_copy, files, wrong):
    path = office_copy.campaigns / "thi-dua/quotas.yaml"
    path.write_text(path.read_text("utf-8").replace("y-te: 80", wrong), "utf-8")
    status, told = vanthu("import", "results", "thi-dua", files["R"], "--as-of", "30/6/2025", "-y")
    assert status == 0, told


def test_results_that_are_wrong_do_not_block_quotas(vanthu, office_copy):
    path = office_copy.campaigns / "thi-dua/results/2025-05-31.yaml"
    path.write_text(path.read_text("utf-8").replace("an-phu", "an-phux"), "utf-8")
    assert vanthu("allocate", "thi-dua", "--rate", "6%", "--code", "moi")[0] == 0
    asked = ("--rate", "6%", "--code", "hai", "--deduct", "31/5/2025")
    assert vanthu("allocate", "thi-dua", *asked)[0] == 1


@pytest.mark.parametrize(
    ("kind", "more"),
    [("quota_letter", ()), ("quota_decision", ()), ("quota_letter", ("--phase", "gd1"))],
)
def test_a_letter_begun_before_there_were_quotas_gets_its_annex_from_them(
    vanthu, office_copy, kind, more
):
    (office_copy.campaigns / "thi-dua/quotas.yaml").unlink()
    for code in ("bc_01", "cv_01"):
        (office_copy.campaigns / f"thi-dua/documents/{code}.yaml").unlink()
    vanthu("new", "document", "thi-dua", kind, "--code", "giao")
    made = office_copy.output / "thi-dua/giao.docx"
    for step, annexed in ((), False), (("allocate", "thi-dua", "--rate", "6%", *more), True):
        assert not step or vanthu(*step)[0] == 0
        status, told = vanthu("render", "thi-dua", "giao")
        assert status == 0, told
        text = outline(made.read_bytes())
        assert ("Phụ lục" in text, "LĐLĐ huyện Đông Hà" in text) == (annexed, annexed)
    assert ("[I-PHASE]" in vanthu("check", "thi-dua")[1]) == bool(more)


def test_quotas_of_a_further_indicator_come_into_an_annex_of_their_own(vanthu, office_copy):
    folder = office_copy.campaigns / "thi-dua"
    vanthu("new", "document", "thi-dua", "quota_letter", "--code", "giao")
    made = office_copy.output / "thi-dua/giao.docx"
    asked = ("--indicator", "benefit", "--total", "6.000.000")
    for step, annexes in ((), 1), (("allocate", "thi-dua", *asked, "--phase", "gd1"), 2):
        assert not step or vanthu(*step)[1].endswith("bước tiếp theo: vanthu render thi-dua giao\n")
        status, told = vanthu("render", "thi-dua", "giao")
        assert status == 0, told
        text = outline(made.read_bytes())
        assert text.count("[KemTheo]") == annexes
    assert "[BangSo] 1.829.268" in text
    path = folder / "documents/giao.yaml"
    own = "  - title: Riêng\n    table: {indicator: benefit, phase: gd1, columns: [{show: name, header: Tên}]}\n"
    path.write_text(path.read_text("utf-8") + own, "utf-8")
    vanthu("render", "thi-dua", "giao")
    assert outline(made.read_bytes()).count("[KemTheo]") == 2


@pytest.fixture
def two_bases(office_copy):
    """The campaign of which all units have two bases."""
    folder = office_copy.campaigns / "thi-dua"
    for file, before, after in (
        ("campaign", "name: đoàn viên}\n", "name: đoàn viên}\n  - {code: people, name: người}\n"),
        ("units", "bases: {", "bases: {people: 9, "),
    ):
        path = folder / f"{file}.yaml"
        path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    return folder


def test_which_of_two_bases_stands_beside_the_quotas_is_told_and_can_be_said(
    vanthu, office_copy, two_bases
):
    vanthu("new", "document", "thi-dua", "quota_letter", "--code", "giao")
    assert "[I-BASE]" in vanthu("check", "thi-dua")[1]
    path = two_bases / "documents/giao.yaml"
    path.write_text("base: people\n" + path.read_text("utf-8"), "utf-8")
    assert "[I-BASE]" not in vanthu("check", "thi-dua")[1]
    vanthu("render", "thi-dua", "giao")
    assert "Số người" in outline((office_copy.output / "thi-dua/giao.docx").read_bytes())


@pytest.mark.parametrize(
    ("named", "shared_by", "begun"),
    [
        ((), "people", "people"),
        (("people",), "members", "people"),
        (("people", "members"), "people", None),
    ],
)
def test_a_new_document_takes_the_base_of_the_others_else_that_of_the_quotas(
    vanthu, two_bases, named, shared_by, begun
):
    for base in named:
        vanthu("new", "document", "thi-dua", "quota_letter", "--code", base)
        path = two_bases / f"documents/{base}.yaml"
        text = path.read_text("utf-8").replace("base: people\n", "")
        path.write_text(f"base: {base}\n{text}", "utf-8")
    vanthu("allocate", "thi-dua", "--total", "500", "--base", shared_by, "--replace")
    vanthu("new", "document", "thi-dua", "quota_letter", "--code", "giao")
    text = (two_bases / "documents/giao.yaml").read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith("base:")] == (
        [f"base: {begun}"] if begun else []
    )


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("# của phòng\nquotas: [{phase: gd1, counts: {an-phu: x}}]\n", 0),
        ("quotas: [{phase: gd2, counts: {an-phu: x}}]\n", 1),
        ("quotas: [{phase: gd1, fixed: [an-phu], counts: {an-phu: x}}]\n", 1),
        ("quotas: [{phase: gd1, counts: {an-phu: x}}, {phase: gd2, counts: {an-phu: 5}}]\n", 1),
        ("quotas: [\n", 1),
    ],
)
def test_an_unreadable_table_of_quotas_gives_way_where_nothing_else_is_lost(
    vanthu, office_copy, written, status
):
    path = office_copy.campaigns / "thi-dua/quotas.yaml"
    path.write_text(written, "utf-8")
    asked = ("allocate", "thi-dua", "--rate", "6%", "--phase", "gd1")
    assert vanthu(*asked)[0] == 1
    found, told = vanthu(*asked, "--replace")
    assert found == status, told
    assert (path.read_text("utf-8") == written) is (status == 1)
    assert path.read_text("utf-8").startswith(written[:10])
    assert vanthu("status", "thi-dua")[0] == status


@pytest.mark.parametrize("name", ["thi-dua/documents/bc_01.yaml", "issuers/ldld-song-hoa.yaml"])
def test_what_is_one_file_on_windows_is_told(vanthu, office_copy, name):
    path = office_copy.campaigns / name
    twin = path.with_name(path.name.upper().replace("YAML", "yaml"))
    if twin.exists():
        pytest.skip("such names are one here")
    twin.write_bytes(path.read_bytes())
    assert f"campaigns/{name}: lỗi: tên chỉ khác «{twin.name}» ở chữ hoa" in vanthu("check")[1]


def test_units_whose_files_are_one_on_windows_are_told(vanthu, office_copy):
    path = office_copy.campaigns / "thi-dua/units.yaml"
    path.write_text(path.read_text("utf-8") + "  - {code: AN-PHU, name: Đơn vị khác}\n", "utf-8")
    assert "mã «AN-PHU» chỉ khác «an-phu» ở chữ hoa, chữ thường" in vanthu("check")[1]
