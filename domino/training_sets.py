"""Domino training sets, as python-domino hands them on: client and model of `domino_data.training_sets`."""

from __future__ import annotations

try:
    from domino_data.training_sets import client as TrainingSetClient  # pyright: ignore  # noqa: N812, PGH003
    from domino_data.training_sets import model as model  # pyright: ignore  # noqa: PGH003
except ModuleNotFoundError as _error:
    if (_error.name or "").partition(".")[0] == "domino_data":
        _hint = "domino.training_sets is the client and the model of domino_data: pip install dominodatalab-data"
        raise ModuleNotFoundError(_hint, name=_error.name) from None
    raise

__all__ = ["TrainingSetClient", "model"]
