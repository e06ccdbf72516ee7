"""Faults as a table: what a server does wrong, what the client makes of it, on real sockets, blocking and suspending."""
