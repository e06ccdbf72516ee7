from ..wire import OpenEnum


class EnvironmentDetailsOwnerType(OpenEnum):
    """What owns an environment, as v4 writes it. An open enum: unknown values are kept."""

    ORGANIZATION = "Organization"
    INDIVIDUAL = "Individual"
