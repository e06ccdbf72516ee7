from ..wire import OpenEnum


class DatasetRole(OpenEnum):
    """A role in a dataset. An open enum: unknown values are kept."""

    OWNER = "DatasetRwOwner"
    EDITOR = "DatasetRwEditor"
    READER = "DatasetRwReader"
