"""Books that are missing, cut or written by hand, and what may be done about them."""

from __future__ import annotations

import pytest
from clerks import ISSUER, date, letter, numbers, open_book, reserve

from generator.model.books import Numbering, RowState, Term
from generator.model.document import Secrecy
from generator.problems import MachineFailed, RecordsInvalid
from generator.register import ledger
from generator.register.changing import list_rows, look
from generator.register.checks import check_register, copy_doubts
from generator.register.entering import void
from generator.register.founding import adopt_register, init_register
from generator.register.issuing_body import (
    Register,
    RegisterDamaged,
    RegisterMissing,
    issuers_with_register,
    open_register,
)
from generator.register.ledger import Ledger
from generator.workspace.folders import Workspace


@pytest.fixture
def used(register):
    reserve(register, [letter("a"), letter("b"), letter("c")])
    return register


def text_of(register, year=2022):
    return register.book(year).read_text("utf-8")


def text_left(register):
    """What is left of the book, if anything is."""
    path = register.book(2022)
    return path.read_bytes().decode(errors="replace") if path.is_file() else ""


def write(register, text, year=2022):
    register.book(year).write_bytes(text.encode() if isinstance(text, str) else text)


def cut_after(register, number):
    head, _, _ = text_of(register).partition(f"  - number: {number + 1}\n")
    write(register, head)


def test_a_new_book(tmp_path):
    register = open_book(Workspace(tmp_path), date("01/5/2022"), first={"general": 85})
    assert (
        text_of(register)
        == """\
# Sổ đăng ký văn bản đi năm 2022 của «ldld-ca-mau». Số do vanthu cấp; có thể ghi tay
# sent (ngày chuyển), received (ký nhận), note (ghi chú). Không xóa dòng: số bỏ đi thì hủy.
issuer: ldld-ca-mau
year: 2022
first_numbers:
  - period: 2022
    series: general
    number: 85
rows:
"""
    )


def test_numbers_are_not_given_without_a_register(tmp_path):
    register = open_register(Workspace(tmp_path), ISSUER)
    with pytest.raises(RegisterMissing, match="chạy «vanthu register init --year NĂM»") as caught:
        reserve(register, [letter("a")])
    assert caught.value.exit_code == 3
    with pytest.raises(RegisterMissing):
        list_rows(register)


def test_a_book_is_begun_once(used):
    with pytest.raises(RecordsInvalid) as caught:
        init_register(used, date("01/01/2022"))
    assert [str(problem.message) for problem in caught.value.problems] == ["đã có sổ năm 2022"]
    assert len(list_rows(used)) == 3


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda used: used.book(2022).unlink(), "2022.yaml: sổ bị hỏng: không thấy tệp"),
        (lambda used: write(used, ""), "2022.yaml: sổ bị hỏng: không đọc được"),
        (lambda used: write(used, b"\0" * 900), "2022.yaml: sổ bị hỏng: không đọc được"),
        (lambda used: write(used, b"\xd0\xcf\x11"), "2022.yaml: sổ bị hỏng: không đọc được"),
        (lambda used: write(used, text_of(used)[:-40]), "2022.yaml: sổ bị hỏng: không đọc được"),
        (lambda used: cut_after(used, 2), "chỉ còn 2 dòng, trước đó có 3"),
        (
            lambda used: write(used, text_of(used).replace("number: 3", "number: 2")),
            "số cao nhất của dãy «general» phải từ 3 trở lên",
        ),
        (
            lambda used: write(used, text_of(used).replace(f"issuer: {ISSUER}", "issuer: khac")),
            "trong tệp ghi là sổ năm 2022 của «khac»",
        ),
        (
            lambda used: used.marker.unlink(),
            "highest.yaml: sổ bị hỏng: không thấy tệp ghi số cao nhất",
        ),
        (lambda used: used.marker.write_bytes(b""), "highest.yaml: sổ bị hỏng: không đọc được"),
        (
            lambda used: used.book(2021).write_bytes(used.book(2022).read_bytes()),
            "2021.yaml: sổ bị hỏng: tệp ghi số cao nhất không biết sổ này",
        ),
        (
            lambda used: write(used, text_of(used) + "<<<<<<< HEAD\n"),
            "2022.yaml: sổ bị hỏng: không đọc được",
        ),
    ],
)
def test_a_damaged_register_gives_no_number(used, damage, said):
    damage(used)
    for attempt in (
        lambda: reserve(used, [letter("d")]),
        lambda: void(used, 1, "nhầm", period="2022"),
        lambda: list_rows(used),
        lambda: check_register(used),
    ):
        with pytest.raises(RegisterDamaged) as caught:
            attempt()
        assert caught.value.exit_code == 3
        assert said in str(caught.value)
        remedy = "không phục hồi bản sao cũ" if "<<<" in text_left(used) else "phục hồi từ bản sao"
        assert f"{remedy}, không tự lập sổ mới" in str(caught.value)


