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

        with suppress(Exception):
            found = _offered(offered, ctx)
            return [
                CompletionItem(code, help=said)
                for code, said in found
                if code.startswith(incomplete)
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


def _read(workspace: Workspace, campaign: str) -> Campaign:
    from generator.office import campaign_of, open_office

    return campaign_of(open_office(workspace), campaign).campaign


_OFFERS: dict[str, Offer] = {
    "among": _units,
    "asked": _documents,
    "campaign": _campaigns,
    "campaigns": _campaigns,
    "document": _documents,
    "documents": _documents,
    "free": _units,
    "indicator": _indicators,
    "indicators": _indicators,
    "issuer": _issuers,
    "kind": _kinds,
    "phase": _phases,
    "returned": _units,
    "under": _units,
    "unit": _units,
}
