from ..wire import OpenEnum


class JobOrder(OpenEnum):
    """What jobs are sorted by. An open enum: unknown values are kept."""

    NUMBER = "number"
    DURATION = "duration"
    DOMINO_STATS_FIELD = "dominoStatsField"
    QUEUED = "queued"
    NUMBER_AS_DOUBLE = "numberAsDouble"
    COMMAND = "command"
    COMMENT_COUNT = "commentCount"
    STATUS = "status"
    TITLE = "title"
    USER = "user"
