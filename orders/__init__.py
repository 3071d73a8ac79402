"""The court: application, approval, bundle, hearing, order, service, notification, breach."""
