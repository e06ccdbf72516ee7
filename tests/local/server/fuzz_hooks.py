"""What schemathesis is told besides the description: how paths travel, and which complaints are no faults.

All checks run on all operations. A complaint is let pass only where everything in a row of `NO_FAULTS` fits it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import schemathesis
from openapi_schema_validator import OAS30Validator
from schemathesis.core import NOT_SET
from schemathesis.core.failures import Failure
from schemathesis.core.transport import Response
from schemathesis.generation.case import Case
from schemathesis.hooks import HookContext

from domino import local

_DESCRIPTION = json.loads(Path(local.__file__).with_name("public-api.json").read_text(encoding="utf-8"))


def _right_but_for_nulls(case: Case[Any]) -> bool:
    """Tell whether a body would be right if what is null were not there; `"isDirect": null` is false."""
    body: Any = case.body
    described = _DESCRIPTION["paths"][case.path][case.method.lower()].get("requestBody", {}).get("content", {})
    if not isinstance(body, dict) or "application/json" not in described:
        return False
    given = _without_nulls(body)
    schema = {**described["application/json"]["schema"], "components": _DESCRIPTION["components"]}
    return bool(OAS30Validator(schema).is_valid({"isDirect": False, **given} if "isDirect" in body else given))


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nulls(each) for name, each in value.items() if each is not None}
    return [_without_nulls(each) for each in value] if isinstance(value, list) else value


def _has_no_body(case: Case[Any]) -> bool:
    return case.body is NOT_SET


class NoFault(NamedTuple):
    """One complaint that is let pass: `sent` begins what was sent, `told` is a pattern found in the answer."""

    check: str
    sent: str
    status: int
    told: str
    reason: str
    only_if: Callable[[Case[Any]], bool] = lambda _: True


_START = "POST /v1/projects/{owner}/{project}/runs"
_UPLOAD = "PUT /v1/projects/{owner}/{project}/{path}"
_BLOB = "GET /v1/projects/{owner}/{project}/blobs/{key}"
_LIST = "GET /v1/projects/{owner}/{project}/files/{commitId}/{folder}"
_CONTENT = "GET /api/projects/v1/projects/{projectId}/files/{commitId}/{path}/content"
_DATASETS = "/api/datasetrw/v"
_CHUNKS = "/v4/datasetrw/datasets/{datasetId}/snapshot/file"
_REMOVE = "POST /v4/files/removeFile"
_START_JOB = "POST /v4/jobs/start"
_ENVIRONMENTS = "POST /api/environments/beta/environments"
_SETTINGS = "PUT /v4/projects/{projectId}/settings"
_IN_THE_WAY = "' is a (file|folder)"

NO_FAULTS = [
    NoFault("unsupported_method", "", 404, "Action Not Found", "Domino answers 404, not 405: wire facts 4.1"),
    NoFault("unsupported_method", "PUT /v1/projects/", 201, "", "in a project, PUT of any path is uploadFile"),
    NoFault("unsupported_method", "PUT /v1/projects/", 400, _IN_THE_WAY, "the same, and it may not fit"),
    NoFault("unsupported_method", "GET /v4/jobs/", 400, "not a valid ID", "it is GET /v4/jobs/{jobId}"),
    NoFault("unsupported_method", "DELETE /api/pat/v1/tokens/", 400, "not a valid ID", "it is DELETE .../{tokenId}"),
    NoFault("negative_data_rejection", "", 200, "", "null is as good as absent: wire facts 2.3", _right_but_for_nulls),
    NoFault("negative_data_rejection", _UPLOAD, 201, "", "on the wire, no body is a file of no bytes", _has_no_body),
    NoFault("positive_data_acceptance", _REMOVE, 400, "root of a|in normal form", "the path is that of no file"),
    NoFault("positive_data_acceptance", _BLOB, 416, "", "described: the Range begins behind the end"),
    NoFault("positive_data_acceptance", _CONTENT, 416, "", "described: the Range begins behind the end"),
    NoFault("positive_data_acceptance", _START, 400, "no hardware tier is called", "the tiers are the deployment's"),
    NoFault("positive_data_acceptance", _START, 400, "first element of command is empty", "it names the program"),
    NoFault("positive_data_acceptance", "GET /v4/jobs", 400, "must be (one of|a whole number)", "told in prose"),
    NoFault("positive_data_acceptance", _START_JOB, 400, "must be (one of|a whole number|a number)", "told in prose"),
    NoFault("positive_data_acceptance", _START_JOB, 400, "commandToRun (cannot be split|is)", "it is for a shell"),
    NoFault("positive_data_acceptance", _START_JOB, 400, "not a valid ID", "an id is 24 hexadecimal digits"),
    NoFault("positive_data_acceptance", _START_JOB, 400, "needs a masterHardwareTierId", "unless it is of MPI"),
    NoFault("positive_data_acceptance", "POST /v4/jobs/", 400, "is empty", "what is only blanks"),
    NoFault("positive_data_acceptance", "", 400, "is not Unicode text", "no program and no database takes such a text"),
    NoFault("positive_data_acceptance", "", 400, "is not Unicode text", "no program takes a NUL in an argument"),
    NoFault("positive_data_acceptance", "POST ", 400, "is no name of a project", "it becomes that of a folder"),
    NoFault("positive_data_acceptance", _SETTINGS, 400, "GiB must be", "the limits are the deployment's"),
    NoFault("positive_data_acceptance", _UPLOAD, 400, "control character", "what no tool can show is no file's name"),
    NoFault("positive_data_acceptance", _UPLOAD, 400, _IN_THE_WAY, "no path is both a file and a folder"),
    NoFault("positive_data_acceptance", _UPLOAD, 400, "cannot hold a slash", "empty, . and .. segments: `before_call`"),
    NoFault("positive_data_acceptance", f"GET {_DATASETS}", 400, "exclude each other", "described in prose"),
    NoFault("positive_data_acceptance", f"POST {_DATASETS}", 400, "must begin with a letter", "it is a folder's name"),
    NoFault("positive_data_acceptance", f"PATCH {_DATASETS}", 400, "must begin with a letter", "it is a folder's name"),
    NoFault("positive_data_acceptance", f"POST {_DATASETS}", 400, "has a dataset named", "names are told apart"),
    NoFault("positive_data_acceptance", f"POST {_DATASETS}", 400, "is required", "described in prose: one of two ids"),
    NoFault("positive_data_acceptance", f"POST {_DATASETS}", 400, "path|not exist", "files that are not there"),
    NoFault(
        "positive_data_acceptance", f"POST {_DATASETS}", 400, "must be a string", "what no tool can show is no text"
    ),
    NoFault(
        "positive_data_acceptance", f"PATCH {_DATASETS}", 400, "must be a string", "what no tool can show is no text"
    ),
    NoFault("positive_data_acceptance", f"DELETE {_DATASETS}", 400, "needs an owner", "described in prose"),
    NoFault("positive_data_acceptance", "POST /v4/projects/", 400, "projectRole must be", "the owner is nobody else"),
    NoFault("positive_data_acceptance", "PATCH /v4/projects/", 400, "projectRole must be", "the owner is nobody else"),
    NoFault("positive_data_acceptance", f"POST {_DATASETS}", 400, "needs an owner", "described in prose"),
    NoFault("positive_data_acceptance", "GET /v4/datasetrw/", 400, "path|not exist|Number", "described in prose"),
    NoFault("positive_data_acceptance", f"GET {_CHUNKS}", 400, "", "a checksum is one, a number is in its total"),
    NoFault("positive_data_acceptance", f"POST {_CHUNKS}", 400, "", "the checksum is of the content, the form is one"),
    NoFault("positive_data_acceptance", _ENVIRONMENTS, 400, "required|must be a string", "prose: it wants four fields"),
    NoFault("positive_data_acceptance", _LIST, 400, "not in normal form", "empty, . and .. segments: `before_call`"),
]


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
    """Write a path at the end of a URL with raw slashes, as the description tells in prose: OpenAPI 3.0 cannot."""
    del context, kwargs
    ending = re.search(r"/\{(path|folder)\}$", case.path)
    if ending is None or "%2F" not in str(case.path_parameters.get(ending[1])):
        return
    raw = str(case.path_parameters[ending[1]]).replace("%2F", "/")
    # An HTTP client resolves dots and drops doubled slashes: those stay as they are, to be refused by the server.
    if not {"", ".", "..", "%2E", "%2E%2E"} & set(raw.removesuffix("/").split("/")):
        case.path_parameters[ending[1]] = raw


@schemathesis.hook
def filter_failure(context: HookContext, failure: Failure, case: Case[Any], response: Response) -> bool:
    """Tell whether a complaint counts."""
    del context
    sent = f"{response.request.method} {case.path}"
    return not any(
        row.check in failure.checks
        and sent.startswith(row.sent)
        and response.status_code == row.status
        and re.search(row.told, response.text)
        and row.only_if(case)
        for row in NO_FAULTS
    )
