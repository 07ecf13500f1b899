"""Pictures of the records in a document: sized, told, kept once; files that are none, or lie elsewhere."""

from __future__ import annotations

import io
import shutil
import struct
import zipfile
import zlib
from fractions import Fraction

import pytest
from audited import faults_of
from lxml import etree
from PIL import Image, ImageOps
from places import OFFICES
from produced import render

from generator.lint.linting import lint_file
from generator.office.checking import check_office
from generator.office.office import open_office
from generator.office.producing import Options, Produced
from generator.office.production import produce
from generator.problems import errors
from generator.word.pictures.picture import NoPicture
from generator.word.pictures.picture_files import read_picture
from generator.word.pictures.picture_parts import _paragraph
from generator.word.tables.between_margins import PaperSize
from generator.workspace.folders import Workspace


def png(width, height, dpi=96):
    """A grey picture."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    per_metre = round(dpi / 0.0254)
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    return b"".join((
        b"\x89PNG\r\n\x1a\n",
        chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
        chunk(b"IDAT", zlib.compress(rows)),
        chunk(b"IEND", b""),
    ))  # fmt: skip


def claiming(width, height):
    """A picture of a few bytes that says it is as large as a house."""
    size = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    whole = png(9, 9)
    return whole.replace(whole[12:33], size + struct.pack(">I", zlib.crc32(size)))


def photo(held, **how):
    """A photo of 400 × 200 points, red at its top left, as a camera stores it that was held so."""
    scene = Image.new("RGB", (400, 200), "white")
    scene.paste("red", (0, 0, 120, 60))
    stored = scene.transpose(STORED[held]) if held in STORED else scene
    exif, kept = Image.Exif(), io.BytesIO()
    exif[0x0112] = held
    stored.convert(how.pop("mode", "RGB")).save(kept, "JPEG", exif=exif, dpi=(100, 100), **how)
    return kept.getvalue()


STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
HEAD = "kind: plan\nsubject: Phối hợp\ndate: 2/6/2026\nsignatory: pho_chu_tich\n"


@pytest.fixture
def made(tmp_path):
    """A plan with pictures, made: what is told of it, and its file."""
    shutil.copytree(OFFICES, tmp_path / "office")
    workspace = Workspace(tmp_path / "office")
    folder = workspace.campaigns / "ldld-tinh"
    (folder / "documents").mkdir()
    (folder / "hinh").mkdir()

    def make(more, files=()):
        for name, data in dict(files).items():
            (folder / "hinh" / name).write_bytes(data)
        (folder / "documents" / "vb.yaml").write_text(HEAD + more, encoding="utf-8")
        office = open_office(workspace)
        told = list(check_office(office, ["ldld-tinh"]))
        paths = [] if errors(told) else render(office, ["ldld-tinh"])
        return [f"{one.code} {one.place.line}" for one in told], paths

    make.workspace = workspace
    return make


ONE = """\
body: |
  Sơ đồ như sau:

  {{ pictures.so_do }}

  Hết.
pictures:
  so_do: {file: hinh/so-do.png, WIDTHcaption: Sơ đồ các cụm & khối}
