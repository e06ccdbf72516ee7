"""The description in parts: what the generator reads of it, and how a mistake between the parts is told."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_spec_validator import OpenAPIV30SpecValidator

from tests.description.mistakes import PYTHON, ROOT

pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="the generator's environment was not made: scripts/test.sh")

ENTRY = """openapi: 3.0.3
info: {title: Things, version: "1"}
tags: [{name: things}, {name: users}]
paths:
  /things/{id}: {$ref: "areas/things.yaml#/paths/thing"}
  # An example is no description: this leads nowhere.
  /things: {$ref: "areas/things.yaml#/paths/things"}
  /users: {$ref: "areas/users.yaml#/paths/users"}
  /version:
    get:
      operationId: getVersion
      tags: [things]
      responses:
        "200": {$ref: "areas/common.yaml#/components/responses/Text"}
components:
  securitySchemes:
    key: {$ref: "areas/common.yaml#/components/securitySchemes/key"}
"""
THINGS = """paths:
  thing:
    get:
      operationId: getThing
      tags: [things]
      parameters:
        - {$ref: "#/components/parameters/Id"}
      responses:
        "200":
          description: It.
          content:
            application/json:
              schema: &thing {$ref: "#/components/schemas/Thing"}
              example: {$ref: "nowhere.yaml"}
  things:
    post:
      operationId: makeThing
      tags: [things]
      requestBody: {required: true, content: {application/json: {schema: *thing}}}
      responses:
        "200": {$ref: "common.yaml#/components/responses/Text"}
components:
  parameters:
    Id: {name: id, in: path, required: true, schema: {type: string}}
  schemas:
    Thing:
      type: object
      properties:
        owner: {$ref: "users.yaml#/components/schemas/User"}
        example: {$ref: "common.yaml#/components/schemas/Texts"}
"""
USERS = """paths:
  users:
    get:
      operationId: listUsers
      tags: [users]
      responses:
        "200":
          description: They.
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/User"}}}}
components:
  schemas:
    User: {type: object, properties: {name: {type: string}}}
"""
COMMON = """components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
  responses:
    Text: {description: Text., content: {text/plain: {schema: {type: string}}}}
  schemas:
    Texts: {type: object, additionalProperties: {type: string}}
