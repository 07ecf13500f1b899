"""A text held against the records of a campaign: what they can say, and which claim says what of it."""
