"""Which components a document has, once each and in which order (Điều 8; Phụ lục I, Phần I, IV)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.lint.parts.letter import Letter, Role
from generator.lint.reading.anatomy import Document
from generator.lint.reading.paragraphs import LEFT, RIGHT, Line, Paragraph
from generator.lint.rule import Breach, rule
from generator.ooxml import wrap
from generator.problems import Message, Severity, say
from generator.standard import Standard

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
_NO_SUBJECT = frozenset({"introduction", "leave"})
_NO_DATE = frozenset({"minutes"})
_TWICE = {
    "number": say("số, ký hiệu"),
    "place_date": say("địa danh và thời gian ban hành"),
    "national_title": say("Quốc hiệu"),
    "recipients_label": say("nơi nhận"),
}
_LEVEL = 300
_OPEN_IN_DRAFTS = frozenset({"authority", "name"})
_STATE, _UNION = "ND30-D8-present", "TLD933-17-main"


@rule(_STATE)
def present(document: Document, standard: Standard) -> Iterator[Breach]:
    """Đủ các thành phần thể thức chính, mỗi thành phần một lần.

    Mục đích: thiếu một thành phần thì văn bản không đúng thể thức và bị trả lại.
    Căn cứ: Nghị định 30/2020/NĐ-CP, Điều 8 khoản 2; các mẫu của Phụ lục III.
    Đúng: có Quốc hiệu, Tiêu ngữ, cơ quan ban hành, số, ngày, tên loại hoặc V/v, nội dung, người ký,
    nơi nhận. Biên bản không có ngày; văn bản ban hành kèm theo không có số, ngày, nơi nhận; phụ lục
    không có thành phần nào trong số đó.
    Sai: không có «Nơi nhận»; có hai dòng số, ký hiệu. Dự thảo chưa có người ký thì chỉ nhắc.
    """
    if standard["components.main"].rule == _STATE:
        yield from _check_presence(document)


@rule(_UNION)
def union_present(document: Document, standard: Standard) -> Iterator[Breach]:
    """Văn bản công đoàn có đủ chín thành phần chính, mở đầu bằng Quốc hiệu và Tiêu ngữ.

    Mục đích: văn bản công đoàn dùng tiêu đề nhà nước, không dùng tiêu đề của Đảng.
    Căn cứ: Quy định ban hành kèm theo Quyết định 933/QĐ-TLĐ, Điều 17 (cùng chín thành phần như Nghị
    định 30/2020/NĐ-CP, Điều 8 khoản 2).
    Đúng: Quốc hiệu, Tiêu ngữ bên phải; tên công đoàn bên trái.
    Sai: tiêu đề «ĐẢNG CỘNG SẢN VIỆT NAM»; thiếu nơi nhận.
    """
    if standard["components.main"].rule == _UNION:
        yield from _check_presence(document)


def _check_presence(document: Document) -> Iterator[Breach]:
    for letter in document.letters:
        if letter.role in (Role.ANNEX_FILE, Role.COPIED_TEXT):
            continue
        for part in _missing(letter):
            yield Breach(
                letter.spot,
                say("thiếu {part}", part=_NAMES[part]),
                say("thêm {part}", part=_NAMES[part]),
                Severity.INFO if part in _OPEN_IN_DRAFTS and letter.is_draft else Severity.ERROR,
            )
        for part, lines in letter.twice.items():
            name = _TWICE.get(part, Message(part))
            yield Breach(lines[0].spot, say("{part} có hai lần", part=name), say("chỉ giữ một"))


def _missing(letter: Letter) -> list[str]:
    has = {
        "national_title": letter.national_title is not None or letter.party_title is not None,
        "motto": letter.motto is not None or letter.party_title is not None,
        "issuer": bool(letter.issuer),
        "number": letter.number is not None,
        "place_date": letter.place_date is not None,
        "kind_title": letter.kind_title is not None or bool(letter.directive_subject),
        "subject": bool(letter.subject) or bool(letter.directive_subject),
        "body": bool(letter.body) or bool(letter.tables),
        "authority": bool(letter.signature.authority),
        "name": letter.signature.name is not None,
        "recipients_label": letter.recipients_label is not None,
    }
    return [part for part in _needed(letter) if not has[part]]


def _needed(letter: Letter) -> list[str]:
    needed = dict.fromkeys(_NAMES)
    if letter.role is Role.COPY:
        return ["issuer", "number", "place_date", "authority", "name", "recipients_label"]
    code = letter.kind.code if letter.kind else ""
    dropped = set()
    if letter.role is Role.ATTACHED:
        dropped |= {"number", "place_date", "authority", "name", "recipients_label"}
    if code in _NO_SUBJECT or letter.kind_title is None:
        dropped.add("subject")
    if code in _NO_DATE:
        dropped.add("place_date")
    return [part for part in needed if part not in dropped]


@rule("ND30-D7-types", Severity.INFO)
def kinds(document: Document, standard: Standard) -> Iterator[Breach]:
    """Tên loại là một trong 29 loại văn bản hành chính (hoặc loại của Công đoàn).

    Mục đích: nhắc khi tên loại không có trong Nghị định; cơ quan vẫn có thể dùng.
    Căn cứ: Nghị định 30/2020/NĐ-CP, Điều 7; Quyết định 933/QĐ-TLĐ (22 loại, mới kiểm được 8).
    Đúng: KẾ HOẠCH, BÁO CÁO, HƯỚNG DẪN.
    Sai: GIẢI PHÁP: không có trong Điều 7, cũng không có trong các loại đã biết của Công đoàn.
    """
    union = standard.family == "union"
    for letter in document.letters:
        line, kind = letter.kind_title, letter.kind
        if line is None or (kind and (kind.in_decree or (union and kind.in_union != "no"))):
            continue
        yield Breach(
            line.spot,
            say("«{title}» không phải tên loại văn bản theo Điều 7", title=line.text[:40]),
            say("kiểm tra lại tên loại, ví dụ: kế hoạch, hướng dẫn, thông báo"),
        )


@rule("ND30-IV-order")
def order(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Các thành phần đặt đúng ô: đúng bên và đúng thứ tự từ trên xuống.

    Mục đích: người đọc tìm thấy mỗi thành phần ở đúng chỗ của nó.
    Căn cứ: Phụ lục I, Phần I, Mục IV (sơ đồ bố trí).
    Đúng: cơ quan ban hành bên trái, Quốc hiệu bên phải; rồi số và ngày; tên loại; nội dung; chữ ký.
    Sai: Quốc hiệu bên trái; vừa có tên loại vừa có V/v; «Kính gửi» đặt trên tên loại.
    """
    for letter in document.letters:
        yield from _wrong_sides(letter)
        yield from _wrong_sequence(letter)
        if letter.kind_title and letter.directive_subject and not letter.titled_directive:
            yield Breach(
                letter.kind_title.spot,
                say("vừa có tên loại vừa có «V/v»"),
                say("công văn chỉ có «V/v»; văn bản khác chỉ có tên loại và trích yếu"),
            )


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
            yield Breach(
                below.spot,
                say(
                    "«{below}» đặt trên «{above}»",
                    below=below.text[:30],
                    above=above.text[:30],
                ),
                say("đổi chỗ hai thành phần theo sơ đồ ô số"),
            )


