"""Waiting for a run: the loop, how a start or a run turned out, what was printed."""
