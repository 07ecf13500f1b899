"""A PDF for keeping as small as can be, and what may be wrong with one: each fault done to a right file."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

XMP = """\
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"{given}>{said}</rdf:Description>
</rdf:RDF></x:xmpmeta>"""
SAID = "<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>"


def named(**keys):
    """A dictionary of a PDF from plain values; texts are names."""
    return DictionaryObject({NameObject(f"/{key}"): _object(one) for key, one in keys.items()})


def stream(data, **keys):
    made = DecodedStreamObject()
    made.set_data(data)
    made.update(named(**keys))
    return made


def _object(value):
    if isinstance(value, str):
        return NameObject(f"/{value}")
    if isinstance(value, int):
        return NumberObject(value)
    return ArrayObject(map(_object, value)) if isinstance(value, list) else value


def profile():
    """The head of a colour profile of three colours."""
    return (128).to_bytes(4, "big") + bytes(12) + b"RGB " + bytes(16) + b"acsp" + bytes(88)


def right(title="Báo cáo"):
    """The bytes of a PDF/A-2b in which nothing is written."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    letters = writer._add_object(stream(b"glyphs"))
    descriptor = named(Type="FontDescriptor", FontName="BAAAAA+Tinos-Bold", FontFile2=letters)
    plain = named(Type="Font", Subtype="TrueType", BaseFont="BAAAAA+Tinos-Bold")
    plain.update(named(FontDescriptor=writer._add_object(descriptor)))
    whole = named(Type="Font", Subtype="Type0", BaseFont="CAAAAA+Tinos")
    child = named(Type="Font", Subtype="CIDFontType2", BaseFont="CAAAAA+Tinos")
    child.update(named(FontDescriptor=named(Type="FontDescriptor", FontFile2=letters)))
    whole.update(named(DescendantFonts=[writer._add_object(child)]))
    drawn = named(Type="Font", Subtype="TrueType", BaseFont="DAAAAA+Tinos-Italic")
    drawn.update(named(FontDescriptor=named(Type="FontDescriptor", FontFile2=letters)))
    drawing = stream(b"", Type="XObject", Subtype="Form", BBox=[0, 0, 9, 9])
    drawing.update(named(Resources=named(Font=named(F3=drawn))))
    shapes = named(Type="Font", Subtype="Type3", CharProcs=named())
    page[NameObject("/Resources")] = named(
        Font=named(F1=writer._add_object(plain), F2=whole, F4=writer._add_object(shapes)),
        XObject=named(X1=writer._add_object(drawing)),
    )
    link = named(Type="Annot", Subtype="Link", Rect=[0, 0, 9, 9], F=4)
    link.update(named(A=named(S="URI", URI=TextStringObject("https://example.vn"))))
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(link)])
    root = writer.root_object
    given = writer._add_object(stream(profile(), N=3))
    root.update(
        named(OutputIntents=[named(Type="OutputIntent", S="GTS_PDFA1", DestOutputProfile=given)])
    )
    claim(writer)
    root[NameObject("/Lang")] = TextStringObject("vi-VN")
    ended = ArrayObject([ByteStringObject(b"mot"), ByteStringObject(b"hai")])
    writer._ID = ended
    writer.add_metadata({"/Title": title})
    return _written(writer)


def claim(writer, said=SAID, given="", part="2", level="B"):
    text = XMP.format(said=said.format(part=part, level=level), given=given)
    made = stream(text.encode(), Type="Metadata", Subtype="XML")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(made)


