"""What the browser is given of ours: scripts, styles and libraries, each under its digest.

Only the files that travel in the package, known by name when the page is built: no path comes from a request.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_FOLDER = Path(__file__).parent / "assets"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
_LENGTH = 16


@cache
def _known() -> dict[str, tuple[str, bytes]]:
    """Digest and content of each asset, by its name below the folder."""
    files = (path for path in sorted(_FOLDER.rglob("*")) if path.suffix in _TYPES)
    return {path.relative_to(_FOLDER).as_posix(): _read(path) for path in files}


def _read(path: Path) -> tuple[str, bytes]:
    content = path.read_bytes()
    return hashlib.sha256(content).hexdigest()[:_LENGTH], content


@cache
def _all() -> str:
    """A digest of all assets: scripts that import each other by relative names stay of one kind."""
    said = "".join(digest for digest, _ in _known().values())
    return hashlib.sha256(said.encode()).hexdigest()[:_LENGTH]


def address_of(name: str) -> str:
    """Where the browser gets an asset. Raises `KeyError` for one that does not travel with us."""
    _ = _known()[name]
    return f"/assets/{_all()}/{name}"


def _give(request: Request) -> Response:
    name = request.path_params["name"]
    if request.path_params["digest"] != _all() or name not in _known():
        return Response(status_code=404)
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    media = _TYPES[Path(name).suffix]
    return Response(_known()[name][1], media_type=media, headers=headers)


ROUTES = [Route("/assets/{digest}/{name:path}", _give)]
