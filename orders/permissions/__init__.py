"""Who may see and do what in `orders/`. The only place here that names roles."""
