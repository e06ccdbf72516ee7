"""Runs: queued, prepared, executed as processes, their console and results kept."""
