from ..wire import OpenEnum


class EnvironmentVisibility(OpenEnum):
    """Who can see an environment. An open enum: unknown values are kept."""

    GLOBAL = "Global"
    PRIVATE = "Private"
    ORGANIZATION = "Organization"