def test_a_damaged_book_is_told_line_by_line(used):
    write(used, text_of(used).replace("date: 2022-05-10", "date: 2022-13-45", 1))
    with pytest.raises(RegisterDamaged) as caught:
        list_rows(used)
    assert [str(problem.place) for problem in caught.value.problems] == [
        "campaigns/register/ldld-ca-mau/2022.yaml:8:11"
    ]
    assert "sửa các dòng được nêu; không sửa được thì phục hồi" in str(caught.value)


def test_the_whole_folder_gone_is_no_new_register(used):
    used.folder.rename(used.folder.with_name("elsewhere"))
    with pytest.raises(RegisterMissing):
        reserve(used, [letter("d")])


def test_a_lost_book_goes_on_behind_its_highest_number(used):
    used.book(2022).unlink()
    for first in (None, {"general": 3}):
        with pytest.raises(RegisterDamaged, match="lớn hơn 03"):
            init_register(used, date("01/6/2022"), first)
    init_register(used, date("01/6/2022"), {"general": 4})
    assert reserve(used, [letter("d")]).given[0].row.number == 4


def test_a_marker_lost_is_made_again_from_the_books(used):
    used.marker.unlink()
    adopt_register(used)
    assert reserve(used, [letter("d")]).given[0].row.number == 4


def test_rows_taken_out_by_hand_are_adopted_but_their_numbers_are_not_given_again(used):
    cut_after(used, 1)
    with pytest.raises(RegisterDamaged, match="mất số 02 đến 03"):
        adopt_register(used)
    adopt_register(used, "mất hàng khi phục hồi")
    assert reserve(used, [letter("d")]).given[0].row.number == 4
    assert numbers(list_rows(used)) == [
        "01/KH-LĐLĐ 2022-05-10 reserved a",
        "02 2022-05-10 void mất hàng khi phục hồi",
        "03 2022-05-10 void mất hàng khi phục hồi",
        "04/KH-LĐLĐ 2022-05-10 reserved d",
    ]
    assert check_register(used) == []


def test_a_book_adopted_has_fewer_rows_from_then_on(used):
    void(used, 2, "nhầm", period="2022")
    text = text_of(used)
    start, stop = text.index("  - number: 2\n"), text.index("  - number: 3\n")
    write(used, text[:start] + text[stop:])
    adopt_register(used)
    assert [problem.code for problem in check_register(used)] == ["E-REGISTER-HOLE"]


def test_rows_typed_by_hand_are_taken_as_they_are(used):
    write(
        used, text_of(used) + "  - number: 4\n    date: 11/5/2022\n    title: Thông báo nghỉ lễ\n"
    )
    assert reserve(used, [letter("d", "12/5/2022")]).given[0].row.number == 5
    assert numbers(list_rows(used))[3] == "04 2022-05-11 issued None"


@pytest.mark.parametrize(
    "written",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n\n# hết\n",
        lambda text: text.replace("  - ", "- ").replace("    ", "  "),
        lambda text: text.replace("rows:\n", "rows:   # các hàng\n"),
    ],
)
def test_a_book_saved_in_another_way_is_added_to_as_it_is(used, written):
    text = written(text_of(used))
    write(used, text)
    reserve(used, [letter("d")])
    now = used.book(2022).read_bytes().decode()
    for line in text.split("\n")[:-1]:
        assert line in now
    assert ("\r\n" in now) == ("\r\n" in text)
    assert [entry.row.number for entry in list_rows(used)] == [1, 2, 3, 4]


@pytest.mark.parametrize("rows", ["rows: []\n", "rows:\n", "rows: ~ # trống\n", ""])
def test_an_empty_book_in_every_form(register, rows):
    write(register, text_of(register).replace("rows:\n", rows))
    reserve(register, [letter("a")])
    assert [entry.row.number for entry in list_rows(register)] == [1]


def test_rows_on_one_line_stay_on_it(register):
    flow = "rows: [{number: 1, date: 10/5/2022, title: Thông báo}]"
    write(register, text_of(register).replace("rows:\n", f"{flow}\n"))
    reserve(register, [letter("a")])
    assert flow[:-1] in text_of(register)
    assert [entry.row.number for entry in list_rows(register)] == [1, 2]


