"""Which components a document has, once each, in which order and of what length.

Điều 8; Phụ lục I, Phần I, IV; Phụ lục VI. Marks of the Party's own format are none of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.looks import count_of, side_by_side
from generator.lint.parts.heading import lines_of
from generator.lint.parts.letter import Letter, Role
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.paragraphs import LEFT, RIGHT, TextLine
from generator.lint.rule import Breach, letter_rule, rule
from generator.problems import Message, Severity, say
from generator.standard import Standard
from generator.workspace import regex

_NAMES = {
    "national_title": say("Quốc hiệu"),
    "motto": say("Tiêu ngữ"),
    "issuer": say("tên cơ quan ban hành"),
    "number": say("số, ký hiệu"),
    "place_date": say("địa danh và thời gian ban hành"),
    "kind_title": say("tên loại (hoặc V/v)"),
    "subject": say("trích yếu"),
    "body": say("nội dung"),
    "authority": say("chức vụ người ký"),
    "name": say("họ tên người ký"),
    "recipients_label": say("nơi nhận"),
}
_OF_COPIES = ("issuer", "number", "place_date", "authority", "name", "recipients_label")
_NOT_ATTACHED = frozenset({"number", "place_date", "authority", "name", "recipients_label"})
_TWICE = frozenset({"number", "place_date", "national_title", "recipients_label"})
_SIGNED = frozenset({"authority", "name"})
_SELDOM_TITLED = ("authorization", "transmittal", "transfer", "notification")
_STATE, _UNION = "ND30-D8-present", "TLD933-17-main"
_LEVEL = 300
_STAR = regex(r"\*{1,3}")
_BLANK_TITLE = regex(r"TEN LOAI\b|[\W_]*$")
_NUMBER = regex(r"Số ?: ?(?P<number>[^/]*)/(?P<symbol>.*)")


@rule(_STATE)
def present(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Đủ các thành phần thể thức chính, mỗi thành phần một lần.

    Mục đích: thiếu một thành phần thì văn bản không đúng thể thức và bị trả lại.
    Căn cứ: Nghị định 30/2020/NĐ-CP, Điều 8 khoản 2; các mẫu của Phụ lục III.
    Đúng: có Quốc hiệu, Tiêu ngữ, cơ quan ban hành, số, ngày, tên loại hoặc V/v, nội dung, người ký,
    nơi nhận. Biên bản không có ngày; thư công không có số, trích yếu, nơi nhận; văn bản ban hành kèm theo không có số, ngày, nơi nhận; phụ lục
    không có thành phần nào trong số đó.
    Sai: không có «Nơi nhận»; có hai dòng số, ký hiệu. Dự thảo chưa có người ký thì chỉ nhắc; giấy ủy
    quyền, phiếu không có trích yếu là cảnh báo.
    """
    if standard["components.main"].rule == _STATE:
        yield from _check_presence(document)


