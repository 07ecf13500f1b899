"""The script that installs from a wheelhouse on Linux: the old program stays until the new one is whole."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from stand_ins import wheel

from tools.delivery.fetching import Machine
from tools.delivery.packing import write_folder
from tools.delivery.wheelhouse_folder import REQUIREMENTS, wheelhouse

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell of Linux")
PYTHON = """\
#!/bin/sh
case "$1 $2" in
  "-m venv") mkdir -p "$3/bin"; echo "$MARK" >"$3/pyvenv.cfg"; cp "$0" "$3/bin/python" ;;
  "-m pip") echo "$PIP_CONFIG_FILE ${PYTHONPATH-cleared}"; exit "${FAIL:-0}" ;;
esac
"""
"""A Python that makes environments and installs into them, or fails to."""


@pytest.fixture
def install(tmp_path):
    """Runs the script; its status, what it printed, the mark of the program that is there then."""
    own = wheel(tmp_path, "vanthu", **{"generator/web/assets/vanthu.svg": b"<svg/>"})
    folder, target = tmp_path / "gói & thử", tmp_path / "nơi cài (mới)"
    write_folder(wheelhouse([own], "web", Machine()), folder, REQUIREMENTS)
    python = tmp_path / "python"
    python.write_text(PYTHON, "utf-8")
    python.chmod(0o755)

    def call(**told):
        told = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHON": str(python), "PYTHONPATH": "/x", **told}  # fmt: skip
        command = ["sh", str(folder / "cai-dat.sh"), str(target)]
        done = subprocess.run(command, env=told, capture_output=True, text=True, check=False)
        there = target / "pyvenv.cfg"
        return done.returncode, done.stdout, there.read_text("utf-8").strip() if there.exists() else ""  # fmt: skip

    call.target = target
    return call


def test_what_is_set_for_other_programs_has_no_say(install):
    assert install(MARK="mot") == (0, "/dev/null cleared\n", "mot")


def test_a_newer_version_takes_the_place_of_the_older(install):
    install(MARK="mot")
    assert install(MARK="hai")[::2] == (0, "hai")
    assert not install.target.with_name("nơi cài (mới).cu").exists()


def test_the_old_version_is_there_again_where_the_new_one_fails(install):
    install(MARK="mot")
    assert install(MARK="hai", FAIL="1")[::2] == (3, "mot")


def test_of_what_failed_at_first_nothing_is_left(install):
    assert install(MARK="mot", FAIL="1")[::2] == (3, "")
    assert not install.target.exists()


def test_what_a_killed_run_put_aside_is_there_again(install):
    install(MARK="mot")
    install.target.rename(install.target.with_name("nơi cài (mới).cu"))
    assert install(MARK="hai", FAIL="1")[::2] == (3, "mot")


def test_a_folder_of_somebody_else_is_left_alone(install):
    install.target.mkdir()
    (install.target / "thu.docx").write_bytes(b"")
    assert install(MARK="mot")[0] == 2
    assert [one.name for one in install.target.iterdir()] == ["thu.docx"]
