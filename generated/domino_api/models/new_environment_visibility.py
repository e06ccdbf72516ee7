from ..wire import OpenEnum


class NewEnvironmentVisibility(OpenEnum):
    """Who can see a new environment. An open enum: unknown values are kept."""

    GLOBAL = "global"
    PRIVATE = "private"
