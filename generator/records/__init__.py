"""YAML records become the model, and are written and edited in place.

`yamltext` reads text, `binding` lets the model say what it means, `loading` knows which files make
up a campaign, `writing` writes records for the commands that make them. What is kept by unit may stand
in tables: `tabling` lays these into the record, `table_writing` changes their cells.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)
