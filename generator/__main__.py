"""`python -m generator` is `vanthu`; no module is taken from the folder that one happens to be in."""

import sys
from contextlib import suppress
from pathlib import Path

_HOME = Path(__file__).resolve().parent.parent
with suppress(OSError):  # a folder that is gone holds no module
    sys.path[:] = [one for one in sys.path if one or Path.cwd() == _HOME]
    if sys.path and Path(sys.path[0]) == Path.cwd() != _HOME:
        del sys.path[0]

from generator.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
