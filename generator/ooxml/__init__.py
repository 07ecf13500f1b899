"""Office Open XML: packages of parts, the few elements that we write, and the widths of letters.

What a part means to a document, a worksheet or a chart is left to the rooms above.
"""

from __future__ import annotations

from generator.ooxml.metrics import rule_paragraph, text_width, wrap, wrap_evenly
from generator.ooxml.package import (
    ZLIB,
    Deflate,
    Member,
    deflate_member,
    describe_member,
    differing_parts,
    digest_of,
    find_deflate,
    member_order,
    unpack_parts,
    write_directory,
    write_package,
)
from generator.ooxml.wordml import (
    escape,
    open_cell,
    open_row,
    open_table,
    write_paragraph,
    write_run,
)
from generator.ooxml.zipformat import (
    CENTRAL,
    CENTRAL_SIGN,
    LOCAL,
    LOCAL_SIGN,
    LONG,
    STORED,
    VERSION,
    member_fields,
    write_end,
)

__all__ = [
    "CENTRAL",
    "CENTRAL_SIGN",
    "LOCAL",
    "LOCAL_SIGN",
    "LONG",
    "STORED",
    "VERSION",
    "ZLIB",
    "Deflate",
    "Member",
    "deflate_member",
    "describe_member",
    "differing_parts",
    "digest_of",
    "escape",
    "find_deflate",
    "member_fields",
    "member_order",
    "open_cell",
    "open_row",
    "open_table",
    "rule_paragraph",
    "text_width",
    "unpack_parts",
    "wrap",
    "wrap_evenly",
    "write_directory",
    "write_end",
    "write_package",
    "write_paragraph",
    "write_run",
]
