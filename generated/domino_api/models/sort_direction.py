from ..wire import OpenEnum


class SortDirection(OpenEnum):
    """Which end comes first. An open enum: unknown values are kept."""

    ASC = "asc"
    DESC = "desc"
