"""Records as people break them: each is told at its place, by its cause, and the remedy, done to the letter, works.

A case is a file of the sample campaign, what stands there, what was typed instead, what `check` says, and what
the remedy makes of it. The remedy of a file that lies wrong is done to the file.
"""

from __future__ import annotations

import re
import shutil
from typing import NamedTuple

import pytest
from places import OFFICE

from generator.cli.app import run

CAMPAIGN, UNITS, QUOTAS = "campaign.yaml", "units.yaml", "quotas.yaml"
RESULTS, PLAN = "results/2025-05-31.yaml", "documents/kh_01.yaml"


class Broken(NamedTuple):
    file: str
    stands: str
    typed: str
    told: str
    mended: str


CASES = [
    # a sign that means something else
    Broken(CAMPAIGN, "rate: 10%", "rate: 91,5%",
           '20:80: lỗi: không có trường này; trong ngoặc nhọn dấu phẩy ngăn các mục; giá trị có dấu phẩy viết trong nháy: rate: "91,5%"',
           'rate: "91,5%"'),
    Broken(UNITS, "name: Khối huyện", "name: Khối xã, phường",
           '2:34: lỗi: không có trường này; trong ngoặc nhọn dấu phẩy ngăn các mục; giá trị có dấu phẩy viết trong nháy: name: "Khối xã, phường"',
           'name: "Khối xã, phường"'),
    Broken(PLAN, "recipients:\n  - Các đơn vị trực thuộc", "recipients: [Các xã, phường]",
           '6:22: cảnh báo: trong ngoặc vuông dấu phẩy ngăn các mục; ở đây thành 2 mục; nếu «Các xã, phường» chỉ là một mục'
           ' thì đặt trong ngoặc kép: "Các xã, phường"; nếu không thì viết mỗi mục một dòng',
           'recipients: ["Các xã, phường"]'),
    Broken(UNITS, "Công đoàn ngành Y tế", "Công đoàn #1",
           "9:34: lỗi: từ dấu «#» trở đi là lời ghi chú, nên ngoặc mở ở dòng này không được đóng; đặt giá trị có dấu «#» trong ngoặc kép",
           '"Công đoàn #1"'),
    Broken(CAMPAIGN, "name: Sáng kiến vì người lao động", "name: Sáng kiến #1",
           "2:17: cảnh báo: phần từ dấu «#» trở đi là lời ghi chú, không thuộc giá trị; nếu là lời văn thì đặt cả giá trị trong"
           " ngoặc kép, hoặc thụt dòng ấy bằng các dòng trên",
           'name: "Sáng kiến #1"'),
    Broken(CAMPAIGN, "name: Sáng kiến vì người lao động", "name: #Sáng kiến",
           "2:1: lỗi: để trống; phần từ dấu «#» trở đi là lời ghi chú; đặt giá trị có dấu «#» trong ngoặc kép",
           'name: "#Sáng kiến"'),
    Broken(CAMPAIGN, "name: Sáng kiến vì người lao động", "name: “Sáng kiến: vì người lao động”",
           '2:7: lỗi: dấu “ ” không phải là ngoặc kép của tệp dữ liệu, chỉ dấu " mới phải; thay hai dấu “ ” quanh giá trị bằng hai dấu "',
           'name: "Sáng kiến: vì người lao động"'),
    Broken(CAMPAIGN, "name: Sáng kiến vì người lao động", "name: “Sáng kiến vì người lao động”",
           '2:7: cảnh báo: hai dấu “ ” quanh giá trị là một phần của giá trị, sẽ được in ra; nếu chỉ để bọc giá trị thì thay bằng hai dấu "',
           'name: "Sáng kiến vì người lao động"'),
    Broken(CAMPAIGN, "starts: 01/01/2025", "starts: “01/01/2025”",
           "6:9: lỗi: cần một ngày có thật, viết 25/4/2022 hoặc 2022-04-25; đang là «“01/01/2025”»; bỏ hai dấu “ ” quanh giá trị",
           "starts: 01/01/2025"),
    Broken(CAMPAIGN, "short_name: Chương trình sáng kiến", "short_name: Chương trình: sáng",
           "3:25: lỗi: có dấu hai chấm trong giá trị; đặt giá trị trong ngoặc kép",
           'short_name: "Chương trình: sáng"'),
    Broken(CAMPAIGN, "short_name: Chương trình sáng kiến", 'short_name: "Chương trình',
           '3:13: lỗi: dấu ngoặc «"» mở ở dòng 3 chưa đóng; thêm dấu ngoặc đóng ở cuối giá trị',
           'short_name: "Chương trình"'),
    Broken(CAMPAIGN, "name: Sáng kiến vì người lao động", "name: *Sáng kiến",
           "2:7: lỗi: giá trị bắt đầu bằng dấu «*»; đặt cả giá trị trong ngoặc kép",
           'name: "*Sáng kiến"'),
    Broken(PLAN, "subject: Thực hiện {{ campaign.called }}", "subject: {{ campaign.called }}",
           "5:11: lỗi: trường không phải là chữ; nếu là lời văn hoặc tên trong {{ }} thì đặt cả giá trị trong ngoặc kép",
           'subject: "{{ campaign.called }}"'),
    # blanks, dashes, columns
    Broken(QUOTAS, "    counts:", "\tcounts:",
           "3:1: lỗi: dòng thụt vào bằng phím Tab; xóa dấu Tab, gõ dấu cách cho thẳng cột với dòng cùng bậc ở trên",
           "    counts:"),
    Broken(CAMPAIGN, "issuer: ldld", "issuer:ldld",
           "5:7: lỗi: thiếu dấu cách sau dấu hai chấm; viết «issuer: ldld-song-hoa»",
           "issuer: ldld"),
    Broken(UNITS, "{code: huyen, name", "{code:huyen, name",
           "2:6: lỗi: thiếu dấu cách sau dấu hai chấm; viết «code: huyen»",
           "{code: huyen, name"),
    Broken(CAMPAIGN, "issuer: ldld", "issuer:⟨U+00A0⟩ldld",
           "5:8: lỗi: có dấu cách lạ (dán từ Word hoặc trang web) ở chỗ cần dấu cách thường; xóa khoảng trống ấy, gõ lại bằng dấu cách",
           "issuer: ldld"),
    Broken(CAMPAIGN, "issuer: ldld", "issuer：ldld",
           "5:7: lỗi: «：» là dấu rộng của bộ gõ khác, không phải «:»; xóa dấu ấy, gõ «:» và một dấu cách",
           "issuer: ldld"),
    Broken(CAMPAIGN, "{code: gd1, name", "{code: gd1，name",
           "12:15: lỗi: «，» là dấu rộng của bộ gõ khác, không phải «,»; xóa dấu ấy, gõ «,» và một dấu cách",
           "{code: gd1, name"),
    Broken(CAMPAIGN, "  - {code: gd2", "  – {code: gd2",
           "13:3: lỗi: mục danh sách mở đầu bằng «–», không phải bằng dấu gạch nối «-»; thay dấu ấy bằng «-»",
           "  - {code: gd2"),
    Broken(CAMPAIGN, "  - {code: gd2", "  {code: gd2",
           "13:3: lỗi: trong danh sách, mỗi mục phải mở đầu bằng dấu «-»; thêm dấu «-» và một dấu cách trước «{code: gd2, name: giai đoạn 2,»;"
           " nếu là trường của mục trên thì thụt vào cho thẳng cột với các trường của mục ấy",
           "  - {code: gd2"),
    Broken(QUOTAS, "  - phase: gd1", "    phase: gd1",
           "2:5: lỗi: cần một danh sách, mỗi mục một dòng bắt đầu bằng dấu «-»; đang là một nhóm trường",
           "  - phase: gd1"),
    Broken(QUOTAS, "    counts:", "   counts:",
           "3:4: lỗi: dòng này thụt lề không khớp với các dòng trên; cho thẳng cột với các trường (hoặc các dấu «-») cùng bậc",
           "    counts:"),
    Broken(QUOTAS, "y-te: 80}", "y-te: 80",
           "3:13: lỗi: ngoặc «{» hoặc «[» mở ở dòng 3 chưa đóng, hoặc thiếu dấu phẩy bên trong; đóng ngoặc;"
           " nếu là lời văn thì đặt cả giá trị trong ngoặc kép",
           "y-te: 80}"),
    Broken(PLAN, "  # Mục tiêu", "# Mục tiêu",
           "9:1: lỗi: dòng này không thụt vào nên không thuộc lời văn của «body»; thụt mọi dòng của lời văn vào sâu hơn «body:» hai dấu cách",
           "  # Mục tiêu"),
    Broken(PLAN, "body: |", "body:",
           "8:5: lỗi: lời văn nhiều dòng cần dấu «|» sau dấu hai chấm; viết «body: |» rồi để lời văn ở các dòng dưới",
           "body: |"),
    Broken(QUOTAS, "    total: 800", "=======\n    total: 800",
           "4:1: lỗi: dòng «=======» do git để lại; xóa dòng ấy",
           "    total: 800"),
    # keys
    Broken(CAMPAIGN, "name: Sáng kiến vì", "tên: Sáng kiến vì",
           "2:1: lỗi: không có trường này; có phải «name»?",
           "name: Sáng kiến vì"),
    Broken(RESULTS, "as_of:", "tính đến:",
           "1:1: lỗi: không có trường này; có phải «as_of»?",
           "as_of:"),
    Broken(RESULTS, "results:", "result:",
           "3:1: lỗi: không có trường này; có phải «results»?",
           "results:"),
    Broken(CAMPAIGN, "issuer: ldld-song-hoa", "issuer:",
           "5:1: lỗi: để trống; ghi giá trị sau dấu hai chấm",
           "issuer: ldld-song-hoa"),
    Broken(CAMPAIGN, "ends: 31/12/2025\nindicators", "ends: 31/12/2025\nends: 30/11/2025\nindicators",
           "8:1: lỗi: trường này đã có ở dòng 7; hai giá trị cho một trường; giữ một trong hai dòng",
           "ends: 31/12/2025\nindicators"),
    # values
    Broken(CAMPAIGN, "kind: programme", "kind: programme\nlast_day_counts: yes",
           "5:18: lỗi: viết «có» hoặc «không»; đang là «yes»",
           "kind: programme\nlast_day_counts: có"),
    Broken(CAMPAIGN, "ends: 31/12/2025\nindicators", "ends: 12/31/2025\nindicators",
           "7:7: lỗi: ngày viết trước tháng; có phải 31/12/2025? Đang là «12/31/2025»",
           "ends: 31/12/2025\nindicators"),
    Broken(CAMPAIGN, "count: 2.000", "count: ２.000",
           "17:53: lỗi: chỉ dùng các chữ số 0-9; đang là «２.000»",
           "count: 2.000"),
    Broken(PLAN, "kind: plan", "kind: kế hoạch",
           "1:7: lỗi: không có loại văn bản nào mã «kế hoạch»; có phải «plan» (Kế hoạch)?",
           "kind: plan"),
    Broken(QUOTAS, "{an-phu: 300", "{LĐLĐ huyện An Phú: 300",
           "3:33: lỗi: không có đơn vị nào mã «LĐLĐ huyện An Phú»; có phải «an-phu» (Liên đoàn Lao động huyện An Phú)?",
           "{an-phu: 300"),
    Broken(QUOTAS, "phase: gd1", "phase: gđ 1",
           "2:12: lỗi: không có giai đoạn nào mã «gđ 1»; có phải «gd1» (giai đoạn 1)?",
           "phase: gd1"),
    Broken(PLAN, "signatory: an", "signatory: Đỗ Thị An",
           "4:12: lỗi: Liên đoàn Lao động tỉnh Sông Hòa không có người ký nào mã «Đỗ Thị An»; có phải «an» (Đỗ Thị An)?",
           "signatory: an"),
    Broken(PLAN, "# Mục tiêu", "{{ passages.resuls }}",
           "9:6: lỗi: không có đoạn nào tên «resuls»; có phải «results»?",
           "{{ passages.results }}"),
]  # fmt: skip

