"""Documents: kind, people, days, numbers, tables, and what is typed where a name should stand."""

from __future__ import annotations

import pytest

PLACED = "Nội dung {{ tables.t }} {{ charts.c }}"


def _document(more, kind="plan"):
    return (
        f"documents: [{{code: d, kind: {kind}, subject: về sáng kiến, body: '{PLACED}', {more}}}]"
    )


DOCUMENTS = {
    "things that are placed, in an annex too, and one of each that nothing places": (
        """
        documents:
        - code: d
          kind: plan
          subject: A
          body: "{{ pictures.x }} {{ tables['y'] }}"
          annexes: [{title: A, body: "{{ charts.z }}"}]
          pictures: {x: {file: a.png}, xx: {file: a.png}}
          tables:
            y: {columns: [{show: name, header: A}]}
            yy: {columns: [{show: name, header: A}]}
          charts: {z: {kind: trend, title: A}, zz: {kind: trend, title: A}}
        """,
        [
            "W-UNPLACED documents[0].tables.yy",
            "W-UNPLACED documents[0].charts.zz",
            "W-UNPLACED documents[0].pictures.xx",
        ],
    ),
    "a draft": (_document("signatory: hoa"), []),
    "with number and day": (
        _document("number: 5, date: 24/01/2022, signatory: hoa, department: CSPL"),
        [],
    ),
    "a document that says nothing": (
        "documents: [{code: d, kind: plan, subject: A}]",
        ["E-BODY-NONE documents[0].body"],
    ),
    "a copy of a document, of another copy, of none, and of letters": (
        """
        documents:
        - {code: a, kind: plan, subject: A, body: B}
        - {code: b, kind: plan, body: B, subject: A, copy_of: a}
        - {code: c, kind: plan, body: B, subject: A, copy_of: b}
        - {code: d, kind: plan, body: B, subject: A, copy_of: nope}
        - {code: e, kind: plan, body: B, subject: A, for_each: units}
        - {code: f, kind: plan, body: B, subject: A, copy_of: e}
        """,
        [
            "E-COPY-OF documents[2].copy_of",
            "E-DOCUMENT-UNKNOWN documents[3].copy_of",
            "W-FOR-EACH documents[4].for_each",
            "E-COPY-OF documents[5].copy_of",
        ],
    ),
    "a copy with a number of a draft, and one before its original": (
        """
        documents:
        - {code: a, kind: plan, subject: A, body: B, date: 02/5/2022}
        - {code: b, kind: plan, body: B, subject: A, copy_of: a, number: 1, date: 03/5/2022, signatory: hoa}
        - {code: c, kind: plan, body: B, subject: A, copy_of: a, date: 01/5/2022}
        """,
        ["W-COPY-DRAFT documents[1].copy_of", "W-COPY-EARLIER documents[2].date"],
    ),
    "an extract that prints the whole of its original": (
        """
        documents:
        - {code: a, kind: plan, subject: A, body: B, number: 1, date: 02/5/2022, signatory: hoa}
        - {code: b, kind: extract, body: B, subject: A, copy_of: a}
        """,
        ["W-COPY-WHOLE documents[1].copy_of"],
    ),
    "one person who signs twice": (
        _document("signatory: hoa, co_signatories: [{signatory: hoa}]"),
        ["W-SIGNATORY-TWICE documents[0].co_signatories[0]"],
    ),
    "an unknown kind": (_document("signatory: hoa", "plann"), ["E-KIND-UNKNOWN documents[0].kind"]),
    "a reference of an unknown kind": (
        "references: [{code: kh, kind: plann, date: 24/01/2022, issuer: LĐLĐ tỉnh}]",
        ["E-KIND-UNKNOWN references[0].kind"],
    ),
    "a kind that is not in the decree": (_document("", "solution"), ["I-KIND documents[0].kind"]),
    "an unknown issuer of the campaign": ("issuer: bacan", ["E-ISSUER-UNKNOWN issuer"]),
    "an unknown issuer of the document": (
        _document("issuer: bacan, department: X, signatory: Y"),
        ["E-ISSUER-UNKNOWN documents[0].issuer"],
    ),
    "unknown department and signatory": (
        _document("department: CSP, signatory: hao"),
        [
            "E-DEPARTMENT-UNKNOWN documents[0].department",
            "E-SIGNATORY-UNKNOWN documents[0].signatory",
        ],
    ),
    "a signatory no longer in office": (
        _document("date: 24/01/2022, signatory: hai"),
        ["W-SIGNATORY-ABSENT documents[0].signatory"],
    ),
    "a signatory on the first and on the last day in office": (
        """
        documents:
        - {code: c, kind: plan, subject: A, body: B, date: 01/01/2020, signatory: hoa}
        - {code: d, kind: plan, subject: A, body: B, date: 31/12/2021, signatory: hai}
        """,
        [],
    ),
    "the only signatory of a body need not be named": (
        _document("issuer: namcan, number: 5, date: 24/01/2022"),
        [],
    ),
    "a number and nobody who signs": (
        _document("number: 5, date: 24/01/2022"),
        ["W-SIGNATORY-NONE documents[0].signatory"],
    ),
    "a number and a signatory whose name is not known": (
        _document("number: 5, date: 24/01/2022, issuer: dam_doi"),
        ["W-SIGNATORY-NONE documents[0].signatory"],
    ),
    "a draft that speaks for another collective than it is signed for": (
        _document("issuer: ngoc_hien"),
        ["W-COLLECTIVE-OTHER documents[0].signatory"],
    ),
    "several such drafts are told once": (
        """
        documents:
        - {code: a, kind: plan, subject: về sáng kiến, body: B, issuer: ngoc_hien}
        - {code: b, kind: plan, subject: về sáng kiến, body: B, issuer: ngoc_hien}
        - {code: c, kind: plan, subject: về sáng kiến, body: B, issuer: ngoc_hien}
        """,
        ["W-COLLECTIVE-OTHER documents[0].signatory"],
    ),
    "what was signed so stays": (
        _document("issuer: ngoc_hien, number: 5, date: 24/01/2022"),
        [],
    ),
    "a draft whose signatory is not known": (_document("issuer: dam_doi"), []),
    "a number without a day": (
        _document("number: 5, signatory: hoa"),
        ["E-DOCUMENT-DATE documents[0].number"],
    ),
    "a snapshot that was never taken": (
        _document("as_of: 25/4/2022"),
        ["E-SNAPSHOT-UNKNOWN documents[0].as_of"],
    ),
    "addressees of a plan": (
        _document("addressees: [Các đơn vị]"),
        ["W-ADDRESSEES documents[0].addressees"],
    ),
    "a letter to nobody": (
        _document("department: CSPL", "directive"),
        ["W-ADDRESSEES-NONE documents[0].addressees"],
    ),
    "a letter that no department drafted": (
        _document("addressees: [Các đơn vị]", "directive"),
        ["W-DEPARTMENT-NONE documents[0].department"],
    ),
    "a letter with a symbol of its own": (
        _document("addressees: [Các đơn vị], symbol: LĐLĐ-VP", "directive"),
        [],
    ),
    "a submission to nobody": (
        _document("", "submission"),
        ["W-ADDRESSEES-NONE documents[0].addressees"],
    ),
    "a letter with addressees": (_document("addressees: [A], department: CSPL", "directive"), []),
    "a report with or without": (_document("addressees: [Các đơn vị]", "report"), []),
    "attached to nothing known": (
        _document("attached_to: qd"),
        ["E-DOCUMENT-UNKNOWN documents[0].attached_to"],
    ),
    "attached to itself": (
        _document("attached_to: d"),
        ["E-ATTACHED-CYCLE documents[0].attached_to"],
    ),
    "own words for a passage, a phase and a base that nobody has": (
        _document(
            "phase: gd9, base: dv, passages: {result_now: Lời riêng., result_naw: Lời riêng.}"
        ),
        [
            "E-PHASE-UNKNOWN documents[0].phase",
            "E-BASE-UNKNOWN documents[0].base",
            "E-PASSAGE-UNKNOWN documents[0].passages.result_naw",
        ],
    ),
    "a condition and a file name for one copy": (
        _document("where: rate < 0.5, file_name: thu"),
        ["E-FOR-EACH documents[0].where", "E-FOR-EACH documents[0].file_name"],
    ),
    "one for each of none": (_document("for_each: units"), ["W-FOR-EACH documents[0].for_each"]),
    "a condition where one is made for each group": (
        "{groups: [{code: a, name: A}], " + _document("for_each: groups, where: rate < 0.5") + "}",
        ["W-FOR-EACH-WHERE documents[0].where"],
    ),
    "one for each unit": (
        "{units: [{code: a, name: A}], " + _document("for_each: units, where: rate < 0.5") + "}",
        [],
    ),
    "the figure of one certain unit in each letter": (
        "{units: [{code: a, name: A}], "
        + _document("for_each: units, subject: '{{ result.unit.a.quota }} {{ unit.name }}'")
        + "}",
        ["W-SERIES-FIXED documents[0].subject"],
    ),
    "the same in a document for all": (
        "{units: [{code: a, name: A}], " + _document("subject: '{{ result.unit.a.quota }}'") + "}",
        [],
    ),
    "an invitation without guests": (
        _document("fields: {chairs: Ông A}", "invitation"),
        [
            "E-FIELD-MISSING documents[0].fields.guests",
            "E-FIELD-UNKNOWN documents[0].fields.chairs",
        ],
    ),
    "an invitation": (_document("fields: {guests: Ông A}", "invitation"), []),
    "an annex without anything": (
        _document("annexes: [{title: Chỉ tiêu}]"),
        ["E-ANNEX-EMPTY documents[0].annexes[0]"],
    ),
}

