"""Figures as documents say them, in the language of who reads them: «còn thiếu 2.431» as "short by 2,431".

What the records themselves call things stays as it is.
"""

from __future__ import annotations

from generator.problems import Translate
from generator.workspace import regex

N_: Translate = str
"""Marks a text that is translated where it is shown."""
_NUMBER = N_("1.234,5")
"""How a number is written in the language of the reader."""
_PHRASES = {
    "chưa đủ số liệu để so": N_("chưa đủ số liệu để so"),
    "còn cao hơn mức đề ra": N_("còn cao hơn mức đề ra"),
    "thấp hơn mức đề ra": N_("thấp hơn mức đề ra"),
    "đạt đúng chỉ tiêu": N_("đạt đúng chỉ tiêu"),
    "điểm phần trăm": N_("điểm phần trăm"),
    "tính theo số liệu ngày": N_("tính theo số liệu ngày"),
    "tính từ số liệu ngày": N_("tính từ số liệu ngày"),
    "tính theo số liệu": N_("tính theo số liệu"),
    "tính từ số liệu": N_("tính từ số liệu"),
    "không quá": N_("không quá"),
    "trong đó": N_("trong đó"),
    "tạm tính": N_("tạm tính"),
    "ước tính": N_("ước tính"),
    "cao hơn": N_("cao hơn"),
    "thấp hơn": N_("thấp hơn"),
    "còn thiếu": N_("còn thiếu"),
    "chưa đạt": N_("chưa đạt"),
    "mới có": N_("mới có"),
    "đơn vị": N_("… đơn vị"),
    "so với": N_("so với"),
    "vượt": N_("vượt"),
    "khoảng": N_("khoảng"),
    "trên": N_("trên (hơn)"),
    "gần": N_("gần (chưa tới)"),
    "giờ": N_("… giờ"),
    "triệu": N_("triệu"),
    "đồng": N_("đồng"),
    "đạt": N_("đạt (kết quả)"),
    "tỷ": N_("tỷ"),
    "kỳ": N_("… kỳ"),
    "số": N_("… số"),
}
"""What is said of figures, the longer before what it contains, with the sentence that is translated."""
_WORDS = regex(rf"\b(?:{'|'.join(_PHRASES)})\b")
_OF_A_DAY = regex(r"(?<!số liệu )\bngày (?=\d)")
_DAY = regex(r"(?<![\d/])\d{1,2}/\d{1,2}/\d{4}")
_SWAPPED = str.maketrans(".,", ",.")
_FIGURE = regex(r"\d[\d.,]*\d")


def in_reader_words(text: str, translate: Translate) -> str:
    """A figure with what is said of it, nothing else, in the reader's language."""
    if translate(_NUMBER) == _NUMBER:
        return text
    text = _OF_A_DAY.sub("", text)
    told = " ".join(_WORDS.sub(lambda found: translate(_PHRASES[found[0]]), text).split())
    parts = _DAY.split(told)
    days = _DAY.findall(told)
    swapped = [_FIGURE.sub(lambda found: found[0].translate(_SWAPPED), part) for part in parts]
    return "".join(part + day for part, day in zip(swapped, [*days, ""], strict=True))