"""


@pytest.mark.parametrize(
    ("width", "size", "millimetres", "told"),
    [
        ("", (960, 480, 300), (81, 41), []),
        ("width: 120, ", (960, 480, 300), (120, 60), []),
        ("width: 500, ", (2000, 100, 300), (165, 8), []),
        ("width: 160, ", (1000, 4000, 300), (55, 220), []),
        ("width: 120, ", (96, 48, 96), (120, 60), ["W-PICTURE-COARSE 12"]),
    ],
)
def test_a_picture_is_as_wide_as_asked_and_no_wider_than_the_page(
    made, width, size, millimetres, told
):
    found, (path,) = made(ONE.replace("WIDTH", width), {"so-do.png": png(*size)})
    assert found == told
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml").decode()
        assert [one for one in package.namelist() if "media" in one] == ["word/media/picture1.png"]
    extent = xml.partition("<wp:extent ")[2].split('"')
    assert tuple(round(int(one) / 36_000) for one in (extent[1], extent[3])) == millimetres
    assert 'descr="Sơ đồ các cụm &amp; khối"' in xml
    assert faults_of(path) == []
    assert {one.rule for one in lint_file(path).findings} == {"ND30-II.3-draft"}


def test_one_file_is_kept_once_however_often_it_is_shown(made):
    more = ONE.replace("WIDTH", "").replace("  Hết.", "  {{ pictures.lai }}") + (
        "  lai: {file: hinh/so-do.png, alt: Sơ đồ}\n"
    )
    _, (path,) = made(more, {"so-do.png": png(960, 480, 300)})
    with zipfile.ZipFile(path) as package:
        assert sum("media" in one for one in package.namelist()) == 1
        assert package.read("word/document.xml").count(b"<pic:pic ") == 2


@pytest.mark.parametrize(
    ("more", "files", "told"),
    [
        (ONE, {}, "E-PICTURE 12"),
        (ONE, {"so-do.png": b"MZ not a picture"}, "E-PICTURE 12"),
        (ONE, {"so-do.png": b"GIF89a" + b"\0" * 40}, "E-PICTURE 12"),
        (ONE, {"so-do.png": png(60, 60)[:-20] + b"\1" + png(60, 60)[-19:]}, "E-PICTURE 12"),
        (ONE, {"so-do.png": claiming(60_000, 60_000)}, "E-PICTURE 12"),
        (ONE, {"so-do.png": photo(1)[:600]}, "E-PICTURE 12"),
        (ONE.replace("WIDTH", "width: 0, "), {"so-do.png": png(60, 60)}, "E-WIDTH 12"),
        (ONE.replace("  {{ pictures.so_do }}", "  Hình."), {"so-do.png": png(60, 60)}, "W-UNPLACED 12"),
        (ONE, {"so-do.png": png(60, 60)[:-30]}, "E-PICTURE 12"),
        (ONE, {"so-do.png": png(60, 60) + b"\0" * 10_000_000}, "E-PICTURE 12"),
        (ONE.replace("hinh/so-do.png", "../xa/units.yaml"), {}, "E-PICTURE 12"),
        (ONE.replace("pictures.so_do", "pictures.so_d"), {"so-do.png": png(9, 9)}, "E-EXPR-NAME 8"),
        (ONE.replace("caption: Sơ đồ các cụm & khối", "").replace("WIDTH", "width: 9"),
         {"so-do.png": png(900, 900)}, "I-PICTURE-ALT 12"),
    ],
)  # fmt: skip
def test_what_is_no_picture_is_told(made, more, files, told):
    assert told in made(more.replace("WIDTH", ""), files)[0]


def test_another_picture_makes_the_document_anew(made):
    more = ONE.replace("WIDTH", "")
    _, (path,) = made(more, {"so-do.png": png(960, 480, 300)})
    before = path.read_bytes()
    (made.workspace.campaigns / "ldld-tinh" / "hinh" / "so-do.png").write_bytes(png(480, 480, 300))
    office = open_office(made.workspace)
    events = list(produce(office, ["ldld-tinh"], (), options=Options()))
    assert any(isinstance(event, Produced) for event in events)
    assert path.read_bytes() != before


TURNS = [
    *[(1, None, None), (2, None, "1"), (3, "10800000", None), (4, "10800000", "1")],
    *[(5, "16200000", "1"), (6, "5400000", None), (7, "5400000", "1"), (8, "16200000", None)],
]


@pytest.mark.parametrize(("held", "rotated", "mirrored"), TURNS)
def test_a_photo_is_upright_however_the_camera_was_held(held, rotated, mirrored):
    """Whoever shows the file as Exif asks must not turn it once more."""
    seen = read_picture(photo(held))
    assert (seen.width_mm, seen.height_mm) == (Fraction("101.6"), Fraction("50.8"))
    drawn = etree.fromstring(_paragraph(seen, "rId1", 1)).find(".//{*}xfrm")
    assert (drawn.get("rot"), drawn.get("flipH")) == (rotated, mirrored)
    with Image.open(io.BytesIO(seen.data)) as stored:
        assert stored.getexif()[0x0112] == 1
        upright = ImageOps.mirror(stored) if mirrored else stored
        upright = upright.rotate(-int(rotated or 0) // 60_000, expand=True)
        assert upright.size == (400, 200)
        assert upright.getpixel((10, 10))[1] < 60


@pytest.mark.parametrize(
    ("how", "is_for_printers"),
    [({"mode": "CMYK"}, True), ({"progressive": True}, False), ({"mode": "L"}, False)],
)
def test_photos_of_every_sort_are_read(how, is_for_printers):
    assert read_picture(photo(1, **how)).is_for_printers is is_for_printers


def test_a_photo_without_the_head_of_its_sort_is_read():
    """Adobe programs leave it out."""
    whole = photo(1)
    start, end = whole.index(b"\xff\xe0"), whole.index(b"\xff\xdb")
    seen = read_picture(whole[:start] + whole[end:])
    assert seen.width_mm == Fraction(400, 96) * Fraction(254, 10)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_png_of_every_sort_is_read(mode):
    kept = io.BytesIO()
    Image.new(mode, (40, 20)).save(kept, "PNG")
    assert read_picture(kept.getvalue()).ending == "png"


@pytest.mark.parametrize(
    ("paper", "size"),
    [
        (PaperSize.PORTRAIT, (165, 82)),
        (PaperSize.LANDSCAPE, (252, 126)),
        (PaperSize.A3, (375, 188)),
    ],
)
def test_a_picture_has_the_room_of_its_paper(paper, size):
    seen = read_picture(png(2000, 1000), 400, paper=paper)
    assert (round(seen.width_mm), round(seen.height_mm)) == size


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"GIF89a" + b"\0" * 40, "đây là hình GIF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "đây là hình WebP"),
        (b"\0\0\0\x18ftypheic", "đây là hình HEIC"),
        (b"%PDF-1.7", "đây là hình PDF"),
        (b"", "không phải hình PNG hay JPEG đọc được"),
        (b"\xff\xd8\xff\xd9", "bị hỏng"),
        (claiming(60_000, 60_000), "quá nhiều điểm ảnh (60000 × 60000)"),
    ],
)
def test_it_is_told_what_a_file_is_in_its_place(data, said):
    with pytest.raises(NoPicture) as fault:
        read_picture(data)
    assert said in str(fault.value)


PASSAGE = """\
---
title: Sơ đồ
---

