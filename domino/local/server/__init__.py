"""The application with all endpoints, and the server that runs it."""
