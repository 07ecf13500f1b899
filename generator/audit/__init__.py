"""The figures that any text claims, held against each other and against the records.

`read_manuscript` takes a Word file, a PDF or plain text apart into paragraphs and tables;
`audit_manuscript` judges what they claim. Only arithmetic is an error; what could not be checked is
counted. Nothing is ever changed in a text or sent to anybody.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)
