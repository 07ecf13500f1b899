"""Files that a browser saves: under their name, also where it has letters of ours."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.responses import Response

from generator.workspace import regex

_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


_UNFIT = regex(r'[<>:"|?*]')


def file_title(name: str) -> str:
    r"""A name as every system may write it: no folders, no signs that turn or hide what follows.

    >>> file_title(r"..\..\báo <cáo>.docx")
    'báo _cáo_.docx'
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(one for one in last if unicodedata.category(one) not in {"Cc", "Cf", "Cs"})
    return _UNFIT.sub("_", seen).strip(". ") or "_"


def download(name: str, data: bytes) -> Response:
    """An answer that is saved and not shown."""
    title = file_title(name)
    media = _TYPES.get(PurePosixPath(title).suffix, "application/octet-stream")
    plain = "".join(letter if letter.isascii() else "_" for letter in title)
    told = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(title)}"
    return Response(data, media_type=media, headers={"content-disposition": told})
