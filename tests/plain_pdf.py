"""A PDF written by hand: words, lines and named places where a test wants them.

It needs nothing beyond Python itself, so that the LibreOffice of the tests can write one too.
"""

from __future__ import annotations

import io
import re
import zipfile

WIDTH, HEIGHT = 595, 842
_TOKEN = re.compile(
    r'<w:br w:type="page"/>|<w:pageBreakBefore/>|<w:p>(?=<w:pPr><w:sectPr)|<w:bookmarkStart [^>]*w:name="(\w+)"'
)


def plain_pdf(pages, places=None):
    """Each page is a list of `("words", left, top)` and `(left, top, right)` of lines, in points,
    or as a PDF writes it.

    `places` are named `(page, left, top)`, pages from 1.
    """
    kids = [5 + 2 * at for at in range(len(pages))]
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R/Dests 4 0 R>>",
        2: f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>",
        3: "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
        4: "<<"
        + "".join(
            f"/{name}[{kids[page - 1]} 0 R/XYZ {left} {HEIGHT - top} 0]"
            for name, (page, left, top) in (places or {}).items()
        )
        + ">>",
    }
    for kid, page in zip(kids, pages, strict=True):
        content = "\n".join(map(_stroke, page))
        objects[kid] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {kid + 1} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        objects[kid + 1] = f"<</Length {len(content)}>>stream\n{content}\nendstream"
    return _written(objects)


def lay_by_breaks(data):
    """A Word file as a PDF that breaks its pages where the file says so, and tells its bookmarks.

    Every section counts its pages from 1, the first of them shows no number.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml").decode()
    numbers, top, places = [1], 56, {}
    for found in _TOKEN.finditer(text):
        if found[1]:
            places[found[1]] = (len(numbers), 85, top)
            top += 8
        else:
            numbers.append(1 if "w:p>" in found[0] else numbers[-1] + 1)
            top = 56
    shown = [[(str(number), 315, 40)] if number > 1 else [] for number in numbers]
    return plain_pdf([[*edge, ("text", 85, 70)] for edge in shown], places)


def _stroke(stroke):
    if isinstance(stroke, str):
        return stroke
    if isinstance(stroke[0], str):
        words, left, top = stroke
        return f"BT /F1 14 Tf {left} {HEIGHT - top} Td ({words}) Tj ET"
    left, top, right = stroke
    return f"{left} {HEIGHT - top} m {right} {HEIGHT - top} l S"


def _written(objects):
    data, starts = b"%PDF-1.7\n", []
    for number, text in sorted(objects.items()):
        starts.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    trailer = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    return data + (head + table + trailer).encode()
