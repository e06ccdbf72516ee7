from ..wire import OpenEnum


class EnvironmentImageType(OpenEnum):
    """What a revision is built on. An open enum: unknown values are kept."""

    DEFAULT_IMAGE = "DefaultImage"
    ENVIRONMENT = "Environment"
    CUSTOM_IMAGE = "CustomImage"
