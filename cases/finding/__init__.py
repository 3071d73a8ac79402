"""Finding what was recorded: the question, and where it is looked for."""
