"""Campaigns of very many units, which take seconds to be read: which they are, and what they are called before."""

from __future__ import annotations

from pathlib import Path

from generator.workspace import Block, Workspace, composed, counting_files, read_yaml

_LARGE = 4_000_000
_QUICK = 400_000


def is_large(folder: Path) -> bool:
    """Whether a campaign counts so much that it is not read anew for each save of a document."""
    return sum(one.stat().st_size for one in counting_files(folder)) > _LARGE


def name_before_reading(workspace: Workspace, folder: Path) -> str:
    """What the main file of a campaign calls it; its code where that is not quickly read."""
    main, code = folder / "campaign.yaml", composed(folder.name)
    if not main.is_file() or main.stat().st_size > _QUICK:
        return code
    block, _ = read_yaml(main, workspace.shown(main))
    name = block.get("name") if isinstance(block, Block) else None
    return name if isinstance(name, str) else code
