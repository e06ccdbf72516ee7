"""Our description has what the wire facts tell, and does not contradict Domino's own; the rest is the linter's."""

import json

import pytest

from tests.support.description import DOCUMENT, ROOT, Json, follow, operations

REFERENCE = ROOT.parent / "shared" / "reference"  # Domino's own descriptions: consulted, not shipped

OPERATIONS = {
    "getVersion": ("get", "/version"),
    "listRuns": ("get", "/v1/projects/{owner}/{project}/runs"),
    "startRun": ("post", "/v1/projects/{owner}/{project}/runs"),
    "getRun": ("get", "/v1/projects/{owner}/{project}/runs/{runId}"),
    "getRunStdout": ("get", "/v1/projects/{owner}/{project}/run/{runId}/stdout"),
    "listFiles": ("get", "/v1/projects/{owner}/{project}/files/{commitId}/{folder}"),
    "getBlob": ("get", "/v1/projects/{owner}/{project}/blobs/{key}"),
    "uploadFile": ("put", "/v1/projects/{owner}/{project}/{path}"),
    "listCommits": ("get", "/v1/projects/{owner}/{project}/commits"),
    "getFileContent": ("get", "/api/projects/v1/projects/{projectId}/files/{commitId}/{path}/content"),
    "findProjectByOwnerAndName": ("get", "/v4/gateway/projects/findProjectByOwnerAndName"),
    "listHardwareTiersForProject": ("get", "/v4/projects/{projectId}/hardwareTiers"),
    "getCurrentUser": ("get", "/v4/users/self"),
    "stopJob": ("post", "/v4/jobs/stop"),
}
RUN_STATUSES = {
    *("Queued", "Pending", "Scheduled", "Preparing", "Building", "Pulling", "Running", "Serving"),
    *("StopRequested", "StopAndDiscardRequested", "Stopping", "Finishing"),
    *("Stopped", "Succeeded", "Failed", "Error", "Faulty"),
}
# Domino's own descriptions by the family of URLs, and what their paths leave out.
FAMILIES = {"v4": ("domino-v4-core.json", "/v4"), "api": ("domino-public-api-6.3.0.json", "")}
# What official clients send, or live deployments answer, although Domino's description does not have it.
KNOWN_EXTRAS = {"stopJob.request.projectId", "listDatasets.reply.datasets[].datasetRwDto"}
# Free text in Domino's description; that the values are those of a run is inferred (wire facts 3.2), others are kept.
KNOWN_ENUMS = ("statuses.executionStatus", "Project.reply.visibility", "getProjectSummary.reply.visibility")
# What only the full v4 description has, which is not at hand (wire facts 4.2 and 4.5); and one
# whose form and header Domino does not describe.
NOT_IN_THE_CORE = {
    *("archiveJob", "getJobUsage", "getJobResults", "renameJob", "getDefaultComputeCluster"),
    *("listJobTags", "addJobTag", "removeJobTag", "listJobTagsOfProject"),
    *("listJobComments", "addJobComment", "archiveJobComment"),
    *("getDatasetStorage", "listSnapshotFiles", "getSnapshotFile", "sendDatasetChunk"),
    *("listTags", "getProjectSettings", "updateProjectSettings", "updateCollaboratorRole"),  # wire facts 4.7
}


OURS = {operation["operationId"]: (method, path, operation) for path, method, operation in operations()}


# ------------------------------------------------------------------------------------------------ our description
def test_the_operations_of_the_wire_facts_are_there() -> None:
    """Each under its id, with method and path as in table 2.0 of the wire facts."""
    ours = {name: (method, path) for name, (method, path, _) in OURS.items()}
    assert {name: ours[name] for name in OPERATIONS} == OPERATIONS


