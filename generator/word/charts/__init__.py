"""Figures as charts: native in Word, as a picture, as a bar in the terminal.

`chart` says what is shown. `drawing`, `series`, `labels` and `axes` write it as DrawingML with the
looks of `looks`; `workbook` makes the sheet behind it and `package` joins both to a Word file.
`picture` draws the same chart as SVG or PNG, `terminal` a bar of text. No figure is computed here.
"""
