"""The outgoing register (sổ đăng ký văn bản đi): every number given once, none lost, none left out.

One YAML book a year for each issuing body, and a marker of the highest numbers beside the books. A
number is kept (`reserve`), then goes to a document (`issue`) or is given up (`void`). Two clerks at
once, a full disk or a killed run leave the records as they were before or as they are after; what was
begun and not ended is settled by the next run (`recover_all`). Nothing is printed here, and the day of
a document comes from its record.
"""

from __future__ import annotations

from generator.register.checks import check_register
from generator.register.desk import look, recover_all
from generator.register.faults import RegisterDamaged, RegisterMissing
from generator.register.form_columns import HEADERS, columns, export_rows, number_symbol
from generator.register.founding import adopt_register, init_register
from generator.register.freezing import changed_since_issue, freeze
from generator.register.giving import Given, Giving
from generator.register.issuing import Receipt, issue, reserve, years_around
from generator.register.ledger import Ledger
from generator.register.metadata import Metadata, metadata_json, metadata_of, metadata_xml
from generator.register.opening import PATIENCE, Register, open_register
from generator.register.outgoing import Outgoing, outgoing_of
from generator.register.reading import list_rows
from generator.register.recording import Issuance
from generator.register.shelf import Entry
from generator.register.staging import digest
from generator.register.voiding import void

__all__ = [
    "HEADERS",
    "PATIENCE",
    "Entry",
    "Given",
    "Giving",
    "Issuance",
    "Ledger",
    "Metadata",
    "Outgoing",
    "Receipt",
    "Register",
    "RegisterDamaged",
    "RegisterMissing",
    "adopt_register",
    "changed_since_issue",
    "check_register",
    "columns",
    "digest",
    "export_rows",
    "freeze",
    "init_register",
    "issue",
    "list_rows",
    "look",
    "metadata_json",
    "metadata_of",
    "metadata_xml",
    "number_symbol",
    "open_register",
    "outgoing_of",
    "recover_all",
    "reserve",
    "void",
    "years_around",
]
