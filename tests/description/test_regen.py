"""Regeneration works after the API changed: a copy of the project gets a field and an operation, and uses them."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENVIRONMENTS = ROOT / ".venvs"
REGEN = ENVIRONMENTS / "regen"
pytestmark = pytest.mark.skipif(not REGEN.exists(), reason="the generator's environment was not made: scripts/test.sh")

#: The stock templates that ours replace or import. When these change under ours, look at what changed, then update.
STOCK = {
    "endpoint_module.py.jinja": "c1b2628053eb4875",
    "model.py.jinja": "fd1c79680d51c06c",
    "models_init.py.jinja": "4f64a3d6e1b15a56",
    "package_init.py.jinja": "ac15907e32dc39bd",
    "str_enum.py.jinja": "e4979a5e6b338351",
}
#: The areas that lead to each other and to no other one.
CORE = ("common", "deployment", "runs", "files", "blobs", "projects")
NEW_URL = """  /v1/projects/{owner}/{project}/runs/{runId}/archive: {$ref: "areas/runs.yaml#/paths/archive"}
  /v4/users/self:"""
NEW_OPERATION = """  archive:
    parameters:
      - {$ref: "common.yaml#/components/parameters/Owner"}
      - {$ref: "common.yaml#/components/parameters/Project"}
      - {$ref: "#/components/parameters/RunId"}
    post:
      operationId: archiveRun
      tags: [runs]
      summary: Hide a run.
      description: |
        Known from: wire facts 2.4 (APIB). Sure that it is made up for a test.
      security: [{apiKey: []}, {bearer: []}, {basic: []}]
      responses:
        "200":
          description: The run.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Run"}
              examples:
                hidden: {value: {id: 57dafe43317467e7b0ef5276, status: Succeeded, isArchived: true}}
        "401": {$ref: "common.yaml#/components/responses/Unauthorized"}
        "403": {$ref: "common.yaml#/components/responses/Forbidden"}
        "500": {$ref: "common.yaml#/components/responses/ServerError"}
        default: {$ref: "common.yaml#/components/responses/OtherError"}
    delete:
      operationId: unarchiveRun
      tags: [runs]
      summary: Show a run again.
      description: |
        Known from: wire facts 2.4 (APIB). Sure that it is made up for a test.
      security: [{apiKey: []}, {bearer: []}, {basic: []}]
      responses:
        "204": {description: It is shown.}
        "401": {$ref: "common.yaml#/components/responses/Unauthorized"}
        "403": {$ref: "common.yaml#/components/responses/Forbidden"}
        "500": {$ref: "common.yaml#/components/responses/ServerError"}
        default: {$ref: "common.yaml#/components/responses/OtherError"}

  stdout:
    get:
"""
PROGRAM = """
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from domino import Domino
from domino.errors import NotTheApiError
from domino.types import Run
from domino_api import Operation
from domino_api.api.runs import archive_run, unarchive_run


class Answer(BaseHTTPRequestHandler):
    def answer(self, status: int, content_type: str, body: bytes) -> None:
        print(self.command, self.path, flush=True)  # before the answer, so before what its receiver prints
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        body = b'{"id": "57dafe43317467e7b0ef5276", "status": "Succeeded", "priority": 7}'
        self.answer(200, "application/json", body)

    def do_DELETE(self) -> None:
        if "login" in self.path:
            self.answer(200, "text/html", b"<html>Log in</html>")
        else:
            print(self.command, self.path, flush=True)
            self.send_response(204)
            self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


server = HTTPServer(("127.0.0.1", 0), Answer)
Thread(target=server.serve_forever).start()
with Domino("local/quick-start", "key", f"http://127.0.0.1:{server.server_port}") as domino:
    run: Run = archive_run.sync("local", "quick-start", "57dafe", client=domino.api)
    nothing: Operation[None] = unarchive_run.operation("local", "quick-start", "57dafe")
    print(domino.api.send(nothing))
    unarchive_run.sync("local", "quick-start", "57dafe", client=domino.api)
    try:
        unarchive_run.sync("local", "login", "57dafe", client=domino.api)
    except NotTheApiError:
        print("a page is no success")
