"""The record of a new campaign: what it is, from when to when, what is counted in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from generator.model.campaign import Better, Campaign, CampaignKind, Counted, Indicator, Target
from generator.office.codes_beside import PLANNED, code_beside
from generator.office.making import make_room, new_folder
from generator.office.new_records import Stanza, begin, new_text, read_new
from generator.problems import Misused, Place, Problem, say
from generator.records import CampaignRecord, check_record, load_library, reader_of
from generator.wording import code_from, fold, read_date
from generator.workspace import Workspace, regex

_HEAD = "Dữ liệu chiến dịch. Mọi trường và ý nghĩa: vanthu schema campaign"
_INDICATORS = "Những gì được đếm; thêm chỉ số khác cũng như dưới đây."
_PHASES = "Các giai đoạn, theo ngày kết thúc."
_TARGETS = "Mục tiêu; một giai đoạn có mục tiêu riêng thì thêm «phase: mã»."
Meant = TypeVar("Meant", Counted, Better)
KIND_NAMES = {
    CampaignKind.PROGRAMME: say("Chương trình"),
    CampaignKind.MOVEMENT: say("Phong trào"),
    CampaignKind.DRIVE: say("Chiến dịch"),
    CampaignKind.MOBILISATION: say("Cuộc vận động"),
    CampaignKind.ROUND: say("Đợt"),
    CampaignKind.MONTH: say("Tháng"),
    CampaignKind.WEEK: say("Tuần lễ"),
    CampaignKind.SCHEME: say("Đề án"),
    CampaignKind.PROJECT: say("Dự án"),
}
_LENGTH = 60
_SHORT_KIND = 5
"""A word for a kind that is no longer may, without its tones, be another: «Thang» in «Thăng tiến»."""
_ASIDE = regex(
    r"[,;]? +(?:(?:giai đoạn|năm học|năm|các năm) \d{4}|nhân dịp|chào mừng|hướng tới|hưởng ứng|phục vụ|trên địa bàn|góp phần|nhằm|lập thành tích) *.*$",
    re.IGNORECASE,
)
"""What is said last in a long name, and left out of a short one."""
_TOLD = {"số tiền": "đồng", "tổng số tiền": "đồng", "kinh phí": "đồng", "tỷ lệ": "%"}
_COUNTED = ("số lượng ", "tổng số ", "số ", "tỷ lệ ")
_MAY_BE_SAID = ("counted_as", "better", "decimals")
"""What is told of each indicator, or of none."""
_WAYS = {
    Counted.CUMULATIVE: "lũy kế",
    Counted.PERIOD: "trong kỳ",
    Counted.STATE: "hiện có",
}
_TENDENCIES = {Better.HIGHER: "càng nhiều càng tốt", Better.LOWER: "càng ít càng tốt"}
_STANDING = ("hộ nghèo", "hộ cận nghèo", "nợ", "người thất nghiệp", "hồ sơ tồn", "hồ sơ quá hạn", "hộ chưa ", "đơn vị chưa ")  # fmt: skip
_UNWANTED = (*_STANDING, "nghèo", "cận nghèo", "vụ vi phạm", "vi phạm", "vụ tai nạn", "tai nạn", "vụ cháy",
             "học sinh bỏ học", "bỏ học", "thất nghiệp", "hồ sơ trễ hạn", "trẻ em suy dinh dưỡng", "suy dinh dưỡng",
             "sự cố", "vụ việc tồn đọng", "vụ tồn đọng", "đơn thư", "đơn tố cáo", "đơn khiếu nại", "khiếu nại", "tố cáo",
             "ca mắc", "ca tử vong", "ca nhiễm", "ca tai biến", "ca phản ứng", "tử vong", "tai biến", "tồn đọng",
             "quá hạn", "trễ hạn", "vụ ngộ độc", "ngộ độc", "vụ bạo lực", "tảo hôn", "sai sót", "lỗi ")  # fmt: skip
_AMIDST = ("phản ứng sau", "tai nạn", "tử vong", "vi phạm", "bỏ học", "tồn đọng", "quá hạn", "trễ hạn", "sự cố", "tai biến",
           "bị khiếu nại", "thất nghiệp", "suy dinh dưỡng", "mắc bệnh", "tái phạm", "tảo hôn")  # fmt: skip
"""What makes unwanted whatever stands before it: «số lượt phản ứng sau tiêm», «số học sinh vi phạm»."""
_MENDED = {
    "được",
    "giảm",
    "thoát",
    "hỗ trợ",
    "giúp",
    "giải quyết",
    "thu hồi",
    "xử lý",
    "khắc phục",
    "vay",
    "không",
    "phòng",
    "ngăn",
    "kiểm tra",
    "tập huấn",
    "tuyên truyền",
    "phát hiện",
    "diễn tập",
}
"""Words by which what is unwanted is done away with, so that more is better."""
UNUSED = "-"
"""At the place of an indicator of which a question means nothing, or that has no answer yet."""
_SETTLED = {"%", "đồng"}
"""Units of measure whose decimals go without saying."""
_LEAST, _LONGEST = 20, 80
"""A name that was made short has so many letters at least, and at most."""
_MEASURED = {"triệu đồng", "tỷ đồng", "tấn", "tạ", "ha", "km"}
"""Units of measure of which there are parts."""


def campaign_kind_of(name: str) -> str | None:
    """The kind that a name begins with."""
    kinds = [(kind, word.text()) for kind, word in KIND_NAMES.items()]
    exact = [kind for kind, word in kinds if _begins(name.casefold(), word.casefold())]
    toneless = [kind for kind, word in kinds if _begins(fold(name), fold(word)) and len(word) > _SHORT_KIND]  # fmt: skip
    return next((kind.value for kind in (*exact, *toneless)), None)


def _begins(name: str, word: str) -> bool:
    return f"{name} ".startswith(f"{word} ")


def campaign_short_name_of(name: str) -> str | None:
    """A name that is short enough, without what a long one says last: its years, its occasion, its purpose.

    >>> campaign_short_name_of("Đợt cao điểm khám bệnh, chữa bệnh phục vụ người lao động vùng than năm 2026")
    'Đợt cao điểm khám bệnh, chữa bệnh'
    """
    if len(name) <= _LENGTH:
        return name
    aside = _ASIDE.search(name, _LEAST)
    return name[: aside.start()] if aside and aside.start() <= _LONGEST else None


def campaign_code_of(name: str) -> str:
    """The code that a name gives: without the word for its kind."""
    kind = campaign_kind_of(name)
    word = KIND_NAMES[CampaignKind(kind)].text() if kind else ""
    return code_from(name[len(word) :]) or code_from(name)


def several(text: str) -> list[str]:
    """The answers in one that holds several: «số hộ đăng ký; số tiền ủng hộ»."""
    return [part.strip() for part in text.split(";") if part.strip()]


def each_read(read: Callable[[str], object]) -> Callable[[str], object]:
    """What reads each of several answers. Raises `GeneratorError` at one that no record would take."""
    return lambda text: [read(part) for part in several(text) or [text]]


def counted_in(indicators: str) -> str | None:
    """Đơn vị tính that the name of each indicator tells: «sáng kiến» of «số sáng kiến»."""
    found = [_counted_in(one) for one in several(indicators)]
    return "; ".join(one for one in found if one) if found and all(found) else None


def _counted_in(indicator: str) -> str | None:
    begun = indicator.casefold()
    told = (noun for lead, noun in _TOLD.items() if begun.startswith(lead))
    rest = (indicator[len(lead) :] for lead in _COUNTED if begun.startswith(lead))
    return next(told, None) or next(rest, None) or None


def _of_each(answers: Mapping[str, str], propose: Callable[[str, str], str]) -> str:
    """What is proposed for each indicator, by its name and unit of measure."""
    pairs = zip(several(answers["counts"]), several(answers["unit_of_measure"]), strict=False)
    return "; ".join(propose(name, noun) for name, noun in pairs)


def ways_proposed(answers: Mapping[str, str]) -> str:
    """How the moments of each indicator belong together, by its name: a number of poor households stands."""
    return _of_each(answers, lambda name, noun: UNUSED if noun == "%" else _WAYS[_way(name)])


def tendencies_proposed(answers: Mapping[str, str]) -> str:
    """Which way each indicator should move, by its name."""
    return _of_each(answers, lambda name, _: _TENDENCIES[_tendency(name)])


def decimals_proposed(answers: Mapping[str, str]) -> str:
    """How many decimals each indicator has, by its unit of measure."""
    return _of_each(
        answers, lambda _, noun: UNUSED if noun in _SETTLED else str(int(noun in _MEASURED))
    )


def has_ways(answers: Mapping[str, str]) -> bool:
    """Whether moments of any indicator may belong together in this way or that: of a rate they do not."""
    return any(noun != "%" for noun in several(answers.get("unit_of_measure", "")) or [""])


def has_decimals(answers: Mapping[str, str]) -> bool:
    """Whether any indicator has decimals that are to be told: a rate and an amount of đồng have theirs."""
    return any(noun not in _SETTLED for noun in several(answers.get("unit_of_measure", "")) or [""])


def _way(name: str) -> Counted:
    return Counted.STATE if _speaks_of(name, _STANDING) else Counted.CUMULATIVE


def _tendency(name: str) -> Better:
    rest = _counted(name)
    is_amidst = any(f" {word} " in f" {rest} " for word in _AMIDST) and not _is_mended(rest)
    return Better.LOWER if is_amidst or _speaks_of(name, _UNWANTED) else Better.HIGHER


def _speaks_of(name: str, nouns: tuple[str, ...]) -> bool:
    """Whether an indicator counts one of these, and not what is done against it."""
    rest = _counted(name)
    return rest.startswith(nouns) and not _is_mended(rest)


def _counted(name: str) -> str:
    """A name without the words of counting before it: «hộ nghèo» of «Số hộ nghèo»."""
    begun = name.casefold()
    return next((begun[len(lead) :] for lead in _COUNTED if begun.startswith(lead)), begun)


def _is_mended(rest: str) -> bool:
    return any(word in rest for word in _MENDED)


def read_way(text: str) -> Counted:
    """«lũy kế», «trong kỳ», «hiện có»; of a rate `UNUSED`. Raises `Misused`."""
    return Counted.CUMULATIVE if text == UNUSED else _chosen(_WAYS, text)


def read_decimals(text: str) -> object:
    """How many decimals an indicator has; of a rate `UNUSED`. Raises `GeneratorError`."""
    return text if text == UNUSED else reader_of(Indicator, "decimals")(text)


def read_targets(text: str) -> list[object]:
    """A target for each indicator: «12.000; 90%»; `UNUSED` or nothing for one that has none. Raises `GeneratorError`."""
    read = reader_of(Target, "count")
    return [read(part) for part in _parted(text) if part]


def _parted(text: str) -> list[str]:
    """The answers in one, each at its place; nothing for one that is left open."""
    return ["" if part.strip() == UNUSED else part.strip() for part in text.split(";")]


def read_tendency(text: str) -> Better:
    """«càng nhiều càng tốt», «càng ít càng tốt». Raises `Misused`."""
    return _chosen(_TENDENCIES, text)


def _chosen(words: Mapping[Meant, str], text: str) -> Meant:
    """The one that is meant, by its words, a part of them that no other has, or its code."""
    said = fold(text.strip())
    codes = [one for one, word in words.items() if said in {one.value, fold(word)}]
    found = codes or [one for one, word in words.items() if said and said in fold(word)]
    if len(found) != 1:
        listed = ", ".join(f"«{word}»" for word in words.values())
        raise Misused(say("«{text}»: ghi một trong {known}", text=text, known=listed))
    return found[0]


def read_phases(text: str) -> list[date]:
    """The last days of the phases, one after the other: «30/6/2026, 31/12/2026», or with «;». Raises `GeneratorError`."""
    days = [read_date(part) for part in _days_listed(text)]
    if days != sorted(set(days)):
        raise Misused(say("các giai đoạn phải kết thúc ngày sau muộn hơn ngày trước; đang là «{text}»",
                          text=text))  # fmt: skip
    return days


def _days_listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]


def campaign_free(workspace: Workspace, code: str) -> None:
    """Raises where a campaign has this code, or none may have it."""
    new_folder(workspace, code)


def wrong_with_campaign(workspace: Workspace, answers: Mapping[str, str]) -> list[Problem]:
    """What the records, and the rules between them, would refuse of a new campaign."""
    if uneven := list(_uneven(answers)):
        return uneven
    folder = workspace.campaigns / answers["code"]
    name = workspace.shown(folder / "campaign.yaml")
    campaign, block, problems = read_new(Campaign, _text(answers), name)
    if campaign is None or block is None:
        return problems
    library, _ = load_library(workspace)
    return [*problems, *check_record(CampaignRecord(campaign, block, folder), library)]


def _uneven(answers: Mapping[str, str]) -> Iterator[Problem]:
    """What is said of more or fewer indicators than there are."""
    count = len(several(answers["counts"]))
    given = len(several(answers["unit_of_measure"]))
    if count != given:
        fact = say("nêu {count} điều được đếm mà có {given} đơn vị tính; ghi mỗi điều một đơn vị tính, ngăn bằng «;»",
                   count=count, given=given)  # fmt: skip
        yield Problem("E-OPTION", Place("", part="--unit-of-measure"), fact)
    for key in _MAY_BE_SAID:
        given = len(several(answers.get(key, "")))
        if given not in {0, count}:
            fact = say("nêu {count} điều được đếm mà mục này có {given} phần; ghi mỗi điều một phần, ngăn bằng «;»",
                       count=count, given=given)  # fmt: skip
            yield Problem("E-OPTION", Place("", part="--" + key.replace("_", "-")), fact)
    if len(_parted(answers.get("target", ""))) > count:
        fact = say("có nhiều mục tiêu hơn số điều được đếm ({count}); ghi mỗi điều một mục tiêu, ngăn bằng «;», chưa có thì «-»",
                   count=count)  # fmt: skip
        yield Problem("E-OPTION", Place("", part="--target"), fact)


def new_campaign(workspace: Workspace, answers: Mapping[str, str]) -> Path:
    """The new campaign, written, with room for its results and documents."""
    folder = new_folder(workspace, answers["code"])
    path = folder / "campaign.yaml"
    begin(workspace, {path: _text(answers)}, "new campaign")
    make_room(folder / "results", folder / "documents")
    return path


def _text(answers: Mapping[str, str]) -> str:
    said = ("code", "name", "short_name", "kind", "issuer", "starts", "ends")
    parts = [
        Stanza({key: answers[key] for key in said}),
        Stanza({"indicators": _indicators(answers)}, _INDICATORS),
        Stanza({"phases": _phases(answers.get("phases", ""))}, _PHASES),
        Stanza({"targets": [*_targets(answers)]}, _TARGETS),
    ]
    return new_text(_HEAD, parts)


_COMMON = regex(
    r"(?:Số|Tổng|Tỷ lệ|Tỉ lệ|Lượt|Mức|Giá trị|Diện tích|Sản lượng|Doanh thu|Kinh phí|Tiền)(?= )"
)


def within_sentences(name: str) -> str:
    """The name of an indicator as it stands within a sentence: typed as a title its first letter is a small one.

    >>> within_sentences("Số quyển sách"), within_sentences("Đoàn viên mới")
    ('số quyển sách', 'Đoàn viên mới')
    """
    return name[:1].lower() + name[1:] if _COMMON.match(name) else name


def _indicators(answers: Mapping[str, str]) -> list[dict[str, object]]:
    """Each with its code and what is said of it."""
    found: list[dict[str, object]] = []
    counted = zip(several(answers["counts"]), several(answers["unit_of_measure"]), strict=False)
    for place, (typed, noun) in enumerate(counted):
        name = within_sentences(typed)
        measure = {"%": "rate", "đồng": "money"}.get(noun, "")
        said = {"name": name, "unit_of_measure": noun, "measure": measure}
        coded = _coded("indicators", said, {str(one["code"]) for one in found})
        found.append({**coded, **_told(answers, place, measure)})
    return found


def _told(answers: Mapping[str, str], place: int, measure: str) -> dict[str, object]:
    """What is told of an indicator that does not hold of each, where it means something of its measure."""
    told = [several(answers.get(key, "")) for key in _MAY_BE_SAID]
    way, tendency, decimals = (one[place] if place < len(one) else "" for one in told)
    counted = read_way(way) if way and measure != "rate" else Counted.CUMULATIVE
    better = read_tendency(tendency) if tendency else Better.HIGHER
    return {
        "counted": "" if counted is Counted.CUMULATIVE else counted.value,
        "better": "" if better is Better.HIGHER else better.value,
        "decimals": "" if measure or decimals in {"", "0", UNUSED} else decimals,
    }


def _targets(answers: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """The target of each indicator that has one; the first indicator goes without saying."""
    given = _parted(answers.get("target", ""))
    for place, (indicator, amount) in enumerate(zip(_indicators(answers), given, strict=False)):
        if not amount:
            continue
        code = f"planned_{indicator['code']}" if place else "planned"
        said = {"code": code, "name": PLANNED, "indicator": indicator["code"] if place else ""}
        if indicator["measure"] == "rate":
            yield {**said, "rate": amount if "%" in amount else f"{amount}%"}
        else:
            yield {**said, "count": amount}


def _coded(sort: str, said: Mapping[str, object], taken: Container[str]) -> dict[str, object]:
    return {"code": code_beside(sort, said, taken), **said}


def _phases(text: str) -> list[dict[str, object]]:
    parts = _days_listed(text)
    return [
        _coded("phases", {"name": f"giai đoạn {number}", "ends": part}, ())
        for number, part in enumerate(parts, start=1)
    ]
