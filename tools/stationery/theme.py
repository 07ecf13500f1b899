"""The theme of a template: black, white and greys, one typeface.

Word wants a theme part to be there; nothing in our styles refers to it, so that fonts and colours
cannot slip in from it.
"""

from __future__ import annotations

from tools.stationery.wordml import DECLARATION

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "262626", "lt2": "F2F2F2", "accent1": "404040",
    "accent2": "7F7F7F", "accent3": "A6A6A6", "accent4": "595959", "accent5": "BFBFBF",
    "accent6": "D9D9D9", "hlink": "000000", "folHlink": "000000",
}  # fmt: skip


def write_theme(font: str) -> str:
    """The part `theme1.xml` for one typeface."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    faces = f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface="{font}"/>'
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_DRAWING}" name="Văn bản"><a:themeElements>'
        f'<a:clrScheme name="Đen trắng">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Văn bản"><a:majorFont>{faces}</a:majorFont>'
        f"<a:minorFont>{faces}</a:minorFont></a:fontScheme>{_format_scheme()}</a:themeElements>"
        "</a:theme>"
    )


def _format_scheme() -> str:
    colour = '<a:schemeClr val="phClr"/>'
    fill = f"<a:solidFill>{colour}</a:solidFill>"
    line = f'<a:ln w="6350">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:fmtScheme name="Văn bản"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )
