"""What opens a file nobody trusts. Loads nothing else of ours, because it only ever runs in a child with hard limits."""
