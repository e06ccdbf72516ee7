from ..wire import OpenEnum


class ProjectType(OpenEnum):
    """Kind of a project. An open enum: unknown values are kept."""

    ANALYTIC = "Analytic"
    DATA_SET = "DataSet"
    TEMPLATE = "Template"