@pytest.mark.parametrize("name", ["getBlob", "getFileContent", "uploadFile"])
def test_bytes_are_declared_as_bytes(name: str) -> None:
    """Binary bodies are application/octet-stream, so that the generated calls stream them."""
    _, _, operation = OURS[name]
    body = operation.get("requestBody") or operation["responses"]["200"]
    assert body["content"] == {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


def test_run_status_has_all_seventeen_values() -> None:
    """Those of section 3.1 of the wire facts."""
    values: list[str] = DOCUMENT["components"]["schemas"]["RunStatus"]["enum"]
    assert len(values) == len(RUN_STATUSES) == 17
    assert set(values) == RUN_STATUSES


# ------------------------------------------------------------------------------------------ Domino's own descriptions
def domino(file: str) -> Json:
    """Load one of Domino's own descriptions, or skip."""
    if not (REFERENCE / file).is_file():
        pytest.skip(f"Domino's own description {file} is not beside the project, in shared/reference")
    document: Json = json.loads((REFERENCE / file).read_text(encoding="utf-8"))
    return document


class Comparison:
    """Collects where our description contradicts Domino's."""

    def __init__(self, theirs: Json) -> None:
        """Compare with this document."""
        self.theirs = theirs
        self.found: list[str] = []

    @staticmethod
    def plain(document: Json, schema: Json) -> Json:
        """Resolve references, put the parts of an `allOf` together, and name an implied type."""
        schema = follow(schema, document)
        if "allOf" in schema:
            parts = [Comparison.plain(document, part) for part in schema["allOf"]]
            rest = {key: value for key, value in schema.items() if key != "allOf"}
            merged: Json = {key: value for part in parts for key, value in part.items()}
            if len(parts) > 1:
                merged["properties"] = {key: each for part in parts for key, each in part["properties"].items()}
                merged["required"] = [key for part in [*parts, rest] for key in part.get("required", [])]
            schema = {**rest, **merged} if len(parts) > 1 else {**merged, **rest}
        return {"type": "object", **schema} if "properties" in schema else schema

    def check(self, where: str, condition: object, problem: str) -> None:
        """Note a problem unless the condition is true."""
        if not condition:
            self.found.append(f"{where}: {problem}")

    def schema(self, where: str, ours: Json, theirs: Json, *, sent: bool = False) -> None:
        """Compare two schemas; in what is sent we must require what they require, in replies not more."""
        ours, theirs = self.plain(DOCUMENT, ours), self.plain(self.theirs, theirs)
        if "oneOf" in ours and "oneOf" not in theirs:  # we read more than one form: theirs is among them
            forms = [self.plain(DOCUMENT, form) for form in ours["oneOf"]]
            ours = next((form for form in forms if form.get("type") == theirs.get("type")), ours)
        # Where any number may be sent, a whole one may be, too.
        same = ours.get("type") == theirs.get("type") or (
            sent and (ours["type"], theirs["type"]) == ("integer", "number")
        )
        self.check(where, same, f"{ours.get('type')}, not {theirs.get('type')}")
        if not sent:
            self.check(where, ours.get("nullable", False) or not theirs.get("nullable", False), "may be null")
        if "enum" in ours and not where.endswith(KNOWN_ENUMS):
            self.check(where, "enum" in theirs and set(ours["enum"]) >= set(theirs["enum"]), "fewer values")
        required, wanted = set(ours.get("required", [])), set(theirs.get("required", []))
        self.check(where, wanted <= required if sent else required <= wanted, f"required {required}, not {wanted}")
        for field, node in ours.get("properties", {}).items():
            if field in theirs.get("properties", {}):
                self.schema(f"{where}.{field}", node, theirs["properties"][field], sent=sent)
            else:
                self.check(where, f"{where}.{field}" in KNOWN_EXTRAS, f"{field} is not in it")
        if "items" in theirs:
            self.schema(f"{where}[]", ours["items"], theirs["items"], sent=sent)
        if isinstance(theirs.get("additionalProperties"), dict):
            self.schema(f"{where}{{}}", ours["additionalProperties"], theirs["additionalProperties"], sent=sent)
        for index, (mine, other) in enumerate(zip(ours.get("oneOf", []), theirs.get("oneOf", []), strict=True)):
            self.schema(f"{where}|{index}", mine, other, sent=sent)

    def operation(self, name: str, prefix: str) -> list[str]:
        """Compare one operation with theirs of the same method and path; ids may differ."""
        method, path, ours = OURS[name]
        same = {(method, prefix + path): operation for path, method, operation in operations(self.theirs)}
        if (method, path) not in same:
            return [f"{name}: {method} {path} is not in it"]
        theirs = same[method, path]
        mine = {(p["in"], p["name"]): p for p in ours["parameters"]}
        others = {(p["in"], p["name"]): p for p in theirs["parameters"]}
        # Standard HTTP headers may be sent to any server, whether or not it lists them.
        extra = mine.keys() - others.keys() - {("header", "Range"), ("header", "If-Range")}
        self.check(name, not extra and others.keys() <= mine.keys(), f"parameters {others.keys()}")
        for key in mine.keys() & others.keys():
            same = mine[key].get("required", False) == others[key].get("required", False)
            self.check(name, same, f"whether {key} is required")
            self.schema(f"{name}.{key[1]}", mine[key]["schema"], others[key]["schema"], sent=True)
        self.check(name, ("requestBody" in ours) == ("requestBody" in theirs), "request body")
        if "requestBody" in theirs:
            request, other = ours["requestBody"], follow(theirs["requestBody"], self.theirs)
            self.check(name, request.get("required") or not other.get("required"), "whether a body is required")
            self.content(f"{name}.request", request, other, sent=True)
        self.check(name, theirs["responses"].keys() <= ours["responses"].keys(), f"{theirs['responses'].keys()}")
        self.content(f"{name}.reply", ours["responses"]["200"], theirs["responses"]["200"])
        return self.found

    def content(self, where: str, ours: Json, theirs: Json, *, sent: bool = False) -> None:
        """Compare two bodies; what nobody needs of a reply need not be described."""
        if not sent and "content" not in ours:
            return
        mine, others = ours.get("content", {}), theirs.get("content", {})
        self.check(where, mine.keys() == others.keys(), f"{others.keys()}")
        for media in mine.keys() & others.keys():
            self.schema(where, mine[media]["schema"], others[media]["schema"], sent=sent)


@pytest.mark.parametrize(
    "name",
    [name for name, (_, path, _) in OURS.items() if path.split("/")[1] in FAMILIES and name not in NOT_IN_THE_CORE],
)
def test_it_does_not_contradict_dominos_own_descriptions(name: str) -> None:
    """Same method, path, parameters and types; in replies we require no more, in requests no less."""
    file, prefix = FAMILIES[OURS[name][1].split("/")[1]]
    assert Comparison(domino(file)).operation(name, prefix) == []


def test_a_contradiction_would_be_found() -> None:
    """The comparison notices another type, a narrower enum, too much required, and a field that is not there."""
    theirs = {"properties": {"a": {"type": "integer"}, "b": {"type": "string"}}, "required": ["a"]}
    for ours in (
        {"properties": {"a": {"type": "string"}}},
        {"properties": {"b": {"type": "string", "enum": ["x"]}}},
        {"properties": {"b": {"type": "string"}}, "required": ["b"]},
        {"properties": {"c": {"type": "string"}}},
    ):
        comparison = Comparison({})
        comparison.schema("it", ours, theirs)
        assert len(comparison.found) == 1, ours
