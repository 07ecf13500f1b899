"""Tables of a manuscript as what they say: columns with their roles, rows with their rank, figures."""
