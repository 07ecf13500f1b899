"""What was typed into the table of units and not saved: kept beside the records, and laid over them again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from generator.problems import MachineFailed, Misused
from generator.web.desk import Desk
from generator.web.grid_traffic import UNREADABLE, edits_of, matrix_of
from generator.web.incoming import tab_of
from generator.web.progress_told import moment_now
from generator.workspace import Unsaved, drop_unsaved, keep_unsaved, unsaved_in

_CELLS = ("cells",)
_NOT_OURS = (ValueError, TypeError, KeyError, AttributeError, RecursionError, Misused)
_PARTS = ("rows", "totals", "paste")
_MOST = 5


def _record(campaign: str) -> str:
    """How the table is known among what is not saved: no file has this name."""
    return f"campaigns/{campaign}/units"


def keep_typed(desk: Desk, campaign: str, sent: Mapping[str, Any]) -> bool:
    """Keeps the changes that the script has, with a paste that waits for an answer, or forgets them where there are none;
    whether some are kept. What comes late is neither kept nor forgets what came before it.

    Raises `Misused` for what the script would not send, `MachineFailed` where the disk refuses.
    """
    edits = edits_of(sent)
    is_typed = bool(edits.rows or edits.totals or waiting_paste(sent))
    with desk.typing.turn:
        if desk.typing.is_late(sent):
            return False
        if is_typed:
            text = json.dumps({part: sent.get(part) for part in _PARTS if sent.get(part)})
            record, tab = _record(campaign), tab_of(sent)
            keep_unsaved(desk.workspace, Unsaved(record, desk.who, moment_now(), None, {_CELLS: text}, tab))  # fmt: skip
        else:
            forget_typed(desk, campaign, sent)
        desk.typing.kept(sent)
    return is_typed


def forget_typed(desk: Desk, campaign: str, sent: Mapping[str, Any]) -> None:
    """What this tab typed was saved, or is not wanted any more; what cannot go now changes nothing when it is laid over again."""
    with suppress(MachineFailed):
        for kept in unsaved_in(desk.workspace, _record(campaign), desk.who):
            if kept.tab == tab_of(sent):
                drop_unsaved(desk.workspace, kept)


def typed_before(desk: Desk, campaign: str) -> list[dict[str, Any]]:
    """The changes that this person did not save, of each tab as its script sent them, the newest first; what is no such
    thing is passed over.
    """
    found = []
    for kept in unsaved_in(desk.workspace, _record(campaign), desk.who):
        with suppress(*_NOT_OURS):
            sent = json.loads(kept.changes[_CELLS])
            edits_of(sent)
            parts = {"rows": sent.get("rows", []), "totals": sent.get("totals", {})}
            parts["paste"] = waiting_paste(sent)
            found.append({"when": kept.when, "tab": kept.tab, **parts})
    return found[:_MOST]


def waiting_paste(sent: Mapping[str, Any]) -> dict[str, Any] | None:
    """The paste of which something was asked and not answered, as the script sent it. Raises `Misused`."""
    paste = sent.get("paste")
    if paste is None:
        return None
    told = (paste.get("told") or {}) if isinstance(paste, dict) else None
    keys = paste.get("keys") if isinstance(paste, dict) else None
    if not isinstance(keys, list) or not isinstance(told, dict):
        raise Misused(UNREADABLE)
    return {
        "first": str(paste.get("first")),
        "keys": [str(key) for key in keys],
        "cells": matrix_of(paste.get("cells")),
        "sure": paste.get("sure") is True,
        "told": {str(place): str(key) for place, key in told.items()},
    }
