"""Documents in, one paginated PDF and its manifest out. Knows no models: the caller brings the text."""
