"""Numbers given once: the outgoing register (sổ đăng ký văn bản đi).

One YAML book a year for each issuing body, and a marker of the highest numbers beside the books. A
number is kept (`reserve`), then goes to a document (`issue`) or is given up (`void`). Two clerks at
once, a full disk or a killed run leave the records as they were before or as they are after; what was
begun and not ended is settled by the next run. Nothing is printed here, and the day of
a document comes from its record.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)
