"""The record: who did what, when, kept for good and never changed."""
