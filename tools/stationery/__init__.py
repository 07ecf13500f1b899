"""Makes the Word templates (phôi) from the official format: `python -m tools.stationery`.

What comes out is an ordinary `.docx` with tags in it, which an office then edits in Word. Made once
and kept in `templates/`; never used while drafting.
"""
