"""What can go wrong with a job that is nobody's fault."""


class LeaseLost(Exception):
    """Somebody else has the job now, so this result must be dropped."""
