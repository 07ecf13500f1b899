"""A second way of computing what docs/figures.md defines, and campaigns of every shape to compare on."""
