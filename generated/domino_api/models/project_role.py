from ..wire import OpenEnum


class ProjectRole(OpenEnum):
    """Role of a user in a project. An open enum: unknown values are kept."""

    ADMIN = "Admin"
    PROJECT_IMPORTER = "ProjectImporter"
    CONTRIBUTOR = "Contributor"
    VIEWER = "Viewer"
    RESULTS_CONSUMER = "ResultsConsumer"
    LAUNCHER_USER = "LauncherUser"
    OWNER = "Owner"
