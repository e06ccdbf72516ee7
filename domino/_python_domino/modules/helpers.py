"""python-domino's `domino.helpers`."""

raise ModuleNotFoundError(
    "python-domino's domino.helpers is not here: "
    "it is python-domino's inside; Domino() reads host and credential from the environment itself",
)
