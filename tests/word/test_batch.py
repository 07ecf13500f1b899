"""Many documents: in order, byte for byte the same, whole or not at all, one failure beside many."""

from __future__ import annotations

import datetime
import errno
import io
import multiprocessing
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

import batch_work
import pytest
from batch_work import BROKEN, items, letters
from docx import Document
from docx.opc.parts import coreprops

from generator.office import cluster as clusters
from generator.office.batch import Batch, Item, State
from generator.office.stores import FileKeeper
from generator.office.workers import Workers, open_workers
from generator.problems import Busy, MachineFailed
from generator.workspace import fold

PROGRAM = batch_work.__file__


def run(target, things, *, jobs=1, **options):
    with open_workers(jobs) as several:
        return list(Batch(letters(), target, several, chunk=8, **options).run(things))


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def states(outcomes):
    return Counter(outcome.state for outcome in outcomes)


def left_overs(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def start_program(*arguments, seed="0", **options):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, PROGRAM, *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, env=environment, **pipes, **options)


def run_program(*arguments, seed="0"):
    with start_program(*arguments, seed=seed) as process:
        told = Counter(process.communicate()[0].split())
    assert process.returncode == 0
    return told


def test_files_hold_what_the_items_say(tmp_path):
    outcomes = run(tmp_path / "thư", items(5))
    assert [outcome.entry.name for outcome in outcomes] == [f"Thư_0000{n}.docx" for n in range(5)]
    text = Document(io.BytesIO((tmp_path / "thư" / "Thư_00003.docx").read_bytes())).paragraphs
    assert text[0].text == "Gửi Đơn vị 3 & 'bạn': 3.000"


def test_one_unit_that_fails_does_not_stop_the_others(tmp_path):
    outcomes = run(tmp_path / "thư", items(40))
    assert states(outcomes) == {State.MADE: 39, State.FAILED: 1}
    failed = outcomes[BROKEN]
    assert failed.item.payload == BROKEN
    (problem,) = failed.problems
    assert problem.code == "E-TPL-NAME"
    assert problem.place.part == "word/document.xml, đoạn 1"
    assert "«count»" in str(problem.message)
    assert failed.entry.problems == (f"{problem.place}: {problem.message} [E-TPL-NAME]",)
    assert len(files(tmp_path / "thư")) == 39


@pytest.mark.slow
def test_one_unit_in_a_thousand(tmp_path):
    assert states(run(tmp_path / "thư", items(1000))) == {State.MADE: 999, State.FAILED: 1}


