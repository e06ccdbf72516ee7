"""python-domino's `domino.domino_enums`."""

raise ModuleNotFoundError(
    "python-domino's domino.domino_enums is not here: "
    "enums are in domino.types, and those of budgets and billing are not covered yet",
)
