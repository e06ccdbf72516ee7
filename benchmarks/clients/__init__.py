"""Programs that a process with one of the clients runs; each file is alone in its environment."""
