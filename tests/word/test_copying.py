"""What a copy takes over of its original."""

from __future__ import annotations

from outline import outline

from generator.office.office import open_office
from generator.office.workflow import draft, make, plan_work


def _made(workspace, code):
    office = open_office(workspace)
    (work,) = plan_work(office.campaigns(["bieu-mau"]), [code])
    return outline(make(office, work, draft(work, office)))


def _sao_y(workspace, original):
    path = workspace.campaigns / "bieu-mau" / "documents" / "m31_sao_y.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "copy_of: m12_quyet_dinh", f"copy_of: {original}"
    )
    path.write_text(text, encoding="utf-8")


def test_a_copy_holds_the_whole_original_and_the_copy_block(forms_copy):
    original = _made(forms_copy, "m12_quyet_dinh").splitlines()
    copied = _made(forms_copy, "m31_sao_y").splitlines()
    assert copied[: len(original) - 2] == original[:-2]
    assert "SAO Y" in "".join(copied[len(original) - 1 :])
    assert copied[-1] == original[-1]


def test_annexes_of_the_original_keep_their_paper_and_their_page_numbers(forms_copy):
    original = _made(forms_copy, "m15_cong_van").splitlines()
    _sao_y(forms_copy, "m15_cong_van")
    copied = _made(forms_copy, "m31_sao_y").splitlines()
    assert copied[: len(original) - 2] == original[:-2]
    marks = [line for line in copied if line.startswith("--- section")]
    assert marks[:-1] == [line for line in original if line.startswith("--- section")]
    assert marks[-2:] == [f"--- section {way}, pages from 1" for way in ("landscape", "portrait")]
