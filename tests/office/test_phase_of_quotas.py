"""Where the quota of a phase stands in words and the whole campaign has others, the phase is named."""

from __future__ import annotations

import pytest
from outline import words

from generator.cli.app import run

WHOLE = "  - counts: {an-phu: 700, dong-ha: 500, long-son: 500, khcn: 100, y-te: 200}\n    total: 2.000\n"
GIVEN = "kind: report\nsubject: Tuần\nphase: gd1\nrecipients: [Như trên]\nbody: |\n  {{ passages.quotas_given }}\n"
URGED = (
    "kind: directive\nsubject: đôn đốc\nphase: gd1\nfor_each: units\nwhere: code == 'dong-ha'\n"
    'addressees: ["{{ unit.name }}"]\nbody: |\n  {{ passages.unit_progress }}\n'
)


@pytest.fixture
def said(office_copy):
    """The words of a document of the invented office, once its campaign has quotas for all of it or only of phase 1."""
    folder = office_copy.campaigns / "thi-dua"

    def made(text, whole):
        quotas = folder / "quotas.yaml"
        quotas.write_text(
            quotas.read_text("utf-8").replace("quotas:\n", f"quotas:\n{whole}"), "utf-8"
        )
        (folder / "documents/moi.yaml").write_text(text, "utf-8")
        assert run(["-C", str(office_copy.root), "render", "thi-dua", "moi"]) == 0
        (path,) = (office_copy.output / "thi-dua").rglob("*.docx")
        return " ".join(words(path.read_bytes()))

    return made


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        (
            WHOLE,
            "Đã giao chỉ tiêu giai đoạn 1 cho 05/06 đơn vị, tổng số 800 sáng kiến (chỉ tiêu cả Chương trình: 2.000 sáng kiến).",
        ),
        ("", "Đã giao chỉ tiêu cho 05/06 đơn vị, tổng số 800 sáng kiến."),
    ],
    ids=["others for the whole", "no others"],
)
def test_what_was_given(said, whole, expected) -> None:
    assert expected in said(GIVEN, whole)


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        (WHOLE, "mới đạt 45% chỉ tiêu giai đoạn 1 được giao (90/200 sáng kiến)"),
        ("", "mới đạt 45% chỉ tiêu được giao (90/200 sáng kiến)"),
    ],
    ids=["others for the whole", "no others"],
)
def test_what_a_unit_is_urged_to(said, whole, expected) -> None:
    assert expected in said(URGED, whole)
