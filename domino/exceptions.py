"""python-domino's names for the errors, so that scripts written for it keep working.

Nothing here raises yet: ExternalVolumeMountsNotSupportedException,
OnDemandSparkClusterNotSupportedException, UnsupportedFieldException and UnsupportedOperationException. They can be
imported and named in `except`, for what they are about is not covered.
"""

from .errors import ConfigError as MissingRequiredFieldException
from .errors import DominoError as DominoException
from .errors import NotFoundError
from .errors import NotFoundError as CommitNotFoundException
from .errors import NotFoundError as HardwareTierNotFoundException
from .errors import NotFoundError as ProjectNotFoundException
from .errors import NotFoundError as RunNotFoundException
from .errors import NotFoundError as UserNotFoundException
from .errors import ReloginRequiredError as ReloginRequiredException
from .errors import RunFailedError as RunFailedException

__all__ = [
    "CommitNotFoundException",
    "DatasetExistsException",
    "DatasetNotFoundException",
    "DominoException",
    "EnvironmentNotFoundException",
    "ExternalVolumeMountsNotSupportedException",
    "HardwareTierNotFoundException",
    "MalformedInputException",
    "MissingRequiredFieldException",
    "OnDemandSparkClusterNotSupportedException",
    "ProjectNotFoundException",
    "ReloginRequiredException",
    "RunFailedException",
    "RunNotFoundException",
    "UnsupportedFieldException",
    "UnsupportedOperationException",
    "UserNotFoundException",
]


class MalformedInputException(DominoException, ValueError):
    """`blobs_get_v2` was given a path that is not in its shortest form, a start of a job no cluster."""


# Classes of their own, no aliases: `except DatasetNotFoundException` before `except RunNotFoundException` must not
# catch a run that was not found.


class DatasetExistsException(DominoException):
    """The project has a dataset of that name already."""


class DatasetNotFoundException(DominoException):
    """There is no such dataset among those that are to be removed."""


class EnvironmentNotFoundException(NotFoundError):
    """There is no such environment, or the project may not use it."""


class ExternalVolumeMountsNotSupportedException(DominoException):
    """The deployment mounts no external volumes; nothing here raises it yet."""


class OnDemandSparkClusterNotSupportedException(DominoException):
    """The deployment starts no Spark clusters; nothing here raises it yet."""


class UnsupportedFieldException(DominoException):
    """The deployment does not know a field; nothing here raises it yet."""


class UnsupportedOperationException(DominoException):
    """The deployment does not know an operation; nothing here raises it yet."""
