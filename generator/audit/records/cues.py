"""Words that tell what a number is: in the head of a column, and before or behind it in a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.audit.records.fact import FactRole
from generator.model.document import Comparison
from generator.wording import as_spelled, fold
from generator.workspace import regex

_HEADS = (
    (
        regex(r"ty le|ti le|%"),
        (FactRole.RATE, FactRole.SHARE, FactRole.ACHIEVED, FactRole.COUNT, FactRole.GROWTH_RATE),
    ),
    (regex(r"con thieu|thieu"), (FactRole.SHORTFALL,)),
    (regex(r"\bvuot\b"), (FactRole.SURPLUS,)),
    (regex(r"xep hang|thu hang|\bhang\b"), (FactRole.RANK,)),
    (
        regex(r"chi tieu|ke hoach|muc tieu|phai dat|duoc giao"),
        (FactRole.QUOTA, FactRole.GOAL, FactRole.ASKED),
    ),
    (regex(r"ket qua|thuc hien|da dat|so luong|\bdat\b"), (FactRole.COUNT,)),
    (regex(r"tong so"), (FactRole.BASE, FactRole.COUNT)),
)
_SIZES = (("ty dong", 10**9), ("trieu dong", 10**6), ("nghin dong", 10**3), ("ngan dong", 10**3))


def roles_of_head(head: str) -> tuple[FactRole, ...]:
    """What a head asks for; nothing where it says nothing that is known."""
    said = fold(head)
    return next((roles for form, roles in _HEADS if form.search(said)), ())


def size_told(*texts: str) -> int:
    """How many đồng make one of what a head, a note or a caption says; 1 where none says anything."""
    for text in texts:
        said = fold(text)
        for word, size in _SIZES:
            if word in said:
                return size
    return 1


_REST = regex(r"\b(?:con lai|chua phan|khong phan)\b")


def says_rest(label: str) -> bool:
    """Whether a row tells what belongs to nobody else: «Các đơn vị còn lại»."""
    return bool(_REST.search(fold(label)))


@lru_cache(maxsize=4096)
def size_alone(text: str) -> int:
    """The same of a cell that says a unit of money and nothing else; 0 of any other."""
    return dict(_SIZES).get(fold(text), 0)


_ALWAYS = frozenset(
    {
        *(
            FactRole.COUNT,
            FactRole.UNITS_COUNT,
            FactRole.REMAINDER,
            FactRole.REMAINDER_SHARE,
            FactRole.QUOTA,
            FactRole.GOAL,
        ),
        *(
            FactRole.GOAL_TO,
            FactRole.ASKED,
            FactRole.ASKED_TO,
            FactRole.ACHIEVED,
            FactRole.BASE,
            FactRole.RATE,
            FactRole.SHARE,
        ),
        *(FactRole.PREVIOUS, FactRole.LENGTH),
    }
)
_ONLY = (
    (regex(r"vượt|hơn|thừa"), (FactRole.SURPLUS, FactRole.GAP)),
    (regex(r"đã cao hơn"), (FactRole.SHORTFALL,)),
    (
        regex(r"thiếu|còn|phải|cần|thấp hơn|chưa|dưới"),
        (FactRole.SHORTFALL, FactRole.GAP, FactRole.DAYS_LEFT),
    ),
    (
        regex(r"tăng|giảm|thêm|so với|hơn|biến động|cùng kỳ"),
        (FactRole.GROWTH, FactRole.GROWTH_RATE, FactRole.CHANGE, FactRole.GAP, FactRole.COMPARED),
    ),
    (
        regex(r"bình quân|trung bình|mỗi|/"),
        (FactRole.AVERAGE, FactRole.PACE, FactRole.PACE_NEEDED),
    ),
    (
        regex(
            r"(?:gấp|lần).*(?:nhanh|bình quân|mức|tiến độ|mỗi)|(?:nhanh|bình quân|mức|tiến độ|mỗi).*(?:gấp|lần)"
        ),
        (FactRole.PACE_FACTOR,),
    ),
    (regex(r"sớm|trước|vượt"), (FactRole.DAYS_EARLY,)),
    (regex(r"qua|đã|sau|từ"), (FactRole.DAYS_PASSED, FactRole.CHANGE, FactRole.GROWTH)),
)
_NEEDS = regex(r"(?<!\w)(?:cần|phải|còn phải|ít nhất|tối thiểu)(?!\w)", re.IGNORECASE)
_ENDS = regex(r"\s*(?:[;,.)]|$|\n)")
_COMPARES = regex(
    r"so với|cùng kỳ|trước đó|lần trước|tháng trước|năm trước|tuần trước|đầu năm|đầu kỳ|tăng|giảm|từ "
)
_NOW = regex(r"đến nay|hiện nay|hiện có|hiện đã|đến thời điểm|hiện tại|cho tới nay")
_RANKS = regex(r"(?:thứ|hạng|vị trí)\s*$")
_LISTED = regex(
    r"\s*(?:đơn vị|giai đoạn|đợt|nhóm|khối|cụm|tổ|công đoàn|xã|phường|ấp|huyện|trường)\b"
)
_BEFORE_ALL = r"(?:(?:mới|chỉ|đã|hiện|đang|là đơn vị|tiếp tục|vươn lên)\s)?(?:(?:dẫn đầu|đứng đầu|đứng cuối|cao nhất|thấp nhất)(?:\s(?:toàn|cả)\s\w+)?,?\s)?"
_APPOSED = regex(
    rf"[\s*]*{_BEFORE_ALL}(?:năm \d{{4}}\s*)?(?:\(?(?:không quá|ít nhất|trên|từ)\s*|\(|:|còn chậm|còn thấp|đạt thấp|đạt khá|đạt cao|với|có|đạt|là|được|cùng|đã có|thực hiện|–|-|,)*[\s*(]*(?:cùng|với|có|đạt|đều)?[\s*]*"
)
_SORTED = regex(
    r"(?:\d+(?:/\d+)?|một|hai|ba|bốn|năm)\s+(?:đơn vị|nơi|địa phương|công đoàn|xã|phường|ấp|khu phố|khu|thôn|bản|làng|buôn"
    r"|chi bộ|chi đoàn|chi hội|khoa|phòng|huyện|trường|tổ|khối|cụm|nhóm)\b[^.;:\d]*?"
    r"\b(?:dưới|trên|từ|quá|chưa tới|chưa đến)\s+$"
)
_AND_MORE = regex(r"[^.;:,\d]{0,30}?trở (?:lên|xuống)\b")
_MORE_PHASES = regex(r"\s*giai đoạn\s*(?!đầu|tiếp|sau|cuối|còn lại|trước|này)(?:\W|$)")
DERIVED = frozenset(
    {
        *(
            FactRole.SURPLUS,
            FactRole.SHORTFALL,
            FactRole.GAP,
            FactRole.GROWTH,
            FactRole.GROWTH_RATE,
            FactRole.CHANGE,
        ),
        *(
            FactRole.AVERAGE,
            FactRole.PACE,
            FactRole.PACE_NEEDED,
            FactRole.PACE_FACTOR,
            FactRole.PREVIOUS,
        ),
    }
)
"""What a sentence tells of somebody only where it names him."""
_RATES = regex(r"(?:đạt|bằng|chiếm|tỷ lệ|tỉ lệ|hoàn thành|so với|tương ứng|tương đương)[^\d.;]*$")


def roles_in(before: str, behind: str) -> frozenset[FactRole]:
    """What a number may be in its sentence: a surplus only where something is exceeded, and so on."""
    words = f"{before} {behind}".casefold()
    more = {role for form, roles in _ONLY if form.search(words) for role in roles}
    return _ALWAYS | more


def compares(words: str) -> bool:
    """Whether a sentence holds one moment against another."""
    return bool(_COMPARES.search(words.casefold()))


def says_now(words: str) -> bool:
    """Whether a sentence says that it tells what stands now."""
    return bool(_NOW.search(words.casefold()))


def ranks(before: str) -> bool:
    """Whether the words before a number make it a rank."""
    return bool(_RANKS.search(before.casefold()))


_ORDERS = regex(r"nhất|dẫn đầu|đứng đầu|đứng cuối|xếp cuối", re.IGNORECASE)


def orders(text: str) -> bool:
    """Whether a text may say who is first or last."""
    return bool(_ORDERS.search(text))


_AMOUNT = regex(
    r"(?:[\s:,(]|(?:của\s)?(?:toàn|cả)\s\w+|(?:tính\s)?đến (?:nay|hết ngày|ngày)|[\d/]{8,10}|là|đạt|được|có|mới|hiện|đã|huy động|thu|gom)*"
)


def says_amount(gap: str) -> bool:
    """Whether the words between a name and a number say only that it is as much: «của toàn xã đến ngày 27/11/2026 là»."""
    return bool(_AMOUNT.fullmatch(gap.casefold()))


_SPENDS = regex(
    r"(?<!\w)(?:trị giá|mua|chi|kinh phí|hỗ trợ|thưởng|dự toán|tiền mặt|hiện vật|sử dụng)(?!\w)(?:[^.;]|(?<=\d)\.(?=\d))*$"
)


def spends(before: str) -> bool:
    """Whether the words before an amount tell what it was spent on, or in what it was given."""
    return bool(_SPENDS.search(before.casefold()))


_EVERYBODY = regex(r"(?<!\w)(?:toàn|cả)\s\w+|(?<!\w)các đơn vị(?!\w)")


def tells_all(before: str) -> bool:
    """Whether the words before a number speak of all together: «các đơn vị đã đóng góp»."""
    return bool(_EVERYBODY.search(before.casefold()))


_ASKS = regex(r"(?<!\w)(?:giao|chỉ tiêu|kế hoạch|mục tiêu|đăng ký|phấn đấu)(?!\w)", re.IGNORECASE)


def asks(text: str) -> bool:
    """Whether a text may tell what somebody is to do."""
    return bool(_ASKS.search(text))


_WIDER = regex(
    r"(?<!\w)(?:của|bình quân|toàn|cả)\s(?:chung\s)?(?:của\s)?(?:toàn\s)?(tỉnh|huyện|thành phố|quận|nước|quốc|ngành)(?!\w)[^,;\d]*$"
)


def is_of_wider(before: str, issuer: str) -> bool:
    """Whether the words before a number make it that of a province, a district, the country, which the issuing body is not of."""
    found = _WIDER.search(before.casefold())
    is_national = (
        found is not None and found[1] in {"nước", "quốc"} and "việt nam" in issuer.casefold()
    )
    return found is not None and not is_national and found[1] not in issuer.casefold()


_HOPES = regex(
    r"(?<!\w)(?:phấn đấu|dự kiến|sẽ|ước|phải|cần|nếu|dự báo|có thể|khả năng)(?!\w).*(?<!\w)thêm(?!\w)[^\d;]*$"
)
_STILL = regex(r"(?<!\w)còn (?:phải|cần)(?!\w)[^\d;]*$")
"""What lacks still is no hope."""
_TO_REACH = regex(r"(?<!\w)(?:để|mới) (?:đạt|hoàn thành)(?!\w)")


def hopes_for_more(before: str, behind: str = "") -> bool:
    """Whether a number is what shall be added one day: «phấn đấu đến ngày … có thêm 13 hộ»."""
    said = before.casefold()
    is_hoped = _HOPES.search(said) is not None and not _STILL.search(said)
    return is_hoped and not _TO_REACH.search(f"{before} {behind}".casefold())


_PERSON = regex(
    r"(?<!\w)(?:ông|bà(?! con)|anh|chị|cá nhân|doanh nghiệp|công ty|cửa hàng|hợp tác xã)\s[^.,;:\d]*$"
)


def tells_of_person(before: str) -> bool:
    """Whether the words before a name speak of somebody there: «hộ ông Nguyễn Văn A ở Thôn Bản Cái»."""
    return bool(_PERSON.search(before.casefold()))


_SAMPLE = regex(
    r"(?<!\w)(?:kiểm tra|khảo sát|phúc tra|phỏng vấn|thẩm định|chấm|bình xét|rút mẫu)(?:\s[^\W\d_]+){0,4}\s\d"
)
_DEED = regex(
    r"(?<!\w)(?:hỗ trợ|giúp đỡ|dự giờ|công nhận|khen thưởng|biểu dương|đề nghị|xếp loại|loại [a-d]|loại (?:giỏi|khá|xuất sắc)|xử phạt|nhắc nhở|trao|tặng|cấp|kiểm tra"
    r"|khảo sát|phúc tra|phỏng vấn|thẩm định)(?!\w)[^\d;]*$"
)


def tells_other_deed(before: str, ours: frozenset[str]) -> bool:
    """Whether the words before a count tell of a sample that was looked at, or of what came of it: «chấm 20 bài, công nhận 12 bài».

    Nothing is that whose word is one of `ours`, what the records count.
    """
    said = before.casefold()
    found = [*_SAMPLE.finditer(said), *_DEED.finditer(said)]
    return any(ours.isdisjoint(map(as_spelled, one[0].split()[:2])) for one in found)


_YEAR_AGO = regex(
    r"(?<!\w)(?:cùng kỳ|cùng thời điểm|cùng thời gian) (?:các |của )?năm|(?<!\w)(?:năm|tháng|quý) (?:trước|ngoái)(?!\w)|(?<!\w)cùng kỳ(?! (?:các )?lần)"
)
_ADDS_UP = regex(r"(?<!\w)(?:tổng|cộng|gộp)(?: số| cộng| là| có| được|:)*\s*$")


def adds_up(before: str) -> bool:
    """Whether the words right before a number make it a total."""
    return bool(_ADDS_UP.search(before.casefold()))


_DEMANDS = regex(
    r"(?:ít nhất|tối thiểu|không (?:ít|dưới|thấp|nhỏ|kém|quá|vượt|cao|nhiều|lớn|hơn)|tối đa|nhiều nhất)(?!\w)"
)


def demands(hedge: str) -> bool:
    """Whether a hedge asks for a number rather than tells it roughly: «ít nhất», «không quá»."""
    return bool(_DEMANDS.match(hedge.casefold()))


_DERIVED = regex(
    r"%[^\d;%]{0,20}(?:tương đương|tương ứng)(?: với)?\s*$|(?<!\w)còn lại[^\d;]*(?:\d+(?:,\d+)?% đến )?$"
)


def is_of_rest(before: str) -> bool:
    """Whether a number is worked out of a percentage right before it, or told of those that are left: «80,1%, tương đương 170 hộ»."""
    return bool(_DERIVED.search(before.casefold()))


_CLASS = regex(r"(?<!\w)[Ll]ớp \d")


def names_class(before: str) -> bool:
    """Whether a school class is named before a number."""
    return bool(_CLASS.search(before))


_FOLDED = regex(r"(?<!\w)(?:gấp|bằng)\s[^.;()]*(?<!\w)lần(?!\w)[^.;()]*\($", re.IGNORECASE)


def multiplies(before: str) -> bool:
    """Whether a bracket tells what was divided: «gấp hơn 2 lần Khoa Phụ sản (»."""
    return bool(_FOLDED.search(before))


_ADDRESSES = regex(r"kính gửi(?!\w)", re.IGNORECASE)


def addresses(text: str) -> bool:
    """Whether a paragraph begins with whom a letter is sent to."""
    return bool(_ADDRESSES.match(text))


_RULE = regex(r"(?<!\w)cách (?:tính|giao|chia|phân bổ|xác định)[^:]{0,30}:", re.IGNORECASE)


def tells_rule(before: str) -> bool:
    """Whether the words before a number say how quotas are reckoned: «Cách tính: 01 ý tưởng cho 10 đoàn viên»."""
    return bool(_RULE.search(before))


_PLANS = regex(r"(?<!\w)(?:kế hoạch|dự kiến|đăng ký|phân bổ|phấn đấu|giao)(?!\w)")


def plans(before: str) -> bool:
    """Whether the words before a number tell of a plan."""
    return bool(_PLANS.search(before.casefold()))


_PART_OF_TIME = regex(
    r"(?<!\w)tháng \d{1,2}(?!\w|[/.-]?\d|\s?(?:/|năm))|(?<!\w)(?:trong (?:tuần|tháng|ngày)|tuần (?:qua|này|trước)|hôm nay)(?!\w)"
)
_TO_COME = regex(
    r"(?<!\w)(?:sẽ|dự báo|dự kiến|ước(?: tính)?(?: có| đạt| thực hiện)|ước đến (?:hết|cuối)|phấn đấu(?=[^;]*(?<!\w)nâng)|có thể|nếu|lý do|nguyên nhân|do còn|vì còn|vì có)(?!\w)[^;]*$"
)


def tells_part_of_time(words: str) -> bool:
    """Whether words tell of a month without its year, or of a week: what came in then the records may not have."""
    return bool(_PART_OF_TIME.search(words.casefold()))


def is_to_come(before: str) -> bool:
    """Whether the words before a number tell of what may be one day, or of a reason: «nếu giữ nguyên, giai đoạn 1 sẽ đạt»."""
    return bool(_TO_COME.search(before.casefold()))


def tells_year_ago(words: str) -> bool:
    """Whether words tell of the year, the quarter or the month before, without its number."""
    return bool(_YEAR_AGO.search(words.casefold()))


_MISTAKE = regex(r"(?<!\w)(?:đã|trước đây|trước đó|có) ghi(?: nhầm| sai)?(?: là)?\s*$")


def tells_mistake(before: str) -> bool:
    """Whether a number is what stood there wrongly before: «đã ghi 35 hộ, nay sửa là 41 hộ»."""
    return bool(_MISTAKE.search(before.casefold()))


_PASSED = r"(?:\s(?:được|đã|đang|mới|cũng|đều|này|có|nữa))*"
_ONWARD = regex(rf"{_PASSED}\s([^\W\d_]+)")
_NEWLY = regex(r"(?:\s[^\W\d_]+){0,2}\smới(?=\s?(?:[,.;)]|$))")
_NEUTRAL_WORDS = """
    trong trên dưới trở tại ở và với so là bằng đạt chiếm tăng giảm vượt còn thiếu cao thấp nhiều ít tham thực hiện hoàn
    cập đăng giao phải cần của thuộc toàn cả các những theo tính từ đến tới mỗi một cho gồm tương ứng thì nên để do vào
    kể phấn sau trước lũy luỹ tổng gấp hơn khoảng gần ngay chậm nhanh đứng dẫn xếp nhất lên xuống khi nếu mà cộng
"""
_NEUTRAL = frozenset(_NEUTRAL_WORDS.split())


def goes_on_with_others(behind: str, ours: frozenset[str]) -> bool:
    """Whether the words behind a unit of measure tell of it what the records do not: «12 hộ được khen thưởng».

    >>> goes_on_with_others(" được khen thưởng", frozenset()), goes_on_with_others(", đạt 86%", frozenset())
    (True, False)
    """
    if _NEWLY.match(behind.casefold()):
        return True
    word = _ONWARD.match(behind.casefold())
    return word is not None and word[1] not in _NEUTRAL and as_spelled(word[1]) not in ours


def counts_of_list(behind: str) -> bool:
    """Whether a number tells how many units, phases or groups there are."""
    return bool(_LISTED.match(behind.casefold()))


_ALL = regex(
    r"(?<!\w)(?:toàn (?:tỉnh|huyện|xã|phường|ngành|viện|trường|công ty|đơn vị|thành phố|quận|cơ quan|hệ thống)|tổng số"
    r"|tổng cộng|tính chung|chung|cả (?:tỉnh|huyện|xã|phường|ngành|viện|trường|đợt|phong trào|chương trình|chiến dịch))"
    r"(?:\s(?:đã|mới|hiện|hiện nay))?[:\s,]*(?:với|có|đạt|được|thực hiện)?(?:\sđược)?\s*$"
)


def speaks_of_all(before: str) -> bool:
    """Whether the words right before a number make it that of all together: «toàn viện đạt»."""
    return bool(_ALL.search(before.casefold()))


_HAS = regex(r"(?:dẫn đầu với|với|có|đạt|được|thực hiện|hoàn thành)[\s*]*$")
_TO_DO = regex(
    r"(?<!\w)(?:giao|chỉ tiêu|kế hoạch|mục tiêu|đăng ký|phải|cần|phấn đấu|dự kiến)(?!\w)"
)


def tells_done(before: str, behind: str) -> bool:
    """Whether a number right behind «có», «đạt» is what was done, not what somebody is to do."""
    said = before.casefold()
    is_to_do = _TO_DO.search(said) or _TO_DO.search(behind.casefold())
    return bool(_HAS.search(said)) and not is_to_do


def is_apposition(gap: str) -> bool:
    """Whether the words between a name and a number say only that it is its number."""
    return bool(_APPOSED.fullmatch(gap.casefold()))


_BEYOND = regex(
    r"(?<!\w)(?:vượt|thiếu|hụt|thấp hơn|cao hơn)(?:\s(?:mức|trên|hơn|gần|khoảng|xấp xỉ|được))*\s*$"
)


def goes_beyond(before: str) -> bool:
    """Whether the words before a percentage make it what is more or less than a hundred."""
    return bool(_BEYOND.search(before.casefold()))


def asks_rate(before: str) -> bool:
    """Whether the words before a percentage say that it is of something."""
    return bool(_RATES.search(before.casefold()))


def is_threshold(before: str, behind: str) -> bool:
    """Whether a percentage sorts those that are counted: «12 đơn vị đạt từ 50% chỉ tiêu trở lên»."""
    return bool(_SORTED.search(before.casefold())) or bool(_AND_MORE.match(behind.casefold()))


_TOTAL = regex(r"(?<!\w)(?:trên|trong|của)\s(?:tổng số|tổng)\s*$")


def ends_in_total(before: str) -> bool:
    """Whether the words before a number make it that of which something is a part."""
    return bool(_TOTAL.search(before.casefold()))


def counts_phases(behind: str) -> bool:
    """Whether a number tells how many phases there are in all."""
    return bool(_MORE_PHASES.match(behind.casefold()))


_BODY = regex(
    r"(?:Công ty|Tổng công ty|CĐCS|Công đoàn|Liên đoàn Lao động|LĐLĐ|Ủy ban nhân dân|UBND|Sở|Ban|Phòng|"
    r"Trường|Bệnh viện|Chi nhánh|Nhà máy|Chi hội|Chi đoàn|Chi bộ|Hội(?! (?:nghị|đồng|thi|thảo))|Đoàn Thanh niên|[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]ỉnh|thành phố|quận|ấp|tổ|khối|cụm)"
    r"(?=\s)"
)
_NAME = regex(r"\s+([^\W\d_]+)")
_FEW = 4


def last_body(text: str, start: int, end: int) -> int | None:
    """Where the last name of some body begins between two places; `None` where none is named."""
    found = [
        one.start() for one in _BODY.finditer(text, start, end) if _is_named(text, one.end(), end)
    ]
    return found[-1] if found else None


def _is_named(text: str, at: int, end: int) -> bool:
    """Whether a word with a capital follows within a few: «LĐLĐ huyện Sông Lành», not «LĐLĐ tỉnh giao»."""
    for _ in range(_FEW):
        word = _NAME.match(text, at, end)
        if word is None:
            return False
        if word[1][0].isupper():
            return True
        at = word.end()
    return False


_LEFT = regex(r"còn(?: lại)?\W*$")
_EARLY = regex(r"sớm|trước hạn|trước thời hạn")
_ENDING = regex(r"hết ngày|đến hạn|hạn|kết thúc|đến ngày|thời gian còn")


def counts_days(before: str, behind: str) -> bool:
    """Whether days are those that are left, or by which something was early."""
    words = f"{before} {behind}".casefold()
    left = _LEFT.search(before.casefold()) and _ENDING.search(words)
    return bool(left or _EARLY.search(words))


_THEN = regex(r"so với\W*(?:cùng kỳ|số liệu|kết quả|thời điểm)?\W*(?:tính đến|đến|lúc)?\W*$")


_SAME = regex(r"cùng kỳ(?:\s(?:của|năm))*\s\d{4}$")
_GREW = regex(r"(?<!\w)(?:tăng|giảm)(?: thêm| được| tới| lên)?\W*$")
_ONLY_GREW = regex(r"\s(?:đã |lại )?(?:tăng|giảm)(?: thêm| được)?\s*")
_WITH = regex(
    r"[^.;,]{0,30}?so với (?:(?P<year>cùng kỳ(?: năm (?:trước|ngoái|\d{4}))?)|(?P<last>(?:lần|kỳ) (?:chốt |báo cáo )?trước))(?!\w)"
)


def is_same_period(before: str) -> bool:
    """Whether words end with a year that is told as that of the same period: «cùng kỳ năm 2025»."""
    return bool(_SAME.search(before.casefold()))


def tells_growth(before: str) -> bool:
    """Whether the words right before a number make it a growth or a decline."""
    return bool(_GREW.search(before.casefold()))


_EXCEEDS = regex(r"(?<!\w)(?:vượt|thừa)(?: được| hơn)?\s*$")
_LACKS = regex(r"(?<!\w)(?:thiếu|hụt)\s*$")
_OF_QUOTA = regex(
    r"\s*(?:so với (?:chỉ tiêu|kế hoạch|mục tiêu)|(?:chỉ tiêu|kế hoạch|mục tiêu)(?!\w)|[.,;)]|$)"
)


_SHARE = regex(r"[^.;,\d]{0,40}[,(]?\s*chiếm(?: tỷ lệ| khoảng| gần| hơn| trên)?\s*$")


def tells_share(gap: str) -> bool:
    """Whether the words between a count and a percentage say that it is a part of all."""
    return bool(_SHARE.match(gap.casefold()))


def beyond_in(before: str) -> FactRole | None:
    """What the words right before a count make it: more than was asked for, or less."""
    said = before.casefold()
    if _EXCEEDS.search(said):
        return FactRole.SURPLUS
    return FactRole.SHORTFALL if _LACKS.search(said) else None


def is_of_quota(behind: str) -> bool:
    """Whether the words behind what is more or less say that it is of what was asked for, or say nothing."""
    return bool(_OF_QUOTA.match(behind.casefold()))


_ONLY_BEYOND = regex(
    r"\s(?:hiện |vẫn |mới |đã )*(?:còn )?(?:thiếu|vượt)\s*(?:khoảng |gần |hơn |trên )?"
)


def only_goes_beyond(gap: str) -> bool:
    """Whether the words between a unit and a number say only that it lacks so much, or has so much more."""
    return bool(_ONLY_BEYOND.fullmatch(gap.casefold()))


def only_grew(gap: str) -> bool:
    """Whether the words between a unit and a number say only that it grew or declined by so much."""
    return bool(_ONLY_GREW.fullmatch(gap.casefold()))


def compared_with(behind: str) -> Comparison | None:
    """What the words behind a growth compare with, where it is the year or the snapshot before."""
    found = _WITH.match(behind.casefold())
    if found is None:
        return None
    return Comparison.YEAR_BEFORE if found["year"] else Comparison.PREVIOUS


_CARRIED = regex(r"đơn vị tính theo số liệu(?: của)?(?: ngày)?\s*$")


def is_carried_from(before: str) -> bool:
    """Whether a moment is that of some units alone, whose older counts stand in the figure: «(trong đó 2 đơn vị tính theo số liệu ngày …)»."""
    return bool(_CARRIED.search(before.casefold()))


def is_compared_with(before: str) -> bool:
    """Whether a day is told only to be compared with: «so với ngày 31/5/2022»."""
    return bool(_THEN.search(before.casefold()))


def needs(before: str) -> bool:
    """Whether a pace is what has to be done from now on."""
    return _NEEDS.search(before) is not None


def ends_there(behind: str) -> bool:
    """Whether nothing is said of a number behind it."""
    return _ENDS.match(behind) is not None
