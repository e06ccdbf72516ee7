from ..wire import OpenEnum


class FileUploadSetting(OpenEnum):
    """What becomes of an uploaded file whose name is taken: it is left out, takes the other's place, or gets a
    name with a number behind it. An open enum: unknown values are kept.
    """

    IGNORE = "Ignore"
    OVERWRITE = "Overwrite"
    RENAME = "Rename"
