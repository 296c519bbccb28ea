"""Django's PostgreSQL backend with a limit to how long anybody waits for the server."""
