"""TCVN3 and VNI: told from each other and from ordinary text, read, and written back the same."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.wording.legacy_codes import LegacyCode, is_legacy, read_legacy
from generator.wording.syllables import ONSETS, RHYMES, TONES, is_syllable

TCVN3, VNI = LegacyCode.TCVN3, LegacyCode.VNI


@cache
def syllables() -> list[str]:
    """Every syllable that there could be, with its mark on each of its vowels in turn."""
    found = set()
    for onset in ONSETS:
        for rhyme in RHYMES:
            for tone in TONES:
                for at, sign in enumerate(rhyme, 1):
                    if sign not in "bcdghklmnpqrstvx":
                        word = onset + rhyme[:at] + tone + rhyme[at:]
                        found.add(unicodedata.normalize("NFC", word))
    return sorted(filter(is_syllable, found))


@pytest.mark.parametrize(
    ("code", "case", "step"),
    [(TCVN3, str.lower, 1), (VNI, str.lower, 1), (VNI, str.upper, 5), (VNI, str.capitalize, 5)],
)
def test_every_syllable_comes_back(code, case, step):
    words = [case(word) for word in syllables()[::step]]
    assert len(words) > 30_000 // step
    assert [one for one in words if code.read(code.write(one)) != one] == []


SENTENCES = st.deferred(lambda: st.lists(st.sampled_from(syllables()), min_size=6, max_size=12))


@given(SENTENCES, st.sampled_from(LegacyCode))
def test_a_sentence_of_syllables_comes_back(words, code):
    text = " ".join(words)
    assert code.read(code.write(text)) == text


@pytest.mark.parametrize(
    ("text", "tcvn3", "vni"),
    [
        ("Kế hoạch tuyên truyền", "KÕ ho¹ch tuyªn truyÒn", "Keá hoaïch tuyeân truyeàn"),
        ("đoàn viên", "®oµn viªn", "ñoaøn vieân"),
        ("Liên đoàn Lao động", "Liªn ®oµn Lao ®éng", "Lieân ñoaøn Lao ñoäng"),
        ("tỉnh Cà Mau", "tØnh Cµ Mau", "tænh Caø Mau"),
        ("sáng kiến, cải tiến kỹ thuật", "s¸ng kiÕn, c¶i tiÕn kü thuËt", "saùng kieán, caûi tieán kyõ thuaät"),
        ("người lao động", "ng\u00adêi lao ®éng", "ngöôøi lao ñoäng"),
        ("ngày 05 tháng 3 năm 2026", "ngµy 05 th¸ng 3 n¨m 2026", "ngaøy 05 thaùng 3 naêm 2026"),
    ],
)  # fmt: skip
def test_how_each_code_writes(text, tcvn3, vni):
    assert (TCVN3.write(text), VNI.write(text)) == (tcvn3, vni)
    assert (TCVN3.read(tcvn3), VNI.read(vni)) == (text, text)
    assert (read_legacy(tcvn3), read_legacy(vni)) == (TCVN3, VNI)


RIGHT = [
    "", "Kế hoạch tuyên truyền", "Hà Nam, cá má, và là", "má ná cá", "CỘNG HÒA XÃ HỘI",
    "«guillemets»", "Phong trào «Lao động giỏi»", "«an toàn» «vệ sinh»", "«Tên»",
    "L'école a été créée à Hué où l'on était déjà né en été", "où, où et où ?", "Le thé né à côté du pré",
    "La République française célèbre ses élèves et ses années passées",
    "Příliš žluťoučký kůň úpěl ďábelské ódy", "má dá ná tá práci", "který má být až ná",
    "Für größere Büros in Köln und Düsseldorf", "Übermäßig schöne Mädchen hörten Käse",
    "São Paulo não é a capital; a ação já começou", "El niño comió mañana en España",
    "Smörgåsbord på svenska är gott", "Zażółć gęślą jaźń", "naïve café résumé fiancée",
    "C:\\Données\\été\\né\\thé.docx", "https://example.vn/tệp?é=1&ö=2", "x = \"é\" + 'ö' # ©®¬",
    "§ 5 ¶ 2 © 2026 ®", "1 ½ × 2 ÷ 3 ± 4 µm", "£5 ¥6 ¢7 ¤8", "25 °C ± 0,5", "a·b·c", "º ª ¹ ² ³",
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_ordinary_text_is_in_no_code(text):
    assert read_legacy(text) is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (TCVN3, "à"), (TCVN3, "ế"), (TCVN3, "Ò"), (TCVN3, "KÕ ho\u1ea1ch"),
        (VNI, "«"), (VNI, "Aù"), (VNI, "ø"), (VNI, "ế"), (VNI, "bø"),
    ],
)  # fmt: skip
def test_what_could_not_be_had_back_is_not_read(code, text):
    assert code.read(text) is None or code.write(code.read(text)) == text
    assert text == "Ò" or code.read(text) is None


@pytest.mark.parametrize(
    ("text", "code", "alone", "wanted"),
    [
        ("Th\u00ad ngá", TCVN3, False, True),
        ("Số 5", TCVN3, False, False),
        ("12/KH", VNI, False, True),
        ("Thø", VNI, True, False),
        ("Keá", VNI, True, True),
        ("là", TCVN3, True, False),
    ],
)
def test_a_text_that_may_be_in_a_code(text, code, alone, wanted):
    assert is_legacy(text, code, alone=alone) is wanted


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("nghiêng", True), ("hòa", True), ("hoà", True), ("giếng", True), ("gì", True), ("quyết", True),
        ("Ưu", True), ("y", True), ("kệch", True), ("khuỷu", True), ("bàt", False), ("wash", False),
        ("ñu", False), ("ngg", False), ("", False), ("nghiêngg", False), ("àá", False), ("b", False),
    ],
)  # fmt: skip
def test_what_a_syllable_is(word, wanted):
    assert is_syllable(word) is wanted
