"""Commands as people mistype them: each is told in the reader's language, and what is said to write instead works.

A case is what was typed, what is said last, and the command as the sentence would have it.
"""

from __future__ import annotations

import re
import shlex
import shutil

import pytest
from places import OFFICE
from typed import NEW

from generator.cli.app import run

IS_NO = "giá trị của '{}' không hợp lệ: "
DAYS = "cần một thời điểm, viết 8h00 20/4/2022, 2022-04-20 08:00 hoặc chỉ ghi ngày 20/4/2022; đang là «hôm-qua»"
CASES = [
    # commands and options
    ("register init --year hai --first 3", "Lỗi: " + IS_NO.format("--year") + "cần một số nguyên từ 2000 đến 2100; đang là «hai»",
     "register init --year 2026 --first 3"),
    ("rendr", "Lỗi: không có lệnh «rendr»; có phải «render»?", "render"),
    ("chek thi-dua", "Lỗi: không có lệnh «chek»; có phải «check»?", "check thi-dua"),
    ("register lisst", "Lỗi: không có lệnh «lisst»; có phải «list»?", "register list"),
    ("export tabel thi-dua -o b.xlsx", "Lỗi: không có lệnh «tabel»; có phải «table»?", "export table thi-dua -o b.xlsx"),
    ("import result thi-dua r.csv --as-of 30/6/2025 -n", "Lỗi: không có lệnh «result»; có phải «results»?",
     "import results thi-dua r.csv --as-of 30/6/2025 -n"),
    ("render --forc", "Lỗi: không có tùy chọn «--forc»; có phải «--force»?", "render --force"),
    ("check --phase gd1", "Lỗi: không có tùy chọn «--phase». Lệnh này có: --figures, --force, --json, --help", "check"),
    ("--as-of 31/5/2025 status thi-dua", "Lỗi: tùy chọn «--as-of» viết sau tên lệnh: vanthu LỆNH --as-of; các lệnh có tùy chọn ấy:"
     " new, render, import, export, week, returns, status, figures, brief, chart", "status thi-dua --as-of 31/5/2025"),
    ("register --year 2025 list", "Lỗi: tùy chọn «--year» viết sau tên lệnh: vanthu register LỆNH --year; các lệnh có tùy chọn ấy:"
     " acknowledge, export, init, list, recall, show, void", "register list --year 2025"),
    ("--verzion", "Lỗi: không có tùy chọn «--verzion»; có phải «--version»?", "--version"),
    ("--lang fr kinds", "Lỗi: " + IS_NO.format("--lang") + "«fr» không dùng được; chỉ nhận một trong: 'vi', 'en'.", "--lang vi kinds"),
    ("kinds report", "Lỗi: thừa «report»; giá trị có dấu cách thì đặt trong ngoặc kép; lệnh này có: --json", "kinds"),
    ("returns thi-dua --as-of", "Lỗi: tùy chọn «--as-of» cần một giá trị.", "returns thi-dua --as-of 31/5/2025"),
    ('render thi-dua ""', "tham số «» để trống; ghi giá trị, hoặc bỏ tham số ấy", "render thi-dua"),
    # names
    ("render thi-dau", "không có chiến dịch «thi-dau»; có phải «thi-dua»?", "render thi-dua"),
    ("check khac", "không có chiến dịch «khac»; các mã đã có: thi-dua", "check thi-dua"),
    ("render thi-dua kh_1", "không có văn bản «kh_1»; có phải «kh_01»?", "render thi-dua kh_01"),
    ("render thi-dua 'kế hoạch'", "không có văn bản «kế hoạch»; các mã đã có: bc_01, cv_01, kh_01", "render thi-dua kh_01"),
    ("status thi-dua --phase 'giai đoạn 1'", "không có giai đoạn «giai đoạn 1»; có phải «gd1» (giai đoạn 1)?", "status thi-dua --phase gd1"),
    ("brief thi-dua --phase gd9", "không có giai đoạn «gd9»; có phải «gd2» (giai đoạn 2)?", "brief thi-dua --phase gd2"),
    ("status thi-dua --indicator 'giá trị làm lợi'", "không có chỉ số «giá trị làm lợi»; có phải «benefit» (giá trị làm lợi)?",
     "status thi-dua --indicator benefit"),
    ("export table thi-dua -o d.xlsx --indicator benefits", "không có chỉ số «benefits»; có phải «benefit» (giá trị làm lợi)?",
     "export table thi-dua -o d.xlsx --indicator benefit"),
    ("export entry thi-dua -o e.xlsx --as-of 30/6/2025 --group 'Khối huyện'", "không có nhóm «Khối huyện»; có phải «huyen» (Khối huyện)?",
     "export entry thi-dua -o e.xlsx --as-of 30/6/2025 --group huyen"),
    ("figures thi-dua --unit 'LĐLĐ huyện An Phú'", "không có đơn vị «LĐLĐ huyện An Phú»; có phải «an-phu» (Liên đoàn Lao động huyện An Phú)?",
     "figures thi-dua --unit an-phu"),
    ("allocate thi-dua --rate 6% --base 'đoàn viênn' -n", "không có cơ sở tính «đoàn viênn»; có phải «members» (đoàn viên)?",
     "allocate thi-dua --rate 6% --base members -n"),
    ("new document thi-dua reprot", "LOẠI: lỗi: không có «reprot»; có phải «report» (Báo cáo sơ kết – gửi cấp trên: kết quả, đánh giá, nhiệm vụ)? [E-OPTION]",
     "new document thi-dua report"),
    ("new document thi-dua 'bao cao' --code b2", "LOẠI: lỗi: không có «bao cao»; có phải «report» (Báo cáo sơ kết – gửi cấp trên: kết quả, đánh giá, nhiệm vụ)? [E-OPTION]",
     "new document thi-dua report --code b2"),
    ("new document thi-duaa plan --phase gd1", "CHIẾN_DỊCH: lỗi: không có «thi-duaa»; có phải «thi-dua»? [E-OPTION]", "new document thi-dua plan --phase gd1 --code k3"),
    ("new document thi-dua report --for-each huyện", "--for-each: lỗi: không có «huyện»; một trong: units (mỗi đơn vị một bản), groups (mỗi nhóm một bản) [E-OPTION]",
     "new document thi-dua report --for-each units --code b3"),
    ("new document thi-dua reminder --for-each units", "--for-each: lỗi: không dùng được cùng những gì đã nêu: Làm nhiều bản; bỏ --for-each [E-OPTION]",
     "new document thi-dua reminder --code n3"),
    ("register list --issuer 'LĐLĐ tỉnh'", "không có cơ quan ban hành «LĐLĐ tỉnh»; có phải «ldld-song-hoa» (Liên đoàn Lao động tỉnh Sông Hòa)?",
     "register list --issuer ldld-song-hoa"),
    ("schema campain", "không có danh mục trường nào tên «campain»; có phải «campaign»?", "schema campaign"),
    ("names thi-dua zzz", "không có tên nào chứa «zzz»; bỏ chữ ấy để xem mọi tên", "names thi-dua"),
    ("figures thi-dua --find zzz", "không có số liệu nào mà tên chứa «zzz»; bỏ chữ ấy để xem mọi tên", "figures thi-dua"),
    # values
    ("render -j 0", "Lỗi: " + IS_NO.format("-j' / '--jobs") + "cần một số nguyên từ 1 trở lên; đang là «0»", "render -j 1"),
    ("figures thi-dua --as-of hôm-qua", "Lỗi: " + IS_NO.format("--as-of") + DAYS, "figures thi-dua --as-of 31/5/2025"),
    ("status thi-dua --as-of 31/6/2025", "Lỗi: " + IS_NO.format("--as-of") + "lịch không có ngày «31/6/2025»", "status thi-dua --as-of 31/5/2025"),
    ("status thi-dua --as-of 30/4/2025", "chưa có số liệu chốt ngày 30/4/2025; các lần đã chốt: ngày 31/3/2025, ngày 31/5/2025",
     "status thi-dua --as-of 31/3/2025"),
    ("allocate thi-dua --rate 6 --base members -n", "Lỗi: " + IS_NO.format("--rate") + "cần một tỷ lệ có dấu %, viết 15% hoặc 52,2%; đang là «6»",
     "allocate thi-dua --rate 6% --base members -n"),
    ("allocate thi-dua --total 2,000 --base members -n", "Lỗi: " + IS_NO.format("--total") + "dùng dấu chấm để ngăn hàng nghìn: viết 2000 hoặc 2.000; đang là «2,000»",
     "allocate thi-dua --total 2.000 --base members -n"),
    ("chart thi-dua a.svg --kind pie", "Lỗi: " + IS_NO.format("--kind") + "«pie» không dùng được; chỉ nhận một trong: 'rates', 'progress', 'trend', 'shares'.",
     "chart thi-dua a.svg --kind shares"),
    # files
    ("chart thi-dua a.doc", "«a.doc»: tệp ra phải có đuôi .svg / .png", "chart thi-dua b.svg"),
    ("export table thi-dua -o b.pdf", "«b.pdf»: tệp ra phải có đuôi .xlsx / .csv", "export table thi-dua -o f.xlsx"),
    ("import results thi-dua rr.csv", "Lỗi: " + IS_NO.format("TỆP…") + "không có «rr.csv»; kiểm tra lại tên và thư mục, tên có dấu cách thì đặt trong ngoặc kép.",
     "import results thi-dua r.csv --as-of 30/6/2025 -n"),
    ("-C khac kinds", "không có thư mục «khac»", "-C . kinds"),
    # as people call commands, and options of other shells
    ("kiem tra thi-dua", "Lỗi: không có lệnh «kiem»; có phải «check»?", "check thi-dua"),
    ("tao-van-ban thi-dua", "Lỗi: không có lệnh «tao-van-ban»; có phải «render»?", "render thi-dua"),
    ("trang thai thi-dua", "Lỗi: không có lệnh «trang»; có phải «status»?", "status thi-dua"),
    ("ban-hanh thi-dua kh_01 -n", "Lỗi: không có lệnh «ban-hanh»; có phải «issue»?", "issue thi-dua kh_01 -n"),
    ("Xuất table thi-dua -o g.xlsx", "Lỗi: không có lệnh «Xuất»; có phải «export»?", "export table thi-dua -o g.xlsx"),
    ("so-van-ban list", "Lỗi: không có lệnh «so-van-ban»; có phải «register»?", "register list"),
    ("RENDER thi-dua", "Lỗi: không có lệnh «RENDER»; có phải «render»?", "render thi-dua"),
    ("vanthu kinds", "Lỗi: không có lệnh «vanthu»; bỏ chữ ấy, «vanthu» chỉ viết một lần", "kinds"),
    ("hướng dẫn", "Lỗi: không có lệnh «hướng»; viết: vanthu --help", "--help"),
    ("xyz", "Lỗi: không có lệnh «xyz»; xem các lệnh: vanthu --help", "--help"),
    ("import thi-dua r.csv", "Lỗi: không có lệnh «thi-dua»; sau «vanthu import» là một trong: register, results, totals, units",
     "import results thi-dua r.csv --as-of 30/6/2025 -n"),
    ("render -force", "tùy chọn bắt đầu bằng hai dấu gạch nối; viết «--force» thay cho «-force»", "render --force"),
    ("render -forc", "tùy chọn bắt đầu bằng hai dấu gạch nối; viết «--force» thay cho «-forc»", "render --force"),
    ("allocate thi-dua --rate 6% --base members -dry-run", "tùy chọn bắt đầu bằng hai dấu gạch nối; viết «--dry-run» thay cho «-dry-run»",
     "allocate thi-dua --rate 6% --base members --dry-run"),
    ("status thi-dua –as-of 31/5/2025", "tùy chọn bắt đầu bằng hai dấu gạch nối; viết «--as-of» thay cho «–as-of»", "status thi-dua --as-of 31/5/2025"),
    ("status thi-dua —phase=gd1", "tùy chọn bắt đầu bằng hai dấu gạch nối; viết «--phase=gd1» thay cho «—phase=gd1»", "status thi-dua --phase=gd1"),
    ("status thi-dua /phase gd1", "tùy chọn bắt đầu bằng hai dấu gạch nối; viết «--phase» thay cho «/phase»", "status thi-dua --phase gd1"),
    ("status thi-dua --As_Of 31/5/2025", "Lỗi: không có tùy chọn «--As_Of»; có phải «--as-of»?", "status thi-dua --as-of 31/5/2025"),
    ("status campaigns/thi-dua", "không có chiến dịch «campaigns/thi-dua»; có phải «thi-dua»?", "status thi-dua"),
    (r"status '.\campaigns\thi-dua\'", r"không có chiến dịch «.\campaigns\thi-dua\»; có phải «thi-dua»?", "status thi-dua"),
    ("render thi-dua documents/kh_01.yaml", "không có văn bản «documents/kh_01.yaml»; có phải «kh_01»?", "render thi-dua kh_01"),
    ("status “thi-dua”", "không có chiến dịch «“thi-dua”»; có phải «thi-dua»?", "status thi-dua"),
    (r"status \'thi-dua\'", "không có chiến dịch «'thi-dua'»; có phải «thi-dua»?", "status thi-dua"),
    ("check THI_DUA", "không có chiến dịch «THI_DUA»; có phải «thi-dua»?", "check thi-dua"),
    ("names thi-dua số sáng kiến", "Lỗi: thừa «sáng kiến»; giá trị có dấu cách thì đặt trong ngoặc kép; lệnh này có: --find, --snippets, --force, --json",
     "names thi-dua figures.count"),
    ("figures thi-dua an-phu", "Lỗi: thừa «an-phu»; giá trị có dấu cách thì đặt trong ngoặc kép; lệnh này có: --as-of, --as-at, --find, --unit, --json, --output, --force",
     "figures thi-dua --unit an-phu"),
    ("register init 2027", "Lỗi: thừa «2027»; giá trị có dấu cách thì đặt trong ngoặc kép; lệnh này có: --issuer, --date, --year, --first, --dry-run, --json",
     "register init --year 2027 --dry-run"),
    ("tables thi-dua csv -n", "--as: lỗi: chưa nêu: Dạng muốn có: csv (bảng, mở bằng Excel) hoặc yaml; một trong: csv, yaml; ví dụ: vanthu tables thi-dua -n --as csv [E-OPTION]",
     "tables thi-dua -n --as csv"),
    ("allocate thi-dua --rate 6% --base members --fixed an-phu:300 -n", "Lỗi: " + IS_NO.format("--fixed") + "viết mã=số, ví dụ phong_tho=5; đang là «an-phu:300»",
     "allocate thi-dua --rate 6% --base members --fixed an-phu=300 -n"),
    ("figures thi-dua --as-of 45808", "Lỗi: " + IS_NO.format("--as-of") + "ngày viết như 25/4/2022; có phải 31/5/2025? Đang là «45808»", "figures thi-dua --as-of 31/5/2025"),
    ("figures thi-dua --as-of 31-5-2025", "Lỗi: " + IS_NO.format("--as-of") + "ngày viết như 25/4/2022; có phải 31/5/2025? Đang là «31-5-2025»", "figures thi-dua --as-of 31/5/2025"),
    ("issue thi-dua kh_01 --date 1/31/2025 -n", "Lỗi: " + IS_NO.format("--date") + "ngày viết trước tháng; có phải 31/1/2025? Đang là «1/31/2025»",
     "issue thi-dua kh_01 --date 31/1/2025 -n"),
    ("import results thi-dua C:/Tai lieu/r.csv", "Lỗi: " + IS_NO.format("TỆP…") + "không có «C:/Tai»; kiểm tra lại tên và thư mục, tên có dấu cách thì đặt trong ngoặc kép.",
     "import results thi-dua r.csv --as-of 30/6/2025 -n"),
    ("new campaign 'Sáng kiến 2026' @NEW -n", "MÃ: lỗi: mã chỉ gồm chữ, chữ số, dấu «.», «-», «_», «&», không quá 60 ký tự, ví dụ «sang-kien-2026»; đang là «Sáng kiến 2026» [E-OPTION]",
     "new campaign sang-kien-2026 @NEW -n"),
    ("--lang vn kinds", "Lỗi: " + IS_NO.format("--lang") + "«vn» không dùng được; chỉ nhận một trong: 'vi', 'en'.", "--lang vi kinds"),
    ("tables thi-dua --as excel -n", "Lỗi: " + IS_NO.format("--as") + "«excel» không dùng được; chỉ nhận một trong: 'csv', 'yaml'.", "tables thi-dua --as csv -n"),
    ("names khac", "không có chiến dịch «khac»; các mã đã có: thi-dua", "names thi-dua"),
]  # fmt: skip
MISSING = [
    ("status", ["CHIẾN_DỊCH: lỗi: chưa nêu: chiến dịch; một trong: thi-dua; ví dụ: vanthu status thi-dua [E-OPTION]"]),
    ("issue thi-dau", [
        "CHIẾN_DỊCH: lỗi: không có «thi-dau»; có phải «thi-dua»? [E-OPTION]",
        "VĂN_BẢN: lỗi: chưa nêu: văn bản; nêu đúng một chiến dịch trước [E-OPTION]"]),
    ("import results thi-dua --as-of 30/6/2025 -n", [
        "TỆP…: lỗi: chưa nêu: tệp; một trong: r.csv; ví dụ: vanthu import results thi-dua --as-of 30/6/2025 -n r.csv [E-OPTION]"]),
    ("export entry thi-dua -o c.xlsx", [
        "--as-of: lỗi: chưa nêu: thời điểm của số liệu; viết như 25/4/2022 hoặc 8h00 20/4/2022;"
        " ví dụ: vanthu export entry thi-dua -o c.xlsx --as-of 31/12/2025 [E-OPTION]"]),
    ("tables -n", [
        "CHIẾN_DỊCH: lỗi: chưa nêu: chiến dịch; một trong: thi-dua [E-OPTION]",
        "--as: lỗi: chưa nêu: Dạng muốn có: csv (bảng, mở bằng Excel) hoặc yaml; một trong: csv, yaml;"
        " ví dụ: vanthu tables -n thi-dua --as csv [E-OPTION]"]),
    ("register void --dry-run", [
        "SỐ: lỗi: chưa nêu: số của văn bản trong sổ; một trong: 3 (03/KH-LĐLĐ ngày 10/01/2025) [E-OPTION]",
        "--reason: lỗi: chưa nêu: lý do; ghi trong ngoặc kép;"
        ' ví dụ: vanthu register void --dry-run 3 --year 2025 --reason "ghi nhầm số" [E-OPTION]']),
    ("register show", [
        "MỤC: lỗi: chưa nêu: số của văn bản trong sổ; một trong: 03/KH-LĐLĐ ngày 10/01/2025;"
        ' ví dụ: vanthu register show "03/KH-LĐLĐ ngày 10/01/2025" [E-OPTION]']),
    ("completion", ["SHELL: lỗi: chưa nêu: loại cửa sổ lệnh; một trong: bash, zsh, fish, powershell; ví dụ: vanthu completion bash [E-OPTION]"]),
]  # fmt: skip
NOT_TRIED = [
    ("issue --dry-run", [
        "CHIẾN_DỊCH: lỗi: chưa nêu: chiến dịch; một trong: thi-dua [E-OPTION]",
        "VĂN_BẢN: lỗi: chưa nêu: văn bản; một trong: cv_01, kh_01, bc_01; ví dụ: vanthu issue --dry-run thi-dua cv_01 [E-OPTION]"]),
    ("restore", ["TỆP: lỗi: chưa nêu: tệp sao lưu; chép tệp do «vanthu backup» ghi vào thư mục này rồi gõ tên tệp [E-OPTION]"]),
    ("register void hai", [
        "Lỗi: giá trị của 'SỐ' không hợp lệ: cần một số nguyên từ 1 trở lên; đang là «hai»",
        "--reason: lỗi: chưa nêu: lý do; ghi trong ngoặc kép [E-OPTION]"]),
    ("-C ../trong status", ["CHIẾN_DỊCH: lỗi: chưa nêu: chiến dịch; chưa có chiến dịch nào; lập bằng «vanthu new campaign» [E-OPTION]"]),
]  # fmt: skip
OURS = (
    re.compile(r"«[^«»]*»|'[^']*'|\([^()]*\)"),
    re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]"),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """One for all: whatever these commands write, they write once."""
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(OFFICE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".vanthu"))
    (folder / "r.csv").write_text("Mã;Kết quả\nan-phu;310\n", encoding="utf-8")
    (folder.parent / "trong").mkdir()
    run(["-C", str(folder), "register", "init", "--year", "2025", "--first", "3"])
    run(["-C", str(folder), "register", "reserve", "thi-dua", "kh_01"])
    return folder


@pytest.fixture
def told(office, capsys, monkeypatch):
    """The status of a command and the last of what it says, or its last lines."""
    monkeypatch.chdir(office)

    def tell(typed, language="vi", *, lines=0):
        status = run(["--lang", language, *shlex.split(typed.replace("@NEW", NEW))])
        said = "".join(capsys.readouterr()).replace(f"--lang {language} ", "").splitlines()
        return status, said[-lines:] if lines else "".join(said[-1:])

    return tell


@pytest.mark.parametrize(("typed", "said"), MISSING + NOT_TRIED, ids=lambda one: str(one)[:40])
def test_all_that_is_missing_is_told_with_what_there_is(told, typed, said):
    assert told(typed, lines=len(said)) == (2, said)
    quoted, vietnamese = OURS
    status, english = told(typed, "en", lines=len(said))
    words = quoted.sub("", "".join(line.partition("; for example")[0] for line in english))
    assert (status, vietnamese.findall(words)) == (2, [])


@pytest.mark.parametrize(
    "line", [one[1][-1].partition("ví dụ: vanthu ")[2] for one in MISSING if "ví dụ" in one[1][-1]]
)
def test_the_line_that_is_given_as_an_example_works(told, line):
    assert told(line.removesuffix(" [E-OPTION]"))[0] == 0


@pytest.mark.parametrize(("typed", "said", "remedy"), CASES, ids=[case[0] for case in CASES])
def test_what_is_wrong_is_told_and_what_is_said_instead_works(told, typed, said, remedy):
    assert told(typed) == (2, said)
    status, english = told(typed, "en")
    quoted, vietnamese = OURS
    assert (status, vietnamese.findall(quoted.sub("", english))) == (2, [])
    assert told(remedy)[0] in {0, 5}
