"""A record opened and saved again: what was changed and no more, and nothing that another wrote is lost."""

from __future__ import annotations

import shutil

import pytest

from generator.office import judged_file, large_campaigns, saving
from generator.office.document_records import document_spot
from generator.office.office import open_office, written_campaign
from generator.office.saving import (
    SavingFate,
    clash_of,
    open_file,
    resolve,
    restore_version,
    save_changes,
)
from generator.office.typed_already import adds_nothing
from generator.problems import MachineFailed, Misused
from generator.records.three_ways import Side
from generator.workspace import deeds
from generator.workspace.signing import signed
from generator.workspace.unsaved import Unsaved, keep_unsaved, unsaved_in
from generator.workspace.version_keeping import kept_versions

LAN = "lan, máy VT-01"
NAME = "campaigns/thi-dua/documents/kh_01.yaml"


@pytest.fixture
def path(office_copy):
    return office_copy.root / NAME


def save(workspace, path, changes, opened=None, **more):
    known = opened or open_file(workspace, path).digest
    return save_changes(workspace, path, known, changes, who=LAN, when="2025-06-01 14:02", **more)


def test_what_was_changed_is_another_and_nothing_else(office_copy, path):
    before = path.read_bytes()
    opened = open_file(office_copy, path)
    assert (opened.name, opened.values["number"], opened.problems) == (NAME, "3", ())
    body = opened.values["body"].replace("# Mục tiêu", "# Mục đích")
    saved = save(office_copy, path, {("body",): body, ("number",): "4"}, opened.digest)
    assert saved.fate is SavingFate.WRITTEN
    wanted = before.replace("Mục tiêu".encode(), "Mục đích".encode())
    assert path.read_bytes() == wanted.replace(b"number: 3", b"number: 4")
    assert saved.digest == open_file(office_copy, path).digest


def test_what_says_the_same_is_not_written(office_copy, path):
    stamp = path.stat().st_mtime_ns
    saved = save(office_copy, path, {("number",): "3"})
    assert (saved.fate, path.stat().st_mtime_ns) == (SavingFate.UNCHANGED, stamp)
    with pytest.raises(deeds.NothingToUndo):
        deeds.last_deed(office_copy)


def test_what_is_saved_can_be_taken_back(office_copy, path):
    save(office_copy, path, {("number",): "4"})
    deed = deeds.last_deed(office_copy)
    assert (deed.command, [one.path for one in deed.files]) == ("page", [path])


def test_where_the_file_is_another_nothing_is_written_and_both_are_told(office_copy, path):
    opened = open_file(office_copy, path)
    other = path.read_text(encoding="utf-8").replace("number: 3", "number: 7")
    path.write_text(other, encoding="utf-8")
    saved = save(office_copy, path, {("subject",): "Phát động"}, opened.digest)
    assert (saved.fate, path.read_text(encoding="utf-8")) == (SavingFate.CLASHED, other)
    told = [(one.fate.value, *one.way) for one in saved.three.blocks if one.fate.value != "left"]
    assert told == [("disk", "number"), ("mine", "subject")]
    assert saved.three.merged == other.replace("Thực hiện {{ campaign.called }}", "Phát động")


def test_where_both_changed_one_thing_it_must_be_chosen(office_copy, path):
    opened = open_file(office_copy, path)
    save(office_copy, path, {("number",): "7"})
    saved = save(office_copy, path, {("number",): "8"}, opened.digest)
    (place,) = saved.three.clashes
    block = saved.three.blocks[place]
    assert (saved.three.merged, block.way) == (None, ("number",))
    assert (block.common, block.mine, block.disk) == (
        "number: 3\n",
        "number: 8\n",
        "number: 7\n",
    )


def test_where_nobody_knows_what_was_opened_all_that_differs_is_chosen(office_copy, path):
    saved = save(office_copy, path, {("number",): "8"}, "0" * 64)
    blocks = [saved.three.blocks[place] for place in saved.three.clashes]
    assert [(one.way, one.mine, one.disk) for one in blocks] == [
        (("number",), "number: 8\n", "number: 3\n")
    ]


def test_what_the_records_would_refuse_is_told_and_kept_as_typed(office_copy, path):
    before, opened = path.read_bytes(), open_file(office_copy, path).digest
    saved = save(office_copy, path, {("signatory",): "khong-co"}, opened)
    assert (saved.fate, path.read_bytes()) == (SavingFate.WRONG, before)
    assert [(one.code, one.place.line) for one in saved.new_errors] == [("E-SIGNATORY-UNKNOWN", 4)]
    kept = Unsaved(NAME, LAN, "2025-06-01 14:02", opened, {("signatory",): "khong-co"})
    assert unsaved_in(office_copy) == [kept]
    assert save(office_copy, path, {("signatory",): "khong-co"}, even_wrong=True).is_saved
    assert unsaved_in(office_copy) == []


