"""A Word template and a context of names make a `.docx`; many of them make a batch.

The only room that knows docxtpl. It knows nothing of campaigns and letters: templates come as
files, values as plain dictionaries, and what is wrong goes out as problems with their place.
"""
