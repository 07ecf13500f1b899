"""The package of a workbook packed anew, so that equal workbooks are equal bytes.

The library that writes them stamps the hour of writing into the package and its properties; both
are taken out again.
"""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = "docProps/core.xml"
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://'
    'schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/'
    'dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
)


def without_stamps(data: bytes, title: str = "") -> bytes:
    """The same workbook without its times, and with a title."""
    clean = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(clean, "w") as target:
        for name in sorted(
            source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)
        ):
            part = source.read(name)
            if name == _PROPERTIES:
                part = _CORE.format(title=escape(title)).encode()
            entry = zipfile.ZipInfo(name, _FIRST_ZIP_DAY)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, part)
    return clean.getvalue()
