"""Where another description of the same operations differs from ours, and whether that breaks us.

What we send has to be among what they take, and what they answer among what we read: what is wider on one side is a
fault in one direction and none in the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from contract import Contract, Operation, Shape

__all__ = ["Comparison", "Difference"]

Json = dict[str, Any]
#: May be sent to every server, listed or not.
STANDARD_HEADERS = {("header", "range"), ("header", "if-range")}
ANY_CONTENT = "*/*"


@dataclass(frozen=True)
class Difference:
    """One difference at a place of an operation, as `reply.data[].id`."""

    breaks: bool
    operation: str
    place: str
    text: str


class Comparison:
    """Compares operations of our description with those of another one."""

    def __init__(self, ours: Contract, theirs: Contract) -> None:
        self._ours = ours
        self._theirs = theirs
        self._name = ""
        #: Pairs of schemas, and of their fields, that are being compared: in a circle there is nothing more to find.
        self._open: set[tuple[int, int]] = set()

    def operation(self, ours: Operation, theirs: Operation) -> list[Difference]:
        """Return every difference between two operations of one method and path, each once, in order."""
        self._name = ours.name
        found = [
            *self._parameters(ours, theirs),
            *self._request(ours, theirs),
            *self._replies(ours, theirs),
        ]
        if theirs.deprecated and not ours.deprecated:
            found.append(self._new("operation", "is deprecated"))
        return list(dict.fromkeys(found))

    def _breaks(self, place: str, text: str) -> Difference:
        return Difference(True, self._name, place, text)

    def _new(self, place: str, text: str) -> Difference:
        return Difference(False, self._name, place, text)

    # -------------------------------------------------------------------------------------------------- operations
    def _parameters(self, ours: Operation, theirs: Operation) -> Iterator[Difference]:
        for key, other in theirs.parameters.items():
            mine = ours.parameters.get(key)
            place = f"{key[0]}.{(mine or other).name}"
            if mine is None and key[0] == "path":
                continue  # it has a place in both URLs, though it is described in one
            if mine is None:
                new = self._breaks(place, "is required, and we do not have it")
                yield new if other.required else self._new(place, "optional parameter")
                continue
            if other.required and not mine.required:
                yield self._breaks(place, "is required, optional here")
            # None is no value of a parameter: it is left out.
            yield from self._schema(place, mine.schema, other.schema, sent=True, needed=False)
        for key, mine in ours.parameters.items():
            if key not in theirs.parameters and key[0] != "path" and key not in STANDARD_HEADERS:
                yield self._breaks(f"{key[0]}.{mine.name}", "is not there, and we send it")

    def _request(self, ours: Operation, theirs: Operation) -> Iterator[Difference]:
        if theirs.body and not ours.body:
            need = self._breaks("request", "a body is required, and we send none")
            yield need if theirs.body_required else self._new("request", "optional body")
        elif ours.body and not theirs.body:
            yield self._breaks("request", "takes no body, and we send one")
        for media, mine in ours.body.items() if theirs.body else ():
            other = theirs.body.get(media, theirs.body.get(ANY_CONTENT))
            if other is None:
                yield self._breaks("request", f"takes {_listed(theirs.body)}, not {media}")
            else:
                yield from self._schema("request", mine, other, sent=True)

    def _replies(self, ours: Operation, theirs: Operation) -> Iterator[Difference]:
        """Compare what success brings; each failure is read as what it is."""
        mine, others = _successes(ours.replies), _successes(theirs.replies)
        if not others and "default" in theirs.replies and mine:
            others = {next(iter(mine)): theirs.replies["default"]}
        for status, bodies in others.items():
            known = mine.get(status, mine.get("2XX"))
            if known is None and status == "2XX":
                known = next(iter(mine.values()), None)
            if known is None:
                yield self._breaks("reply", f"success is {status}, {_listed(mine)} here")
            else:
                yield from self._reply(known, bodies)

    def _reply(self, ours: Mapping[str, Json], theirs: Mapping[str, Json]) -> Iterator[Difference]:
        if not ours:
            if theirs:
                yield self._new("reply", "has a body")
            return
        if not theirs:
            yield self._breaks("reply", "has no body, and we read one")
        both = False
        for media, other in theirs.items():
            mine = next(iter(ours.values())) if media == ANY_CONTENT else ours.get(media)
            if mine is not None:
                both = True
                yield from self._schema("reply", mine, other, sent=False)
        if theirs and not both:
            yield self._breaks("reply", f"is {_listed(theirs)}, {_listed(ours)} here")

    # ----------------------------------------------------------------------------------------------------- schemas
    def _schema(self, place: str, ours: object, theirs: object, *, sent: bool, needed: bool = True) -> list[Difference]:
        """Compare two schemas: each form of who writes with the one that is nearest to it of who reads.

        What is not needed is left out of requests, and of a reply null says the same as nothing.
        """
        pair = id(ours), id(theirs)
        if pair in self._open:
            return []
        self._open.add(pair)
        mine, others = self._ours.shapes(ours), self._theirs.shapes(theirs)
        found: list[Difference] = []
        for written in mine if sent else others:
            tries = [
                self._shape(place, written, read, sent=True) if sent else self._shape(place, read, written, sent=False)
                for read in (others if sent else mine)
            ]
            nearest: list[Difference] = min(tries, key=_weight)
            found += nearest
        written_null, read_null = (each[0].nullable for each in ((mine, others) if sent else (others, mine)))
        reads_any = any(not each.types for each in (others if sent else mine))
        if needed and written_null and not read_null and not reads_any:
            found.append(self._breaks(place, "does not take null" if sent else "may be null"))
        self._open.discard(pair)
        return found

    def _shape(self, place: str, mine: Shape, other: Shape, *, sent: bool) -> list[Difference]:
        if mine.list_field and not sent and other.types == {"array"}:
            bare: Json = {"type": "array", "items": other.items or {}}
            return self._schema(place, mine.properties[mine.list_field], bare, sent=False)
        written, read = (mine, other) if sent else (other, mine)
        if not _takes(read.types, written.types):
            return [self._breaks(place, f"is {_listed(other.types)}, {_listed(mine.types)} here")]
        if mine.format and other.format and mine.format != other.format:
            return [self._breaks(place, f"is {other.format}, {mine.format} here")]
        found = [*self._values(place, mine, other, sent=sent)]
        if mine.properties and (other.properties or other.others is not None):
            pair = id(mine.properties), id(other.properties)
            if pair not in self._open:
                self._open.add(pair)
                found += self._fields(place, mine, other, sent=sent)
                self._open.discard(pair)
        if mine.items is not None and other.items is not None:
            found += self._schema(f"{place}[]", mine.items, other.items, sent=sent)
        if mine.others is not None and other.others is not None:
            found += self._schema(f"{place}{{}}", mine.others, other.others, sent=sent)
        return found

    def _values(self, place: str, mine: Shape, other: Shape, *, sent: bool) -> Iterator[Difference]:
        """Compare enums; an unknown value that comes is kept."""
        gone = [each for each in mine.values if each not in other.values]
        come = [each for each in other.values if each not in mine.values]
        if sent and gone and other.values:
            yield self._breaks(place, f"does not take {_listed(gone)}")
        if come and mine.values:
            yield self._new(place, f"enum values {_listed(come)}")
        elif come:
            yield self._new(place, f"is an enum of {_listed(come)}")

    def _fields(self, place: str, mine: Shape, other: Shape, *, sent: bool) -> Iterator[Difference]:
        # A field that only they write is in no request, one that only we write in no reply.
        unseen = "readOnly" if sent else "writeOnly"
        for name, node in mine.properties.items():
            there, theirs = f"{place}.{name}", other.properties.get(name, other.others)
            if self._ours.is_flagged(node, unseen):
                continue
            if theirs is None and (sent or name in mine.required):
                yield self._breaks(there, f"is not there, and we {'send' if sent else 'need'} it")
            elif theirs is None:
                yield self._new(there, "is not there; optional here")
            else:
                if sent and name in other.required - mine.required and not self._theirs.is_flagged(theirs, unseen):
                    yield self._breaks(there, "is required, optional here")
                elif not sent and name in mine.required - other.required:
                    yield self._breaks(there, "is optional, required here")
                yield from self._schema(there, node, theirs, sent=sent, needed=name in mine.required)
        for name, node in other.properties.items():
            if name not in mine.properties and not self._theirs.is_flagged(node, unseen):
                need = self._breaks(f"{place}.{name}", "is required, and we do not have it")
                yield need if sent and name in other.required else self._new(f"{place}.{name}", "field")


def _weight(found: list[Difference]) -> tuple[int, int]:
    return sum(each.breaks for each in found), len(found)


def _takes(read: frozenset[str], written: frozenset[str]) -> bool:
    """Whether who reads these types can read what is written; no types are every type."""
    return not read or not written or all(each in read or (each == "integer" and "number" in read) for each in written)


def _successes(replies: Mapping[str, Mapping[str, Json]]) -> dict[str, Mapping[str, Json]]:
    return {status.upper(): bodies for status, bodies in replies.items() if status.startswith("2")}


def _listed(names: Any) -> str:
    return ", ".join(sorted(names)) or "nothing"