CHARACTER = re.compile(r"⟨U\+([0-9A-F]+)⟩")
VIETNAMESE = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
FOREIGN = re.compile(
    r"\b(?:YAML|Jinja|pydantic|Click|Python|NoneType|expected|mapping|scalar|token|Invalid|invalid|None|byte)\b"
)
LEFT = shutil.ignore_patterns(".vanthu", "bc_01.yaml", "cv_01.yaml")
"""One document is enough."""


@pytest.fixture
def office(tmp_path):
    shutil.copytree(OFFICE, tmp_path, dirs_exist_ok=True, ignore=LEFT)
    return tmp_path


@pytest.fixture
def check(office, capsys):
    """What `check` says, a problem a line, without the warning that the sample has anyhow."""

    def told(language="vi"):
        run(["--lang", language, "-C", str(office), "check"])
        lines = "".join(capsys.readouterr()).splitlines()
        problems = [line for line in lines if re.search(r" \[[EWI]-[A-Z0-9-]+\]$", line)]
        kept = [line for line in problems if "W-QUOTA-MISSING" not in line]
        return [re.sub(r" \[[EWI]-[A-Z0-9-]+\]$", "", line) for line in kept]

    return told


def exchange(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=[case.typed for case in CASES])
def test_what_was_typed_is_told_and_the_remedy_works(office, check, case):
    path = office / "campaigns/thi-dua" / case.file
    exchange(path, case.stands, typed := unescaped(case.typed))
    assert check() == [f"campaigns/thi-dua/{case.file}:{case.told}"]
    (english,) = check("en")
    assert not_english(english) == []
    exchange(path, typed, case.mended)
    assert check() == []


