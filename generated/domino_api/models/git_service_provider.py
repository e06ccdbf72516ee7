from ..wire import OpenEnum


class GitServiceProvider(OpenEnum):
    """Kind of git host. An open enum: unknown values are kept."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITHUB_ENTERPRISE = "githubEnterprise"
    UNKNOWN = "unknown"
    GITLAB_ENTERPRISE = "gitlabEnterprise"
    BITBUCKET = "bitbucket"
    BITBUCKET_SERVER = "bitbucketServer"
