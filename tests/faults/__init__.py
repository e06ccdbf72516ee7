"""Faults as a table: what a server does wrong, and what both clients make of it, on real sockets."""