def _written(writer):
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def changed(data, change):
    """A copy to which something was done."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    change(writer)
    return _written(writer)


def _font(writer):
    """The first embedded font that is found."""
    for one in writer._objects:
        if isinstance(one, DictionaryObject) and "/FontDescriptor" in one:
            return one
    raise AssertionError


def _unembed(writer):
    descriptor = _font(writer)["/FontDescriptor"]
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        descriptor.pop(key, None)


def _base_font(writer):
    font = named(Type="Font", Subtype="Type1", BaseFont="Times-Roman")
    writer.pages[0]["/Resources"]["/Font"][NameObject("/F99")] = writer._add_object(font)


def annotation(writer, **keys):
    one = named(Rect=[0, 0, 9, 9], **keys)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(one)])


def _drawing(writer, **keys):
    drawing = writer._add_object(stream(b"x", Type="XObject", **keys))
    writer.pages[0]["/Resources"][NameObject("/XObject")] = named(X9=drawing)


def state(writer, **keys):
    resources = writer.pages[0]["/Resources"]
    resources[NameObject("/ExtGState")] = named(G9=named(Type="ExtGState", **keys))


def with_action(writer, **keys):
    writer.root_object[NameObject("/OpenAction")] = named(**keys)


def _attach(writer):
    writer.add_attachment("bang.xlsx", b"PK")


def _put(key, value):
    return lambda writer: writer.root_object.update({NameObject(key): value})


def _drop(key):
    return lambda writer: writer.root_object.pop(key)


def with_profile(data, colours=3):
    def change(writer):
        intent = writer.root_object["/OutputIntents"][0]
        intent.get_object()[NameObject("/DestOutputProfile")] = stream(data, N=colours)

    return change


def _without_id(writer):
    writer._ID = None


def _packed(writer):
    odd = stream(b"x", Filter=["ASCII85Decode", "LZWDecode"])
    writer.pages[0][NameObject("/Contents")] = writer._add_object(odd)


def _elsewhere(writer):
    odd = stream(b"x", F=TextStringObject("khac.bin"))
    writer.pages[0][NameObject("/Contents")] = writer._add_object(odd)


JAVASCRIPT = named(S="JavaScript", JS=TextStringObject("app.alert(1)"))
FAULTS = {
    "claims nothing": (_drop("/Metadata"), "tệp không khai là PDF/A"),
    "claims no level": (lambda one: claim(one, level=""), "tệp không khai là PDF/A"),
    "claims a part that is not": (lambda one: claim(one, part="9"), "tệp không khai là PDF/A"),
    "claims in no XML": (lambda one: claim(one, said="<"), "tệp không khai là PDF/A"),
    "no output intent": (_drop("/OutputIntents"), "tệp thiếu bảng màu (ICC)"),
    "a profile cut": (with_profile(profile()[:90]), "tệp thiếu bảng màu (ICC)"),
    "a profile of other colours": (with_profile(profile(), 4), "tệp thiếu bảng màu (ICC)"),
    "no profile": (with_profile(b"x" * 200), "tệp thiếu bảng màu (ICC)"),
    "no identifier": (_without_id, "tệp thiếu mã nhận dạng (ID)"),
    "a font not in it": (_unembed, "không nằm trong tệp"),
    "a font that readers are to have": (_base_font, "phông Times-Roman không nằm trong tệp"),
    "locked": (lambda one: one.encrypt("", "x", algorithm="RC4-128"), "tệp đặt mật khẩu"),
    "a script on opening": (_put("/OpenAction", JAVASCRIPT), "JavaScript"),
    "a script by name": (_put("/Names", named(JavaScript=named(Names=[]))), "JavaScript"),
    "starts a program": (lambda one: with_action(one, S="Launch"), "Launch"),
    "a command of the reader": (lambda one: with_action(one, S="Named", N="Print"), "Named"),
    "an action of a page": (lambda one: one.pages[0].update(named(AA=named())), "AA"),
    "a file in it": (_attach, "EmbeddedFiles"),
    "a film": (lambda one: annotation(one, Subtype="Screen", F=4), "Screen"),
    "a hidden note": (lambda one: annotation(one, Subtype="Text", F=6), "Text/F=6"),
    "a note not printed": (lambda one: annotation(one, Subtype="Text"), "Text/F=0"),
    "a form that moves": (_put("/AcroForm", named(XFA=[])), "XFA"),
    "a form not drawn": (_put("/AcroForm", named(NeedAppearances=BooleanObject(True))), "XFA"),
    "a drawing by commands": (lambda one: _drawing(one, Subtype="PS"), "PostScript"),
    "another image for the press": (lambda one: _drawing(one, Subtype="Image", OPI=named()), "OPI"),
    "images to choose from": (
        lambda one: _drawing(one, Subtype="Image", Alternates=[]),
        "Alternates",
    ),
    "packed in a barred way": (_packed, "LZWDecode"),
    "a stream that lies elsewhere": (_elsewhere, "tệp có F,"),
}
"""By name: what is done to a right file, and what is to be told of it."""
OF_THE_FIRST_PART = {
    "half seen": lambda one: state(one, ca=NumberObject(0)),
    "lines half seen": lambda one: state(one, CA=NumberObject(0)),
    "a mask": lambda one: state(one, SMask=named(S="Alpha")),
    "a group": lambda one: one.pages[0].update(named(Group=named(S="Transparency"))),
}
"""What is barred in PDF/A-1 alone."""
