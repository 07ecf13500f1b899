"""The little language of skeletons, and every skeleton on every campaign we have."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from outline import outline
from places import OFFICE, ROOT

from generator.lint.linting import lint_file
from generator.office import skeleton
from generator.office.checking import check_office
from generator.office.making import begin_document
from generator.office.office import campaign_of, open_office
from generator.office.skeleton import skeletons
from generator.office.workflow import draft, make, plan_work
from generator.problems import Severity, errors
from generator.workspace.folders import Workspace

CAMPAIGNS = ["thi-dua", "bac-kan", "ba-ria-vung-tau", "ca-mau", "lai-chau", "thai-nguyen"]
QUICK = ("thi-dua",)
MOSTLY_SLOW = [
    pytest.param(code, marks=[] if code in QUICK else [pytest.mark.slow]) for code in CAMPAIGNS
]


@pytest.fixture
def parts(tmp_path, monkeypatch):
    """Skeletons from texts by name."""

    def write(**texts):
        for name, text in texts.items():
            path = tmp_path / f"{name.replace('__', '/')}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(skeleton, "SKELETONS", tmp_path)

    return write


@pytest.mark.parametrize(
    ("text", "has", "filled"),
    [
        ("kind: @kind@\n", (), "kind: report\n"),
        ("a: 1\nas_of: @day@\nb: 2\n", (), "a: 1\nb: 2\n"),
        ("- to: @day@\n", (), ""),
        ("said: «@day@»\n", (), "said: «»\n"),
        ("#if units\na\n#end\n#if not units\nb\n#end\n", ("units",), "a\n"),
        ("#if units\na\n#end\n#if not units\nb\n#end\n", (), "b\n"),
        ("#if units\n#if groups\na\n#end\nb\n#end\n", ("units",), "b\n"),
        ("#whole\nx: @unknown@\n", (), "x: @unknown@\n"),
        ("# a remark stays\n", (), "# a remark stays\n"),
    ],
)
def test_what_becomes_of_a_skeleton(parts, text, has, filled):
    parts(it=text)
    assert skeleton.fill_skeleton("it", {"kind": "report", "day": ""}, has) == filled


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """All campaigns of ours with every skeleton begun in each."""
    root = tmp_path_factory.mktemp("office")
    shutil.copy(ROOT / "vanthu.yaml", root)
    for source in (ROOT, OFFICE):
        shutil.copytree(source / "campaigns", root / "campaigns", dirs_exist_ok=True)
    for campaign in CAMPAIGNS:
        for name in skeletons():
            begin_document(open_office(Workspace(root)), campaign, name, f"sk-{name}", "")
    return Workspace(root)


@pytest.mark.parametrize("campaign", MOSTLY_SLOW)
def test_skeletons_need_no_repair(begun, campaign):
    found = [
        str(problem.message)
        for problem in check_office(open_office(begun), [campaign])
        if problem.severity is not Severity.INFO and "/sk-" in problem.place.file
        if problem.code not in {"W-BLANK", "W-DEPARTMENT-NONE"}  # what only the office knows
    ]
    assert found == []


def _letters(begun, campaign, name):
    """The documents that a skeleton makes: one, or one for each unit that it picks."""
    office = open_office(begun)
    (work,) = plan_work(office.campaigns([campaign]), [f"sk-{name}"])
    units = [None] if work.document.for_each is None else work.figures.main.units
    for unit in units:
        mine = replace(work, member=unit)
        yield make(office, mine, draft(mine, office))


@pytest.mark.parametrize("campaign", MOSTLY_SLOW)
@pytest.mark.parametrize("name", skeletons())
def test_documents_of_skeletons_obey_the_format(begun, campaign, name, tmp_path):
    for data in _letters(begun, campaign, name):
        path = tmp_path / "x.docx"
        path.write_bytes(data)
        found = [one for one in lint_file(path).findings if one.severity is not Severity.INFO]
        assert found == []


@pytest.mark.parametrize("name", skeletons())
def test_outlines_of_skeletons(begun, name, golden):
    shown = "\n".join(outline(data) for data in _letters(begun, "thi-dua", name))
    golden(f"skeletons/{name}.txt", shown)


@pytest.mark.parametrize("phase", ["gd2", "2"])
def test_a_report_is_begun_for_the_phase_asked_for(begun, phase):
    path = begin_document(open_office(begun), "bac-kan", "report", f"of-{phase}", phase)
    assert "phase: gd2\n" in path.read_text(encoding="utf-8")


def test_remarks_of_the_office_make_their_sections(begun):
    campaign = begun.campaigns / "thi-dua" / "campaign.yaml"
    before = campaign.read_text(encoding="utf-8")
    facts = "  causes: |\n    - Chỉ đạo chưa quyết liệt;\n    kinh phí còn ít\n"
    campaign.write_text(before + facts, encoding="utf-8")
    try:
        (data,) = _letters(begun, "thi-dua", "report")
    finally:
        campaign.write_text(before, encoding="utf-8")
    lines = outline(data).splitlines()
    place = lines.index("[Muc2] 3. Nguyên nhân")
    assert lines[place + 1 : place + 3] == [
        "[GachDau] - Chỉ đạo chưa quyết liệt.",
        "[GachDau] - Kinh phí còn ít.",
    ]


def test_what_was_given_for_the_whole_campaign_is_spoken_of_where_a_phase_was_given_nothing(
    office_copy,
):
    quotas = office_copy.campaigns / "thi-dua" / "quotas.yaml"
    given = quotas.read_text(encoding="utf-8")
    texts = []
    for number, text in enumerate(
        (given, given.replace("phase: gd1", "").replace("phase: gd2", ""))
    ):
        quotas.write_text(text, encoding="utf-8")
        path = begin_document(
            open_office(office_copy), "thi-dua", "quota_letter", f"letter{number}", ""
        )
        texts.append(path.read_text(encoding="utf-8"))
    of_phase, of_whole = texts
    assert "phase: gd1\n" in of_phase
    assert "phase:" not in of_whole
    assert all("passage: quota_table" in text for text in texts)


@pytest.mark.parametrize("name", skeletons())
def test_a_fresh_document_is_read_at_one_look(begun, name):
    for campaign in CAMPAIGNS:
        path = begun.campaigns / campaign / "documents" / f"sk-{name}.yaml"
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        assert "{%" not in text
        assert len(lines) <= 60
        assert [line for line in lines if len(line) > 100] == []


def test_a_quota_letter_annexes_what_is_asked_in_every_indicator(office_copy) -> None:
    folder = office_copy.campaigns / "thi-dua"
    given = "  - {indicator: benefit, counts: {an-phu: 7000000, y-te: 5000000}, total: 12000000}\n"
    with (folder / "quotas.yaml").open("a", encoding="utf-8") as quotas:
        quotas.write(given)
    path = begin_document(open_office(office_copy), "thi-dua", "quota_letter", "giao", "")
    office = open_office(office_copy)
    (work,) = plan_work([campaign_of(office, "thi-dua")], [path.stem])
    drafted = draft(work, office)
    assert not errors(drafted.problems)
    titles = [one["title"] for one in drafted.context["annexes"]]
    assert [one.upper() for one in titles] == [
        "CHỈ TIÊU SỐ SÁNG KIẾN GIAO CHO CÁC ĐƠN VỊ",
        "CHỈ TIÊU GIÁ TRỊ LÀM LỢI GIAO CHO CÁC ĐƠN VỊ",
    ]


@pytest.mark.parametrize(
    ("superior", "addressed"),
    [("superior: Tổng Liên đoàn Lao động Việt Nam\n", True), ("", False)],
)
def test_only_a_report_to_a_superior_is_addressed(office_copy, superior, addressed):
    path = office_copy.issuers / "ldld-song-hoa.yaml"
    kept = (one for one in path.read_text("utf-8").splitlines() if not one.startswith("superior"))
    path.write_text("\n".join([*kept, superior]), "utf-8")
    begun = begin_document(open_office(office_copy), "thi-dua", "report", "moi", "")
    text = begun.read_text("utf-8")
    assert ("\naddressees:" in text, "# Chỉ báo cáo gửi cấp trên" in text) == (
        addressed,
        not addressed,
    )