def test_a_record_that_is_wrong_already_can_be_mended_in_part(office_copy, path):
    wrong = path.read_text(encoding="utf-8").replace("signatory: an", "signatory: khong-co")
    path.write_text(wrong, encoding="utf-8")
    saved = save(office_copy, path, {("number",): "4"})
    assert (saved.fate, saved.new_errors) == (SavingFate.WRITTEN, ())
    assert [one.code for one in saved.problems if one.is_error] == ["E-SIGNATORY-UNKNOWN"]


def test_what_cannot_be_changed_in_place_is_told(office_copy, path):
    saved = save(office_copy, path, {("number", "x"): "4"})
    assert saved.fate is SavingFate.REFUSED
    assert "không có «number.x»" in str(saved.problems[0].message)


def test_what_is_saved_is_no_longer_kept_as_typed(office_copy, path):
    keep_unsaved(office_copy, Unsaved(NAME, LAN, "x", None, {("number",): "4"}))
    keep_unsaved(office_copy, Unsaved(NAME, "hoa", "x", None, {("number",): "4"}))
    save(office_copy, path, {("number",): "4"})
    assert [one.who for one in unsaved_in(office_copy)] == ["hoa"]


def test_what_was_typed_and_is_not_what_was_saved_stays(office_copy, path):
    more = Unsaved(NAME, LAN, "x", None, {("number",): "4", ("subject",): "Dở"})
    keep_unsaved(office_copy, more)
    save(office_copy, path, {("number",): "4"})
    assert unsaved_in(office_copy) == [more]


def test_what_could_not_be_saved_joins_what_was_typed_before(office_copy, path):
    keep_unsaved(office_copy, Unsaved(NAME, LAN, "x", "0" * 64, {("subject",): "Dở"}))
    save(office_copy, path, {("signatory",): "khong-co"})
    (kept,) = unsaved_in(office_copy)
    assert kept.opened == "0" * 64
    assert kept.changes == {("subject",): "Dở", ("signatory",): "khong-co"}


def test_the_line_ends_of_a_file_stay_whoever_types(office_copy, path):
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    save(office_copy, path, {("number",): "4"})
    assert path.read_bytes() == before.replace(b"number: 3", b"number: 4")


OTHERS = [
    "output/x.docx",
    ".vanthu/x.yaml",
    "campaigns/register/a/2025.yaml",
    "x.yaml",
    "../x.yaml",
]


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_record_is_not_changed_here(office_copy, name):
    path = office_copy.root / name
    with pytest.raises(Misused, match="không phải dữ liệu sửa được ở đây"):
        save_changes(office_copy, path, None, {("a",): "1"}, who=LAN)
    assert not path.exists()


def test_a_full_disk_leaves_the_record_as_it_was(office_copy, path, monkeypatch):
    before, opened = path.read_bytes(), open_file(office_copy, path).digest

    def full(*_args):
        raise MachineFailed(saving.say("đầy"))

    monkeypatch.setattr(saving, "commit", full)
    with pytest.raises(MachineFailed):
        save(office_copy, path, {("number",): "4"}, opened)
    assert path.read_bytes() == before
    assert [dict(one.changes) for one in unsaved_in(office_copy)] == [{("number",): "4"}]


def test_where_a_document_stands(office_copy):
    record = written_campaign(open_office(office_copy), "thi-dua")
    assert document_spot(record, "kh_01") == (office_copy.root / NAME, ())


def test_a_document_in_the_file_of_its_campaign(office_copy):
    path = office_copy.campaigns / "thi-dua/campaign.yaml"
    shutil.rmtree(path.with_name("documents"))
    with path.open("a", encoding="utf-8") as file:
        file.write("documents:\n- {code: x, kind: plan, subject: A, body: B}\n- code: y\n"
                   "  kind: plan\n  subject: C # riêng\n  body: D\n")  # fmt: skip
    record = written_campaign(open_office(office_copy), "thi-dua")
    where, way = document_spot(record, "y")
    before = path.read_text(encoding="utf-8")
    assert save(office_copy, where, {(*way, "subject"): "E"}).is_saved
    assert path.read_text(encoding="utf-8") == before.replace("C # riêng", "E # riêng")


@pytest.fixture
def typed(office_copy, path):
    """I typed 8 and another reason, another saved 7 meanwhile; signed as a face does."""
    with signed(lambda: LAN, lambda: "2025-06-01T14:02:00+07:00"):
        opened = open_file(office_copy, path)
        save(office_copy, path, {("number",): "7"})
        save(office_copy, path, {("number",): "8", ("subject",): "Phát động"}, opened.digest)
        (kept,) = unsaved_in(office_copy)
        yield kept


def test_what_is_chosen_block_by_block_is_saved_and_the_rest_stays_among_the_versions(
    office_copy, path, typed
):
    shown = clash_of(office_copy, typed)
    (place,) = shown.three.clashes
    other = path.read_text(encoding="utf-8")
    left = resolve(office_copy, typed, {}, shown.digest, who=LAN)
    assert (left.fate, path.read_text(encoding="utf-8")) == (SavingFate.CLASHED, other)
    saved = resolve(office_copy, typed, {place: Side.DISK}, shown.digest, who=LAN)
    assert saved.fate is SavingFate.WRITTEN
    wanted = other.replace("Thực hiện {{ campaign.called }}", "Phát động")
    assert path.read_text(encoding="utf-8") == wanted
    aside = kept_versions(office_copy)[1]
    assert aside.is_aside
    kept = aside.content(office_copy, aside.files[0].after).decode()
    assert kept == wanted.replace("number: 7", "number: 8")
    assert unsaved_in(office_copy) == []


