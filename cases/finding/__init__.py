"""Finding what was recorded: the question, where it is looked for, and how what was found reads."""
