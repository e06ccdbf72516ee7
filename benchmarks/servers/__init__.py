"""Servers that are measured against: each is a process of its own, as it is for every client."""
