"""Figures as charts: native in Word, as a picture, as a bar in the terminal.

`chart_model` says what is shown. `drawingml` and `series` write it as DrawingML with the looks of
`palette`; `embedded_workbook` makes the sheet behind it and `chart_parts` joins both to a document.
`picture` draws the same chart as SVG or PNG, `terminal` a bar of text. No figure is computed here.
"""
