"""Who may see and do what in `cases/`. The only place here that names roles."""
