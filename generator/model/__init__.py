"""What the records mean, and the rules that hold between them."""