Sơ đồ các khối như sau:

{{ pictures.so_do }}
"""


@pytest.mark.parametrize(
    "body", ["Mở đầu.\n\n  {{ passages.so_do_khoi }}", "Xem phụ lục (kèm theo)."]
)
def test_a_passage_places_a_picture_of_the_document(made, body):
    folder = made.workspace.root / "templates" / "passages"
    folder.mkdir(parents=True)
    (folder / "so_do_khoi.md").write_text(PASSAGE, encoding="utf-8")
    annex = "" if "passages" in body else "annexes: [{title: Sơ đồ, passage: so_do_khoi}]\n"
    more = f"body: |\n  {body}\npictures: {{so_do: {{file: hinh/a.png, caption: Sơ đồ}}}}\n{annex}"
    told, (path,) = made(more, {"a.png": png(960, 480, 300)})
    assert told == []
    with zipfile.ZipFile(path) as package:
        assert package.read("word/document.xml").count(b"<pic:pic ") == 1


def interlaced():
    """A picture of 40 × 20 points in the seven passes of Adam7."""
    passes = [(8, 8), (8, 8), (4, 8), (4, 4), (2, 4), (2, 2), (1, 2)]
    starts = [(0, 0), (4, 0), (0, 4), (2, 0), (0, 2), (1, 0), (0, 1)]
    rows = b""
    for (across, down), (left, top) in zip(passes, starts, strict=True):
        width, height = -(-(40 - left) // across), -(-(20 - top) // down)
        rows += (b"\0" + b"\x80" * width) * height
    whole = png(40, 20, 300)
    plain = struct.pack(">IIBBBBB", 40, 20, 8, 0, 0, 0, 0)
    parts = whole.partition(b"IHDR" + plain)
    laced = b"IHDR" + plain[:-1] + b"\1"
    head = parts[0] + laced + struct.pack(">I", zlib.crc32(laced))
    data = zlib.compress(rows)
    body = struct.pack(">I", len(data)) + b"IDAT" + data
    end = whole[whole.index(b"IEND") - 4 :]
    physical = parts[2][4 : parts[2].index(b"IDAT") - 4]
    return head + physical + body + struct.pack(">I", zlib.crc32(b"IDAT" + data)) + end


def test_an_interlaced_png_is_a_picture_like_others(made):
    data = interlaced()
    with Image.open(io.BytesIO(data)) as shown:
        assert (shown.size, shown.info["interlace"], shown.getpixel((39, 19))) == ((40, 20), 1, 128)
    told, (path,) = made(ONE.replace("WIDTH", ""), {"so-do.png": data})
    assert told == []
    assert faults_of(path) == []


def test_an_interlaced_png_that_breaks_off_is_told(made):
    data = interlaced()
    cut = data[: data.index(b"IDAT") + 12] + data[-12:]
    assert made(ONE.replace("WIDTH", ""), {"so-do.png": cut})[0] == ["E-PICTURE 12"]
