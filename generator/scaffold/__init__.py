"""New workspaces, campaigns, documents and templates: files to begin with, never over existing ones.

`skeleton` fills the files to begin with, `beginning` says with what; the prose stands in
`generator/skeletons`.
"""

from generator.scaffold.beginning import Beginning, begin_with, current_phase
from generator.scaffold.making import (
    AlreadyThere,
    init_workspace,
    new_campaign,
    new_document,
    new_template,
)
from generator.scaffold.skeleton import skeletons

__all__ = [
    "AlreadyThere",
    "Beginning",
    "begin_with",
    "current_phase",
    "init_workspace",
    "new_campaign",
    "new_document",
    "new_template",
    "skeletons",
]
