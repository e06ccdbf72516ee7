from ..wire import OpenEnum


class PublicCollaboratorRole(OpenEnum):
    """Role of a collaborator, as the public API spells it. An open enum: unknown values are kept."""

    CONTRIBUTOR = "contributor"
    LAUNCHER_USER = "launcherUser"
    RESULTS_CONSUMER = "resultsConsumer"
    PROJECT_IMPORTER = "projectImporter"
