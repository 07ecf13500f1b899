"""Put under the name of a module that the program imports: it leaves a mark when it is run."""

from pathlib import Path

Path(r"@outside@/run").write_text(__name__)
