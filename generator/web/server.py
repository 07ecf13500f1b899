"""The page is served to the browser of this machine until it is stopped.

Its address is there before the page is: while the browser opens, what makes the page is loaded, and what the
browser asks for meanwhile waits at the door.
"""

from __future__ import annotations

import os
import socket
import threading
import time
import webbrowser
from collections.abc import Callable
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING

import uvicorn

from generator.problems import MachineFailed, Message, Translate, say
from generator.web.guarding import ENTRANCE, LOCAL, Guard, Keys
from generator.web.open_pages import key_of_open_page, noted
from generator.web.renewed import begun_with
from generator.web.typing_kept import usual_port
from generator.wording import translator
from generator.workspace import Workspace

if TYPE_CHECKING:
    from generator.web.addresses import OtherPages
    from generator.web.desk import Desk

_A_MOMENT = 0.3


def serve(
    workspace: Workspace,
    tell: Callable[[Message], None],
    *,
    holder: str,
    language: str = "vi",
    port: int = 0,
    opens_browser: bool = True,
    is_read_only: bool = False,
) -> None:
    """Serves a workspace on 127.0.0.1 until Ctrl-C; with port 0 it is the one of this
    workspace, or another that is free.

    `tell` says where the page is. Where the same person has it open already, that is shown again; where the port
    is taken another one is opened, and that is told.
    """
    if found := None if is_read_only else key_of_open_page(workspace.root):
        tell(say("trang của thư mục này đang mở sẵn"))
        _show(*found, tell, opens_browser=opens_browser)
        return
    keys = Keys()
    with _listening_for(workspace, port, tell) as listening:
        taken = listening.getsockname()[1]
        with (
            nullcontext("") if is_read_only else noted(workspace.root, taken) as keys.known_by,
            suppress(KeyboardInterrupt),
        ):
            _show(taken, keys.new_word(), tell, opens_browser=opens_browser)
            tell(say("để cửa sổ này mở trong lúc làm việc; nhấn Ctrl-C để dừng"))
            _answer(listening, keys, workspace, holder, language, is_read_only=is_read_only)


def _answer(
    listening: socket.socket,
    keys: Keys,
    workspace: Workspace,
    holder: str,
    language: str,
    *,
    is_read_only: bool,
) -> None:
    """Makes the page and answers who asks for it, until Ctrl-C."""
    from generator.web.addresses import OtherPages, build_app
    from generator.web.desk import Desk
    from generator.web.pulse import Pulse

    translate: Translate = translator(language)
    desk = Desk(workspace, holder, language, is_read_only)
    app = build_app(desk, others := OtherPages())
    pulse = app.state.pulse = Pulse(desk)
    guard = Guard(app, keys, listening.getsockname()[1], lambda said: said.text(translate))
    pulse.start()
    threading.Thread(target=_load, args=(desk, others), daemon=True).start()
    try:
        with suppress(KeyboardInterrupt):
            server_of(guard).run(sockets=[listening])
    finally:
        pulse.end()


def _load(desk: Desk, others: OtherPages) -> None:
    """Loads what was not asked for yet, once the first page stands and has its styles."""
    desk.is_begun.wait()
    begun_with()
    time.sleep(_A_MOMENT)
    others.load_in_peace()


def _show(port: int, key: str, tell: Callable[[Message], None], *, opens_browser: bool) -> None:
    address = f"http://{LOCAL}:{port}{ENTRANCE}?key={key}"
    tell(say("trang vanthu: {address}", address=address))
    if opens_browser:
        webbrowser.open(address)


def _listening_for(
    workspace: Workspace, port: int, tell: Callable[[Message], None]
) -> socket.socket:
    """Where it was asked for; else where this workspace was before, if that is free, so that its browser finds what it keeps."""
    if not port:
        with suppress(OSError):
            return listening_at(usual_port(workspace.root))
    return _listening(port, tell)


def _listening(port: int, tell: Callable[[Message], None]) -> socket.socket:
    try:
        return listening_at(port)
    except OSError as error:
        if not port:
            raise MachineFailed(say("không mở được cổng nào trên máy này")) from error
        tell(say("không mở được cổng {port}, trang mở ở một cổng khác", port=port))
        return _listening(0, tell)


def listening_at(port: int) -> socket.socket:
    """A port of this machine alone; with 0 the system chooses. Raises `OSError` where another program has it.

    One whose program was killed is free at once: Unix keeps it for a minute for what may still be on its way, unless
    both ask for it so. Windows frees it by itself, and there the same word would let a second program in beside the first.
    """
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((LOCAL, port))
        made.listen()
    except OSError:
        made.close()
        raise
    return made


def server_of(guard: Guard) -> uvicorn.Server:
    """Serves what is guarded until it is told to stop, and writes nothing about it."""
    config = uvicorn.Config(
        guard,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        lifespan="off",
        ws="none",
        http="h11",
        loop="asyncio",
        timeout_graceful_shutdown=2,
    )
    return uvicorn.Server(config)
