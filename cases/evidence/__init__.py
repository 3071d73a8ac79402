"""What is made of an exhibit and kept about it, beside the row itself."""
