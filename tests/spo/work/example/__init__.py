"""An app with a job of its own, for tests with real workers."""