def test_a_book_that_cannot_be_added_to_is_refused(used):
    write(used, text_of(used).replace("  - number: 3\n", "  - ? number\n    : 3\n"))
    write(used, text_of(used).replace("rows:\n", "? rows\n:\n"))
    with pytest.raises(RecordsInvalid) as caught:
        void(used, 3, "nhầm", period="2022")
    assert [problem.code for problem in caught.value.problems] == ["E-REGISTER-FORM"]


def test_what_is_typed_in_a_row_stays_when_it_is_voided(used):
    typed = "    date: 10/5/2022 # thứ ba\n    note: 'Ghi tay'\n"
    write(used, text_of(used).replace("    date: 2022-05-10\n", typed))
    before = text_of(used)
    void(used, 2, "nhầm", period="2022")
    lost = [line for line in before.splitlines() if line not in text_of(used).splitlines()]
    assert lost == []
    assert text_of(used).count(typed) == 3


def test_keys_behind_the_rows_stay_behind_them(used):
    text = text_of(used).replace("year: 2022\n", "")
    write(used, text + "# năm của sổ\nyear: 2022\n")
    reserve(used, [letter("d")])
    assert text_of(used).endswith("# năm của sổ\nyear: 2022\n")
    assert [entry.row.number for entry in list_rows(used)] == [1, 2, 3, 4]


def test_two_issuing_bodies_in_one_workspace(used):
    other = open_register(used.workspace, "ldld-bac-kan")
    init_register(other, date("03/01/2022"))
    assert reserve(other, [letter("a")]).given[0].row.number == 1
    assert reserve(used, [letter("d")]).given[0].row.number == 4


def test_the_rule_of_numbering_is_a_record(tmp_path):
    workspace = Workspace(tmp_path)
    workspace.register.mkdir(parents=True)
    (workspace.register / "policy.yaml").write_text(
        """
default:
  series: per_kind
issuers:
  ldld-ca-mau:
    apart: [decision]
    span: term
    terms:
      - {code: 2018-2023, starts: 01/9/2018, ends: 31/8/2023}
""",
        encoding="utf-8",
    )
    common = open_register(workspace, "ldld-bac-kan").numbering
    own = open_register(workspace, "ldld-ca-mau").numbering
    assert (common.series_of("plan"), own.series_of("plan")) == ("plan", "general")
    assert own.series_of("decision") == "decision"
    assert (common.period_of(date("10/5/2022")), own.period_of(date("10/5/2022"))) == (
        "2022",
        "2018-2023",
    )


def test_a_wrong_rule_is_refused_with_its_line(tmp_path):
    workspace = Workspace(tmp_path)
    workspace.register.mkdir(parents=True)
    policy = workspace.register / "policy.yaml"
    policy.write_text("default:\n  series: two\n  span: term\n", encoding="utf-8")
    with pytest.raises(RecordsInvalid) as caught:
        open_register(workspace, ISSUER)
    assert str(caught.value.problems[0].place) == "campaigns/register/policy.yaml:2:11"
    policy.write_text("default:\n  span: term\n", encoding="utf-8")
    with pytest.raises(RecordsInvalid) as caught:
        open_register(workspace, ISSUER)
    assert [problem.code for problem in caught.value.problems] == ["E-TERM-NONE"]


def test_a_folder_in_the_place_of_a_book(used):
    used.book(2022).unlink()
    used.book(2022).mkdir()
    with pytest.raises(MachineFailed):
        list_rows(used)


def codes(call):
    with pytest.raises(RecordsInvalid) as caught:
        call()
    return [(one.code, str(one.place)) for one in caught.value.problems]


def test_a_book_that_would_be_too_long_is_refused(used, monkeypatch):
    """A row counts 5 and its values, so that the book can be read again."""
    before = used.book(2022).read_bytes()
    monkeypatch.setattr(ledger, "ITEM_LIMIT", 100 + 4 * (5 + 8) - 1)
    assert codes(lambda: reserve(used, [letter("d")])) == [
        ("E-REGISTER-FULL", "campaigns/register/ldld-ca-mau/2022.yaml")
    ]
    assert used.book(2022).read_bytes() == before
    monkeypatch.setattr(ledger, "ITEM_LIMIT", 100 + 4 * (5 + 8))
    assert reserve(used, [letter("d")]).given[0].row.number == 4


def test_a_book_of_a_day_outside_all_terms_is_not_begun(tmp_path):
    terms = (Term(code="2023-2028", starts=date("01/9/2023")),)
    rule = Numbering(span="term", terms=terms)
    register = Register(Workspace(tmp_path), ISSUER, rule)
    assert codes(lambda: init_register(register, date("01/5/2022"))) == [
        ("E-REGISTER-TERM", "campaigns/register/ldld-ca-mau/2022.yaml")
    ]
    assert not register.book(2022).exists()


