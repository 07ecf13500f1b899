"""What an independent reader of Open XML finds wrong with a file."""

from __future__ import annotations

from functools import cache

from openxml_audit import OpenXmlValidator


@cache
def _auditor():
    return OpenXmlValidator()


def faults_of(path):
    return list(_auditor().validate(path).errors)
