"""Deadlines, the reminders they cause, and outgoing mail."""