NUMBERS = {
    "the same number, symbol and year": (
        "{code: c, kind: plan, number: 5, date: 01/02/2022}",
        "{code: d, kind: plan, number: 5, date: 31/12/2022}",
        ["E-NUMBER-TWICE documents[1].number"],
    ),
    "another year": (
        "{code: c, kind: plan, number: 5, date: 01/02/2022}",
        "{code: d, kind: plan, number: 5, date: 01/02/2023}",
        [],
    ),
    "another kind": (
        "{code: c, kind: plan, number: 5, date: 01/02/2022}",
        "{code: d, kind: report, number: 5, date: 31/12/2022}",
        [],
    ),
    "another kind with the symbol written": (
        "{code: c, kind: plan, number: 5, date: 01/02/2022}",
        "{code: d, kind: report, number: 5, date: 31/12/2022, symbol: KH-LĐLĐ}",
        ["E-NUMBER-TWICE documents[1].number"],
    ),
    "of the same body, named once": (
        "{code: c, kind: plan, number: 5, date: 01/02/2022}",
        "{code: d, kind: plan, number: 5, date: 31/12/2022, issuer: camau}",
        ["E-NUMBER-TWICE documents[1].number"],
    ),
    "of another body": (
        "{code: c, kind: plan, number: 5, date: 01/02/2022}",
        "{code: d, kind: plan, number: 5, date: 31/12/2022, issuer: namcan, signatory: ba}",
        [],
    ),
    "letters of two departments": (
        "{code: c, kind: directive, number: 5, date: 01/02/2022, addressees: [A], department: CSPL}",
        "{code: d, kind: directive, number: 5, date: 31/12/2022, addressees: [A], symbol: LĐLĐ}",
        [],
    ),
}

