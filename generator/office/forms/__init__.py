"""Forms of new records: what each asks, what is proposed, and what is missing or wrong in it."""
