"""The page is served to the browser of this machine until it is stopped."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable

import uvicorn

from generator.problems import MachineFailed, Message, Translate, say
from generator.web.addresses import build_app
from generator.web.desk import Desk
from generator.web.guarding import ENTRANCE, Guard, Keys
from generator.wording import translator
from generator.workspace import Workspace

_LOCAL = "127.0.0.1"


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

    `tell` says where the page is. Raises `MachineFailed` where the port is taken.
    """
    keys, desk = Keys(), Desk(workspace, holder, language, is_read_only)
    with _listening(port) as listening:
        taken = listening.getsockname()[1]
        translate: Translate = translator(language)
        guard = Guard(build_app(desk), keys, taken, lambda said: said.text(translate))
        address = f"http://{_LOCAL}:{taken}{ENTRANCE}?key={keys.new_word()}"
        tell(say("trang vanthu: {address}", address=address))
        tell(say("để cửa sổ này mở trong lúc làm việc; nhấn Ctrl-C để dừng"))
        if opens_browser:
            webbrowser.open(address)
        _run(guard, listening)


def _listening(port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.bind((_LOCAL, port))
    except OSError as error:
        made.close()
        raise MachineFailed(
            say("không mở được cổng {port}: bỏ «--port» để vanthu tự chọn cổng khác", port=port)
        ) from error
    return made


def _run(guard: Guard, listening: socket.socket) -> None:
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
    uvicorn.Server(config).run(sockets=[listening])
