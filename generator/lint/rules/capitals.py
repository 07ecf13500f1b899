"""Capital letters (Phụ lục II): sentences, names of persons, places and bodies, other words.

Frequent slips stand as words at the rule of their article. A list finds what is common, not
everything; what each article says stands in the manuals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generator.lint.parts.outline import read_head
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.fold import LOWER, UPPER
from generator.lint.reading.paragraphs import ReadParagraph
from generator.lint.rule import Breach, LintRule, rule
from generator.problems import say
from generator.standard import Standard
from generator.workspace import regex

_MID = rf"(?<=[{LOWER},;] )"
_NAME = rf"[{UPPER}][{LOWER}]*"
_TYPES = (
    "nghị định|nghị quyết|quyết định|chỉ thị|quy chế|quy định|thông báo|hướng dẫn|chương trình|"
    "kế hoạch|phương án|đề án|báo cáo|tờ trình|công văn|thông tư|giải pháp|kết luận"
)
_COMMON = frozenset({
    "ủy ban", "uỷ ban", "hội đồng", "tòa án", "toà án", "kiểm sát", "quân đội", "công an",
    "nghệ sĩ", "nhà giáo", "thầy thuốc", "vũ trang", "tín dụng", "quân và", "ưu tú",
})  # fmt: skip
_SENTENCE = regex(rf"(?<=[{LOWER}]{{3}}[.?!] )[{LOWER}]\w*")
_TITLED = regex(
    r"^((Chuẩn|Thiếu|Trung|Thượng|Đại) (tướng|tá|úy|uý|sĩ|đô đốc)( (QNCN|CN))?|(Phó )?Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|"
    r"Dược sĩ|Kỹ sư|Luật sư|Cử nhân|Nhà giáo [a-zưâ]+ [a-zưâú]+|Đồng chí)[,.]? "
)
_FIRST = regex(rf"[^\w]*([{LOWER}])\w*")


def slip(paragraph: ReadParagraph, wrong: str, right: str) -> Breach:
    """A wrong capital with the right words."""
    message = say("viết hoa chưa đúng: «{wrong}»", wrong=wrong)
    return Breach(paragraph.spot, message, say("viết «{right}»", right=right))


def word_rule(
    article: str, *words: tuple[str, str]
) -> Callable[[Callable[[WordFile], Iterable[Breach] | None]], LintRule]:
    """A rule of pairs, what is wrong as a pattern and what is right; a paragraph is told once a pair.

    The function below finds what no list of words can, mostly nothing.
    """
    known = [(re.compile(wrong), right) for wrong, right in words]

    def made(more: Callable[[WordFile], Iterable[Breach] | None]) -> LintRule:
        def check(document: WordFile, _standard: Standard) -> Iterator[Breach]:
            for paragraph in document.paragraphs:
                for wrong, right in known:
                    if found := wrong.search(paragraph.text):
                        yield slip(paragraph, found[0].strip(), right)
            yield from more(document) or ()

        check.__doc__ = more.__doc__
        return rule(f"ND30-PL2-{article}")(check)

    return made


@rule("ND30-PL2-I")
def sentences(document: WordFile, _standard: Standard) -> Iterator[Breach]:
    """Viết hoa chữ cái đầu câu và đầu dòng.

    Mục đích: nhận ra chỗ câu bắt đầu.
    Căn cứ: Phụ lục II, Mục I.
    Đúng: - Tuyên truyền đến đoàn viên. Mỗi đơn vị cử một cán bộ.
    Sai: - tuyên truyền đến đoàn viên. mỗi đơn vị cử một cán bộ.
    """
    for paragraph in (one for letter in document.letters for one in letter.body):
        head = read_head(paragraph)
        text = head.rest if head else paragraph.text
        first = _FIRST.match(text) if text[:1] not in {"…", ".", "("} else None
        if found := first or _SENTENCE.search(text):
            wrong = found[0].strip()
            yield slip(paragraph, wrong, wrong.capitalize())


@word_rule("V.1", ("(?<=Đảng và )nhà nước|(?<=Đảng, )nhà nước", "Nhà nước"))
def always(document: WordFile) -> Iterator[Breach]:
    """Luôn viết hoa: Nhân dân, Nhà nước.

    Mục đích: hai danh từ đặc biệt.
    Căn cứ: Phụ lục II, Mục V khoản 1.
    Đúng: phục vụ Nhân dân; Đảng và Nhà nước (nhưng: Ủy ban nhân dân, công an nhân dân).
    Sai: phục vụ nhân dân; Đảng và nhà nước.
    """
    for paragraph in document.paragraphs:
        for found in re.finditer(r"(?<!\w)nhân dân(?!\w)", paragraph.text):
            before = paragraph.text[: found.start()].casefold().split()[-2:]
            if " ".join(before) not in _COMMON:
                yield slip(paragraph, found[0], "Nhân dân")
                break


@word_rule(
    "V.2",
    ("[Hh]uân chương lao động|huân chương Lao động", "Huân chương Lao động"),
    ("[Aa]nh hùng lao động|anh hùng Lao động", "Anh hùng Lao động"),
    ("[Nn]ghệ sĩ nhân dân", "Nghệ sĩ Nhân dân"),
)
def honours(_document: WordFile) -> None:
    """Huân chương, danh hiệu: viết hoa các âm tiết tạo thành tên riêng.

    Mục đích: tên hình thức khen thưởng viết đúng.
    Căn cứ: Phụ lục II, Mục V khoản 2.
    Đúng: Huân chương Lao động; Anh hùng Lao động.
    Sai: huân chương lao động; Anh hùng lao động.
    """


@word_rule(
    "V.3",
    (rf"(?<!\w)chủ tịch (?=(?:{_NAME} ){{2}}{_NAME})", "Chủ tịch"),
    (rf"(?<!\w)giám đốc (?=(?:{_NAME} ){{2}}{_NAME})", "Giám đốc"),
)
def positions(_document: WordFile) -> None:
    """Chức vụ viết hoa khi đi với một người cụ thể.

    Mục đích: chức vụ gắn với tên người viết hoa.
    Căn cứ: Phụ lục II, Mục V khoản 3.
    Đúng: Chủ tịch Nguyễn Văn An.
    Sai: chủ tịch Nguyễn Văn An.
    """


@word_rule("V.4", ("bác Hồ", "Bác Hồ"), ("(?<=của )đảng ta", "Đảng ta"))
def respect(_document: WordFile) -> None:
    """Danh từ chung đã riêng hóa, dùng với sự tôn kính, viết hoa.

    Mục đích: Bác, Người, Đảng viết hoa.
    Căn cứ: Phụ lục II, Mục V khoản 4.
    Đúng: Bác Hồ; Đảng ta.
    Sai: bác Hồ.
    """


@word_rule(
    "V.5",
    ("ngày quốc khánh|ngày Quốc Khánh", "ngày Quốc khánh"),
    ("ngày quốc tế lao động|ngày Quốc tế lao động", "ngày Quốc tế Lao động"),
    ("ngày quốc tế phụ nữ|ngày Quốc tế phụ nữ", "ngày Quốc tế Phụ nữ"),
)
def holidays(_document: WordFile) -> None:
    """Ngày lễ, ngày kỷ niệm: viết hoa chữ cái đầu của âm tiết tạo thành tên gọi.

    Mục đích: tên ngày lễ viết đúng.
    Căn cứ: Phụ lục II, Mục V khoản 5.
    Đúng: ngày Quốc khánh 2-9; ngày Quốc tế Lao động 1-5.
    Sai: ngày Quốc tế lao động 1-5.
    """


@word_rule(
    "V.6",
    (rf"(?<!\w)(?:{_TYPES})(?= số \d+\s?[/-])", "viết hoa tên loại"),
    (rf"(?<!\w)bộ luật(?= {_NAME})", "Bộ luật"),
    (_MID + r"luật(?= (?:Công đoàn|Thi đua|Tổ chức|Doanh nghiệp))", "Luật"),
)
def documents(_document: WordFile) -> None:
    """Tên một văn bản cụ thể: viết hoa tên loại và âm tiết đầu của tên.

    Mục đích: phân biệt văn bản cụ thể với loại văn bản nói chung.
    Căn cứ: Phụ lục II, Mục V khoản 6.
    Đúng: Kế hoạch số 111/KH-LĐLĐ; Bộ luật Lao động.
    Sai: kế hoạch số 111/KH-LĐLĐ; bộ luật Lao động.
    """


@word_rule(
    "V.7",
    (r"(?<!\w)điều(?= \d+\b(?! kiện))", "Điều"),
    (r"(?<!\w)chương(?= [IVX]+\b)", "Chương"),
    (_MID + r"Khoản(?= \d+ Điều)", "khoản"),
    (_MID + r"Điểm(?= [a-zđ] [Kk]hoản)", "điểm"),
)
def parts(_document: WordFile) -> None:
    """Viện dẫn: viết hoa Phần, Chương, Mục, Tiểu mục, Điều; viết thường khoản, điểm.

    Mục đích: viện dẫn thống nhất.
    Căn cứ: Phụ lục II, Mục V khoản 7.
    Đúng: điểm a khoản 2 Điều 103 Mục 5 Chương XII.
    Sai: theo điều 5; tại Khoản 2 Điều 5.
    """


@word_rule(
    "V.8",
    ("[Tt]ết trung thu|Tết Trung [Tt]hu", "tết Trung thu"),
    ("[Tt]ết nguyên đán|[Tt]ết Nguyên Đán", "tết Nguyên đán"),
    (r"thứ (?:hai|ba|tư|năm|sáu|bảy)(?=,? ngày \d)", "thứ Hai, thứ Ba …"),
)
def calendar(_document: WordFile) -> None:
    """Ngày tết: viết hoa âm tiết đầu của tên; thứ và tháng viết bằng chữ thì viết hoa.

    Mục đích: tên ngày, tháng viết đúng.
    Căn cứ: Phụ lục II, Mục V khoản 8.
    Đúng: tết Trung thu; thứ Hai; tháng Năm; Tết (thay cho tết Nguyên đán).
    Sai: Tết trung thu; thứ hai, ngày 05/01/2026.
    """


@word_rule("V.9", ("[Cc]ách mạng tháng tám", "Cách mạng tháng Tám"), ("triều Lý", "Triều Lý"))
def events(_document: WordFile) -> None:
    """Sự kiện lịch sử, triều đại: viết hoa các âm tiết tạo thành tên.

    Mục đích: tên sự kiện viết đúng.
    Căn cứ: Phụ lục II, Mục V khoản 9.
    Đúng: Cách mạng tháng Tám; Triều Lý.
    Sai: cách mạng tháng tám.
    """


@word_rule("V.10", ("[Bb]áo Lao Động", "báo Lao động"), ("tạp chí Cộng Sản", "tạp chí Cộng sản"))
def works(_document: WordFile) -> None:
    """Tên tác phẩm, sách báo: viết hoa chữ cái đầu của âm tiết thứ nhất.

    Mục đích: tên báo, tạp chí viết đúng.
    Căn cứ: Phụ lục II, Mục V khoản 10.
    Đúng: tạp chí Cộng sản; báo Lao động.
    Sai: tạp chí Cộng Sản; báo Lao Động.
    """


@word_rule("II.1", ("Hồ Chí minh", "Hồ Chí Minh"), ("Tôn Đức thắng", "Tôn Đức Thắng"))
def persons(document: WordFile) -> Iterator[Breach]:
    """Tên người Việt Nam: viết hoa chữ cái đầu mọi âm tiết.

    Mục đích: tên riêng viết đúng.
    Căn cứ: Phụ lục II, Mục II khoản 1.
    Đúng: Nguyễn Văn An; Thiếu tá Bùi Văn Cường; Chủ tịch Hồ Chí Minh.
    Sai: Nguyễn văn An; Hồ Chí minh.
    """
    for letter in document.letters:
        line = letter.signature.name
        words = _TITLED.sub("", line.text).split() if line else []
        if line and not line.folded.startswith("HO VA TEN") and any(w[:1].islower() for w in words):
            right = " ".join(word[:1].upper() + word[1:] for word in words)
            yield slip(line.paragraph, " ".join(words), right)


@word_rule("II.2", ("Lê-Nin|Lê Nin", "Lê-nin"), ("Các-Mác", "Các Mác"))
def foreign_persons(_document: WordFile) -> None:
    """Tên người nước ngoài: viết hoa âm tiết đầu của mỗi thành phần.

    Mục đích: tên phiên âm viết đúng.
    Căn cứ: Phụ lục II, Mục II khoản 2.
    Đúng: Lê-nin; Vla-đi-mia I-lích Lê-nin.
    Sai: Lê-Nin.
    """


@word_rule("III.1.a", (_MID + rf"Tỉnh (?={_NAME})", "tỉnh"))
def places(_document: WordFile) -> None:
    """Danh từ chung «tỉnh» trước tên riêng không viết hoa.

    Mục đích: chỉ viết hoa tên riêng của đơn vị hành chính.
    Căn cứ: Phụ lục II, Mục III khoản 1 điểm a.
    Đúng: Liên đoàn Lao động tỉnh Cà Mau.
    Sai: Liên đoàn Lao động Tỉnh Cà Mau.
    """


@word_rule("III.1.b", (r"(?<!\w)quận (?=\d)", "Quận"), (r"(?<!\w)phường (?=\d)", "Phường"))
def numbered_places(_document: WordFile) -> None:
    """Đơn vị hành chính mang số, tên người, sự kiện: viết hoa cả danh từ chung.

    Mục đích: «Quận 1» là một tên riêng trọn vẹn.
    Căn cứ: Phụ lục II, Mục III khoản 1 điểm b.
    Đúng: Quận 1; Phường Điện Biên Phủ.
    Sai: quận 1; phường 5.
    """


@word_rule(
    "III.1.c",
    ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ("thủ đô Hà Nội", "Thủ đô Hà Nội"),
)
def special_places(_document: WordFile) -> None:
    """Viết hoa đặc biệt: Thủ đô Hà Nội, Thành phố Hồ Chí Minh.

    Mục đích: hai tên này viết hoa cả danh từ chung.
    Căn cứ: Phụ lục II, Mục III khoản 1 điểm c.
    Đúng: Thành phố Hồ Chí Minh.
    Sai: thành phố Hồ Chí Minh; thủ đô Hà Nội.
    """


@word_rule("III.1.d", ("Cửa lò", "Cửa Lò"), (_MID + r"Sông Vàm Cỏ", "sông Vàm Cỏ"))
def landforms(_document: WordFile) -> None:
    """Địa hình: từ chung một âm tiết đã thành tên thì viết hoa; đứng trước tên sẵn có thì không.

    Mục đích: phân biệt «Cửa Lò» với «sông Vàm Cỏ».
    Căn cứ: Phụ lục II, Mục III khoản 1 điểm d.
    Đúng: Cửa Lò; sông Vàm Cỏ.
    Sai: Cửa lò; dọc Sông Vàm Cỏ.
    """


@word_rule(
    "III.1.dd",
    ("Tây nguyên", "Tây Nguyên"),
    ("Đông nam Bộ|Đông Nam bộ|Đông nam bộ", "Đông Nam Bộ"),
    ("Tây nam Bộ|Tây Nam bộ|Tây nam bộ", "Tây Nam Bộ"),
    ("Nam bộ(?! phận)", "Nam Bộ"),
    ("Bắc bộ(?! phận)", "Bắc Bộ"),
    ("Tây bắc", "Tây Bắc"),
)
def regions(_document: WordFile) -> None:
    """Tên vùng cấu tạo bằng từ chỉ phương hướng: viết hoa mọi âm tiết.

    Mục đích: tên vùng viết thống nhất.
    Căn cứ: Phụ lục II, Mục III khoản 1 điểm đ.
    Đúng: Tây Bắc; Tây Nguyên; Nam Bộ.
    Sai: Tây nguyên; Nam bộ.
    """


@word_rule("III.2", ("Mát-xcơ-Va|Mát-Xcơ-va", "Mát-xcơ-va"), ("Bắc kinh", "Bắc Kinh"))
def foreign_places(_document: WordFile) -> None:
    """Tên địa lý nước ngoài viết hoa như tên người.

    Mục đích: tên phiên âm viết đúng.
    Căn cứ: Phụ lục II, Mục III khoản 2.
    Đúng: Bắc Kinh; Mát-xcơ-va.
    Sai: Bắc kinh; Mát-xcơ-Va.
    """


@word_rule(
    "IV.1.a",
    ("Liên đoàn lao động|Liên Đoàn Lao [Đđ]ộng|Liên Đoàn lao động", "Liên đoàn Lao động"),
    ("Tổng liên đoàn|Tổng Liên Đoàn", "Tổng Liên đoàn"),
    ("Ban thường vụ|Ban Thường Vụ", "Ban Thường vụ"),
    ("Ban chấp hành|Ban Chấp Hành", "Ban Chấp hành"),
    ("Ban chỉ đạo|Ban Chỉ Đạo", "Ban Chỉ đạo"),
    ("Đoàn chủ tịch|Đoàn Chủ Tịch", "Đoàn Chủ tịch"),
    ("[ỦU][ỷy] ?ban kiểm tra|[Ủ]y ban kiểm tra", "Ủy ban Kiểm tra"),
    ("(?:Ủy|Uỷ) [Bb]an Nhân dân", "Ủy ban nhân dân"),
    ("Hội đồng Nhân dân", "Hội đồng nhân dân"),
    ("Mặt trận tổ quốc", "Mặt trận Tổ quốc"),
    ("Công đoàn Cơ sở|Công Đoàn [Cc]ơ [Ss]ở", "Công đoàn cơ sở"),
    ("(?<=Bộ )nội vụ", "Nội vụ"),
    ("(?<=Sở )nội vụ", "Nội vụ"),
    ("(?<=Sở )tài chính", "Tài chính"),
)
def bodies(_document: WordFile) -> None:
    """Tên cơ quan, tổ chức: viết hoa chữ cái đầu của loại hình và của chức năng, lĩnh vực.

    Mục đích: tên cơ quan viết đúng và thống nhất.
    Căn cứ: Phụ lục II, Mục IV khoản 1 điểm a.
    Đúng: Liên đoàn Lao động tỉnh; Ban Thường vụ; Ủy ban nhân dân tỉnh; Bộ Nội vụ.
    Sai: Liên đoàn lao động; Ban thường vụ; Ủy ban Nhân dân.
    """


@word_rule(
    "IV.1.b",
    ("Ban Chấp hành trung ương", "Ban Chấp hành Trung ương"),
    ("Đảng cộng sản Việt Nam", "Đảng Cộng sản Việt Nam"),
    ("Văn phòng trung ương Đảng", "Văn phòng Trung ương Đảng"),
)
def special_bodies(_document: WordFile) -> None:
    """Viết hoa đặc biệt: Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam.

    Mục đích: tên các cơ quan của Đảng viết đúng.
    Căn cứ: Phụ lục II, Mục IV khoản 1 điểm b.
    Đúng: Đảng Cộng sản Việt Nam.
    Sai: Đảng cộng sản Việt Nam.
    """


@word_rule("IV.2", ("Asean", "ASEAN"), ("Wto", "WTO"), ("Unesco", "UNESCO"))
def foreign_bodies(_document: WordFile) -> None:
    """Chữ viết tắt tên tổ chức nước ngoài viết in hoa như nguyên ngữ.

    Mục đích: chữ viết tắt giữ dạng gốc.
    Căn cứ: Phụ lục II, Mục IV khoản 2.
    Đúng: ASEAN; WTO.
    Sai: Asean; Wto.
    """