def unescaped(text):
    return CHARACTER.sub(lambda found: chr(int(found[1], 16)), text)


def not_english(line):
    """The words of no sentence of ours, and those that stayed Vietnamese; what is quoted is the record's."""
    line = line.replace("Liên đoàn Lao động tỉnh Sông Hòa", "")
    said = re.sub('«[^«»]*»|\\([^()]*\\)|"[^"]*"', "", line.split(": ", 2)[2])
    return FOREIGN.findall(said) + re.findall(rf"\w*[{VIETNAMESE}]\w*", said)


def moved(old, new):
    """A file or folder of the campaigns under another name."""

    def do(campaigns):
        (campaigns / new).parent.mkdir(parents=True, exist_ok=True)
        (campaigns / old).rename(campaigns / new)

    return do


def copied(old, new):
    return lambda campaigns: shutil.copy(campaigns / old, campaigns / new)


def gone(name):
    return lambda campaigns: (campaigns / name).unlink()


def saved_as(name, encoding):
    """Opened in Notepad and saved in another encoding."""

    def do(campaigns):
        path = campaigns / name
        data = path.read_bytes()
        known = "utf-16" if data[:1] == b"\xff" else "utf-8" if encoding != "utf-8" else "cp1258"
        text = data.decode(known)
        path.write_bytes(text.encode(encoding, "replace"))

    return do


