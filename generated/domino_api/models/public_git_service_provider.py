from ..wire import OpenEnum


class PublicGitServiceProvider(OpenEnum):
    """Kind of git host, as the public API spells it. An open enum: unknown values are kept."""

    BITBUCKET = "Bitbucket"
    BITBUCKET_SERVER = "BitbucketServer"
    GITHUB = "Github"
    GITHUB_ENTERPRISE = "GithubEnterprise"
    GITLAB = "GitLab"
    GITLAB_ENTERPRISE = "GitLabEnterprise"
    UNKNOWN = "Unknown"
