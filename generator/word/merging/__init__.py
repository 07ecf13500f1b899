"""All letters of a batch as one document for the printer."""
