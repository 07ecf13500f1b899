"""`vanthu help`: the manual inside the program, page by page; without a word what it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import json_option
from generator.cli.summaries import SUMMARIES
from generator.problems import Exit, NotFound, nearest, say

if TYPE_CHECKING:
    from generator.office import ManualHit, ManualTopic


@click.command(
    "help", help=N_("Sách hướng dẫn: không nêu gì thì liệt kê các mục; tìm cả chữ trong mục.")
)
@click.argument("asked", nargs=-1, metavar=N_("[MỤC|LỆNH|CHỮ CẦN TÌM…]"))
@json_option
@click.pass_obj
def command(session: Session, *, asked: tuple[str, ...], as_json: bool) -> int:
    """A page, the options of a command, or where the manual speaks of some words."""
    from generator.office import topic_named

    word = " ".join(asked)
    if not word:
        return _listed(session, as_json=as_json)
    try:
        topic = topic_named(word)
    except NotFound as refusal:
        return _otherwise(session, word, refusal, as_json=as_json)
    return _page(session, topic, as_json=as_json)


def _listed(session: Session, *, as_json: bool) -> int:
    from generator.office import topic_groups

    groups = topic_groups()
    if as_json:
        told = [_data(session, one) for _, topics in groups for one in topics]
        session.data({"topics": told})
        return Exit.DONE
    lines = [session.translate(N_("vanthu help MỤC mở một mục:"))]
    widest = max(len(one.code) for _, topics in groups for one in topics)
    for group, topics in groups:
        lines += ["", group.text(session.translate)]
        lines += [f"  {one.code:<{widest}}  {one.about.text(session.translate)}" for one in topics]
    session.pages([*lines, "", session.translate(_MORE)])
    return Exit.DONE


def _page(session: Session, topic: ManualTopic, *, as_json: bool) -> int:
    from generator.cli.manual_page import page_lines
    from generator.office import manual_text

    text = manual_text(topic, session.language)
    if as_json:
        session.data({**_data(session, topic), "text": text})
        return Exit.DONE
    session.pages([*page_lines(text), "", *_beside(session, topic)])
    return Exit.DONE


def _beside(session: Session, topic: ManualTopic) -> Iterator[str]:
    """Where to go from a page: the options of the command of that name, the other language."""
    if topic.code in SUMMARIES:
        said = say("mọi tùy chọn của lệnh: vanthu {name} --help", name=topic.code)
        yield said.text(session.translate)
    if session.language == "vi":
        yield f"English first: vanthu --lang en help {topic.code}"
    else:
        yield f"Tiếng Việt: vanthu --lang vi help {topic.code}"


def _otherwise(session: Session, word: str, refusal: NotFound, *, as_json: bool) -> int:
    """The options of a command, or where the words stand; else the refusal."""
    from generator.office import all_topics, entry_text, find_in_manual, nearest_entry

    if word in SUMMARIES and not as_json:
        return _options(word)
    if text := entry_text(word, session.language):
        return _entry(session, word, text, as_json=as_json)
    hits = find_in_manual(word, session.language)
    if not hits:
        near = None if nearest(word, all_topics()) else nearest_entry(word)
        raise NotFound(refusal.said, near or refusal.hint)
    if as_json:
        session.data({"found": [_hit_data(session, one) for one in hits]})
        return Exit.DONE
    lines = [say("«{word}» có nói ở:", word=word).text(session.translate)]
    for one in hits:
        lines += ["", f"vanthu help {one.topic.code}   {one.heading}", f"  {one.extract}"]
    session.pages(lines)
    return Exit.DONE


def _entry(session: Session, word: str, text: str, *, as_json: bool) -> int:
    from generator.cli.manual_page import page_lines

    if as_json:
        session.data({"entry": word, "text": text})
    else:
        session.pages(page_lines(text))
    return Exit.DONE


def _options(name: str) -> int:
    """What `vanthu NAME --help` says."""
    context = click.get_current_context()
    group = context.parent.command if context.parent else None
    command = group.get_command(context, name) if isinstance(group, click.Group) else None
    if command is not None and context.parent is not None:
        with click.Context(command, info_name=name, parent=context.parent) as inside:
            click.echo(command.get_help(inside))
    return Exit.DONE


def _data(session: Session, topic: ManualTopic) -> dict[str, object]:
    return {"topic": topic.code, "about": topic.about.text(session.translate)}


def _hit_data(session: Session, hit: ManualHit) -> dict[str, object]:
    return {**_data(session, hit.topic), "heading": hit.heading, "extract": hit.extract}


_MORE = N_(
    "Tìm chữ trong sách: vanthu help mất điện. Tùy chọn của một lệnh: vanthu LỆNH --help. Trên trang vanthu: mục «Hướng dẫn sử dụng»."
)
