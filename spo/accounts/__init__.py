"""Who you are: users, units and courts, signing in, and the life of an account."""
