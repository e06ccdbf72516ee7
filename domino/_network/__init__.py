"""What stands between a call and the socket; the only package that configures httpx."""
