"""Files spoiled by chance, and what reads them."""
