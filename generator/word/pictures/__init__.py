"""Pictures of the records in a document: read, sized, put among its parts."""
