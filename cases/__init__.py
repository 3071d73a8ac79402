"""The investigation: people, incidents, evidence and the case that holds them."""
