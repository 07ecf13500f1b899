"""Names and a Word template become a `.docx`.

`template/` opens a template once and fills it for any number of contexts; `prose/` sets a body of
Markdown, `tables/` and `charts/` what their names say; `merging/` puts many letters into one file.
The only room that knows docxtpl. It knows nothing of campaigns: templates come as files, values as
plain dictionaries, and what is wrong goes out as problems with their place.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
