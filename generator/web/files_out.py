"""Files that a browser saves: under their name, also where it has letters of ours; several packed into one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.responses import Response

_DAY = (2000, 1, 1, 0, 0, 0)
"""Of when packed files are: the same files are packed into the same bytes."""
_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


def download(name: str, data: bytes) -> Response:
    """An answer that is saved and not shown."""
    media = _TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
    plain = "".join(letter if letter.isascii() and letter.isprintable() and letter not in '"\\' else "_" for letter in name)  # fmt: skip
    told = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    return Response(data, media_type=media, headers={"content-disposition": told})


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files in one, by their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()
