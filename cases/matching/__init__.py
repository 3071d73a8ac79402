"""Who may be the same person: what people are found by, and how surely."""