priority: int | None = run.priority
print(priority)
server.shutdown()
server.server_close()
"""
ANSWERS = """POST /v1/projects/local/quick-start/runs/57dafe/archive
DELETE /v1/projects/local/quick-start/runs/57dafe/archive
None
DELETE /v1/projects/local/quick-start/runs/57dafe/archive
DELETE /v1/projects/local/login/runs/57dafe/archive
a page is no success
7
"""


def call(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the copy."""
    return subprocess.run(
        command,
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "HOME": str(cwd), **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def copied(copy: Path) -> Path:
    """Copy the project beside the environments, as an archive of its sources has it: without git."""
    for name in ("domino", "generated", "openapi", "scripts"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    (copy / ".venvs").symlink_to(ENVIRONMENTS)
    return copy


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Return a copy of the project."""
    return copied(tmp_path / "project")


@pytest.fixture(scope="module")
def _core(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Regenerate a copy whose description has the core alone: a tenth of the operations, a quarter of the time."""
    copy = copied(tmp_path_factory.mktemp("core") / "project")
    entry = copy / "openapi" / "domino.yaml"
    text = entry.read_text(encoding="utf-8").replace(":\n    {$ref:", ": {$ref:")
    kept = [
        line for line in text.splitlines() if "areas/" not in line or any(f"areas/{name}.yaml" in line for name in CORE)
    ]
    tags = re.findall(r"^  - name: (\w+)$", text, re.MULTILINE)
    text = "\n".join(kept) + "\n"
    for tag in set(tags) - set(CORE):
        text = re.sub(rf"  - name: {tag}\n    description: .*\n", "", text)
    entry.write_text(text, encoding="utf-8")
    for part in (copy / "openapi" / "areas").glob("*.yaml"):
        if part.stem not in CORE:
            part.unlink()
    made = call("scripts/regen.sh", "--allow-breaking", cwd=copy)
    assert made.returncode == 0, made.stderr
    return copy


@pytest.fixture
def project(tmp_path: Path, _core: Path) -> Path:
    """Return a copy of the project, with the core of its description."""
    return shutil.copytree(_core, tmp_path / "project", symlinks=True)


def edit(project: Path, before: str, after: str) -> None:
    """Replace a text that is in one file of the description, once."""
    texts = {file: file.read_text(encoding="utf-8") for file in (project / "openapi").rglob("*.yaml")}
    assert sum(text.count(before) for text in texts.values()) == 1, before
    for file, text in texts.items():
        file.write_text(text.replace(before, after), encoding="utf-8")


def snapshot(project: Path) -> dict[str, str]:
    """Return the digest of every generated file."""
    files = [*sorted((project / "generated").rglob("*.py")), project / "generated" / "public_api.txt"]
    return {str(path.relative_to(project)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_committed_output_is_what_the_description_gives(whole: Path) -> None:
    """And so it is byte-identical on every run; that `--check` agrees is what scripts/check.sh sees."""
    before = snapshot(whole)
    again = call("scripts/regen.sh", cwd=whole, PYTHONHASHSEED="1")
    assert again.returncode == 0
    assert again.stdout == "Public API: 0 changes, 0 breaking\n"
    assert snapshot(whole) == before


def test_check_shows_a_difference_and_changes_nothing(project: Path) -> None:
    """Exit code 1 with a diff that names file and line."""
    run = project / "generated" / "domino_api" / "models" / "run.py"
    run.write_text(run.read_text(encoding="utf-8").replace("class Run(", "class Runn("), encoding="utf-8")
    before = snapshot(project)
    checked = call("scripts/regen.sh", "--check", cwd=project)
    assert checked.returncode == 1
    assert "-class Runn(_wire_model.WireModel):" in checked.stdout
    assert snapshot(project) == before


def test_a_new_field_and_operation_are_generated_and_typed(whole: Path) -> None:
    """Edit the description, regenerate, call the new operation from a strictly typed program."""
    edit(whole, "  /v4/users/self:", NEW_URL)
    edit(whole, "  stdout:\n    get:\n", NEW_OPERATION)
    field = "        diagnosticStatistics:\n          nullable: true\n"
    edit(whole, field, "        priority: {type: integer, description: New.}\n" + field)
    done = call("scripts/regen.sh", cwd=whole)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "added    domino_api.api.runs.archive_run.sync" in done.stdout
    assert "added    domino_api.models.run.Run.priority: int | None" in done.stdout

    (whole / "program.py").write_text(PROGRAM, encoding="utf-8")
    (whole / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "include": ["program.py"], "extraPaths": ["generated"]}', encoding="utf-8"
    )
    tools = ENVIRONMENTS / "test" / "bin"
    typed = call(tools / "pyright", "--pythonpath", tools / "python", cwd=whole)
    assert typed.returncode == 0, typed.stdout
    ran = call(tools / "python", "program.py", cwd=whole, PYTHONPATH=f"{whole}:{whole / 'generated'}")
    assert ran.stdout == ANSWERS, ran.stderr


def test_a_breaking_change_fails_until_it_is_allowed(project: Path) -> None:
    """A removed operation is one; what was not allowed is told again the next time, by --check too."""
    edit(project, "      operationId: listCommits\n", "      operationId: listAllCommits\n")
    for arguments in ([], [], ["--check"]):
        refused = call("scripts/regen.sh", *arguments, cwd=project)
        assert refused.returncode == 1
        assert "breaking domino_api.api.files.list_commits: The module was removed" in refused.stdout
    allowed = call("scripts/regen.sh", "--allow-breaking", cwd=project)
    assert (allowed.returncode, "list_commits" in allowed.stdout) == (0, True)
    assert call("scripts/regen.sh", "--check", cwd=project).stdout.endswith("Public API: 0 changes, 0 breaking\n")


def test_a_changed_type_breaks(project: Path) -> None:
    """Of an attribute, a parameter, a result; the value of an enum member; one more field that has to be given."""
    runs = "domino_api.api.runs"
    models = "domino_api.models"
    for before, after in {
        "publiclyVisible: {type: boolean,": "publiclyVisible: {type: string,",
        "{type: integer, format: int32, minimum: 1, description: *prev": "{type: string, description: *prev",
        "LinesText}\n          example: 100\n": 'LinesText}\n          example: "100"\n',
        '              schema: {$ref: "#/components/schemas/RunStdout"}\n': (
            '              schema: {$ref: "common.yaml#/components/schemas/ErrorMessage"}\n'
        ),
        "- Faulty  # unknown": "- Faultier",
        "      description: A dataset mounted in a run. Seen in one live reply only.\n      properties:\n": (
            "      description: A dataset mounted in a run.\n      required: [site]\n"
            "      properties:\n        site: {type: string, description: New.}\n"
        ),
    }.items():
        edit(project, before, after)
    refused = call("scripts/regen.sh", cwd=project)
    assert refused.returncode == 1
    assert "api_changes: this breaks callers; --allow-breaking if that is meant" in refused.stderr
    assert "generated/domino_api has changed: scripts/check.sh tells" in refused.stdout
    told = [line.strip() for line in refused.stdout.splitlines() if line.startswith("  breaking")]
    assert told == [
        *(
            f"breaking {runs}.get_run_stdout.{name}: {what}"
            for name in ("asyncio", "operation", "sync")
            for what in ("Return type was changed", "Type of parameter preview_number_of_lines was changed")
        ),
        f"breaking {models}.run.Run.publicly_visible: Attribute type was changed",
        f"breaking {models}.run_dataset_mount.RunDatasetMount.site: Attribute was added as required",
        f"breaking {models}.run_status.RunStatus.FAULTY: Value of enum member was changed",
    ]


def test_what_is_added_does_not_break(project: Path) -> None:
    """An optional field, and a value of an enum with its name."""
    edit(project, "- Faulty  # unknown\n", "- Faulty  # unknown\n        - Lost\n")
    edit(project, "FAILED, ERROR, FAULTY]", "FAILED, ERROR, FAULTY, LOST]")
    edit(
        project,
        "        executor: {type: string,",
        "        site: {type: string, description: New.}\n        executor: {type: string,",
    )
    report = call("scripts/regen.sh", cwd=project)
    assert report.returncode == 0, report.stdout
    assert [line.strip() for line in report.stdout.splitlines()[1:]] == [
        "Public API: 2 changes, 0 breaking",
        "added    domino_api.models.run.Run.site: str | None",
        "added    domino_api.models.run_status.RunStatus.LOST = 'Lost'",
    ]


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        (
            "areas/files.yaml",
            "          application/octet-stream:\n            schema: {type: string, format: binary}\n      resp",
            "          multipart/form-data:\n            schema: {type: object}\n      resp",
            "uploadFile.requestBody.content: a form is one file; write schema: {type: object, properties: {<field>: ",
        ),
        (
            "areas/runs.yaml",
            "      required: [runId]\n",
            "      required: [runid]\n",
            "schemas.RunStarted.required: 'runid' is no property; did you mean 'runId'?",
        ),
        ("domino.yaml", "  title: Domino\n", "  title: [Domino\n", "this is no YAML: did not find expected ',' or ']'"),
    ],
)
def test_a_mistake_is_refused_before_anything_is_generated(
    project: Path, file: str, before: str, after: str, told: str
) -> None:
    """What else is refused is in test_lint.py and test_conventions.py."""
    edit(project, before, after)
    state = snapshot(project)
    refused = call("scripts/regen.sh", cwd=project)
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert re.fullmatch(rf"openapi/{re.escape(file)}:\d+: {re.escape(told)}.*\n", refused.stderr), refused.stderr
    assert snapshot(project) == state


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        (["--help"], 0, "Regenerates generated/domino_api"),
        (["--chek"], 2, "regen.sh: unknown option --chek"),
        (["--against"], 2, "regen.sh: --against needs a git revision"),
        (["--against", "nowhere"], 2, "regen.sh: --against: nowhere is no git revision"),
    ],
)
def test_the_options_explain_themselves(options: list[str], status: int, told: str) -> None:
    """What is wrong first, then the usage; help is no error."""
    done = call(ROOT / "scripts" / "regen.sh", *options, cwd=ROOT)
    assert done.returncode == status
    assert (done.stdout if status == 0 else done.stderr).startswith(told)
    assert "scripts/regen.sh --check" in done.stdout + done.stderr


