from ..wire import OpenEnum


class CollaboratorRole(OpenEnum):
    """Role of a collaborator. An open enum: unknown values are kept."""

    CONTRIBUTOR = "Contributor"
    LAUNCHER_USER = "LauncherUser"
    RESULTS_CONSUMER = "ResultsConsumer"
    PROJECT_IMPORTER = "ProjectImporter"
    OWNER = "Owner"
