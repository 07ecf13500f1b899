"""What a tab is told without asking: files changed outside, and who has the workspace open.

Each answer ends at once and the browser comes again after two seconds by itself, so that no tab holds one of the
few connections that a browser allows.
"""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response

from generator.web.addresses import reads, takes
from generator.web.pulse import EVERY, Pulse
from generator.web.turning import desk_of, go_to


def _events(request: Request) -> Response:
    """What changed since a page was read; a page that does not know shows all that was changed until now."""
    pulse: Pulse | None = request.app.state.pulse
    lines = [f"retry: {int((pulse.every if pulse else EVERY) * 1000)}\n"]
    if pulse:
        asked = request.headers.get("last-event-id", request.query_params.get("since", ""))
        if not asked:
            pulse.look()
        seen = int(asked) if asked.isdecimal() else pulse.count
        lines.append(f"id: {pulse.count}\n")
        desk, files = desk_of(request), pulse.since(seen)
        told = {"files": files, "reads": desk.only_reads, "by": desk.by}
        lines.append(f"data: {json.dumps(told)}\n")
    return Response("".join([*lines, "\n"]), media_type="text/event-stream")


def _take(request: Request) -> Response:
    desk = desk_of(request)
    if desk.seat:
        desk.seat.take_over()
        desk.seated = desk.seat.look()
    return go_to(request, "/")


ROUTES = [reads("/events", _events, needs_folder=False), takes("/presence/take", _take)]
