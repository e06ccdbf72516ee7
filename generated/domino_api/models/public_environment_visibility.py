from ..wire import OpenEnum


class PublicEnvironmentVisibility(OpenEnum):
    """Who can see an environment, as the public API writes it. An open enum: unknown values are kept."""

    GLOBAL = "global"
    PRIVATE = "private"
    ORGANIZATION = "organization"
