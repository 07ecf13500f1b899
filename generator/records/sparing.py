"""Campaigns of which something is wrong that is no obstacle: documents that cannot be made, results or quotas
that are about to be replaced.

What is spared is told, and with a document all that rests on it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.model.document import EARLIER, Document
from generator.model.library import Library
from generator.problems import Place, Problem, errors, say
from generator.records.loading import CampaignRecord, check_record, read_campaign
from generator.records.uneven_sums import borne
from generator.workspace import Workspace, composed


def sound_whole(
    record: CampaignRecord, library: Library
) -> tuple[CampaignRecord | None, list[Problem]]:
    """A campaign that was read, or nothing and all that the rules say; warnings come with either."""
    problems = check_record(record, library)
    return (None if errors(problems) else record), problems


def sound_but_documents(
    record: CampaignRecord, library: Library
) -> tuple[CampaignRecord | None, list[Problem]]:
    """A campaign that was read, also where the only errors are those of some of its documents.

    An error belongs to a document when it stands in that document's own file.
    """
    return _sound_but((), record, library)


def sound_but_sums(
    record: CampaignRecord, library: Library
) -> tuple[CampaignRecord | None, list[Problem]]:
    """The same, also where sums do not hold, which is told and no obstacle."""
    return _sound_but((), record, library, bears=True)


def sound_but(
    *parts: str,
) -> Callable[[CampaignRecord, Library], tuple[CampaignRecord | None, list[Problem]]]:
    """The same, also where these parts of the record are wrong, which are no obstacle to what is done or
    about to be replaced (`quotas`, `snapshots`); nothing is said of them.
    """
    return partial(_sound_but, parts)


def _sound_but(
    spared: tuple[str, ...], record: CampaignRecord, library: Library, *, bears: bool = False
) -> tuple[CampaignRecord | None, list[Problem]]:
    problems: list[Problem] = []
    files = {
        record.place("documents", index).file: document.code
        for index, document in enumerate(record.campaign.documents)
    }
    files.pop(record.place().file, None)
    blocked: dict[str, list[Problem]] = {}
    found = check_record(record, library)
    for problem in borne(found) if bears else found:
        if problem.place.path.startswith(spared) or _is_echo(problem, record.blocked, files):
            continue
        if problem.is_error and problem.place.file in files:
            blocked.setdefault(files[problem.place.file], []).append(problem)
        else:
            problems.append(problem)
    all_blocked = {code: [*found] for code, found in {**record.blocked, **blocked}.items()}
    _block_what_rests_on(all_blocked, record)
    return (None if errors(problems) else replace(record, blocked=all_blocked)), problems


def _is_echo(problem: Problem, unread: Collection[str], files: Collection[str]) -> bool:
    """Whether units, quotas or results name a document that cannot be read, which is told of its own file."""
    is_known = problem.message.values.get("code") in unread
    return problem.code == "E-DOCUMENT-UNKNOWN" and is_known and problem.place.file not in files


def _block_what_rests_on(blocked: dict[str, list[Problem]], record: CampaignRecord) -> None:
    """A document that is a copy of one that is wrong, or is issued with it, cannot be made either.

    Nor can one that names, or cites, what cannot be read; that is all that is said of such a name.
    """
    unread = set(record.blocked)
    before = -1
    while before != len(blocked):
        before = len(blocked)
        for index, document in enumerate(record.campaign.documents):
            for key, base in _rests_on(document, unread):
                known = blocked.get(document.code, [])
                if base not in blocked or (known and base not in unread):
                    continue
                place = record.place("documents", index, *filter(None, [key]))
                told = [
                    one for one in known if not key or not one.place.path.startswith(place.path)
                ]
                rests = _rests(base, place)
                blocked[document.code] = told if rests in told else [rests, *told]


def _rests_on(document: Document, unread: Collection[str]) -> Iterator[tuple[str, str]]:
    """The documents without which this one cannot be made, each with the key that names it."""
    yield from ((key, getattr(document, key) or "") for key in ("attached_to", "copy_of"))
    for key in EARLIER:
        yield from ((key, code) for code in getattr(document, key) if code in unread)
    cited = document.cited_codes if unread else ()
    yield from (("", code) for code in dict.fromkeys(cited) if code in unread)


def _rests(base: str, place: Place) -> Problem:
    said = say("văn bản «{code}» có lỗi nên văn bản này chưa tạo được", code=base)
    return Problem("E-DOC-RESTS", place, said, say("sửa lỗi của «{code}» trước", code=base))


def read_but_documents(
    folder: Path, workspace: Workspace
) -> tuple[CampaignRecord | None, list[Problem]]:
    """The same, also where some documents cannot be read: these are left out, and stay as `blocked`."""
    return _read_but(folder, workspace)


def read_for_results(
    folder: Path, workspace: Workspace
) -> tuple[CampaignRecord | None, list[Problem]]:
    """The same, also where results or quotas cannot be read: these are left out, and told in `left_out`."""
    return _read_but(folder, workspace, "results/", "quotas.yaml", "quotas.csv")


def read_for_words(
    folder: Path, workspace: Workspace
) -> tuple[CampaignRecord | None, list[Problem]]:
    """The same, also where units, quotas or results cannot be read, which the words of a document do not need."""
    parts = (f"{name}.{kind}" for name in ("units", "quotas") for kind in ("yaml", "csv"))
    return _read_but(folder, workspace, "results/", *parts)


def read_for_quotas(
    folder: Path, workspace: Workspace
) -> tuple[CampaignRecord | None, list[Problem]]:
    """The same, also where `quotas.yaml` cannot be read, which is about to be replaced."""
    return _read_but(folder, workspace, "quotas.yaml")


def _read_but(
    folder: Path, workspace: Workspace, *spared: str
) -> tuple[CampaignRecord | None, list[Problem]]:
    record, problems = read_campaign(folder, workspace)
    if record is not None:
        return record, problems
    spoilt: dict[str, list[Problem]] = {}
    for problem in errors(problems):
        spoilt.setdefault(problem.place.file, []).append(problem)
    lead = f"{workspace.shown(folder / 'documents')}/"
    figures_among = any(one.code == "E-FILE-PLACE" for one in errors(problems))
    others = tuple(f"{workspace.shown(folder)}/{name}" for name in spared)
    if figures_among or not all(file.startswith((lead, *others)) for file in spoilt):
        return None, problems
    rest, found = read_campaign(folder, workspace, without=spoilt)
    if rest is None:
        return None, problems
    documents = {file: faults for file, faults in spoilt.items() if file.startswith(lead)}
    left_out = {file: faults for file, faults in spoilt.items() if file not in documents}
    blocked = {composed(Path(file).stem): faults for file, faults in documents.items()}
    return replace(rest, blocked=blocked, left_out=left_out), found
