"""The columns of a document's tables, as the page offers them for ticking."""

from __future__ import annotations

from generator.office.column_choices import brought_tables, table_choices, with_columns
from generator.office.making import begin_document
from generator.office.office import campaign_of, open_office
from generator.office.previewing import document_now
from generator.office.printed_fields import as_printed
from generator.office.strip_names import names_of_tables, strip_names


def test_titles_and_headers_are_told_as_they_are_printed(office_copy):
    begin_document(open_office(office_copy), "thi-dua", "report", "bc_moi", "gd1")
    office = open_office(office_copy)
    now = document_now(office, campaign_of(office, "thi-dua"), "bc_moi", {})
    told = table_choices(now.wanted, brought_tables(office, now), as_printed(office, now))
    labels = {one.label.text() for table in told for one in table.columns if one.is_there}
    assert {"Số đoàn viên", "So với chỉ tiêu – Vượt (tùy số liệu)"} <= labels
    assert not [label for label in labels if "{" in label or "…" in label]


def test_columns_of_each_further_indicator_may_be_ticked():
    columns = [
        {"show": "name", "header": "Tên đơn vị"},
        {"show": "count", "indicator": "tien", "header": "Tiền"},
    ]
    values = {"tables": {"bang": {"columns": columns}}}
    named = {"duong": "số mét đường", "tien": "số tiền", "cay": "số cây"}
    (table,) = table_choices(values, {}, str, named)
    offered = {one.key: one.label.text() for one in table.columns if "@" in one.key}
    assert offered["+quota@tien"] == "Số tiền – Chỉ tiêu"
    assert {"+count@tien", "+count@duong"}.isdisjoint(offered)
    chosen = {"tables.bang": ["0", "+rate@cay", "+rate@khac"]}
    told = with_columns(values, chosen, {"tables.bang": columns}, {}, named)
    assert told["tables"]["bang"]["columns"][1:] == [
        {"show": "rate", "indicator": "cay", "header": ["Số cây", "Tỷ lệ đạt"]}
    ]
    (alone,) = table_choices(values, {}, str, {"duong": "số mét đường"})
    assert not [one for one in alone.columns if "@" in one.key]


def test_tables_and_charts_are_called_by_what_they_show(office_copy):
    office = open_office(office_copy)
    now = document_now(office, campaign_of(office, "thi-dua"), "bc_01", {})

    names = {key: str(one) for key, one in strip_names(office, now).items()}

    assert names["tables.parts"] == "theo cách phân loại"
    assert not {code.partition(".")[2] for code in names} & set(names.values())


def test_tables_of_one_sort_are_told_apart():
    rows = {"a": {}, "b": {"rows": "list"}, "c": {"rows": "units"}}

    assert {code: str(name) for code, name in names_of_tables(rows).items()} == {
        "a": "các đơn vị",
        "b": "các dòng riêng của văn bản",
        "c": "các đơn vị (2)",
    }
