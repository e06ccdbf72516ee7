from ..wire import OpenEnum


class ProjectVisibility(OpenEnum):
    """Who can find a project. An open enum: unknown values are kept."""

    PUBLIC = "Public"
    SEARCHABLE = "Searchable"
    PRIVATE = "Private"
