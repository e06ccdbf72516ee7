from ..wire import OpenEnum


class ProjectRelationship(OpenEnum):
    """What a user has to do with a project. An open enum: unknown values are kept."""

    OWNED = "Owned"
    COLLABORATING = "Collaborating"
    OWNED_AND_COLLABORATING = "OwnedAndCollaborating"
    POPULAR = "Popular"
    SUGGESTED = "Suggested"
