"""Files to begin with, written where they belong and never over existing ones.

A new document is begun with the campaign's names, and with what its data allow: the records are
looked into, nothing is computed that the document will print.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from generator import figures as exact
from generator.figures import Figures, Tally
from generator.model.campaign import Campaign
from generator.model.fields import new_code
from generator.model.issuer import Issuer
from generator.model.library import Library
from generator.office.beginnings import features_of, gaps_of, receivers
from generator.office.begun_base import with_base
from generator.office.begun_phase import WHOLE_CAMPAIGN, phase_begun
from generator.office.letters import refuse_among_records
from generator.office.new_records import begin, led
from generator.office.office import Office, campaign_of
from generator.office.skeleton import GENERAL, fill_skeleton, skeletons, speaks_of_whole
from generator.office.to_each import ASKED_OF_ALL, ASKED_OF_EACH, gaps_of_each, with_each
from generator.problems import GeneratorError, Misused, find, say
from generator.records import CampaignRecord, edited, keep_schemas
from generator.standard import Kind, shipped_kinds
from generator.wording import read_moment
from generator.workspace import (
    IGNORED,
    RESERVED,
    SETTINGS,
    Block,
    NoWorkspace,
    Workspace,
    Write,
    bytes_of,
    check_entries,
    commit,
    find_workspace,
    fold,
    is_rehearsal,
    make_folder,
    read_yaml_text,
    settle,
    shipped,
    unchanging,
)

_IGNORED = "output/*\n!output/.gitkeep\n.vanthu/\n.tmp-*\n.staged-*\n*.lock\nsao-luu-*.zip\n"


_INFORMS = "informs"
"""The body above gets a copy: of one document to all, not of each letter of a series."""


class AlreadyThere(GeneratorError):
    """What should be made exists; it is left as it is."""


def init_workspace(folder: Path, *, samples: bool) -> list[Path]:
    """A workspace in `folder`, with the sample campaigns unless they are not wanted.

    What is there already stays as it is. All files are written or none; a run that was cut off is
    completed or undone by the next.
    """
    with suppress(NoWorkspace):
        refuse_among_records(find_workspace(folder.resolve()), folder)
    workspace = Workspace(folder.resolve())
    check_entries(workspace.root, workspace.folders)
    if not is_rehearsal():
        make_folder(folder)
    is_settled = settle(workspace)
    if workspace.settings.exists() and not is_settled:
        raise AlreadyThere(say("«{folder}» đã là thư mục làm việc", folder=folder))
    files = {
        workspace.settings: led(
            workspace, workspace.settings, shipped(SETTINGS).read_text("utf-8")
        ),
        workspace.root / IGNORED: _IGNORED.encode(),
        **(dict(_samples(workspace)) if samples else {}),
    }
    missing = [Write(path, None, data) for path, data in files.items() if not path.exists()]
    commit(workspace, missing, "init")
    keep_schemas(workspace)
    make_room(workspace.campaigns, workspace.templates)
    return [write.path for write in missing]


def _samples(workspace: Workspace) -> Iterator[tuple[Path, bytes]]:
    """The sample campaigns, each file in its place."""
    source = shipped("campaigns")
    for path in sorted(source.rglob("*")):
        if path.is_file():
            yield workspace.campaigns / path.relative_to(source), path.read_bytes()


def make_room(*folders: Path) -> None:
    """Empty folders that show where records belong; whoever writes one makes its folder."""
    for folder in folders:
        with suppress(OSError):
            folder.mkdir(exist_ok=True)


def new_folder(workspace: Workspace, code: str) -> Path:
    """Where a campaign of this code belongs; refused where Windows would take it for another's folder."""
    if fold(code) in RESERVED:
        raise Misused(say("«{code}» là thư mục riêng của thư mục làm việc; đặt mã khác", code=code))
    for other in workspace.campaign_folders():
        if fold(other) == fold(code):
            raise AlreadyThere(say("đã có chiến dịch «{code}»; không ghi đè", code=other))
    return workspace.campaigns / code


