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
_NOWHERE = subprocess.DEVNULL


def open_here(path: Path) -> None:
    """Opens a file that we made, or a folder. Raises `MachineFailed` where nothing on this machine does."""
    if not path.is_dir() and path.suffix.lower() not in _KINDS:
        raise MachineFailed(say("không mở loại tệp này từ trang; mở từ thư mục"))
    target = path.resolve()
    if sys.platform == "win32":
        os.startfile(target)  # noqa: S606 - the program that Windows has for it
        return
    program = shutil.which(_PROGRAMS.get(sys.platform, _ELSEWHERE))
    if program is None:
        said = say("máy này không có chương trình để mở tệp; mở từ thư mục «{folder}»",
                   folder=target.parent)  # fmt: skip
        raise MachineFailed(said)
    words = [program, str(target)]
    subprocess.Popen(  # noqa: S603 - a path of ours, no shell
        words, start_new_session=True, stdin=_NOWHERE, stdout=_NOWHERE, stderr=_NOWHERE
    )
