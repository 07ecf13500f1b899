"""Pictures of the records in a document: sized, told, kept once; files that are none, or lie elsewhere."""

from __future__ import annotations

import shutil
import struct
import zipfile
import zlib

import pytest
from audited import faults_of
from places import OFFICES
from produced import render

from generator.lint.linting import lint_file
from generator.office.checking import check_office
from generator.office.office import open_office
from generator.office.production import Options, Produced, produce
from generator.problems import errors
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


HEAD = "kind: plan\nsubject: Phối hợp\ndate: 2/6/2026\nsignatory: chu_tich\n"


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
