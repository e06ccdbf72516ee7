"""What every request meets, and what endpoints are made with: credentials, faults, bodies, replies."""
