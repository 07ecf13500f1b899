"""A Word file read for the rules: its lines with the formats that hold for them, nothing judged."""