def test_the_report_tells_renamed_and_changed_from_added_and_removed(project: Path) -> None:
    """A field with another name, and one with another type."""
    edit(project, "        executor: {type: string,", "        machine: {type: string,")
    integer = "        containerExitCode:\n          type: integer\n          format: int32\n"
    edit(project, integer, "        containerExitCode:\n          type: string\n")
    report = call("scripts/regen.sh", "--allow-breaking", cwd=project).stdout
    assert "renamed  domino_api.models.run.Run.executor -> machine" in report
    assert "changed  domino_api.models.run.Run.container_exit_code: int | None -> str | None" in report
    assert "removed  domino_api.models.run.Run.executor" not in report


def test_the_stock_templates_are_those_that_ours_were_made_against() -> None:
    """The generator's templates are no public API: a change has to be looked at."""
    stock = next(REGEN.glob("lib/python*/site-packages/openapi_python_client/templates"))
    assert {name: hashlib.sha256((stock / name).read_bytes()).hexdigest()[:16] for name in STOCK} == STOCK


MAP = """
    RunsByName:
      type: object
      description: Runs by a name of theirs.
      additionalProperties: {$ref: "#/components/schemas/Run"}
    RunDatasetMount:
"""


def test_a_map_of_models_holds_models(project: Path) -> None:
    """Decoded under their keys, with the path of what does not fit."""
    edit(project, "\n    RunDatasetMount:\n", MAP)
    field = "        diagnosticStatistics:\n          nullable: true\n"
    edit(project, field, '        children: {$ref: "#/components/schemas/RunsByName"}\n' + field)
    done = call("scripts/regen.sh", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    program = """
from domino_api.models import Run
child = {"id": "2", "status": "Failed"}
run = Run.from_dict({"id": "1", "status": "Succeeded", "children": {"first": child}})
print(run.children["first"].id, run["children"]["first"].status, type(child).__name__)
try:
    Run.from_dict({"id": "1", "status": "Succeeded", "children": {"first": {"id": 2}}})
except ValueError as error:
    print(error)
"""
    (project / "program.py").write_text(program, encoding="utf-8")
    ran = call(
        ENVIRONMENTS / "test" / "bin" / "python", "program.py", cwd=project, PYTHONPATH=str(project / "generated")
    )
    assert ran.stdout == "2 Failed dict\nchildren.first.id should be a string, but is a whole number\n", ran.stderr
