"""Repairs of single faults: each takes a document, changes its trees and tells what it changed."""

from __future__ import annotations

from generator.lint.repairs.change import Change, Repair

__all__ = ["Change", "Repair"]
