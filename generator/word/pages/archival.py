"""Whether a PDF is what a file for keeping (PDF/A, ISO 19005) must be.

What a program that claims to write PDF/A may get wrong is looked at here, in the file itself: what it
says it is, its colours, its fonts, and whatever runs, is locked, or lies elsewhere. It is no full
validation; nothing that fails here is called PDF/A.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from generator.ooxml import HasDoctype, NotXml, parse_xml
from generator.problems import Message, say
from generator.word.pages.conversion import NotPdf, reading_pdf
from generator.word.pages.fonts import at, bare_name

if TYPE_CHECKING:
    from pypdf import PdfReader

_PARTS, _LEVELS = frozenset("123"), frozenset("ABU")
_PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_RUNNING = frozenset({
    "/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState",
    "/Rendition", "/Trans", "/GoTo3DView", "/RichMediaExecute", "/Named",
})  # fmt: skip
"""Actions that do more than lead to a place."""
_TURNING = frozenset(["/NextPage", "/PrevPage", "/FirstPage", "/LastPage"])
_MOVING = frozenset(["/3D", "/Sound", "/Screen", "/Movie", "/RichMedia", "/FileAttachment"])
"""Annotations that hold what a page cannot."""
_UNSEEN, _PRINTED = 0b100011, 0b100
"""Flags of an annotation: invisible, hidden or not viewed; printed."""
_SPACES = {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}
_ASIDE = frozenset(["/StructTreeRoot", "/Parent", "/P"])
"""Where nothing is drawn or run that is not reached otherwise."""


def archival_faults(data: bytes) -> list[Message]:
    """Why a whole PDF is no PDF/A; empty where nothing is found against it."""
    from pypdf import PdfReader

    try:
        with reading_pdf():
            found = list(_faults(PdfReader(BytesIO(data), strict=True)))
    except NotPdf:
        return [say("tệp PDF hỏng")]
    return list({str(one): one for one in found}.values())


def titled(data: bytes) -> tuple[str, str]:
    """The title and the language that a PDF says it has; empty where it says none."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    title = (_metadata(reader)[1] or (reader.metadata and reader.metadata.title) or "").strip()
    return title, str(at(reader.root_object, "/Lang", ""))


def _faults(reader: PdfReader) -> Iterator[Message]:
    if reader.is_encrypted:
        yield say("tệp đặt mật khẩu")
        return
    claimed, _ = _metadata(reader)
    part = claimed.partition("-")[0]
    if part not in _PARTS or claimed[2:] not in _LEVELS:
        yield say("tệp không khai là PDF/A")
    if not _is_identified(reader):
        yield say("tệp thiếu mã nhận dạng (ID)")
    if not any(map(_is_colour_profile, _output_intents(reader))):
        yield say("tệp thiếu bảng màu (ICC)")
    names = at(reader.root_object, "/Names", {})
    if "/JavaScript" in names:
        yield _barred("JavaScript")
    if "/EmbeddedFiles" in names and part != "3":
        yield _barred("EmbeddedFiles")
    for one in _dictionaries(reader.trailer["/Root"]):
        yield from _faults_of(one, is_first=part == "1")


def _metadata(reader: PdfReader) -> tuple[str, str]:
    """What a PDF claims to be (`2-B`) and its title, as its metadata tell."""
    stream = at(reader.root_object, "/Metadata")
    if stream is None:
        return "", ""
    try:
        root: Any = parse_xml(stream.get_data().strip())
    except (NotXml, HasDoctype):
        return "", ""
    said = {one.tag: (one.text or "").strip() for one in root.iter() if not len(one)}
    said |= {key: value for one in root.iter("{*}Description") for key, value in one.attrib.items()}
    titles = ("".join(one.itertext()).strip() for one in root.iter(_DC_TITLE))
    part, level = said.get(f"{_PDFAID}part", ""), said.get(f"{_PDFAID}conformance", "")
    return f"{part}-{level.upper()}", next(titles, "")


def _is_identified(reader: PdfReader) -> bool:
    ends = at(reader.trailer, "/ID")
    return bool(ends) and len(ends) == 2 and all(ends)  # noqa: PLR2004 - of the file at first, and now