def zipped(campaigns):
    shutil.make_archive(str(campaigns / "thi-dua"), "zip", campaigns, "thi-dua")
    shutil.rmtree(campaigns / "thi-dua")


def unzipped(campaigns):
    shutil.unpack_archive(campaigns / "thi-dua.zip", campaigns)
    (campaigns / "thi-dua.zip").unlink()


UNREAD = "tệp này không được đọc"
DEEP = "nằm sâu hơn một bậc nên không được đọc"
SAVE_AS = "mở bằng Notepad, chọn File > Save As, ở ô Encoding chọn UTF-8 rồi lưu; chữ nào đã thành «?» thì gõ lại"
ELSEWHERE = "xóa bản chép, hoặc chuyển nó khỏi thư mục này; nếu là tệp khác thì đặt tên khác hẳn"
MISPLACED = [
    (moved("thi-dua/campaign.yaml", "thi-dua/campaign.yml"),
     "thi-dua: lỗi: không có tệp «campaign.yaml» nên không đọc được; ở đây có: campaign.yml, documents, quotas.yaml, results,"
     " units.yaml; đổi tên «campaign.yml» thành «campaign.yaml»",
     moved("thi-dua/campaign.yml", "thi-dua/campaign.yaml")),
    (moved("thi-dua/units.yaml", "thi-dua/units.yaml.txt"),
     f"thi-dua/units.yaml.txt: lỗi: {UNREAD} vì sai tên; đổi tên thành «units.yaml»",
     moved("thi-dua/units.yaml.txt", "thi-dua/units.yaml")),
    (moved("thi-dua/results/2025-05-31.yaml", "thi-dua/results/2025-05-31.yaml.bak"),
     f"thi-dua/results/2025-05-31.yaml.bak: lỗi: {UNREAD} vì sai tên; đổi tên thành «2025-05-31.yaml»",
     moved("thi-dua/results/2025-05-31.yaml.bak", "thi-dua/results/2025-05-31.yaml")),
    (copied("thi-dua/units.yaml", "thi-dua/units - Copy.yaml"),
     f"thi-dua/units - Copy.yaml: cảnh báo: {UNREAD}, chỉ «units.yaml» được đọc; xóa tệp này;"
     " nếu nó mới là bản đúng thì xóa «units.yaml» rồi đổi tên nó",
     gone("thi-dua/units - Copy.yaml")),
    (copied("thi-dua/results/2025-05-31.yaml", "thi-dua/results/2025-05-31 (1).yaml"),
     f"thi-dua/results/2025-05-31 (1).yaml: lỗi: tệp này là bản chép của «2025-05-31.yaml»; {ELSEWHERE}",
     gone("thi-dua/results/2025-05-31 (1).yaml")),
    (copied("thi-dua/documents/kh_01.yaml", "thi-dua/documents/kh_01 - Copy.yaml"),
     f"thi-dua/documents/kh_01 - Copy.yaml: lỗi: tệp này là bản chép của «kh_01.yaml»; {ELSEWHERE}",
     gone("thi-dua/documents/kh_01 - Copy.yaml")),
    (moved("thi-dua/documents/kh_01.yaml", "thi-dua/results/kh_01.yaml"),
     "thi-dua/results/kh_01.yaml: lỗi: tệp này là một văn bản; chuyển tệp sang thư mục documents/",
     moved("thi-dua/results/kh_01.yaml", "thi-dua/documents/kh_01.yaml")),
    (moved("thi-dua/results/2025-03-31.yaml", "thi-dua/documents/2025-03-31.yaml"),
     "thi-dua/documents/2025-03-31.yaml: lỗi: tệp này là số liệu chốt; chuyển tệp sang thư mục results/",
     moved("thi-dua/documents/2025-03-31.yaml", "thi-dua/results/2025-03-31.yaml")),
    (moved("thi-dua/documents/kh_01.yaml", "thi-dua/kh_01.yaml"),
     f"thi-dua/kh_01.yaml: cảnh báo: {UNREAD}; văn bản thì chuyển vào documents/, số liệu chốt thì chuyển vào results/",
     moved("thi-dua/kh_01.yaml", "thi-dua/documents/kh_01.yaml")),
    (moved("thi-dua/results/2025-03-31.yaml", "thi-dua/results/2025/2025-03-31.yaml"),
     f"thi-dua/results/2025: lỗi: thư mục này {DEEP}; chuyển các tệp .yaml trong đó ra ngay results/",
     moved("thi-dua/results/2025/2025-03-31.yaml", "thi-dua/results/2025-03-31.yaml")),
    (moved("thi-dua", "2025/thi-dua"),
     f"2025/thi-dua: lỗi: chiến dịch này {DEEP}; chuyển thư mục «thi-dua» ra ngay campaigns/",
     moved("2025/thi-dua", "thi-dua")),
    (zipped,
     "thi-dua.zip: cảnh báo: thư mục đang nén nên không được đọc; giải nén (Extract All) vào campaigns/ rồi xóa tệp nén",
     unzipped),
    (saved_as("thi-dua/units.yaml", "utf-16"),
     f"thi-dua/units.yaml:1: lỗi: tệp lưu ở dạng UTF-16, không phải UTF-8; {SAVE_AS}",
     saved_as("thi-dua/units.yaml", "utf-8")),
    (saved_as("thi-dua/units.yaml", "cp1258"),
     f"thi-dua/units.yaml:3:32: lỗi: tệp không lưu ở dạng UTF-8 (có lẽ là ANSI); {SAVE_AS}",
     saved_as("thi-dua/units.yaml", "utf-8")),
]  # fmt: skip


@pytest.mark.parametrize(("deed", "told", "remedy"), MISPLACED, ids=[case[1] for case in MISPLACED])
def test_a_file_in_a_wrong_place_is_told_and_the_remedy_works(office, check, deed, told, remedy):
    deed(office / "campaigns")
    assert check() == [f"campaigns/{told}"]
    assert [line for line in check("en") if not_english(line)] == []
    remedy(office / "campaigns")
    assert check() == []
