"""One case, from the first call to the breach of the order, chapter by chapter."""
