from ..wire import OpenEnum


class TemplateType(OpenEnum):
    """Where a project template comes from. An open enum: unknown values are kept."""

    CUSTOMER = "customer"
    ECOSYSTEM = "ecosystem"