def test_two_days_and_two_processes_give_the_same_bytes(tmp_path, monkeypatch):
    run(tmp_path / "a", items(40))
    tomorrow = datetime.datetime(2031, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)

    class Tomorrow(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return tomorrow

    monkeypatch.setattr(time, "time", tomorrow.timestamp)
    monkeypatch.setattr(time, "localtime", lambda *_: tomorrow.timetuple())
    monkeypatch.setattr(coreprops.dt, "datetime", Tomorrow)
    with open_workers(2) as two:
        list(Batch(letters(), tmp_path / "b", two, chunk=3).run(items(40)))
    assert files(tmp_path / "a") == files(tmp_path / "b")


@pytest.mark.slow
def test_hash_seeds_and_jobs_give_the_same_bytes(tmp_path):
    runs = [("a", 1, "1"), ("b", 2, "2")]
    for target, jobs, seed in runs:
        for name in (target, f"{target}.zip"):
            run_program(tmp_path / name, 40, jobs, seed=seed)
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_workers_that_share_nothing(tmp_path):
    run(tmp_path / "a", items(20))
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(Batch(letters(), tmp_path / "b", Workers(pool, 2), chunk=4).run(items(20)))
    assert files(tmp_path / "a") == files(tmp_path / "b")


def kill_and_resume(tmp_path, *, count, after, target, jobs):
    whole, broken = tmp_path / "whole" / target, tmp_path / "broken" / target
    run_program(whole, count, jobs)
    with start_program(broken, count, jobs, "slow") as process:
        for _ in range(after):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert not broken.exists()
    told = run_program(broken, count, jobs, "resume")
    assert told["kept"] >= after - 1
    assert [path.name for path in (tmp_path / "broken").iterdir()] == [target]
    if target.endswith(".zip"):
        assert whole.read_bytes() == broken.read_bytes()
    else:
        assert files(whole) == files(broken)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
@pytest.mark.parametrize("target", ["thư", "thư.zip"])
@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_and_resumed_equals_undisturbed(tmp_path, target, jobs):
    kill_and_resume(tmp_path, count=120, after=40, target=target, jobs=jobs)


@pytest.mark.skipif(os.name == "nt", reason="no process groups")
def test_ctrl_c_stops_all_processes_and_the_run_goes_on(tmp_path):
    target = tmp_path / "thư"
    with start_program(target, 400, 2, "slow", start_new_session=True) as process:
        for _ in range(40):
            process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        told = process.communicate(timeout=20)[1]
    assert process.returncode != 0
    assert told.count("Traceback") == 1  # that of the program; its workers are quiet
    assert [path.name for path in tmp_path.iterdir()] == [".tmp-thư"]
    run_program(target, 400, 2, "resume")
    assert len(files(target)) == 399
    assert left_overs(tmp_path) == []


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_killed_in_the_middle_of_two_thousand(tmp_path):
    kill_and_resume(tmp_path, count=2000, after=1000, target="thư", jobs=2)


def test_left_early_the_target_is_untouched_and_the_run_goes_on(tmp_path):
    target = tmp_path / "thư"
    with open_workers() as here:
        batch = Batch(letters(), target, here, chunk=4)
        stream = batch.run(items(20))
        for _ in range(6):
            next(stream)
        stream.close()
        assert not target.exists()
        outcomes = list(Batch(letters(), target, here, resume=True).run(items(20)))
    assert states(outcomes)[State.KEPT] == 8
    assert len(files(target)) == 19
    assert left_overs(tmp_path) == []


@pytest.mark.parametrize("target", ["thư", "thư.zip"])
def test_resuming_redoes_what_is_half_or_other(tmp_path, target):
    run(tmp_path / "whole" / target, items(24))
    path = tmp_path / "broken" / target
    with open_workers() as here:
        stream = Batch(letters(), path, here, chunk=4).run(items(24))
        for _ in range(16):
            next(stream)
        stream.close()
    staging = tmp_path / "broken" / f".tmp-{target}"
    damaged = (
        staging / "archive.zip" if target.endswith("zip") else staging / "files/Thư_00009.docx"
    )
    data = bytearray(damaged.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.write_bytes(data)
    with (staging / "journal.jsonl").open("a", encoding="utf-8") as journal:
        journal.write('{"name": "Thư_000')
    outcomes = run(path, items(24), resume=True)
    assert 0 < states(outcomes)[State.KEPT] < 16
    if target.endswith("zip"):
        assert path.read_bytes() == (tmp_path / "whole" / target).read_bytes()
    else:
        assert files(path) == files(tmp_path / "whole" / target)


def test_another_beginning_starts_afresh(tmp_path):
    with open_workers() as here:
        stream = Batch(letters(), tmp_path / "thư", here, fingerprint="a", chunk=4).run(items(9))
        next(stream)
        stream.close()
    outcomes = run(tmp_path / "thư", items(9), resume=True, fingerprint="b")
    assert states(outcomes) == {State.MADE: 9}


def test_a_full_disk_is_told_and_the_run_goes_on_later(tmp_path, monkeypatch):
    keep = FileKeeper.__call__

    def full(self, name, data):
        if name == "Thư_00017.docx":
            raise OSError(errno.ENOSPC, "No space left on device")
        keep(self, name, data)

    monkeypatch.setattr(FileKeeper, "__call__", full)
    with pytest.raises(MachineFailed, match="ổ đĩa đã đầy"):
        run(tmp_path / "thư", items(20))
    assert not (tmp_path / "thư").exists()
    monkeypatch.undo()
    assert states(run(tmp_path / "thư", items(20), resume=True))[State.KEPT] == 15
    assert len(files(tmp_path / "thư")) == 19


def test_two_runs_into_one_folder(tmp_path):
    with open_workers() as here:
        stream = Batch(letters(), tmp_path / "thư", here).run(items(3))
        next(stream)
        with pytest.raises(Busy):
            run(tmp_path / "thư", items(3))
        stream.close()
    run(tmp_path / "thư", items(3))


def test_what_has_not_changed_is_kept_and_what_was_changed_by_hand_is_not_overwritten(tmp_path):
    target = tmp_path / "thư"
    known = {fold(outcome.entry.name): outcome.entry for outcome in run(target, items(4))}
    by_hand = target / "Thư_00002.docx"
    by_hand.write_bytes(b"by hand")
    changed = [
        Item(thing.name, thing.payload, "new") if thing.payload == 3 else thing
        for thing in items(5)
    ]
    outcomes = run(target, changed, known=known)
    assert [outcome.state for outcome in outcomes] == ["kept", "kept", "failed", "made", "made"]
    assert outcomes[2].problems[0].code == "E-OUT-CHANGED"
    assert outcomes[2].entry == known["thư_00002.docx"]
    assert by_hand.read_bytes() == b"by hand"
    assert states(run(target, changed, known=known, force=True)) == {State.MADE: 5}
    assert by_hand.read_bytes() != b"by hand"


def test_names_are_made_safe_and_never_collide(tmp_path):
    names = ["A1.docx", "a1.docx", "../a1.docx", "CON.docx", "Thư.docx", "Thư.docx", "?"]
    outcomes = run(tmp_path / "thư", [Item(name, 1) for name in names])
    assert [outcome.entry.name for outcome in outcomes] == [
        "A1.docx", "a1-2.docx", "a1-3.docx", "_CON.docx", "Thư.docx", "Thư-2.docx", "van-ban.docx"
    ]  # fmt: skip
    assert files(tmp_path / "thư").keys() == {outcome.entry.name for outcome in outcomes}


def test_an_archive_is_sound_and_holds_the_same(tmp_path):
    run(tmp_path / "thư", items(20))
    run(tmp_path / "thư.zip", items(20))
    with zipfile.ZipFile(tmp_path / "thư.zip") as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files(tmp_path / "thư")


def test_units_are_streamed(tmp_path):
    taken = []

    def endless():
        for item in items(10_000):
            taken.append(item)
            yield item

    with open_workers() as here:
        stream = Batch(letters(), tmp_path / "thư", here, chunk=4).run(endless())
        next(stream)
        stream.close()
    assert len(taken) == 4


@pytest.mark.slow
def test_a_cluster_of_two_workers_makes_the_same(tmp_path):
    distributed = pytest.importorskip("distributed")
    run(tmp_path / "a", items(60))
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with (
        distributed.LocalCluster(**options, host="127.0.0.1") as cluster,
        open_workers(scheduler=cluster.scheduler_address) as cluster_workers,
    ):
        assert cluster_workers.count == 2
        outcomes = list(Batch(letters(), tmp_path / "b", cluster_workers, chunk=8).run(items(60)))
    assert states(outcomes) == {State.MADE: 59, State.FAILED: 1}
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_no_cluster_is_told_in_words(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(clusters, "PATIENCE", 0.2)
    with (
        pytest.raises(MachineFailed, match="không nối được"),
        open_workers(scheduler="tcp://127.0.0.1:1"),
    ):
        pass
