"""Documents as pages: LibreOffice asked for them, what it made looked at before it is believed."""
