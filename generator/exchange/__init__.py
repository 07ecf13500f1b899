"""Figures between the records and the spreadsheets of those who have them.

`importing` turns files of results into a new snapshot, `sheets` and `exporting` give tables out,
`returns` knows who has reported. Reading and writing files of that kind is `generator.spreadsheet`.
"""
