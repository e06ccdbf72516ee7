from ..wire import OpenEnum


class CommentType(OpenEnum):
    """What comments are about. An open enum: unknown values are kept."""

    JOB = "JobCommentThread"
    RESULT_FILE = "JobResultFileCommentThread"