def test_a_register_that_cannot_be_made_is_told_by_its_name(tmp_path):
    workspace = Workspace(tmp_path)
    workspace.register.parent.mkdir(parents=True)
    workspace.register.write_bytes(b"")
    with pytest.raises(
        MachineFailed, match="campaigns/register: sổ bị hỏng: ở chỗ của thư mục này là một tệp"
    ):
        init_register(Register(workspace, ISSUER), date("01/5/2022"))
    assert workspace.register.read_bytes() == b""


def test_a_book_lost_without_a_number_given(tmp_path):
    register = open_book(Workspace(tmp_path), date("01/5/2022"), first={"general": 85})
    assert "number: 84\n" in register.marker.read_text("utf-8")
    register.book(2022).unlink()
    with pytest.raises(RegisterDamaged, match="lớn hơn 84"):
        init_register(register, date("01/6/2022"), {"general": 84})
    init_register(register, date("01/6/2022"), {"general": 85})
    assert reserve(register, [letter("a")]).given[0].row.number == 85


def test_a_book_that_begins_at_01_all_the_same(tmp_path):
    register = open_book(Workspace(tmp_path), date("01/5/2022"), first={"general": 1})
    register.book(2022).unlink()
    with pytest.raises(RegisterDamaged, match="lớn hơn 00"):
        init_register(register, date("01/6/2022"))
    init_register(register, date("01/6/2022"), {"general": 1})
    assert reserve(register, [letter("a")]).given[0].row.number == 1


def test_one_lost_book_stops_even_those_who_ask_for_another_year(used):
    reserve(used, [letter("d", "03/01/2023")])
    assert [one.row.key for one in list_rows(used, year=2023)] == ["d"]
    used.book(2022).unlink()
    with pytest.raises(RegisterDamaged, match=r"2022\.yaml: sổ bị hỏng: không thấy tệp"):
        list_rows(used, year=2023)
    with pytest.raises(RegisterDamaged, match=r"2022\.yaml: sổ bị hỏng: không thấy tệp"):
        adopt_register(used, "mất")


def test_all_rows_of_a_series_lost(tmp_path):
    register = open_book(Workspace(tmp_path), date("01/5/2022"), first={"general": 85})
    reserve(register, [letter("a"), letter("b"), letter("c")])
    head, _, _ = text_of(register).partition("rows:\n")
    write(register, head + "rows:\n")
    with pytest.raises(RegisterDamaged, match=r"«general» mất số 85 đến 87"):
        adopt_register(register)
    adopt_register(register, "mất hàng")
    assert numbers(list_rows(register)) == [
        "85 2022-01-01 void mất hàng",
        "86 2022-01-01 void mất hàng",
        "87 2022-01-01 void mất hàng",
    ]


def test_void_rows_of_a_term_that_begins_in_mid_year_lie_in_it(tmp_path):
    terms = (
        Term(code="cũ", starts=date("01/9/2018"), ends=date("31/8/2022")),
        Term(code="mới", starts=date("01/9/2022")),
    )
    register = open_book(Workspace(tmp_path), date("03/01/2022"), span="term", terms=terms)
    reserve(register, [letter("a", "05/9/2022")])
    head, _, _ = text_of(register).partition("rows:\n")
    write(register, head + "rows:\n")
    adopt_register(register, "mất hàng")
    assert numbers(list_rows(register)) == ["01 2022-12-31 void mất hàng"]


def test_a_row_outside_all_terms_counts_for_its_year(tmp_path):
    terms = (Term(code="2018-2023", starts=date("01/9/2018"), ends=date("31/8/2023")),)
    register = open_book(Workspace(tmp_path), date("03/01/2023"), span="term", terms=terms)
    row = "  - number: 7\n    date: 10/11/2023\n    title: Thông báo\n"
    write(register, text_of(register, 2023) + row, 2023)
    adopt_register(register)
    marker = register.marker.read_text("utf-8")
    assert "period: 2023\n        series: general\n        number: 7\n" in marker


def test_which_bodies_have_a_register(used):
    (used.workspace.register / "policy.yaml").write_text("default: {}\n", encoding="utf-8")
    (used.workspace.register / "anh").mkdir()
    assert issuers_with_register(used.workspace) == ["anh", ISSUER]
    assert issuers_with_register(Workspace(used.workspace.root / "trống")) == []


