"""Sets of questions about risk: data files, how they are read, and what answers to them come to."""
