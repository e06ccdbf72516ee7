"""python-domino's `domino.constants`."""

raise ModuleNotFoundError(
    "python-domino's domino.constants is not here: "
    "it holds versions that python-domino checks itself; requires_at_least(version) asks the deployment",
)
