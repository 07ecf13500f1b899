"""A campaign at a glance: its units against their quotas, its targets, its chart, its texts to copy."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from generator.drafting import Listed, coverage_data, figure_named, spot_of
from generator.figures import Figures, Tally, tally_of, why_not_held
from generator.office import (
    UnitLine,
    briefs_of,
    draw_pictures,
    due_by_now,
    figures_at,
    group_lines,
    headline_of,
    phase_first,
    unit_lines,
    units_asked,
    unopened_told,
    whole_line,
    whole_told,
)
from generator.problems import GeneratorError, NotFound, say
from generator.web.addresses import reads
from generator.web.progress_told import as_of, coverage_of, targets_shown
from generator.web.turning import desk_of, page, translate_of
from generator.web.ways_to_records import ways_to_records
from generator.word import ChartRoom
from generator.wording import in_reader_words, moment

_SORTS = ("rate", "count", "name")
_PICTURE = ChartRoom(220, 1000)
_MOST = 500
"""So many units are shown at once; the rest is found by group or among those that lag."""


def _asked(request: Request, name: str) -> str | None:
    return request.query_params.get(name) or None


def _phase(request: Request, figures: Figures) -> str | None:
    """The phase that is asked for; of who asked for nothing yet the one that is shown first."""
    if "phase" in request.query_params:
        return _asked(request, "phase")
    return phase_first(figures, _asked(request, "indicator"))


def _tally(request: Request, figures: Figures) -> Tally:
    """The results asked for by indicator and phase; what is not known is told."""
    return tally_of(figures, _asked(request, "indicator"), _phase(request, figures))


def _path(tally: Tally, phase: str | None) -> str:
    """How the names of the figures of these results begin."""
    return f"indicators.{tally.indicator.code}" + (f".phases.{phase}" if phase else "")


def _overview(request: Request) -> Response:
    code = request.path_params["campaign"]
    with desk_of(request).office() as office:
        record, figures = figures_at(office, code, None)
        tally, phase = _tally(request, figures), _phase(request, figures)
        group, sort = _asked(request, "group"), _asked(request, "sort")
        lagging = bool(_asked(request, "lagging"))
        units = units_asked(
            tally, sort=sort if sort in _SORTS else None, group=group, lagging=lagging
        )
        translate = translate_of(request)
        due = due_by_now(tally)
        whole = None if group or lagging else whole_line(tally, say("Tổng").text(translate))
        return page(
            request,
            "overview.html",
            campaign=record.campaign,
            tally=tally,
            due=due.name if due is not tally else None,
            headline=headline_of(tally, figures.counted_on(tally)),
            as_of=as_of(figures, tally),
            coverage=coverage_of(tally),
            unopened=unopened_told(tally),
            no_rate=[reason for reason, _ in why_not_held(units[:_MOST])],
            whole_told=in_reader_words(whole_told(tally), translate),
            whole_of=tally.name if phase else None,
            targets=targets_shown(figures, translate),
            lines=[_worded(request, one) for one in unit_lines(tally, units[:_MOST])],
            more=len(units) - _MOST,
            groups=[] if group or lagging else [_worded(request, one) for one in group_lines(tally)],
            whole=_worded(request, whole) if whole else None,
            asked={"group": group, "sort": sort, "lagging": lagging, "phase": phase,
                   "indicator": _asked(request, "indicator")},
            lead=_path(tally, phase),
            has_figures=any(row.count is not None or row.goal is not None for row in tally.unit.values()),
        )  # fmt: skip


def _worded(request: Request, line: UnitLine) -> UnitLine:
    translate = translate_of(request)
    goal, count, rate = (
        in_reader_words(one, translate) for one in (line.goal, line.count, line.rate)
    )
    return replace(line, goal=goal, count=count, rate=rate)


def _figure(request: Request) -> Response:
    """One figure: what it means, its working, who has reported, as of when, from where."""
    code, asked = request.path_params["campaign"], request.query_params.get("of", "")
    with desk_of(request).office() as office:
        record, figures = figures_at(office, code, None)
        found = _one(figures, asked)
        spot = spot_of({"indicators": figures.indicators}, asked)
        older = (one.as_of for one in found.figure.coverage if one.as_of)
        counted = next(older, figures.taken)
        taken = figures.campaign.snapshot_at(counted) if counted else None
        translate = translate_of(request)
        return page(
            request,
            "figure.html",
            one=found,
            exact=found.exact_told,
            coverage=coverage_data(found.figure),
            told=in_reader_words(found.told, translate),
            working=in_reader_words(found.working, translate),
            as_of=moment(counted.day, counted.at) if counted else "",
            source=taken.source if taken else None,
            ways=ways_to_records(record, spot, figures.taken) if spot and spot.unit else [],
        )


def _one(figures: Figures, asked: str) -> Listed:
    found = figure_named(figures, asked)
    if found is None:
        raise NotFound(say("không còn số liệu này; tải lại trang"))
    return found


def _chart(request: Request) -> Response:
    code = request.path_params["campaign"]
    with desk_of(request).office() as office:
        _, figures = figures_at(office, code, None)
        tally = _tally(request, figures)
        asked = {"indicator": _asked(request, "indicator"), "phase": _phase(request, figures)}
        given = {key: value for key, value in asked.items() if value}
        chart = {"kind": "rates", **given}
        drawn = draw_pictures(figures, tally, chart, None, room=_PICTURE, kind="svg")
    return Response(drawn[0], media_type="image/svg+xml")


def _texts(request: Request) -> Response:
    """The news text and the chat message, to be copied."""
    code = request.path_params["campaign"]
    with desk_of(request).office() as office:
        try:
            texts = briefs_of(office, code, None, _asked(request, "phase"))
        except NotFound:
            raise
        except GeneratorError as fault:
            return page(request, "texts.html", texts={}, why=fault.message)
    return page(request, "texts.html", texts=texts, why=None)


BASE = "/campaigns/{campaign}"
ROUTES = [
    reads(BASE, _overview),
    reads(f"{BASE}/figure", _figure),
    reads(f"{BASE}/chart.svg", _chart),
    reads(f"{BASE}/texts", _texts),
]
