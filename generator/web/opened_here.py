"""A made file, or its folder, opened by the program of this machine that is for it; no shell is asked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from generator.problems import MachineFailed, say

_KINDS = {".docx", ".pdf", ".xlsx", ".zip"}
_PROGRAMS = {"darwin": "open"}
_ELSEWHERE = "xdg-open"
_DESKTOPS = ("DISPLAY", "WAYLAND_DISPLAY")
_NOWHERE = subprocess.DEVNULL
_NOBODY = say("máy này không có chương trình để mở tệp; bấm «Tải về», hoặc mở từ thư mục kết quả")


def open_here(path: Path, output: Path) -> None:
    """Opens a file that we made, or a folder, of the folder of what was made.

    Raises `MachineFailed` where nothing on this machine does, and for what lies elsewhere or is of another kind.
    """
    target = path.resolve()
    if not target.is_relative_to(output.resolve()):
        raise MachineFailed(say("tệp này nằm ngoài thư mục kết quả nên không mở từ trang"))
    if not target.is_dir() and target.suffix.lower() not in _KINDS:
        raise MachineFailed(say("không mở loại tệp này từ trang; mở từ thư mục"))
    try:
        _start(target)
    except OSError:
        raise MachineFailed(_NOBODY) from None


def _start(target: Path) -> None:
    if sys.platform == "win32":
        os.startfile(target)  # noqa: S606 - the program that Windows has for it
        return
    name = _PROGRAMS.get(sys.platform, _ELSEWHERE)
    program = shutil.which(name)
    has_desktop = name != _ELSEWHERE or any(map(os.environ.get, _DESKTOPS))
    if program is None or not has_desktop:
        raise MachineFailed(_NOBODY)
    words = [program, str(target)]
    subprocess.Popen(  # noqa: S603 - a path of ours, no shell
        words, start_new_session=True, stdin=_NOWHERE, stdout=_NOWHERE, stderr=_NOWHERE
    )
