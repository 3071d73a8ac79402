"""The demo: invented people, a case at every stage, told through the same actions that people use."""