def test_where_all_is_left_to_the_other_what_was_typed_stays_among_the_versions(
    office_copy, path, typed
):
    shown = clash_of(office_copy, typed)
    chosen = dict.fromkeys(range(len(shown.three.blocks)), Side.DISK)
    saved = resolve(office_copy, typed, chosen, shown.digest, who=LAN)
    assert (saved.fate, unsaved_in(office_copy)) == (SavingFate.UNCHANGED, [])
    aside = kept_versions(office_copy)[0]
    assert (
        aside.is_aside,
        "Phát động".encode() in aside.content(office_copy, aside.files[0].after),
    ) == (True, True)


def test_where_the_file_changed_once_more_it_is_shown_once_more(office_copy, path, typed):
    shown = clash_of(office_copy, typed)
    save(office_copy, path, {("date",): "11/01/2025"})
    keep_unsaved(office_copy, typed)
    chosen = dict.fromkeys(shown.three.clashes, Side.MINE)
    again = resolve(office_copy, typed, chosen, shown.digest, who=LAN)
    assert (again.fate, unsaved_in(office_copy)) == (SavingFate.CLASHED, [typed])


def test_a_version_is_brought_back_as_a_new_one(office_copy, path):
    before = path.read_bytes()
    with signed(lambda: LAN, lambda: "x"):
        save(office_copy, path, {("number",): "7"})
        save(office_copy, path, {("number",): "8"})
        restored = restore_version(
            office_copy, path, 1, open_file(office_copy, path).digest, who=LAN
        )
    assert restored.fate is SavingFate.WRITTEN
    assert path.read_bytes() == before.replace(b"number: 3", b"number: 7")
    assert [one.number for one in kept_versions(office_copy)] == [3, 2, 1]


def test_a_version_is_not_brought_back_over_what_nobody_saw(office_copy, path):
    with signed(lambda: LAN, lambda: "x"):
        save(office_copy, path, {("number",): "7"})
    assert restore_version(office_copy, path, 1, "0" * 64, who=LAN).fate is SavingFate.UNCHANGED
    path.write_text("kind: plan\n", encoding="utf-8")
    assert restore_version(office_copy, path, 1, "0" * 64, who=LAN).fate is SavingFate.CLASHED
    with pytest.raises(Misused, match="bản 9 của"):
        restore_version(office_copy, path, 9, None, who=LAN)


def test_of_a_campaign_with_very_many_units_a_document_is_judged_by_its_own_file(
    office_copy, path, monkeypatch
):
    monkeypatch.setattr(large_campaigns, "_LARGE", 10)
    monkeypatch.setattr(judged_file, "read_campaign", None)
    assert save(office_copy, path, {("number",): "4"}).fate is SavingFate.WRITTEN
    wrong = save(office_copy, path, {("number",): "không rõ"})
    assert (wrong.fate, len(wrong.new_errors)) == (SavingFate.WRONG, 1)


def test_what_a_tab_had_half_typed_is_gone_once_it_saved(office_copy, path):
    half = Unsaved(NAME, LAN, "x", None, {("subject",): "Nay đí", ("number",): "4"}, "tab-1")
    other = Unsaved(NAME, LAN, "x", None, {("subject",): "Khác"}, "tab-2")
    keep_unsaved(office_copy, half)
    keep_unsaved(office_copy, other)
    save(office_copy, path, {("subject",): "Nay đính chính"}, tab="tab-1")
    assert unsaved_in(office_copy) == [other]


def test_what_a_form_saved_again_with_another_value_is_kept_no_more(office_copy, path):
    keep_unsaved(office_copy, Unsaved(NAME, LAN, "x", None, {("number",): "4"}))
    save(office_copy, path, {("number",): "5"})
    assert unsaved_in(office_copy) == []


@pytest.mark.parametrize(
    ("typed", "is_nothing"),
    [
        ({("subject",): "Thực hiện đợ"}, True),
        ({("subject",): "Thực hiện đợt hai"}, True),
        ({("subject",): "Thực hiện đợt hai, sửa"}, False),
        ({("subject",): None}, False),
        ({("recipients",): ["a"]}, True),
        ({("recipients",): ["b", "a"]}, False),
        ({("nothing",): "x"}, False),
    ],
)
def test_what_stands_in_the_file_by_now_need_not_be_offered(office_copy, path, typed, is_nothing):
    before = open_file(office_copy, path).digest
    save(office_copy, path, {("subject",): "Thực hiện đợt hai", ("recipients",): ["a", "b"]})
    kept = Unsaved(NAME, LAN, "x", before, typed, "tab-1")
    assert adds_nothing(office_copy, kept) is is_nothing
    now = open_file(office_copy, path).digest
    assert not adds_nothing(office_copy, Unsaved(NAME, LAN, "x", now, typed, "tab-1"))