def begin_document(
    office: Office,
    campaign: str,
    kind: str,
    code: str | None,
    phase: str,
    *,
    said: Mapping[str, str] | None = None,
    fields: Mapping[str, str] | None = None,
    opens_same: bool = False,
) -> Path:
    """A new document of a kind or of a frame of ours, following the campaign's newest figures.

    Of which phase it speaks without one `phase_begun` decides; `WHOLE_CAMPAIGN` is of none.
    `said` goes before what the records would give: `signatory`, `as_of`, `copy_of`, `for_each`. `fields` are
    blanks of its form with what they say.
    """
    known = dict.fromkeys([*office.library.kinds, *skeletons()])
    find(known, kind, say("không có loại văn bản «{code}»", code=kind))
    record = campaign_of(office, campaign)
    found = record.campaign
    begun = begin_with(found, office.library, _phase_of(found, kind, phase, said or {}))
    each = (said or {}).get("for_each", "")
    begun = Beginning(
        {**begun.gaps, **gaps_of_each(each), "copy_of": "", **(said or {})},
        begun.has - {_INFORMS} if each else begun.has,
    )
    text = _begun_text(begun, kind, office.library.kinds.get(kind))
    name = new_code(code or kind)
    text = with_base(_with_fields(text, fields or {}), name, found, office.library)
    text = with_each(text, each)
    return put_new(office.workspace, record, name, text, opens_same=opens_same)


def _untouched(workspace: Workspace, record: CampaignRecord, text: str) -> Path | None:
    """The document of a campaign that was begun just so, has no number and was not changed since."""
    paths = (record.folder / "documents" / f"{one.code}.yaml" for one in record.campaign.documents)
    return next((one for one in paths if bytes_of(one) == led(workspace, one, text)), None)


def _phase_of(campaign: Campaign, skeleton: str, asked: str, said: Mapping[str, str]) -> str:
    """The code of the phase that was asked for, or that follows from the figures; none for the whole."""
    if asked == WHOLE_CAMPAIGN:
        return ""
    chosen = exact.phase_code(campaign, asked) if asked else ""
    if chosen and not speaks_of_whole(skeleton):
        return chosen
    moment = said.get("as_of")
    return phase_begun(campaign, skeleton, read_moment(moment) if moment else None).code


def _with_fields(text: str, fields: Mapping[str, str]) -> str:
    """The text of a new document with these blanks filled, all else as it stands."""
    block, _ = read_yaml_text(text, "")
    known = block.get("fields") if block else None
    if not fields or block is None:
        return text
    there = known if isinstance(known, Block) else {}
    return edited(text, block, {**block, "fields": {**there, **fields}}) or text


def awaiting_quotas(office: Office, campaign: str) -> list[str]:
    """The documents that give quotas and have not gone out; of a campaign that cannot be read none."""
    records = office.campaigns([campaign], whole=False)
    return [
        one.code
        for record in records
        for one in record.campaign.documents
        if one.number is None and one.gives_quotas
    ]


def _begun_text(begun: Beginning, name: str, kind: Kind | None) -> str:
    """A frame of ours by its name; where a kind has none, what is common to documents of its sort."""
    if name in skeletons() or kind is None:
        return fill_skeleton(f"documents/{name}", begun.gaps, begun.has)
    has = begun.has | set(features_of(kind))
    return fill_skeleton(f"documents/{GENERAL}", {**gaps_of(kind), **begun.gaps}, has)


def put_new(
    workspace: Workspace, record: CampaignRecord, code: str, text: str, *, opens_same: bool = False
) -> Path:
    """The record of a new document of a campaign, which has none of this code; with `opens_same` one that stands there just so."""
    if opens_same and (same := _untouched(workspace, record, text)):
        return same
    if any(fold(one.code) == fold(code) for one in record.campaign.documents):
        raise AlreadyThere(say("văn bản «{code}» đã có; đặt mã khác ở --code", code=code))
    path = record.folder / "documents" / f"{code}.yaml"
    return begin(workspace, {path: text}, "new document")[0]


def shipped_templates() -> dict[str, str]:
    """Our templates by file, with the kinds of document that they are for."""
    found: dict[str, list[str]] = {
        path.name: [] for path in sorted(shipped("templates").glob("*.docx"))
    }
    for kind in shipped_kinds():
        found[kind.template].append(kind.name.casefold())
    return {name: ", ".join(kinds) for name, kinds in found.items()}


