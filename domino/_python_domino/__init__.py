"""python-domino's ways: older spellings, hints at what is not covered, replies that answer as HTTP responses."""
