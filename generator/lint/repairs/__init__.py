"""Repairs of single faults: each takes a document, changes its trees and tells what it changed."""
