"""What survives a crash: jobs as rows, the sweep that mends them, forms sent twice, uploads not yet placed."""
