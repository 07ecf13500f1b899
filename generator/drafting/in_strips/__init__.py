"""A body in strips, one a paragraph, for people who change it piece by piece, and the body again.

`cutting` takes a body apart, `strand_text` reads and writes the words of one strip, `joining` puts all together:
what nobody has touched comes back as it was written.
"""
