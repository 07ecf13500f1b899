"""What an independent reader of Open XML finds wrong with a file.

The reader remembers what the parts of a package hold by where the package lies in memory, where another may lie
afterwards: here each file has a number of its own.
"""

from __future__ import annotations

from functools import cache
from itertools import count

from openxml_audit import OpenXmlValidator
from openxml_audit.semantic.constraints import cross_part

_NUMBERS = count()
_key = cross_part._cache_key


@cache
def _auditor():
    return OpenXmlValidator()


def faults_of(path):
    number = next(_NUMBERS)
    cross_part._cache_key = lambda *asked: (number, *_key(*asked))
    return list(_auditor().validate(path).errors)
