from ..wire import OpenEnum


class OrganizationRole(OpenEnum):
    """Role of a user in an organization. An open enum: unknown values are kept."""

    MEMBER = "member"
    ADMIN = "admin"
