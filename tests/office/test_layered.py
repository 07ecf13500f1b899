"""What a layer of the office asks of the page, and its template has otherwise."""

from __future__ import annotations

import pytest

from generator.office.checking import check_office
from generator.office.office import open_office


@pytest.fixture
def told(office_copy):
    def tell(layer):
        (office_copy.root / "rieng.yaml").write_text(layer, encoding="utf-8")
        office_copy.settings.write_text("format: 3\nformats: [rieng.yaml]\n", encoding="utf-8")
        found = check_office(open_office(office_copy), ["thi-dua"])
        return [str(one.message) for one in found if one.code == "W-TPL-MARGINS"]

    return tell


@pytest.mark.parametrize(
    ("layer", "said"),
    [
        ("page: {left: 30 mm}", []),
        ("size_set: small", []),
        ("page: {left: 35 mm, right: 20 mm}", ["lề trái 30 35", "lề phải 15 20"]),
        ("page: {top: 25 mm}", ["lề trên 20 25"]),
    ],
)
def test_margins_that_the_template_has_otherwise_are_told(told, layer, said):
    found = [one for one in told(layer) if "named.docx" in one]
    for text, words in zip(found, said, strict=True):
        side, there, asked = words.rsplit(" ", 2)
        assert text.startswith(f"{side} của mẫu ")
        assert f"là {there} mm, quy định thể thức riêng ghi {asked} mm" in text
