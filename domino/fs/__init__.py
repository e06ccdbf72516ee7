"""The files of projects as a file system of fsspec, for pandas, dask and whatever else opens URLs by it.

    import pandas as pd

    numbers = pd.read_csv("domino://owner/project/data/numbers.csv")

It needs the extra `fsspec`. Installed, the protocol `domino` is known to fsspec without an import.
"""

from __future__ import annotations

from ._filesystem import DominoFileSystem as DominoFileSystem
from ._open_file import DominoFile as DominoFile

__all__ = ["DominoFile", "DominoFileSystem"]
