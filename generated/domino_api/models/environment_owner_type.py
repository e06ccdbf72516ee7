from ..wire import OpenEnum


class EnvironmentOwnerType(OpenEnum):
    """What owns an environment. An open enum: unknown values are kept."""

    INDIVIDUAL = "individual"
    ORGANIZATION = "organization"
