from ..wire import OpenEnum


class RebuildRule(OpenEnum):
    """When an environment is built anew, as v4 writes it. An open enum: unknown values are kept."""

    NEVER = "Never"
    FOLLOW_ACTIVE = "FollowActive"