"""
PARTS = {"domino.yaml": ENTRY, "areas/things.yaml": THINGS, "areas/users.yaml": USERS, "areas/common.yaml": COMMON}


def call(script: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a script of the description."""
    file = ROOT / "scripts" / "description" / script
    return subprocess.run(
        [PYTHON, file, *arguments], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write the parts."""
    (tmp_path / "areas").mkdir()
    for name, text in PARTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def bundle(folder: Path) -> dict[str, Any]:
    """Return the document in one piece."""
    done = call("bundle.py", "domino.yaml", "whole.json", folder=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    whole: dict[str, Any] = json.loads((folder / "whole.json").read_text(encoding="utf-8"))
    return whole


def test_the_parts_become_one_document(folder: Path) -> None:
    """Paths stand at their URLs in the order of the entry, components under their names, references within."""
    assert call("lint.py", "--foreign", "domino.yaml", folder=folder).stdout == ""
    whole = bundle(folder)
    assert list(whole["paths"]) == ["/things/{id}", "/things", "/users", "/version"]
    assert whole["paths"]["/things"]["post"]["operationId"] == "makeThing"
    assert {section: list(names) for section, names in whole["components"].items()} == {
        "parameters": ["Id"],
        "schemas": ["Thing", "User", "Texts"],
        "securitySchemes": ["key"],
        "responses": ["Text"],
    }
    assert whole["components"]["securitySchemes"]["key"] == {"type": "apiKey", "in": "header", "name": "X-Key"}
    assert whole["components"]["schemas"]["Thing"]["properties"] == {
        "owner": {"$ref": "#/components/schemas/User"},
        "example": {"$ref": "#/components/schemas/Texts"},
    }
    content = whole["paths"]["/things/{id}"]["get"]["responses"]["200"]["content"]["application/json"]
    assert content == {"schema": {"$ref": "#/components/schemas/Thing"}, "example": {"$ref": "nowhere.yaml"}}
    assert whole["paths"]["/version"]["get"]["responses"]["200"] == {"$ref": "#/components/responses/Text"}
    assert list(OpenAPIV30SpecValidator(whole).iter_errors()) == []


def test_one_file_stays_what_it_is(tmp_path: Path) -> None:
    """A document without parts, as it was read."""
    whole = {"openapi": "3.0.3", "paths": {}, "components": {"schemas": {"A": {"type": "object"}}}}
    (tmp_path / "domino.yaml").write_text(yaml.safe_dump(whole), encoding="utf-8")
    assert bundle(tmp_path) == whole


def test_ordinary_tools_read_the_parts_as_they_are() -> None:
    """Our own: openapi-spec-validator follows each reference, and would see one that leads nowhere."""
    entry = ROOT / "openapi" / "domino.yaml"
    document = yaml.safe_load(entry.read_text(encoding="utf-8"))
    assert list(OpenAPIV30SpecValidator(document, base_uri=entry.as_uri()).iter_errors()) == []
    document["paths"]["/version"] = {"$ref": "areas/deployment.yaml#/paths/nowhere"}
    with pytest.raises(Exception, match="nowhere"):
        list(OpenAPIV30SpecValidator(document, base_uri=entry.as_uri()).iter_errors())


@dataclass
class Slip:
    """A text of one part that is replaced, and the only line that is said of it."""

    file: str
    before: str
    after: str
    told: str


SLIPS = {
    "a file that there is not": Slip(
        "domino.yaml",
        "things.yaml#/paths/things",
        "thing.yaml#/paths/things",
        "domino.yaml:7: paths./things: there is no file thing.yaml to which $ref leads; did you mean 'things.yaml'?",
    ),
    "a path that there is not": Slip(
        "domino.yaml",
        '/users: {$ref: "areas/users.yaml#/paths/users"}',
        '/users: {$ref: "areas/users.yaml#/paths/users"}\n  /user: {$ref: "areas/users.yaml#/paths/user"}',
        "domino.yaml:9: paths./user: $ref 'areas/users.yaml#/paths/user' leads to no path; did you mean 'users'?",
    ),
    "a path without a URL": Slip(
        "domino.yaml",
        '  /users: {$ref: "areas/users.yaml#/paths/users"}\n',
        "",
        "areas/users.yaml:2: paths.users: no URL leads here; "
        'write /...: {$ref: "areas/users.yaml#/paths/users"} in domino.yaml',
    ),
    "a component of another part": Slip(
        "areas/things.yaml",
        "common.yaml#/components/responses/Text",
        "#/components/responses/Text",
        "areas/things.yaml:21: paths.things.post.responses.200: 'Text' is not in things.yaml; "
        "write $ref: 'common.yaml#/components/responses/Text'",
    ),
    "a component of a part, in the entry": Slip(
        "domino.yaml",
        "areas/common.yaml#/components/responses/Text",
        "#/components/responses/Text",
        "domino.yaml:14: paths./version.get.responses.200: 'Text' is not in domino.yaml; "
        "write $ref: 'areas/common.yaml#/components/responses/Text'",
    ),
    "a component that there is not": Slip(
        "areas/things.yaml",
        "users.yaml#/components/schemas/User",
        "users.yaml#/components/schemas/Usr",
        "areas/things.yaml:29: schemas.Thing.properties.owner: $ref leads to 'Usr', "
        "which is not in components/schemas; did you mean 'User'?",
    ),
    "a component of the entry that there is not": Slip(
        "domino.yaml",
        "securitySchemes/key",
        "securitySchemes/keys",
        "domino.yaml:17: securitySchemes.key: names no component of a part by its own name; did you mean 'key'?",
    ),
    "a component in two parts": Slip(
        "areas/common.yaml",
        "  schemas:\n",
        "  schemas:\n    User: {type: object}\n",
        "areas/common.yaml:7: schemas.User: is in users.yaml, too; rename one",
    ),
    "a key that is none of a part": Slip(
        "areas/common.yaml",
        "components:\n",
        "schemas: {}\ncomponents:\n",
        "areas/common.yaml:1: schemas: unknown key in a part; known: paths, components",
    ),
    "no YAML": Slip(
        "areas/users.yaml",
        "tags: [users]",
        "tags: [users",
        "areas/users.yaml:6: this is no YAML: did not find expected ',' or ']'",
    ),
    "a list for a mapping": Slip(
        "areas/common.yaml",
        "components:\n",
        "paths: []\ncomponents:\n",
        "areas/common.yaml:1: paths: should be a mapping",
    ),
    "a misspelt key of a component": Slip(
        "areas/users.yaml",
        "{name: {type: string}}",
        "{name: {type: string, nulable: true}}",
        "areas/users.yaml:12: schemas.User.properties.name.nulable: "
        "unknown key in this schema; did you mean 'nullable'?",
    ),
    "a misspelt key of an operation": Slip(
        "areas/things.yaml",
        "      operationId: makeThing\n",
        "      operationId: makeThing\n      sumary: Make.\n",
        "areas/things.yaml:18: makeThing.sumary: unknown key in this operation; did you mean 'summary'?",
    ),
    "another name in the URL": Slip(
        "areas/things.yaml",
        "{name: id, in",
        "{name: key, in",
        "areas/things.yaml:6: getThing.parameters: 'key' is not in the URL; write {key} there",
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_mistake_is_told_with_its_part(folder: Path, name: str) -> None:
    """File and line are those of the part that it is in."""
    slip = SLIPS[name]
    text = (folder / slip.file).read_text(encoding="utf-8")
    assert text.count(slip.before) == 1
    (folder / slip.file).write_text(text.replace(slip.before, slip.after), encoding="utf-8")
    said = call("lint.py", "--foreign", "domino.yaml", folder=folder)
    assert (said.returncode, said.stderr) == (1, "")
    assert said.stdout.startswith(slip.told)
