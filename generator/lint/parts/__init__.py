"""Which part of a document each line is: heading, subject, recipients, annexes, each found by its looks."""
