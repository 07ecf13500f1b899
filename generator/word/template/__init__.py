"""A Word template, opened and checked once, then filled for as many contexts as there are."""
