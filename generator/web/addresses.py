"""The page put together: every address, what stands before them, and what becomes of failures."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from http import HTTPStatus
from importlib import import_module

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route, Router
from starlette.types import Receive, Scope, Send

from generator.problems import GeneratorError, NotFound, say
from generator.web import shipped_assets
from generator.web.desk import Desk
from generator.web.incoming import keeping_sent
from generator.web.pages_answered import answered_apart
from generator.web.taking_back import with_way_back
from generator.web.turning import desk_of, failed, go_to, is_part
from generator.workspace import regex

PAGES = (
    "again_page",
    "answers_page",
    "campaign_form_page",
    "clash_page",
    "document_form_page",
    "document_page",
    "document_letters_page",
    "document_offers_page",
    "document_over_page",
    "document_pasting_page",
    "document_saving_page",
    "document_signed_page",
    "doubts_page",
    "exempt_page",
    "figures_in_page",
    "figures_page",
    "events_page",
    "history_page",
    "help_page",
    "home_page",
    "inspect_page",
    "issue_page",
    "issuer_page",
    "language_page",
    "machine_page",
    "make_page",
    "mend_page",
    "number_page",
    "overview_page",
    "rearranging_page",
    "record_form_page",
    "register_page",
    "share_page",
    "undo_page",
    "unit_list_page",
    "units_page",
)
"""The modules of `routes`, each with its `ROUTES`."""
_FIRST = ("home_page", "events_page", "language_page")
_SAID = {"": "overview_page", "documents": "document_page"}
"""The pages that are not called as the word of their address is: the first, or behind the code of a campaign."""
_OTHERS = tuple(name for name in PAGES if name not in _FIRST)
_A_MOMENT = 0.1
_CAMPAIGN = regex(r"/campaigns/\{(\w+)\}")
Handler = Callable[[Request], Response]
_NOT_HERE = say("không có trang này")


class OtherPages(BaseRoute):
    """All pages but the first, loaded when one of them is asked for, so that nobody waits for them before.

    Of most the address tells which it is: then only that one is loaded, and who asks for it waits for no other.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._loaded: Router | None = None
        self._known: dict[str, Router] = {}
        self._asked = 0

    def load(self) -> Router:
        """What leads to them; loaded once, one page after another, so that who asks for one need not wait for all."""
        if self._loaded is None:
            for name in _OTHERS:
                self._load(name)
            self._loaded = _router(_OTHERS)
        return self._loaded

    def load_in_peace(self) -> None:
        """The same for nobody who waits for it: nothing is loaded while a page is asked for."""
        for name in _OTHERS:
            while self._asked:
                time.sleep(_A_MOMENT)
            self._load(name)
        self.load()

    @property
    def is_loaded(self) -> bool:
        """Whether they are there."""
        return self._loaded is not None

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whatever else is asked for may be one of them."""
        return (Match.FULL if scope["type"] == "http" else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands on what is asked for."""
        self._asked += 1
        try:
            router = await run_in_threadpool(self.leading, scope)
            await router(scope, receive, send)
        finally:
            self._asked -= 1

    def leading(self, scope: Scope) -> Router:
        """What leads to the page that is asked for; with all others where neither its address nor what is loaded has it."""
        name = _likely(scope["path"])
        if not self.is_loaded:
            if name in _OTHERS:
                self._load(name)
            for router in [*self._known.values()]:
                if any(one.matches(scope)[0] is Match.FULL for one in router.routes):
                    return router
        return self.load()

    def _load(self, name: str) -> None:
        with self._turn:
            if name not in self._known:
                self._known[name] = _router([name])


def _likely(path: str) -> str:
    """The page that an address seems to be of."""
    _, first, _, behind = [*path.split("/"), "", "", ""][:4]
    said = behind if first == "campaigns" else first
    return _SAID.get(said, f"{said}_page")


