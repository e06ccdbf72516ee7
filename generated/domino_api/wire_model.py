"""What every generated model shares: typed attributes and a read-only dict of the wire in one object."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar

from attrs import frozen as model
from typing_extensions import Self

from .missing import MissingAttributeError, MissingKeyError
from .nesting import Flattened, sparing
from .wire import OpenEnum, Secret, is_list, is_object, to_wire

__all__ = ["WireModel", "model", "note_origin", "origin_of", "put", "recast", "show_with", "unsealed"]

_M = TypeVar("_M", bound="WireModel")

#: Fields that tell an object from others of its class, in the order in which a person reads them.
_TELLING = ("id", "number", "name", "title", "status")
#: How many characters of one value a repr shows.
_SHOWN = 60


class WireModel(dict[str, Any]):
    """An attrs class that is also a read-only dict by wire name.

    The dict is what the server sent, unknown fields included; for fields that are models it holds these, which are
    dicts as well. A model made by hand has the dict of its attributes, without optional ones that are None.
    """

    __slots__ = ("_origin",)

    #: where it came from, for the package on top; no part of the reply, so neither copied nor compared nor pickled
    _origin: object
    #: attribute name, wire name, whether None is sent
    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = ()
    #: attributes that a repr does not show
    _secrets: ClassVar[tuple[str, ...]] = ()
    #: HTML of a model for notebooks, None for one that its repr tells well enough; `show_with` sets it
    _shown: ClassVar[Callable[[Any], str | None] | None] = None

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Make the model from decoded JSON; raise ShapeError, with the path of the field, if it does not fit."""
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON-ready dicts and lists, unknown fields included: a copy, free to be changed."""
        copied: dict[str, Any] = _copied(self)
        return copied

    def __attrs_pre_init__(self) -> None:
        if len(self) or any(hasattr(self, name) for name, _, _ in self._fields):
            _refuse(self)

    def __attrs_post_init__(self) -> None:
        for name in self._secrets:
            value = getattr(self, name)
            object.__setattr__(self, name, value if value is None else Secret(value))
        for name, wire_name, always in self._fields:
            value = getattr(self, name)
            if always or value is not None:
                put(self, wire_name, to_wire(value))

    # Of dicts pickle and copy set the items one by one. A field that a newer version knows is None.
    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        attributes = {name: sparing(getattr(self, name), WireModel) for name, _, _ in self._fields}
        return _remade, (type(self), {key: sparing(value, WireModel) for key, value in self.items()}, attributes)

    # An empty reply is still a reply.
    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        """Return one line: what tells the object from others, how long its lists are, how much more there is."""
        required = [name for name, _, always in self._fields if always]
        told = [_told(name, getattr(self, name, None)) for name in dict.fromkeys((*_TELLING, *required))]
        told += [_standing(name, getattr(self, name, None)) for name in required]
        shown = [each for each in told if each]
        if rest := len(self) - len(shown):
            shown.append(f"and {rest} more" if shown else f"with {rest} key{'s' * (rest > 1)}")
        return f"<{' '.join([type(self).__name__, *shown])}>"

    # None makes a notebook take the repr.
    def _repr_html_(self) -> str | None:
        show = WireModel._shown
        return None if show is None else show(self)

    if TYPE_CHECKING:  # to call one of them is an error
        __setitem__: None  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]
        __delitem__: None  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]
        __ior__: None  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]
        clear: None  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]
        pop: None  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]
        popitem: None  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]
        setdefault: None  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]
        update: None  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]
    else:

        def __setitem__(self, *_: object, **__: object) -> NoReturn:
            _refuse(self)

        __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = __setitem__

        def __missing__(self, key: object) -> NoReturn:
            raise MissingKeyError(key, self)

        # Not for type checkers, which would take every misspelt name for an attribute.
        def __getattr__(self, name: str) -> Any:
            raise MissingAttributeError(name, self)


class _Unsealed(dict[type[WireModel], Callable[[Mapping[str, Any]], Any]]):
    """By class, what makes an instance with this dict whose attributes can be set, until its `__class__` is the class.

    Decoding sets 27 attributes of a run; past a class that refuses it, this would take half as long again.
    """

    def __missing__(self, cls: type[WireModel]) -> Callable[[Mapping[str, Any]], Any]:
        # Methods in C are called without a look-up; __delattr__ is among them since it shares a slot with __setattr__.
        methods: dict[str, Any] = {
            "__init__": dict[str, Any].__init__,
            "__setattr__": object.__setattr__,
            "__delattr__": object.__delattr__,
        }
        made = self[cls] = type(cls.__name__, (cls,), {"__slots__": (), **methods})
        return made


unsealed: _Unsealed = _Unsealed()
#: Puts a value into the dict of a model, past the model's own methods.
put: Callable[[dict[str, Any], str, Any], None] = dict[str, Any].__setitem__


def recast(cls: type[_M], reply: WireModel, **changes: Any) -> _M:
    """Return a reply as a class that derives from its own; nothing is decoded again.

    Args:
        cls: The class, without fields of its own.
        reply: The reply, which is left as it is.
        **changes: Other values of fields, by the names of attributes.
    """
    made = unsealed[cls](reply)
    for name, wire_name, _ in cls._fields:
        setattr(made, name, changes.get(name, getattr(reply, name)))
        if name in changes:
            put(made, wire_name, changes[name])
    note_origin(made, origin_of(reply))
    made.__class__ = cls
    recast_reply: _M = made
    return recast_reply


def note_origin(reply: WireModel, origin: object) -> None:
    """Note where a reply came from: whatever the package on top takes for it."""
    object.__setattr__(reply, "_origin", origin)


def origin_of(reply: WireModel) -> object:
    """Return what was noted of a reply, None if nothing was: it was made by hand, copied or unpickled."""
    return getattr(reply, "_origin", None)


def show_with(show: Callable[[Any], str | None]) -> None:
    """Set what makes HTML of models for notebooks; the package on top knows what they are, this one does not."""
    WireModel._shown = staticmethod(show)


def _remade(cls: type[WireModel], wire: dict[str, Any], attributes: dict[str, Any]) -> WireModel:
    made = unsealed[cls]({key: Flattened.undone(value) for key, value in wire.items()})
    for name, _, _ in cls._fields:
        setattr(made, name, Flattened.undone(attributes.get(name)))
    made.__class__ = cls
    remade: WireModel = made
    return remade


def _refuse(reply: WireModel) -> NoReturn:
    raise TypeError(f"{type(reply).__name__} is read-only: dict(reply) is a copy that can be changed")


def _copied(value: Any) -> Any:
    """Return plain dicts and lists for all that is in a value, however deep: a server decides how deep it is."""
    copied: list[Any] = [value]
    left: list[tuple[Any, Any]] = [(copied, 0)]
    while left:
        holder, place = left.pop()
        item = holder[place]
        if is_object(item):
            holder[place] = inner = dict(item)
            left += [(inner, key) for key, held in inner.items() if is_object(held) or is_list(held)]
        elif is_list(item):
            holder[place] = several = list(item)
            left += [(several, index) for index, held in enumerate(several) if is_object(held) or is_list(held)]
    return copied[0]


def _standing(name: str, value: Any) -> str:
    """Return what a repr says of an attribute that is an object: words like `Failed` of it, nothing of one without."""
    if not isinstance(value, WireModel):
        return ""
    words = ((inner, getattr(value, inner, None)) for inner, _, _ in value._fields)
    return " ".join(_told(f"{name}.{inner}", word) for inner, word in words if isinstance(word, OpenEnum))


def _told(name: str, value: Any) -> str:
    """Return what a repr says of an attribute, shortened; nothing of one that is an object or None."""
    if is_list(value):
        return f".{name} has {len(value)}"
    if value is None or is_object(value):
        return ""
    text = repr(value.value if isinstance(value, OpenEnum) else value)
    return f"{name}={text if len(text) <= _SHOWN else f'{text[: _SHOWN - 1]}…'}"
