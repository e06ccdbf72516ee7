"""python-domino's names for the errors, so that scripts written for it keep working."""

from .errors import ConfigError as MissingRequiredFieldException
from .errors import DominoError as DominoException
from .errors import NotFoundError as CommitNotFoundException
from .errors import NotFoundError as HardwareTierNotFoundException
from .errors import NotFoundError as ProjectNotFoundException
from .errors import NotFoundError as RunNotFoundException
from .errors import NotFoundError as UserNotFoundException
from .errors import ReloginRequiredError as ReloginRequiredException
from .errors import RunFailedError as RunFailedException

__all__ = [
    "CommitNotFoundException",
    "DominoException",
    "HardwareTierNotFoundException",
    "MissingRequiredFieldException",
    "ProjectNotFoundException",
    "ReloginRequiredException",
    "RunFailedException",
    "RunNotFoundException",
    "UserNotFoundException",
]
