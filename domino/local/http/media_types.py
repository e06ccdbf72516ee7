"""The content type of a file, guessed from its name."""

from __future__ import annotations

import mimetypes

# A table of its own: that of the machine differs from one to the next.
_TYPES = mimetypes.MimeTypes(filenames=())


def guess_media_type(name: str) -> str:
    """Return the media type for a file name, `application/octet-stream` when nothing is known."""
    guessed, encoding = _TYPES.guess_type(name.rpartition("/")[2].replace(":", "_"))
    return guessed if guessed and encoding is None else "application/octet-stream"
