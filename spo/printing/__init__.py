"""Paper: an HTML page of ours becomes a PDF. Knows no model and no setting."""
