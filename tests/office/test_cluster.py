"""Letters made by other machines: on addresses that are safe, of the same records, never waited for without end."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import Future
from contextlib import contextmanager

import pytest

from generator.cli.app import run
from generator.office import cluster, letters
from generator.office.inputs import hash_inputs, hash_of
from generator.office.letters import LetterWork, OtherRecords
from generator.office.office import open_office
from generator.office.workers import Here
from generator.office.workflow import plan_work
from generator.problems import MachineFailed

LETTER = """\
kind: notice
subject: kết quả của {{ unit.name }}
for_each: units
body: Kết quả là {{ unit.count|number }} sáng kiến.
"""


@pytest.fixture
def workspace(office_copy):
    folder = office_copy.campaigns / "thi-dua" / "documents"
    (folder / "thu.yaml").write_text(LETTER, encoding="utf-8")
    return office_copy


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "127.0.0.1:8786", "ucx://x:1"])
def test_an_address_without_certificates_is_taken_only_when_that_is_said(
    workspace, capsys, address
):
    command = ["-C", str(workspace.root), "render", "thi-dua", "thu", "--scheduler", address]
    assert run(command) == 2
    assert "tls://" in capsys.readouterr().err


def _maker(workspace):
    office = open_office(workspace)
    (record,) = office.campaigns(["thi-dua"])
    (work,) = plan_work([record], ["thu"])
    inputs = hash_of(office, work, hash_inputs(office, record, None))
    return LetterWork(workspace.root, "thi-dua", "thu", None, "zlib", inputs=inputs)


def _change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


CHANGES = {
    "a result": ("results/2025-05-31.yaml", "an-phu: 300, dong-ha: 90", "an-phu: 301, dong-ha: 89"),
    "a unit more": ("units.yaml", "units:\n", "units:\n  - {code: x, name: Công đoàn X, group: huyen}\n"),
    "words": ("documents/thu.yaml", "Kết quả là", "Số là"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_worker_with_other_records_refuses(workspace, change):
    maker = _maker(workspace)
    assert maker(("an-phu", None))
    file, old, new = change
    _change(workspace.campaigns / "thi-dua" / file, old, new)
    letters._SHOPS.clear()
    with pytest.raises(OtherRecords, match="khác máy ra lệnh") as caught:
        maker(("an-phu", None))
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - as it comes from a worker
    assert (again.message, again.exit_code) == (caught.value.message, 3)


def test_a_worker_that_has_opened_the_records_before_makes_those_of_now(workspace):
    before = _maker(workspace)(("an-phu", None))
    _change(
        workspace.campaigns / "thi-dua/results/2025-05-31.yaml",
        "an-phu: 300, dong-ha: 90",
        "an-phu: 301, dong-ha: 89",
    )
    assert _maker(workspace)(("an-phu", None)) != before


class _Client:
    def __init__(self, threads=0, status="running"):
        self.threads, self.status = threads, status

    def nthreads(self):
        if self.threads is None:
            time.sleep(60)
        return {"a": self.threads}


@pytest.fixture
def hurried(monkeypatch):
    for name, seconds in {"PATIENCE": 0.1, "EMPTY": 0.2, "SILENCE": 0.3, "_TICK": 0.02}.items():
        monkeypatch.setattr(cluster, name, seconds)


@pytest.mark.parametrize(
    ("client", "said"),
    [
        (_Client(0), "cụm máy có 0 máy làm việc"),
        (_Client(2), "2 máy làm việc không trả bản nào"),
        (_Client(None), "mất liên lạc với cụm máy"),
        (_Client(2, "closed"), "mất liên lạc với cụm máy"),
    ],
)
def test_nobody_is_waited_for_without_end(hurried, client, said):
    watched = cluster.Watched(Here(), 1, client, "tls://x:1")
    with pytest.raises(MachineFailed, match=said) as caught:
        watched.result(Future())
    assert "--resume" in str(caught.value)


def test_what_comes_in_time_is_taken(hurried):
    watched = cluster.Watched(Here(), 1, _Client(1), "tls://x:1")
    assert watched.result(watched.submit(lambda: 7)) == 7
    with pytest.raises(ZeroDivisionError):
        watched.result(watched.submit(lambda: 1 // 0))


@pytest.mark.slow
def test_a_port_that_answers_otherwise_is_told(hurried):
    pytest.importorskip("distributed")
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        begun = time.monotonic()
        with pytest.raises(MachineFailed, match="không nối được"), cluster.open_cluster(address):
            pass
    assert time.monotonic() - begun < 5


def test_safe_addresses_need_certificates(hurried):
    pytest.importorskip("distributed")
    with pytest.raises(MachineFailed, match="chứng chỉ"), cluster.open_cluster("tls://127.0.0.1:1"):
        pass


@contextmanager
def _started(*words, **more):
    with subprocess.Popen([sys.executable, "-m", *words], stderr=subprocess.PIPE, **more) as made:
        try:
            yield made
        finally:
            made.kill()


def _port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize(
    ("ends", "status", "said"),
    [("scheduler", 3, "mất liên lạc"), ("workers", 3, "0 máy làm việc"), ("Ctrl-C", 130, "")],
)
def test_what_ends_a_cluster_ends_the_run_in_words(workspace, tmp_path, ends, status, said):
    pytest.importorskip("distributed")
    units = "".join(f"  - {{code: u{n}, name: Công đoàn {n}, group: huyen}}\n" for n in range(1600))
    _change(workspace.campaigns / "thi-dua" / "units.yaml", "units:\n", f"units:\n{units}")
    words = workspace.campaigns / "thi-dua" / "documents" / "thu.yaml"
    _change(words, "Kết quả là {{ unit.count|number }} sáng kiến.", "Gửi {{ unit.name }}.")
    port, root = _port(), str(cluster.__file__).partition("/generator/")[0]
    address = f"tcp://127.0.0.1:{port}"
    env = {**os.environ, "PYTHONPATH": root, "HOME": str(tmp_path)}
    quiet = {"env": env, "cwd": tmp_path, "stdout": subprocess.DEVNULL}
    spec = ["--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    command = [
        "-C",
        str(workspace.root),
        "render",
        "thi-dua",
        "thu",
        "--scheduler",
        address,
        "--insecure-scheduler",
    ]
    patience = (
        "import generator.office.cluster as c; c.EMPTY = 12; from generator.cli import main; main()"
    )
    with (
        _started("distributed.cli.dask_scheduler", *spec, **quiet) as scheduler,
        _started("distributed.cli.dask_worker", address, "--no-nanny", "--no-dashboard", "--nthreads", "1",
                 **quiet) as worker,
        subprocess.Popen([sys.executable, "-c", patience, *command], env=env, cwd=tmp_path, stderr=subprocess.PIPE,
                         stdout=subprocess.DEVNULL) as running,
    ):  # fmt: skip
        journal = workspace.output / "thi-dua" / ".tmp-thu" / "journal.jsonl"
        until = time.monotonic() + 60
        while time.monotonic() < until and (
            not journal.exists() or len(journal.read_bytes()) < 200
        ):
            time.sleep(0.05)
        assert journal.exists()
        if ends == "Ctrl-C":
            running.send_signal(signal.SIGINT)
        else:
            (scheduler if ends == "scheduler" else worker).kill()
        _, told = running.communicate(timeout=60)
    told = told.decode()
    assert "Traceback" not in told
    assert said in told
    assert running.returncode == status, told
    assert run(["-C", str(workspace.root), "render", "thi-dua", "thu", "--resume"]) == 0
