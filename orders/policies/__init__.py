"""When something may happen, and whether it is complete. Each check names what is missing or wrong."""
