"""What changed in a campaign between two moments: a commit or a day, and another or now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from generator.history.comparing import compare_campaigns
from generator.history.difference import RecordChange
from generator.history.past_workspace import laid_out
from generator.history.repository import Repository, Revision, open_repository
from generator.model.campaign import Campaign
from generator.problems import RecordsInvalid, errors, no_such, say
from generator.records import read_campaign
from generator.workspace import Workspace


@dataclass(frozen=True)
class Comparison:
    """All changes of a campaign `since` a revision, `until` another or, when `None`, now."""

    campaign: str
    since: Revision
    until: Revision | None
    changes: tuple[RecordChange, ...]


def compare_moments(
    workspace: Workspace, code: str, since: str = "HEAD", until: str | None = None
) -> Comparison:
    """What changed; the rules between records are not asked, only reading must succeed.

    Raises `NotFound`, `RecordsInvalid`, and all that `past_workspace` raises.
    """
    repository = open_repository(workspace.root)
    first = repository.revision(since)
    last = repository.revision(until) if until is not None else None
    with _at(workspace, repository, first) as old, _at(workspace, repository, last) as new:
        before, after = _read(old, code), _read(new, code)
        if before is None and after is None:
            known = {folder.name for one in (old, new) for folder in one.campaign_folders()}
            raise no_such(say("không có chiến dịch «{code}»", code=code), code, sorted(known))
    return Comparison(code, first, last, compare_campaigns(before, after))


@contextmanager
def _at(
    workspace: Workspace, repository: Repository, revision: Revision | None
) -> Iterator[Workspace]:
    if revision is None:
        yield workspace
    else:
        with laid_out(workspace, repository, revision) as past:
            yield past


def _read(workspace: Workspace, code: str) -> Campaign | None:
    """The campaign as it stood; `None` when there was none."""
    folders = {folder.name: folder for folder in workspace.campaign_folders()}
    if code not in folders:
        return None
    record, problems = read_campaign(folders[code], workspace)
    if record is None:
        raise RecordsInvalid(errors(problems))
    return record.campaign
