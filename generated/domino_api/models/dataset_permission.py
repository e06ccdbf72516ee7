from ..wire import OpenEnum


class DatasetPermission(OpenEnum):
    """What somebody may do with a dataset. An open enum: unknown values are kept."""

    LIST = "ListDatasetRwV2"
    READ = "ReadDatasetRwV2"
    UPDATE = "UpdateDatasetRwV2"
    EDIT_SECURITY = "EditSecurityDatasetRwV2"
    DELETE = "DeleteDatasetRwV2"
    PERMANENT_DELETE = "PermanentDeleteDatasetRwV2"
    ACTIONS_IN_PROJECT = "PerformDatasetRwActionsInProjectV2"
    ACTIONS_AS_ADMIN = "PerformDatasetRwActionsAsAdminV2"
