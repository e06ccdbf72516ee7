from ..wire import OpenEnum


class RepositoryRefType(OpenEnum):
    """What is used of a git repository. An open enum: unknown values are kept."""

    HEAD = "Head"
    BRANCH = "Branch"
    TAG = "Tag"
    COMMIT = "Commit"