@rule(_UNION)
def union_present(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Văn bản công đoàn có đủ chín thành phần chính, mở đầu bằng Quốc hiệu và Tiêu ngữ.

    Mục đích: văn bản công đoàn dùng tiêu đề nhà nước, không dùng tiêu đề của Đảng.
    Căn cứ: Quy định ban hành kèm theo Quyết định 933/QĐ-TLĐ, Điều 17 (cùng chín thành phần như Nghị
    định 30/2020/NĐ-CP, Điều 8 khoản 2).
    Đúng: Quốc hiệu, Tiêu ngữ bên phải; tên công đoàn bên trái.
    Sai: tiêu đề «ĐẢNG CỘNG SẢN VIỆT NAM»; thiếu nơi nhận.
    """
    if standard["components.main"].rule == _UNION:
        yield from _check_presence(document)


def _check_presence(document: WordFile) -> Iterator[Breach]:
    for letter in document.letters:
        if letter.role in (Role.ANNEX_FILE, Role.COPIED_TEXT, Role.OUTSIDE):
            continue
        for part in _missing(letter):
            mild = part in _SIGNED and letter.is_draft
            seldom = part == "subject" and letter.is_kind(*_SELDOM_TITLED)
            weight = Severity.INFO if mild else Severity.WARNING if seldom else Severity.ERROR
            message = say("thiếu {part}", part=_NAMES[part])
            yield Breach(letter.spot, message, say("thêm {part}", part=_NAMES[part]), weight)
        for part, lines in letter.twice.items():
            name = _NAMES[part] if part in _TWICE else Message(part)
            yield Breach(lines[0].spot, say("{part} có hai lần", part=name), say("chỉ giữ một"))


def _missing(letter: Letter) -> list[str]:
    instead = {
        "national_title": letter.party_title,
        "motto": letter.party_title,
        "kind_title": letter.directive_subject,
        "subject": letter.directive_subject,
        "body": letter.tables,
        "authority": letter.signature.authority,
        "name": letter.signature.name,
    }
    return [
        part
        for part in _needed(letter)
        if not instead.get(part) and (part in _SIGNED or not getattr(letter, part))
    ]


def _needed(letter: Letter) -> list[str]:
    if letter.role is Role.COPY:
        return list(_OF_COPIES)
    dropped = set(_NOT_ATTACHED if letter.role is Role.ATTACHED else ())
    if letter.kind_title is None or letter.is_kind("introduction", "leave"):
        dropped.add("subject")
    if letter.is_kind("minutes"):
        dropped.add("place_date")
    if letter.is_kind("letter"):
        dropped |= {"number", "subject", "recipients_label"}
    return [part for part in _NAMES if part not in dropped]


@letter_rule("ND30-D7-types", Severity.INFO)
def kinds(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Tên loại là một trong 29 loại văn bản hành chính (hoặc loại của Công đoàn).

    Mục đích: nhắc khi tên loại không có trong Nghị định; cơ quan vẫn có thể dùng.
    Căn cứ: Nghị định 30/2020/NĐ-CP, Điều 7; Quyết định 933/QĐ-TLĐ (22 loại, mới kiểm được 8).
    Đúng: KẾ HOẠCH, BÁO CÁO, HƯỚNG DẪN.
    Đơn, tờ khai, biểu mẫu, luật, nghị định không phải văn bản hành chính: chỉ nhắc.
    Sai: GIẢI PHÁP: không có trong Điều 7, cũng không có trong các loại đã biết của Công đoàn.
    """
    line, kind = letter.kind_title, letter.kind
    if letter.outside is not None:
        message = say("«{title}» không phải văn bản hành chính", title=letter.outside.text[:40])
        if letter.outside is letter.party_title:
            message = say(
                "văn bản của cơ quan Đảng theo thể thức của Đảng, không phải văn bản hành chính"
            )
        hint = say("chỉ soát Quốc hiệu, Tiêu ngữ, phông chữ, trang và tệp")
        yield Breach(letter.outside.spot, message, hint)
    union = standard.family == "union"
    if (
        line is None
        or _BLANK_TITLE.match(line.folded)
        or (kind and (kind.in_decree or (union and kind.in_union != "no")))
    ):
        return
    message = say("«{title}» không phải tên loại văn bản theo Điều 7", title=line.text[:40])
    hint = say("kiểm tra lại tên loại, ví dụ: kế hoạch, hướng dẫn, thông báo")
    yield Breach(line.spot, message, hint)


@letter_rule("ND30-IV-order")
def order(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Các thành phần đặt đúng ô: đúng bên và đúng thứ tự từ trên xuống.

    Mục đích: người đọc tìm thấy mỗi thành phần ở đúng chỗ của nó.
    Căn cứ: Phụ lục I, Phần I, Mục IV (sơ đồ bố trí).
    Đúng: cơ quan ban hành bên trái, Quốc hiệu bên phải; rồi số và ngày; tên loại; nội dung; chữ ký.
    Sai: Quốc hiệu bên trái; vừa có tên loại vừa có V/v; «Kính gửi» đặt trên tên loại.
    """
    yield from _wrong_sides(letter)
    yield from _wrong_sequence(letter)
    if letter.kind_title and letter.directive_subject and not letter.titled_directive:
        message = say("vừa có tên loại vừa có «V/v»")
        hint = say("công văn chỉ có «V/v»; văn bản khác chỉ có tên loại và trích yếu")
        yield Breach(letter.kind_title.spot, message, hint)


def _wrong_sides(letter: Letter) -> Iterator[Breach]:
    title, issuer = letter.national_title, letter.issuer[:1]
    if title and title.side == LEFT:
        yield Breach(title.spot, say("Quốc hiệu ở bên trái"), say("đặt Quốc hiệu ở bên phải"))
    elif issuer and issuer[0].side == RIGHT:
        message = say("tên cơ quan ban hành ở bên phải")
        yield Breach(issuer[0].spot, message, say("đặt ở bên trái"))


def _wrong_sequence(letter: Letter) -> Iterator[Breach]:
    for above, below in _pairs(letter):
        if above and below and _place(below) < _place(above):
            first, second = below.text[:30], above.text[:30]
            message = say("«{below}» đặt trên «{above}»", below=first, above=second)
            yield Breach(below.spot, message, say("đổi chỗ hai thành phần theo sơ đồ ô số"))


def _pairs(letter: Letter) -> list[tuple[TextLine | None, TextLine | None]]:
    subject = next(iter(letter.directive_subject), None)
    body = next(iter(letter.body[0].lines), None) if letter.body else None
    return [
        (letter.national_title, letter.motto),
        (letter.motto, letter.place_date),
        (letter.national_title, letter.kind_title),
        (next(iter(letter.issuer), None), letter.number),
        (letter.number, subject),
        (letter.kind_title, letter.greeting),
        (letter.kind_title, body),
    ]


def _place(line: TextLine) -> tuple[int, int]:
    return line.paragraph.order, line.piece if line.alone else 0


@letter_rule("ND30-IV-side")
def signature_side(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Chữ ký ở bên phải, dòng đầu ngang với «Nơi nhận:».

    Mục đích: chữ ký và nơi nhận nằm cạnh nhau, không phần nào rơi sang trang khác.
    Căn cứ: Phụ lục I, Phần I, Mục IV (ô 7a, 9b); Mục II khoản 9 điểm d.
    Đúng: bảng hai cột không viền, «Nơi nhận:» ô trái, quyền hạn và chức vụ ô phải cùng hàng.
    Sai: chữ ký bên trái; «Nơi nhận» nằm dưới họ tên người ký.
    """
    label = letter.recipients_label
    if label is None or letter.co_signatures:
        return
    for first in letter.signature.authority[:1]:
        framed = bool(label.paragraph.frame or first.paragraph.frame)
        if first.side != RIGHT:
            message = say("chữ ký không ở bên phải")
            yield Breach(first.spot, message, say("đặt chữ ký bên phải, ngang «Nơi nhận»"))
        elif not side_by_side(label, first, _LEVEL, outside=framed):
            message = say("«Nơi nhận» không ngang với dòng đầu của chữ ký")
            hint = say("đặt hai phần vào cùng một dòng của bảng hai cột không viền")
            yield Breach(label.spot, message, hint)


@letter_rule("PRAC-party-style")
def party_style(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Không dùng kiểu trình bày của Đảng: tiêu đề «ĐẢNG CỘNG SẢN VIỆT NAM», dấu * dưới tên cơ quan.

    Mục đích: văn bản nhà nước và công đoàn dùng Quốc hiệu, đường kẻ và ký hiệu theo Nghị định.
    Căn cứ: Quyết định 933/QĐ-TLĐ, Điều 17; kiểu của Đảng theo Quy định 66-QĐ/TW.
    Đúng: Quốc hiệu, Tiêu ngữ; đường kẻ dưới tên cơ quan.
    Sai: «ĐẢNG CỘNG SẢN VIỆT NAM»; dấu * dưới tên cơ quan. Ký hiệu 05-KH/LĐLĐ và T/M do quy tắc riêng báo.
    """
    if letter.outside is not None:
        return
    if letter.party_title is not None:
        message = say("tiêu đề của Đảng trong văn bản hành chính")
        yield Breach(letter.party_title.spot, message, say("dùng Quốc hiệu và Tiêu ngữ"))
    for line in lines_of(letter.heading):
        if _STAR.fullmatch(line.text):
            message = say("dấu * dưới tên cơ quan là kiểu trình bày của Đảng")
            yield Breach(line.spot, message, say("thay bằng đường kẻ nét liền"))


@letter_rule("ND30-PL6-len")
def lengths(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Độ dài tối đa của các trường khi đưa vào hệ thống quản lý văn bản.

    Mục đích: trích yếu, ký hiệu, tên không bị cắt trong hệ thống.
    Căn cứ: Phụ lục VI, Phần II, Mục I.
    Đúng: trích yếu tối đa 500 ký tự, ký hiệu 30, số 11, họ tên 50, chức vụ 100, tên cơ quan 200.
    Sai: trích yếu 620 ký tự.
    """
    for name, field, lines, text in _fields(letter):
        most = count_of(standard, f"lengths.{field}")
        if lines and len(text) > most:
            message = say("{name} dài {found} ký tự", name=name, found=len(text))
            hint = say("rút gọn còn tối đa {most} ký tự", most=most)
            yield Breach(lines[0].spot, message, hint)


def _fields(letter: Letter) -> Iterator[tuple[Message, str, list[TextLine], str]]:
    """The fields that a system keeps: name, key of the format data, lines, text."""
    for name, field, lines in (
        (say("trích yếu"), "subject", letter.subject or letter.directive_subject),
        (say("họ tên người ký"), "signatory", letter.lines_of("signature_name")),
        (say("chức vụ"), "position", letter.signature.authority[-1:]),
        (say("tên cơ quan"), "organisation", letter.issuer),
    ):
        yield name, field, lines, " ".join(line.text for line in lines)
    number = letter.lines_of("number_symbol")
    if found := _NUMBER.fullmatch(number[0].text) if number else None:
        yield say("số"), "number", number, found["number"].strip()
        yield say("ký hiệu"), "symbol", number, found["symbol"].strip()