MOMENTS = {
    "a day means any snapshot of it": ("20/4/2022", []),
    "the very hour": ("8h00 20/4/2022", []),
    "another hour": ("9h00 20/4/2022", ["E-SNAPSHOT-UNKNOWN documents[0].as_of"]),
    "another day": ("21/4/2022", ["E-SNAPSHOT-UNKNOWN documents[0].as_of"]),
    "on the day of issue": ("25/4/2022", []),
    "after the day of issue": ("31/5/2022", ["W-AS-OF-LATER documents[0].as_of"]),
}

TABLES = {
    "what the campaign has": (
        """
        - {show: ordinal, header: TT}
        - {show: name, header: Tên đơn vị}
        - {show: base, header: CĐCS, of: grassroots_unions}
        - {show: quota, header: Chỉ tiêu}
        - {show: rate, header: Tỷ lệ}
        - {show: phase_count, header: Giai đoạn 1, phase: gd1}
        - {show: formula, header: Còn lại, formula: quota - count}
        - {show: note, header: Ghi chú, values: {a: Xa}}
        """,
        [],
    ),
    "what it has not": (
        """
        - {show: base, header: A, of: members}
        - {show: count, header: B, indicator: idea, phase: gd9, as_of: 01/5/2022}
        - {show: quota, header: C, quota: q9}
        - {show: note, header: D, values: {x: Xa}}
        """,
        [
            "E-BASE-UNKNOWN columns[0].of",
            "E-INDICATOR-UNKNOWN columns[1].indicator",
            "E-PHASE-UNKNOWN columns[1].phase",
            "E-SNAPSHOT-UNKNOWN columns[1].as_of",
            "E-QUOTA-UNKNOWN columns[2].quota",
            "E-UNIT-UNKNOWN columns[3].values.x",
        ],
    ),
    "columns that do not say enough": (
        """
        - {show: base, header: A}
        - {show: phase_count, header: B}
        - {show: formula, header: C}
        - {show: count, header: D, formula: quota - count}
        """,
        [
            "E-COLUMN-BASE columns[0].show",
            "E-COLUMN-PHASE columns[1].show",
            "E-COLUMN-FORMULA columns[2].show",
            "E-COLUMN-FORMULA columns[3].formula",
        ],
    ),
    "columns that compare with nothing": (
        """
        - {show: compared, header: A}
        - {show: compared_growth, header: B}
        """,
        ["E-COLUMN-COMPARE columns[0].show", "E-COLUMN-COMPARE columns[1].show"],
    ),
    "an unknown phase or indicator is told once": (
        """
        - {show: quota, header: A, phase: gd9}
        - {show: quota, header: B, indicator: idea}
        """,
        ["E-PHASE-UNKNOWN columns[0].phase", "E-INDICATOR-UNKNOWN columns[1].indicator"],
    ),
    "a part of a base, and of none that is there": (
        """
        - {show: share, header: A, of: grassroots_unions}
        - {show: share, header: B, of: unions}
        """,
        ["E-BASE-UNKNOWN columns[1].of"],
    ),
    "no quotas of that phase, none of that indicator": (
        """
        - {show: quota, header: A, phase: gd1}
        - {show: shortfall, header: B, indicator: models}
        """,
        ["E-COLUMN-QUOTA columns[0].show", "E-COLUMN-QUOTA columns[1].show"],
    ),
}