def test_rows_by_series_state_and_year(used):
    void(used, 2, "nhầm", period="2022")
    reserve(used, [letter("m", secrecy=Secrecy.SECRET, symbol="M"), letter("n", "03/01/2023")])
    keys = {
        name: [one.row.key for one in list_rows(used, **asked)]
        for name, asked in {
            "secret": {"series": "secret"},
            "void": {"states": [RowState.VOID]},
            "2023": {"year": 2023},
            "none": {"year": 2024},
        }.items()
    }
    assert keys == {"secret": ["m"], "void": ["b"], "2023": ["n"], "none": []}


def test_a_ledger_forgets_the_row_that_another_takes_the_place_of(used):
    ledger = Ledger(look(used))
    series = ("2022", "general")
    held = ledger.kept("b")
    ledger.put(held, held.row.model_copy(update={"state": RowState.VOID, "symbol": "X"}))
    assert ledger.held("b") is None
    assert ledger.with_symbol(2022, 2, "KH-LĐLĐ") is None
    assert ledger.with_symbol(2022, 2, "X") is ledger.at(series, 2)
    assert [one.row.number for one in ledger.in_series(series)] == [1, 2, 3]
    assert [one.row.state.value for one in ledger.rows()].count("void") == 1
    assert not ledger.comes_last(series, 2, date("10/5/2022"))
    assert ledger.comes_last(series, 3, date("10/5/2022"))
    assert not ledger.comes_last(series, 4, date("09/5/2022"))
    assert (ledger.expected(series), ledger.expected(("2023", "general"))) == (4, 1)


def test_a_folder_without_marker_and_books_is_no_register(used):
    used.marker.unlink()
    used.book(2022).unlink()
    for attempt in (lambda: reserve(used, [letter("d")]), lambda: list_rows(used)):
        with pytest.raises(RegisterMissing, match="chạy «vanthu register init --year NĂM»"):
            attempt()


def test_of_several_lost_books_the_first_is_told(used):
    reserve(used, [letter("d", "03/01/2023")])
    for year in (2022, 2023):
        used.book(year).unlink()
    with pytest.raises(RegisterDamaged, match=r"2022\.yaml"):
        list_rows(used)


COPIED = "issuer: ldld-ca-mau\nyear: 2022\nrows:\n- {number: 1, date: 10/5/2022, title: Kế hoạch a, key: a}\n"
MORE = (
    COPIED
    + "- {number: 2, date: 10/5/2022, title: Thông báo}\n- {number: 3, date: 11/5/2022, title: Báo cáo}\n"
)
SEEN = "issuer: ldld-ca-mau\nbooks:\n- year: 2022\n  rows: 3\n  highest:\n  - {period: 2022, series: general, number: 3}\n"


@pytest.mark.parametrize("name", ["2022 (1).yaml", "2022 - Copy.yaml", "2022-MAYTINH.yml"])
def test_numbers_in_a_copy_of_the_book_are_never_given_again(register, name):
    reserve(register, [letter("a")])
    (register.folder / name).write_text(MORE, "utf-8")
    file = f"campaigns/register/ldld-ca-mau/{name}"
    (told,) = [one for one in check_register(register) if one.code != "W-REGISTER-LACKS"]
    assert (told.code, told.place.file) == ("W-REGISTER-COPY", file)
    assert str(told.message) == "bản chép của sổ, có dòng mà sổ không có: số 02, 03"
    with pytest.raises(RecordsInvalid) as caught:
        void(register, 2, "nhầm", period="2022", day=date("10/5/2022"))
    assert f"số 02 đã cấp theo «{file}»" in str(caught.value.problems[0].message)
    with pytest.raises(RecordsInvalid) as caught:
        reserve(register, [letter("b", number=3)])
    assert f"số 03 đã cấp theo «{file}»" in str(caught.value.problems[0].message)
    given = reserve(register, [letter("b")])
    assert [one.row.number for one in given.given] == [4]
    assert [one.code for one in given.warnings] == ["W-REGISTER-COPY"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (COPIED, "bản chép của sổ, không có số nào mà sổ không có"),
        (COPIED.replace("key: a", "key: z"), "bản chép của sổ, có dòng mà sổ không có: số 01"),
        (SEEN, "bản chép của sổ, có dòng mà sổ không có: số 03"),
        ("<<<<<<< ours\n", "bản chép của sổ không đọc được, số ghi trong đó chưa được tính"),
    ],
)
def test_what_a_copy_of_the_book_holds_is_told(register, text, told):
    reserve(register, [letter("a")])
    (register.folder / "2022 (1).yaml").write_text(text, "utf-8")
    assert [str(one.message) for one in copy_doubts(register)] == [told]
