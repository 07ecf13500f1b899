"""Names and a Word template become a `.docx`.

`template/` opens a template once and fills it for any number of contexts; `prose/` sets a body of
Markdown, `tables/` and `charts/` what their names say; `merging/` puts many letters into one file.
The only room that knows docxtpl. It knows nothing of campaigns: templates come as files, values as
plain dictionaries, and what is wrong goes out as problems with their place.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)