ROWS = {
    "units of a group": ("group: huyen", []),
    "of an unknown group": ("group: huyenn", ["E-GROUP-UNKNOWN group"]),
    "parts of an unknown split": (
        "rows: breakdown, breakdown: s",
        ["E-BREAKDOWN-UNKNOWN breakdown"],
    ),
    "parts of nothing": ("rows: breakdown", ["E-TABLE-ROWS rows"]),
    "a list of nothing": ("rows: list", ["E-TABLE-ROWS rows"]),
    "keys that say nothing": (
        "rows: phases, grouped: có, running_numbers: có, group: huyen, left: không, items: [{a: A}], breakdown: sector",
        [
            "W-TABLE-KEY breakdown",
            "W-TABLE-KEY items",
            "W-TABLE-KEY grouped",
            "W-TABLE-KEY running_numbers",
            "W-TABLE-KEY group",
            "W-TABLE-KEY left",
        ],
    ),
}

WITH_ALL = """
        indicators:
        - {code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}
        - {code: models, name: số mô hình, unit_of_measure: mô hình}
        bases: [{code: grassroots_unions, name: CĐCS}]
        phases: [{code: gd1, name: giai đoạn 1, ends: 31/5/2022}]
        groups: [{code: huyen, name: Các huyện}]
        units: [{code: a, name: A, group: huyen, bases: {grassroots_unions: 97}}]
        quotas: [{counts: {a: 5}}]
        snapshots:
        - as_of: 25/4/2022
          results: [{total: 1, counts: {a: 1}, breakdowns: [{code: sector, name: Lĩnh vực, counts: {Y tế: 1}}]}]
        documents:
        - code: d
          kind: plan
          subject: về sáng kiến
          body: Nội dung {{{{ tables.t }}}}
"""


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_documents(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(("first", "second", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(found, first, second, expected):
    said = "subject: về sáng kiến, body: Nội dung"
    documents = ", ".join(
        f"{{{one.strip('{}')}, {said}{'' if 'signatory' in one else ', signatory: hoa'}}}"
        for one in (first, second)
    )
    assert found(f"documents: [{documents}]") == expected


@pytest.mark.parametrize(("as_of", "expected"), MOMENTS.values(), ids=MOMENTS)
def test_the_snapshot_of_a_document(found, as_of, expected):
    text = f"""
        snapshots:
        - {{as_of: 8h00 20/4/2022, results: [{{total: 3.718}}]}}
        - {{as_of: 25/4/2022, results: [{{total: 4.000}}]}}
        - {{as_of: 31/5/2022, results: [{{total: 5.000}}]}}
        {_document(f"as_of: {as_of}, date: 25/4/2022, signatory: hoa")}
    """
    assert found(text) == expected


QUOTAS = {
    "none": ("[]", []),
    "all that there are": ("[ideas, ideas/gd1, ideas/gd1/them]", []),
    "the first by its code too": ("[ideas//goc, ideas/gd1/lan_1, ideas/gd1/+2]", []),
    "another": (
        "[ideas/gd2, ideas//them]",
        ["W-DOCUMENT-QUOTAS documents[0].quotas"] * 2,
    ),
}


@pytest.mark.parametrize(("quotas", "expected"), QUOTAS.values(), ids=QUOTAS)
def test_the_tables_of_quotas_that_a_document_knows(found, quotas, expected):
    text = f"""
        phases: [{{code: gd1, name: giai đoạn 1, ends: 31/5/2022}}]
        quotas:
        - {{code: goc, counts: {{}}}}
        - {{code: them, phase: gd1, adds_to: lan_1, counts: {{}}}}
        - {{code: lan_1, phase: gd1, counts: {{}}}}
        {_document(f"quotas: {quotas}, signatory: hoa")}
    """
    assert found(text) == expected


@pytest.mark.parametrize("place", ["tables.t", "annexes[0].table"])
@pytest.mark.parametrize(("columns", "expected"), TABLES.values(), ids=TABLES)
def test_columns(found, place, columns, expected):
    inner = columns.replace("\n        ", "\n              ").rstrip()
    around = {
        "tables.t": "          tables:\n            t:\n              columns:",
        "annexes[0].table": "          annexes:\n          - title: A\n            table:\n              columns:",
    }
    text = f"{WITH_ALL}{around[place]}{inner}"
    assert found(text) == [line.replace(" ", f" documents[0].{place}.") for line in expected]


@pytest.mark.parametrize(("keys", "expected"), ROWS.values(), ids=ROWS)
def test_rows(found, keys, expected):
    table = f"{{columns: [{{show: name, header: Tên}}], {keys}}}"
    text = f"{WITH_ALL}          tables: {{t: {table}}}"
    assert found(text) == [line.replace(" ", " documents[0].tables.t.") for line in expected]


@pytest.mark.parametrize("rows", ["phases", "targets", "breakdown, breakdown: sector"])
def test_only_units_and_groups_are_parts_of_a_base(found, rows):
    columns = "[{show: share, header: A, of: grassroots_unions}]"
    text = f"{WITH_ALL}          tables: {{t: {{columns: {columns}, rows: {rows}}}}}"
    assert found(text) == ["E-COLUMN-BASE documents[0].tables.t.columns[0].of"]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("columns: [{show: quota, header: A}]", ["W-COLUMN-QUOTA"]),
        ("phase: gd1, columns: [{show: quota, header: A}]", []),
        ("columns: [{show: quota, header: A, phase: gd1}]", []),
        ("columns: [{show: quota, header: A, when: result.quota}]", []),
        ("rows: phases, columns: [{show: quota, header: A}]", []),
    ],
)
def test_quotas_of_a_phase_that_neither_column_nor_table_names(found, table, expected):
    text = WITH_ALL.replace("[{counts: {a: 5}}]", "[{phase: gd1, counts: {a: 5}}]")
    told = found(f"{text}          tables: {{t: {{{table}}}}}")
    assert [one.partition(" ")[0] for one in told] == expected


def test_the_quotas_of_all_phases_stand_for_the_whole(found):
    text = WITH_ALL.replace("[{counts: {a: 5}}]", "[{phase: gd1, counts: {a: 5}}]")
    text = text.replace("ends: 31/5/2022", "ends: 30/9/2023")
    columns = "[{show: quota, header: A}, {show: rate, header: B, phase: gd1}]"
    assert found(f"{text}          tables: {{t: {{columns: {columns}}}}}") == []


def test_quotas_of_the_indicator_that_a_table_is_of(found):
    text = WITH_ALL.replace("[{counts: {a: 5}}]", "[{indicator: models, counts: {a: 5}}]")
    table = "{indicator: models, columns: [{show: quota, header: A}]}"
    assert found(f"{text}          tables: {{t: {table}}}") == []


def test_grouped_without_groups(found):
    table = "{columns: [{show: name, header: Tên}], grouped: có}"
    assert found(_document(f"tables: {{t: {table}}}")) == [
        "W-TABLE-GROUPED documents[0].tables.t.grouped"
    ]


def test_columns_of_a_list(found):
    columns = """
        columns: [{show: text, header: A, of: ten}, {show: text, header: B, of: viec},
          {show: text, header: C}, {show: ordinal, header: TT}], items: [{ten: Ông A}]
    """
    assert found(_document(f"tables: {{t: {{rows: list, {columns}}}}}")) == [
        "E-COLUMN-ITEM documents[0].tables.t.columns[1].of",
        "E-COLUMN-ITEM documents[0].tables.t.columns[2].show",
    ]


def test_charts(found):
    chart = "{kind: progress, title: A, indicator: idea, phase: gd9, target: t9}"
    assert found(_document(f"charts: {{c: {chart}}}, annexes: [{{title: A, chart: {chart}}}]")) == [
        f"E-{name.upper()}-UNKNOWN documents[0].{place}.{name}"
        for place in ("charts.c", "annexes[0].chart")
        for name in ("indicator", "phase", "target")
    ]


def test_what_is_said(said):
    text = f"""
        snapshots:
        - {{as_of: 8h00 20/4/2022, results: [{{total: 3.718}}]}}
        - {{as_of: 31/5/2022, results: [{{total: 5.000}}]}}
        {_document("as_of: 21/4/2022", "plann")}
    """
    assert said(text) == [
        "không có loại văn bản nào mã «plann»; có phải «plan» (Kế hoạch)?",
        (
            "không có số liệu chốt ngày 21/4/2022; "
            "số liệu chốt gần nhất: 8h00 ngày 20/4/2022; ngày 31/5/2022"
        ),
    ]
    assert said(_document("department: CSP, signatory: xyz")) == [
        "Liên đoàn Lao động tỉnh Cà Mau không có ban nào mã «CSP»; có phải «CSPL» (Ban Chính sách - Pháp luật)?",
        "Liên đoàn Lao động tỉnh Cà Mau không có người ký nào mã «xyz»; "
        "các mã đã có: hoa (Trần Văn Hòa), hai (Lê Thị Hải)",
    ]
    assert said(_document("fields: {guests: A, chairs: B, thu: C}", "invitation")) == [
        "«Giấy mời» không có ô nào mã «chairs»; có phải «chair»?",
        "«Giấy mời» không có ô nào mã «thu»; bỏ trường này, hoặc thêm vào bảng loại văn bản",
    ]
    assert said(_document("", "solution")) == [
        "«Giải pháp» không phải loại văn bản của Nghị định 30/2020/NĐ-CP; cân nhắc dùng kế hoạch"
    ]
    assert said(_document("tables: {t: {columns: [{show: quota, header: A}]}}")) == [
        "cột quota cần chỉ tiêu giao cho đơn vị, nhưng chưa có; "
        "ghi bảng chỉ tiêu của «ideas» ở «quotas:»"
    ]
    assert said(_document("date: 24/01/2022, signatory: hai")) == [
        (
            "ngày 24/01/2022 Lê Thị Hải không giữ chức vụ Chủ tịch; "
            "sửa người ký, ngày ban hành hoặc thời gian giữ chức vụ"
        )
    ]
