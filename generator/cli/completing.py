"""What a shell completes: campaigns, documents, kinds, phases, units of the folder that one is in.

Nothing is written and nothing told; what cannot be read offers nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from generator.model.campaign import Campaign
    from generator.workspace import Workspace

Offer = Callable[["Workspace", str], Iterable[tuple[str, str]]]
"""Codes with what they are called, by the campaign that stands on the command line already."""


def offer(param: click.Parameter) -> None:
    """Lets a parameter complete, if its values are known to the records."""
    offered = _OFFERS.get(param.name or "")
    if offered is None or isinstance(param.type, click.Choice):
        return

    def complete(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        if (ctx.info_name, param.name) in _TYPED_ANEW:
            return []
        with suppress(Exception):
            there = ctx.params.get(param.name or "") if param.multiple or param.nargs < 0 else ()
            return [
                CompletionItem(code, help=said)
                for code, said in _offered(offered, ctx)
                if code.startswith(incomplete) and code not in (there or ())
            ]
        return []

    vars(param)["shell_complete"] = complete


def codes_for(name: str, workspace: Workspace, campaign: str) -> Iterable[tuple[str, str]]:
    """What a parameter of this name may be, as the records have it, with what it is called."""
    return _OFFERS[name](workspace, campaign)


def _offered(offered: Offer, ctx: click.Context) -> Iterable[tuple[str, str]]:
    from generator.workspace import find_workspace

    workspace = find_workspace(Path(ctx.find_root().params.get("folder") or "."))
    named = [ctx.params.get("campaign"), *(ctx.params.get("campaigns") or ()), *ctx.args]
    known = workspace.campaign_folders()
    return offered(workspace, next((one for one in named if one in known), ""))


def _campaigns(workspace: Workspace, _campaign: str) -> Iterable[tuple[str, str]]:
    return ((code, "") for code in workspace.campaign_folders())


def _documents(workspace: Workspace, campaign: str) -> Iterable[tuple[str, str]]:
    folder = workspace.campaign_folders()[campaign] / "documents"
    return ((path.stem, "") for path in sorted(folder.glob("*.yaml")))


def _kinds(workspace: Workspace, _campaign: str) -> Iterable[tuple[str, str]]:
    from generator.office import open_office

    kinds = open_office(workspace).library.kinds.values()
    return ((kind.code, kind.name) for kind in kinds)


def _issuers(workspace: Workspace, _campaign: str) -> Iterable[tuple[str, str]]:
    return ((path.stem, "") for path in sorted(workspace.issuers.glob("*.yaml")))


def _phases(workspace: Workspace, campaign: str) -> Iterable[tuple[str, str]]:
    return ((one.code, one.name) for one in _read(workspace, campaign).phases)


def _units(workspace: Workspace, campaign: str) -> Iterable[tuple[str, str]]:
    return ((one.code, one.label) for one in _read(workspace, campaign).units)


def _indicators(workspace: Workspace, campaign: str) -> Iterable[tuple[str, str]]:
    return ((one.code, one.name) for one in _read(workspace, campaign).indicators)


def _groups(workspace: Workspace, campaign: str) -> Iterable[tuple[str, str]]:
    return ((one.code, one.name) for one in _read(workspace, campaign).groups)


def _targets(workspace: Workspace, campaign: str) -> Iterable[tuple[str, str]]:
    return ((one.code, one.name) for one in _read(workspace, campaign).targets)


def _quotas(workspace: Workspace, campaign: str) -> Iterable[tuple[str, str]]:
    return ((one.code, "") for one in _read(workspace, campaign).quotas if one.code)


def _signatories(workspace: Workspace, campaign: str) -> Iterable[tuple[str, str]]:
    from generator.office import open_office

    issuers = open_office(workspace).library.issuers
    chosen = [issuers[_read(workspace, campaign).issuer]] if campaign else issuers.values()
    return ((one.code, one.name or "") for issuer in chosen for one in issuer.signatories)


def _moments(workspace: Workspace, campaign: str) -> Iterable[tuple[str, str]]:
    """The moments of counts, the last first, as one would type them: without a blank."""
    found = sorted(_read(workspace, campaign).snapshots, key=lambda one: one.as_of, reverse=True)
    return ((str(one.as_of).replace(" ", "T"), one.as_of.said) for one in found)


def _read(workspace: Workspace, campaign: str) -> Campaign:
    from generator.office import campaign_of, open_office

    return campaign_of(open_office(workspace), campaign).campaign


_OFFERS: dict[str, Offer] = {
    "adds_to": _quotas,
    "among": _units,
    "as_of": _moments,
    "asked": _documents,
    "campaign": _campaigns,
    "campaigns": _campaigns,
    "document": _documents,
    "documents": _documents,
    "deduct": _moments,
    "done": _indicators,
    "free": _units,
    "group": _groups,
    "in_place_of": _quotas,
    "indicator": _indicators,
    "indicators": _indicators,
    "issuer": _issuers,
    "kind": _kinds,
    "old": _campaigns,
    "only": _documents,
    "phase": _phases,
    "returned": _units,
    "signatory": _signatories,
    "target": _targets,
    "under": _units,
    "unit": _units,
}
_TYPED_ANEW = {
    *(("campaign", name) for name in ("kind", "target", "unit")),
    *(("issuer", name) for name in ("kind", "signatory")),
    *(("results", "as_of"), ("week", "as_of")),
}
"""By command and parameter: what is told there is new, though it is called as what is known."""
