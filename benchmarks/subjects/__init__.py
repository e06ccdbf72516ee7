"""What is measured, a file a subject; each has `measure(bench)`."""
