"""What is used of Airflow, with types: type checkers need not have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domino._extras import load_extra

__all__ = ["BaseHook", "BaseOperator", "BaseOperatorLink", "BaseTrigger", "Context", "TriggerEvent"]

if TYPE_CHECKING:
    import logging
    from collections.abc import AsyncIterator, Mapping, Sequence
    from typing import Any, ClassVar, NoReturn, Protocol, TypeAlias

    #: What a task knows of the run that it is part of.
    Context: TypeAlias = Mapping[str, Any]

    class Connection(Protocol):
        """A connection, as Airflow keeps it."""

        conn_id: str
        host: str | None
        schema: str | None
        port: int | None
        password: str | None
        extra_dejson: dict[str, Any]

    class BaseHook:
        """What connects to another system."""

        log: logging.Logger

        def __init__(self, logger_name: str | None = None) -> None: ...

        @classmethod
        def get_connection(cls, conn_id: str) -> Connection:
            """Return a connection."""
            ...

        @classmethod
        async def aget_connection(cls, conn_id: str) -> Connection:
            """Return a connection; older ones have no such method."""
            ...

    class BaseOperatorLink:
        """A link from a task in Airflow's web page."""

        name: str

        @property
        def xcom_key(self) -> str:
            """Return the name of the XCom that holds the address."""
            ...

    class BaseOperator:
        """A task."""

        template_fields: ClassVar[Sequence[str]]
        operator_extra_links: ClassVar[Sequence[BaseOperatorLink]]
        ui_color: ClassVar[str]
        log: logging.Logger

        def __init__(self, *, task_id: str, **options: Any) -> None: ...

        def defer(self, *, trigger: BaseTrigger, method_name: str, kwargs: dict[str, Any] | None = None) -> NoReturn:
            """Leave the worker, to come back when the trigger has fired."""
            ...

    class TriggerEvent:
        """What a trigger tells the task that comes back."""

        def __init__(self, payload: Any) -> None: ...

    class BaseTrigger:
        """What waits in the triggerer."""

        log: logging.Logger

        def __init__(self) -> None: ...

        def serialize(self) -> tuple[str, dict[str, Any]]:
            """Return what makes the trigger again."""
            ...

        def run(self) -> AsyncIterator[TriggerEvent]:
            """Wait, and tell."""
            ...

else:
    load_extra("airflow", "airflow")
    _sdk = load_extra("airflow.sdk", "airflow")
    BaseHook, BaseOperator, Context = _sdk.BaseHook, _sdk.BaseOperator, _sdk.Context
    BaseOperatorLink = _sdk.BaseOperatorLink
    _triggers = load_extra("airflow.triggers.base", "airflow")
    BaseTrigger, TriggerEvent = _triggers.BaseTrigger, _triggers.TriggerEvent
