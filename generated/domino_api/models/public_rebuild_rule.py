from ..wire import OpenEnum


class PublicRebuildRule(OpenEnum):
    """When an environment is built anew. An open enum: unknown values are kept."""

    NEVER = "never"
    FOLLOW_ACTIVE = "followActive"
