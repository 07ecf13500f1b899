"""Documents made as the command makes them, for tests that read the files."""

from __future__ import annotations

from places import WORKSPACES

from generator.office.office import open_office, sound_campaigns
from generator.office.outputs import verify
from generator.office.producing import Options, Produced
from generator.office.production import produce
from generator.office.verification import changed_documents
from generator.workspace.folders import Workspace


def render(office, codes=(), documents=(), *, output=None):
    """The files made anew, in their order."""
    events = produce(office, codes, documents, output=output, options=Options(force=True))
    return [event.path for event in events if isinstance(event, Produced)]


def render_all(folder):
    """Every document of the samples and of the invented offices, each workspace into a folder of its own."""
    return [
        path
        for root in WORKSPACES
        for path in render(open_office(Workspace(root)), output=folder / root.name)
    ]


def verified(workspace, codes=()):
    """What stands in the output against the records as they are now."""
    office = open_office(workspace)
    return verify(office, sound_campaigns(office, codes))


def changed_since_issued(workspace):
    """What is told of issued documents that are others now."""
    office = open_office(workspace)
    return changed_documents(office, office.campaigns())