def _pairs(letter: Letter) -> list[tuple[Line | None, Line | None]]:
    subject = letter.directive_subject[0] if letter.directive_subject else None
    issuer = letter.issuer[0] if letter.issuer else None
    body = letter.body[0].lines[0] if letter.body and letter.body[0].lines else None
    return [
        (letter.national_title, letter.motto),
        (letter.motto, letter.place_date),
        (issuer, letter.number),
        (letter.number, subject),
        (letter.kind_title, letter.greeting),
        (letter.kind_title, body),
    ]


def _place(line: Line) -> tuple[int, int]:
    return line.paragraph.spot.paragraph, line.piece if line.alone else 0


@rule("ND30-IV-side")
def signature_side(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Chữ ký ở bên phải, dòng đầu ngang với «Nơi nhận:».

    Mục đích: chữ ký và nơi nhận nằm cạnh nhau, không cái nào rơi sang trang khác.
    Căn cứ: Phụ lục I, Phần I, Mục IV (ô 7a, 9b); Mục II khoản 9 điểm d.
    Đúng: bảng hai cột không viền, «Nơi nhận:» ô trái, quyền hạn và chức vụ ô phải cùng hàng.
    Sai: chữ ký bên trái; «Nơi nhận» nằm dưới họ tên người ký.
    """
    for letter in document.letters:
        label, authority = letter.recipients_label, letter.signature.authority[:1]
        if label is None or not authority or letter.second_signature is not None:
            continue
        if authority[0].side != RIGHT:
            message = say("chữ ký không ở bên phải")
            yield Breach(authority[0].spot, message, say("đặt chữ ký bên phải, ngang «Nơi nhận»"))
        elif not _level(label.paragraph, authority[0].paragraph):
            yield Breach(
                label.spot,
                say("«Nơi nhận» không ngang với dòng đầu của chữ ký"),
                say("đặt hai phần vào cùng một hàng của bảng hai cột không viền"),
            )


def _level(one: Paragraph, other: Paragraph) -> bool:
    if one is other:
        return True
    if one.cell is None or other.cell is None:
        return one.cell is other.cell and bool(one.frame or other.frame)
    if one.cell.table is not other.cell.table or one.cell.row != other.cell.row:
        return False
    return abs(_depth(one) - _depth(other)) < _LEVEL


def _depth(paragraph: Paragraph) -> float:
    """How far below the top of its cell a paragraph begins, in twips."""
    if paragraph.cell is None:
        return 0
    depth = float(paragraph.format.before)
    for above in paragraph.cell.paragraphs:
        if above is paragraph:
            break
        look = above.format
        size = above.lines[0].size if above.lines else above.mark_size
        rows = max(len(wrap(above.text, max(above.room, 1), Fraction(size, 2))), 1)
        depth += rows * size * 10 * 1.15 * look.spacing_share(size) + look.before + look.after
    return depth
