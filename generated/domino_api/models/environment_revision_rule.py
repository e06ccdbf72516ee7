from ..wire import OpenEnum


class EnvironmentRevisionRule(OpenEnum):
    """Which revision of an environment to use. An open enum: unknown values are kept."""

    ACTIVE_REVISION = "ActiveRevision"
    LATEST_REVISION = "LatestRevision"
    RESTRICTED_REVISION = "RestrictedRevision"
