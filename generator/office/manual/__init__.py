"""The manual inside the program: its pages, the keys of records, the codes of what can be wrong."""
