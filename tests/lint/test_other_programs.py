"""Files as Word, Google Docs and WPS write them: their ways are not faults of the file."""

from __future__ import annotations

import pytest
from read_papers import checked
from word_paper import NAMESPACES, Paper

MORE = (
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' mc:Ignorable="w14 w15"'
)
PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="720.0" w:footer="720" w:gutter="0"/><w:cols w:space="708" w:num="1"/><w:docGrid w:linePitch="360"/></w:sectPr>'

GOOGLE = (
    '<w:p w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" w:rsidRDefault="00000000" w:rsidRPr="00000000" w14:paraId="00000001">'
    '<w:pPr><w:pageBreakBefore w:val="0"/><w:widowControl w:val="1"/><w:pBdr><w:top w:color="auto" w:space="0" w:sz="0" w:val="none"/></w:pBdr>'
    '<w:shd w:fill="auto" w:val="clear"/><w:spacing w:after="0" w:before="0" w:line="276" w:lineRule="auto"/><w:ind w:left="720" w:hanging="360"/>'
    '<w:jc w:val="left"/><w:rPr><w:b w:val="0"/><w:u w:val="none"/></w:rPr></w:pPr><w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000">'
    '<w:rPr><w:b w:val="0"/><w:smallCaps w:val="0"/><w:color w:val="000000"/><w:sz w:val="22"/><w:vertAlign w:val="baseline"/><w:rtl w:val="0"/></w:rPr>'
    '<w:t xml:space="preserve">Xin chào </w:t></w:r></w:p>'
    '<w:sdt><w:sdtPr><w:id w:val="-1024"/><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    '<w:tbl><w:tblPr><w:tblStyle w:val="Table1"/><w:tblW w:w="9360.0" w:type="dxa"/><w:jc w:val="left"/><w:tblBorders><w:top w:color="000000" w:space="0" w:sz="8" w:val="single"/></w:tblBorders>'
    '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0600"/></w:tblPr><w:tblGrid><w:gridCol w:w="4680"/><w:gridCol w:w="4680"/><w:tblGridChange w:id="0"><w:tblGrid><w:gridCol w:w="4680"/><w:gridCol w:w="4680"/></w:tblGrid></w:tblGridChange></w:tblGrid>'
    '<w:tr><w:trPr><w:cantSplit w:val="0"/><w:tblHeader w:val="0"/></w:trPr>'
    + '<w:tc><w:tcPr><w:shd w:fill="auto" w:val="clear"/><w:tcMar><w:top w:w="100.0" w:type="dxa"/><w:left w:w="100.0" w:type="dxa"/></w:tcMar><w:vAlign w:val="top"/></w:tcPr><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc>' * 2
    + "</w:tr></w:tbl><w:p/>"
)  # fmt: skip
WORD = (
    '<w:p w14:paraId="2A5B7C11" w14:textId="77777777" w:rsidR="00AB12CD"><w:pPr><w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:tabs><w:tab w:val="clear" w:pos="720"/><w:tab w:val="left" w:leader="dot" w:pos="9000"/></w:tabs><w:ind w:firstLineChars="200" w:firstLine="560"/><w:rPr><w:ins w:id="1" w:author="A" w:date="2026-03-05T08:00:00Z"/><w:lang w:val="vi-VN"/></w:rPr></w:pPr>'
    '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:proofErr w:type="spellStart"/>'
    '<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:kern w:val="2"/><w14:ligatures w14:val="standardContextual"/></w:rPr><w:t>a</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> XE "a" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> IF </w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:instrText>1</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText> = 1 "a" "b"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>a</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:hyperlink w:anchor="_GoBack" w:history="1"><w:r><w:t>x</w:t></w:r></w:hyperlink><m:oMath><m:r><w:rPr><w:rFonts w:ascii="Cambria Math"/></w:rPr><m:t>x</m:t></m:r></m:oMath>'
    "</w:p>"
    '<w:sdt><w:sdtPr><w:id w:val="7"/><w15:appearance w15:val="hidden"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtEndPr/><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
)  # fmt: skip
WPS = (
    '<w:p><w:pPr><w:keepNext w:val="0"/><w:keepLines w:val="0"/><w:pageBreakBefore w:val="0"/><w:kinsoku/><w:wordWrap/><w:overflowPunct/><w:topLinePunct w:val="0"/><w:autoSpaceDE/><w:autoSpaceDN/><w:bidi w:val="0"/><w:adjustRightInd/><w:snapToGrid/><w:spacing w:beforeAutospacing="0" w:line="240" w:lineRule="auto"/><w:textAlignment w:val="auto"/><w:rPr><w:rFonts w:hint="default" w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:lang w:val="en-US"/></w:rPr></w:pPr>'
    '<w:r><w:rPr><w:rFonts w:hint="default"/><w:vertAlign w:val="baseline"/><w:lang w:val="vi-VN"/></w:rPr><w:t>a</w:t></w:r></w:p>'
)  # fmt: skip


@pytest.mark.parametrize("body", [GOOGLE, WORD, WPS], ids=["Google Docs", "Word", "WPS"])
def test_what_other_programs_write_is_no_fault_of_the_file(body):
    paper = Paper({}, [])
    styles = '<w:style w:type="table" w:styleId="Table1"><w:name w:val="Table 1"/></w:style>'
    paper.patch("word/styles.xml", "</w:styles>", f"{styles}</w:styles>")
    paper.files["word/document.xml"] = (
        f"<w:document {NAMESPACES}{MORE}><w:body>{body}{PAGE}</w:body></w:document>"
    )
    found = checked(paper).findings
    told = [(one.rule, str(one.message)) for one in found if one.rule.startswith("OOXML-")]
    assert [one for one in told if one[0] != "OOXML-revision"] == []


def test_a_picture_may_have_an_ending_of_no_picture():
    """Some versions of Word call their pictures `.tmp`."""
    paper = Paper({}, []).patch("[Content_Types].xml", 'Extension="png"', 'Extension="tmp"')
    paper.add("word/media/image1.tmp", "image", b"\x89PNG\r\n")
    found = checked(paper).findings
    assert [one.rule for one in found if one.rule.startswith("OOXML-")] == []
