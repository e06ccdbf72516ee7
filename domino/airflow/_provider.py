"""What Airflow asks of packages that bring connections."""

from __future__ import annotations

from typing import Any

__all__ = ["provider_info"]


def provider_info() -> dict[str, Any]:
    """Return that there is a connection type `domino`, and what its form shows."""
    return {
        "package-name": "domino-client",
        "name": "Domino Data Lab",
        "description": "Runs and jobs of [Domino Data Lab](https://www.domino.ai).",
        "connection-types": [
            {
                "connection-type": "domino",
                "hook-class-name": "domino.airflow.DominoHook",
                "hook-name": "Domino",
                "ui-field-behaviour": {
                    "hidden-fields": ["login", "schema", "port"],
                    "relabeling": {"host": "Deployment", "password": "API key"},
                    "placeholders": {
                        "host": "https://domino.example.com",
                        "extra": '{"project": "owner/project"}',
                    },
                },
            }
        ],
    }
