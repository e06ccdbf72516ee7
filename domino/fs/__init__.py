"""The files of projects as an fsspec file system, for pandas, dask and everything else that opens URLs through fsspec.

    import pandas as pd

    numbers = pd.read_csv("domino://owner/project/data/numbers.csv")

It needs the extra `fsspec`. Once this package is installed, fsspec knows the protocol `domino` without an import.
"""

from __future__ import annotations

from ._filesystem import DominoFileSystem as DominoFileSystem
from ._open_file import DominoFile as DominoFile

__all__ = ["DominoFile", "DominoFileSystem"]
