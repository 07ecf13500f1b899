"""The page in a browser of this machine: the same verbs for who has never seen a terminal.

Computes nothing and decides nothing: each address asks the office, as a command does, and the files stay the
truth. Listens on 127.0.0.1 alone; what is let in stands in `guarding`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