def _output_intents(reader: PdfReader) -> Iterator[Any]:
    for one in at(reader.root_object, "/OutputIntents", []):
        intent = one.get_object()
        if at(intent, "/S") == "/GTS_PDFA1" and "/DestOutputProfile" in intent:
            yield intent["/DestOutputProfile"]


def _is_colour_profile(stream: Any) -> bool:
    """Whether a stream is a whole ICC profile, with as many colours as it is said to have."""
    data = stream.get_data()
    return (
        data[36:40] == b"acsp"
        and int.from_bytes(data[:4], "big") == len(data)
        and _SPACES.get(data[16:20]) == at(stream, "/N")
    )


def _dictionaries(start: Any) -> Iterator[Mapping[str, Any]]:
    """Every dictionary and stream of a PDF that is reached, each once."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    waiting, seen = [start], set[int]()
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        if isinstance(one, DictionaryObject):
            yield one
            waiting += [value for key, value in dict.items(one) if key not in _ASIDE]
        elif isinstance(one, ArrayObject):
            waiting += list.__iter__(one)


def _faults_of(one: Mapping[str, Any], *, is_first: bool) -> Iterator[Message]:
    kind, subtype = at(one, "/Type"), at(one, "/Subtype")
    if kind == "/Font" and not _is_embedded(one):
        yield say("phông {font} không nằm trong tệp", font=bare_name(at(one, "/BaseFont", "?")))
    yield from map(_barred, _running(one))
    if _is_annotation(one):
        yield from map(_barred, _unkept(one))
    if hasattr(one, "get_data"):
        yield from map(_barred, _unreadable(one))
    if "/XFA" in one or getattr(at(one, "/NeedAppearances"), "value", False):
        yield _barred("XFA")
    if subtype == "/Image":
        yield from (_barred(key[1:]) for key in ("/Alternates", "/OPI") if key in one)
    if subtype == "/PS":
        yield _barred("PostScript")
    if is_first and _is_see_through(one):
        yield _barred("Transparency")


def _barred(what: str) -> Message:
    return say("tệp có {what}, PDF/A không cho phép", what=what)


def _is_embedded(font: Mapping[str, Any]) -> bool:
    """Whether the letters of a font are in the file: its own, or those of the font that it leads to."""
    if at(font, "/Subtype") in {"/Type3", "/Type0"}:
        return font["/Subtype"] == "/Type3" or bool(at(font, "/DescendantFonts"))
    described = at(font, "/FontDescriptor", {})
    files = (at(described, key) for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return any(one is not None and one.get_data() for one in files)


def _running(one: Mapping[str, Any]) -> Iterator[str]:
    action = at(one, "/S")
    if action in _RUNNING and at(one, "/N") not in _TURNING:
        yield action[1:]
    if "/AA" in one:
        yield "AA"


def _is_annotation(one: Mapping[str, Any]) -> bool:
    return "/Rect" in one and "/Subtype" in one


def _unkept(annotation: Mapping[str, Any]) -> Iterator[str]:
    """What a printed page would not show of an annotation."""
    subtype, flags = annotation["/Subtype"], at(annotation, "/F", 0)
    if subtype in _MOVING:
        yield subtype[1:]
    elif subtype != "/Popup" and (flags & _UNSEEN or not flags & _PRINTED):
        yield f"{subtype[1:]}/F={flags}"


def _unreadable(stream: Mapping[str, Any]) -> Iterator[str]:
    """Why what a stream holds may not be read in years: it lies elsewhere, or is packed in a barred way."""
    if "/F" in stream:
        yield "F"
    filters = at(stream, "/Filter", [])
    named = [filters] if isinstance(filters, str) else filters
    yield from (one[1:] for one in named if one in {"/LZWDecode", "/Crypt"})


def _is_see_through(one: Mapping[str, Any]) -> bool:
    """Whether what lies below shows: barred in the first part of the standard only."""
    mask = at(one, "/SMask", "/None")
    shares = (at(one, key, 1) for key in ("/CA", "/ca") if at(one, "/Type") == "/ExtGState")
    return mask != "/None" or at(one, "/S") == "/Transparency" or any(each != 1 for each in shares)