def new_template(workspace: Workspace, name: str) -> Path:
    """Our template of that name, copied so that the office can lay its own over it."""
    known = {path.name: path for path in sorted(shipped("templates").glob("*.docx"))}
    source = find(known, name, say("không có mẫu «{name}»", name=name))
    target = workspace.templates / name
    return begin(workspace, {target: source.read_bytes()}, "new template")[0]


@unchanging(frozen=True)
class Beginning:
    """The gaps of a skeleton by name, and the names of what the records hold."""

    gaps: Mapping[str, str]
    has: frozenset[str]


def begin_with(campaign: Campaign, library: Library, phase: str) -> Beginning:
    """What a document of a phase, of the whole campaign for none, can be begun with."""
    ends = next((known.ends for known in campaign.phases if known.code == phase), None)
    snapshot = exact.newest_snapshot(campaign, ends) or exact.newest_snapshot(campaign)
    figures = exact.compute_figures(campaign, snapshot)
    issuer = library.issuers[campaign.issuer]
    above = issuer.reports_to or issuer.superior
    gaps = {
        "campaign": campaign.code,
        "as_of": "",
        "phase": phase,
        "behind": _behind(campaign, figures, phase),
        "addressee": '"{{ issuer.superior }}"' if above else "… (cấp có thẩm quyền)",
        "superior": "{{ issuer.superior }}" if above else "cấp có thẩm quyền",
        "receivers": receivers(campaign),
        "whom": ASKED_OF_EACH if campaign.units else ASKED_OF_ALL,
        "asked": ASKED_OF_ALL,
        "signatory": first_of_signers(issuer),
        "department": issuer.departments[0].code if issuer.departments else "",
    }
    has = {*_present(campaign, figures, phase), *(["above", _INFORMS] if above else [])}
    return Beginning(gaps, frozenset(has))


def _behind(campaign: Campaign, figures: Figures, phase: str) -> str:
    """Which units are behind in any of the indicators that they have quotas of, as conditions write it; once the time is over, who has not completed."""
    tallies = (exact.tally_of(figures, code, phase) for code in figures.indicators)
    return " or ".join(_is_behind(one, campaign) for one in tallies if _has_quotas(one))


def _is_behind(tally: Tally, campaign: Campaign) -> str:
    indicator = tally.indicator
    code, is_main = indicator.code, indicator is campaign.main_indicator
    of = (
        ""
        if is_main
        else f"indicators.{code}."
        if code.isidentifier()
        else f"indicators['{code}']."
    )
    is_missed = indicator.falls_well or indicator.is_rate or tally.span.over
    late = "" if tally.expected_rate is None else f" and {of}behind"
    return f"{of}shortfall > 0" if is_missed else f"{of}rate < {_below(campaign)}{late}"


def _has_quotas(tally: Tally) -> bool:
    return any(row.goal is not None for row in tally.rows)


def _below(campaign: Campaign) -> str:
    """The rate below which a unit lags, as conditions write it."""
    limit = campaign.lagging_below
    return (
        f"{float(limit * 100):g}%".replace(".", ",") if limit.denominator <= 10**4 else f"{limit}"
    )


def first_of_signers(issuer: Issuer) -> str:
    """The first of several signatories; the only one need not be named."""
    return issuer.signatories[0].code if len(issuer.signatories) > 1 else ""


def _present(campaign: Campaign, figures: Figures, phase: str) -> Iterator[str]:
    indicator = figures.main.indicator
    found = {
        "units": bool(campaign.units),
        "falls": indicator.falls_well,
        "quotas": bool(campaign.units) and _has_quotas(exact.tally_of(figures, phase=phase)),
        "behind": bool(_behind(campaign, figures, phase)),
        "given": any(one.given_spans for one in figures.indicators.values()),
        "several": len(campaign.indicators) > 1,
        "history": len(figures.history(figures.main.indicator.code)) > 1,
    }
    yield from (name for name, is_there in found.items() if is_there)
