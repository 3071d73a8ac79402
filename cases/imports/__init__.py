"""What a phone download, a message export or a pasted thread says. Nothing here knows a request or a form."""
