"""Figures and days found in running text, as Vietnamese papers write them.

`read_claims` gives the claims of one paragraph or cell: each with its place, its exact value, its
unit of measure, its hedge and how precisely it was printed; and what joins them: pairs, ranges, ranks,
numbers repeated in words, lists with their count. What only looks like a figure (numbers of documents,
articles, list marks, years in names, phones) is masked. Judging claims is left to `audit`.
"""