def build_app(desk: Desk, others: OtherPages | None = None) -> Starlette:
    """The page for a desk, without what guards it (`guarding.Guard`); with `others` these are loaded later."""
    app = Starlette(
        routes=[
            *shipped_assets.ROUTES,
            *_routes(_FIRST if others else PAGES),
            *([others] if others else ()),
        ],
        exception_handlers={
            GeneratorError: _refused,
            HTTPException: _of_http,
            Exception: _refused,
        },
    )
    app.router.redirect_slashes = False
    app.state.desk = desk
    app.state.pulse = None
    return app


def _router(names: Iterable[str]) -> Router:
    return Router([*_routes(names)], redirect_slashes=False)


def _routes(names: Iterable[str]) -> Iterator[BaseRoute]:
    for name in names:
        yield from import_module(f"generator.web.routes.{name}").ROUTES


def nearest_page(request: Request, address: str) -> str:
    """The address itself where it is a page that is read, else the nearest one above; the first page where none is."""
    routes = [*_pages(request.app.routes)]
    steps = [step for step in address.split("/") if step]
    for length in range(len(steps), 0, -1):
        path = "/" + "/".join(steps[:length])
        scope = {"type": "http", "method": "GET", "path": path, "headers": []}
        if any(one.matches(scope)[0] is Match.FULL for one in routes):
            return path
    return "/"


def _pages(routes: Iterable[BaseRoute]) -> Iterator[BaseRoute]:
    for one in routes:
        if isinstance(one, OtherPages):
            yield from one.load().routes
        elif isinstance(one, Route) and "GET" in (one.methods or ()):
            yield one


def reads(path: str, handler: Handler, *, methods: tuple[str, ...] = ("GET",), needs_folder: bool = True) -> Route:  # fmt: skip
    """An address that writes nothing, whatever it is sent; where it needs the folder of the workspace, that is there.

    A large campaign that it is of was read already.
    """
    of_campaign = _CAMPAIGN.match(path)

    @wraps(handler)
    def apart(request: Request) -> Response:
        if needs_folder:
            desk_of(request).refuse_away()
            _mark_seen(request)
        if of_campaign:
            desk_of(request).read_ahead(request.path_params[of_campaign[1]])
        return _apart(request, handler(request))

    return Route(path, apart, methods=list(methods))


def writes(path: str, handler: Handler) -> Route:
    """An address that changes files: one at a time, and not for who only reads."""

    @wraps(handler)
    def guarded(request: Request) -> Response:
        desk = desk_of(request)
        with keeping_sent(request):
            desk.refuse_away()
            desk.refuse_reader()
        with desk.writing():
            return _apart(request, with_way_back(request, lambda: handler(request)))

    return Route(path, guarded, methods=["POST"])


def takes(path: str, handler: Handler) -> Route:
    """An address that writes no record: files are made, the workspace is taken over; not where all is read-only."""

    @wraps(handler)
    def guarded(request: Request) -> Response:
        desk = desk_of(request)
        with keeping_sent(request):
            desk.refuse_away()
            if desk.is_read_only:
                desk.refuse_reader()
        return _apart(request, handler(request))

    return Route(path, guarded, methods=["POST"])


def _mark_seen(request: Request) -> None:
    """What changes while a page is read, or before its script listens, is told to it (`/events?since=`)."""
    pulse = request.app.state.pulse
    if pulse and not is_part(request) and request.method == "GET":
        request.state.seen = pulse.before_reading()


def _apart(request: Request, answer: Response) -> Response:
    return answered_apart(request, answer, desk_of(request).answers, go_to)


def _refused(request: Request, fault: Exception) -> Response:
    return _apart(request, failed(request, fault))


def _of_http(request: Request, fault: Exception) -> Response:
    status = fault.status_code if isinstance(fault, HTTPException) else HTTPStatus.NOT_FOUND
    answer = failed(request, NotFound(_NOT_HERE))
    answer.status_code = status
    return answer
