"""Files of all kinds read into a manuscript: Word, plain text, and what other programs can convert."""
