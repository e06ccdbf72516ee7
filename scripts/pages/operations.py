"""The operations of the HTTP description: where each is, what it takes and answers, and an example."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from . import markup
from .description import Description, Node, Operation
from .model_tables import anchors, as_nodes

__all__ = ["AnswersDirective", "OperationsDirective"]


class OperationsDirective(SphinxDirective):
    """`{domino-operations} runs`: the operations with this tag."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a section for each."""
        description = Description.read()
        shown = _Shown(description)
        return [shown.section(each) for each in description.operations if each.tag == self.arguments[0]]


class AnswersDirective(SphinxDirective):
    """`{domino-answers}`: what the description says of all operations, and the answers that several share."""

    def run(self) -> list[nodes.Node]:
        """Return the text, and a section for each answer."""
        description = Description.read()
        made = markup.prose(description.document["info"]["description"])
        for name, answer in description.document["components"]["responses"].items():
            shown = markup.section(name, name, code=True)
            shown += markup.prose(answer["description"])
            made.append(shown)
        return made


class _Shown:
    """How operations are shown."""

    def __init__(self, description: Description) -> None:
        self._description = description
        self._places = anchors(description)

    def section(self, operation: Operation) -> nodes.section:
        """Return the section of one operation."""
        made = markup.section(operation.name, str(operation.detail["summary"]).removesuffix("."))
        made += markup.literal_block(f"{operation.method} {operation.path}", "text")
        made += markup.prose(operation.detail["description"])
        made += markup.paragraph(f"In Python: `domino_api.api.{operation.tag}.{operation.name}`.")
        if operation.parameters:
            made += markup.table(["parameter", "in", "type", ""], map(self._parameter, operation.parameters))
        if "requestBody" in operation.detail:
            made += markup.table(["body", "type"], self._contents(operation.detail["requestBody"]))
        made += self._answers(operation.detail["responses"])
        made += self._examples(operation.detail)
        return made

    def _parameter(self, parameter: Node) -> tuple[markup.Cell, ...]:
        needed = "" if parameter.get("required") else " (optional)"
        kind = self._type(parameter["schema"])
        return [nodes.literal("", parameter["name"])], parameter["in"] + needed, kind, parameter.get("description", "")

    def _contents(self, body: Node) -> Iterator[tuple[markup.Cell, ...]]:
        for kind, content in self._description.followed(body)["content"].items():
            yield [nodes.literal("", kind)], self._type(content.get("schema", {}))

    def _answers(self, responses: Node) -> list[nodes.Node]:
        """Return a table of the answers that are its own, and a line of links to those that all share."""
        own: list[tuple[markup.Cell, ...]] = []
        shared: list[nodes.Node] = [nodes.Text("Also ")]
        for status, response in responses.items():
            if "$ref" in response:
                shared += [markup.link(status, f"index.html#{response['$ref'].rpartition('/')[2]}"), nodes.Text(", ")]
            else:
                kinds = [self._type(each.get("schema", {})) for each in response.get("content", {}).values()]
                own.append((status, kinds[0] if kinds else "", response["description"]))
        shared[-1] = nodes.Text(".")
        return [markup.table(["answer", "type", ""], own), nodes.paragraph("", "", *shared)]

    def _type(self, schema: Node) -> list[nodes.Node]:
        return as_nodes(_expression(schema), self._places)

    def _examples(self, detail: Node) -> list[nodes.Node]:
        """Return the first example of a body in JSON and of a success."""
        found: list[nodes.Node] = []
        successes = [response for status, response in detail["responses"].items() if status.startswith("2")]
        for title, part in (
            ("Example of a body", detail.get("requestBody")),
            *(("Example of an answer", s) for s in successes),
        ):
            content = self._description.followed(part)["content"] if part and "content" in part else {}
            for example in list(content.get("application/json", {}).get("examples", {}).values())[:1]:
                text = json.dumps(example["value"], indent=2, ensure_ascii=False)
                found += markup.details(title, markup.literal_block(text, "json"))
        return found


def _expression(schema: Node) -> str:
    """Return a schema's type in a few words: a name, or what it is made of."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "allOf" in schema:
        return " & ".join(map(_expression, schema["allOf"]))
    kind: Any = schema.get("type", "any")
    if kind == "array":
        return f"list of {_expression(schema.get('items', {}))}"
    return f"{kind} ({schema['format']})" if "format" in schema else str(kind)
