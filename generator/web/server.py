"""The page is served to the browser of this machine until it is stopped."""

from __future__ import annotations

import socket
import threading
import time
import webbrowser
from collections.abc import Callable
from contextlib import nullcontext, suppress

import uvicorn

from generator.problems import MachineFailed, Message, Translate, say
from generator.web.addresses import OtherPages, build_app
from generator.web.desk import Desk
from generator.web.guarding import ENTRANCE, LOCAL, Guard, Keys
from generator.web.open_pages import key_of_open_page, noted
from generator.web.pulse import Pulse
from generator.wording import translator
from generator.workspace import Workspace

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
    """Serves a workspace on 127.0.0.1 until Ctrl-C; with port 0 the system chooses one.

    `tell` says where the page is. Where the same person has it open already, that is shown again. Raises
    `MachineFailed` where the port is taken.
    """
    if found := None if is_read_only else key_of_open_page(workspace.root):
        tell(say("trang của thư mục này đang mở sẵn"))
        _show(*found, tell, opens_browser=opens_browser)
        return
    keys, desk = Keys(), Desk(workspace, holder, language, is_read_only)
    with listening_at(port) as listening:
        taken = listening.getsockname()[1]
        translate: Translate = translator(language)
        app = build_app(desk, others := OtherPages())
        pulse = app.state.pulse = Pulse(desk)
        guard = Guard(app, keys, taken, lambda said: said.text(translate))
        with nullcontext("") if is_read_only else noted(workspace.root, taken) as keys.known_by:
            _show(taken, keys.new_word(), tell, opens_browser=opens_browser)
            tell(say("để cửa sổ này mở trong lúc làm việc; nhấn Ctrl-C để dừng"))
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
    if not others.is_loaded:
        time.sleep(_A_MOMENT)
        others.load()


def _show(port: int, key: str, tell: Callable[[Message], None], *, opens_browser: bool) -> None:
    address = f"http://{LOCAL}:{port}{ENTRANCE}?key={key}"
    tell(say("trang vanthu: {address}", address=address))
    if opens_browser:
        webbrowser.open(address)


def listening_at(port: int) -> socket.socket:
    """A port of this machine alone; with 0 the system chooses. Raises `MachineFailed` where it is taken."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.bind((LOCAL, port))
        made.listen()
    except OSError as error:
        made.close()
        raise MachineFailed(
            say("không mở được cổng {port}: bỏ «--port» để vanthu tự chọn cổng khác", port=port)
        ) from error
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
