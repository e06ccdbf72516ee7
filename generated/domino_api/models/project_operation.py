from ..wire import OpenEnum


class ProjectOperation(OpenEnum):
    """Something a user may do in a project. An open enum: unknown values are kept."""

    CHANGE_PROJECT_SETTINGS = "ChangeProjectSettings"
    RUN = "Run"
    EDIT = "Edit"
    VIEW_WORKSPACES = "ViewWorkspaces"
    UPDATE_PROJECT_DESCRIPTION = "UpdateProjectDescription"
    PROJECT_SEARCH_PREVIEW = "ProjectSearchPreview"
    BROWSE_READ_FILES = "BrowseReadFiles"
    EDIT_TAGS = "EditTags"
    RUN_LAUNCHERS = "RunLaunchers"
    VIEW_RUNS = "ViewRuns"
