"""python-domino's `domino._version`."""

raise ModuleNotFoundError(
    "python-domino's domino._version is not here: the version is domino.__version__",
)
