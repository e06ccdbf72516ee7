"""Tasks that start a run or job and succeed or fail with it."""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, NoReturn

from domino import Domino
from domino.errors import CallError, ConfigError, DominoError

from ._airflow import BaseOperator, BaseOperatorLink, Context
from ._hook import DominoHook
from ._link import DominoLink
from ._trigger import DominoTrigger, Kind

__all__ = ["DominoJobOperator", "DominoOperator", "DominoSparkOperator"]

#: Seconds: it is over already when a worker takes over from the trigger.
_IS_OVER = 60.0


class _Operator(BaseOperator):
    """What tasks of runs and of jobs have in common."""

    kind: ClassVar[Kind]
    operator_extra_links: ClassVar[Sequence[BaseOperatorLink]] = (DominoLink(),)

    def __init__(
        self,
        *,
        project: str,
        host: str | None,
        api_key: str | None,
        domino_token_file: str | None,
        domino_conn_id: str | None,
        deferrable: bool,
        poll_freq: float,
        max_poll_time: float,
        startup_delay: float | None,
        include_setup_log: bool,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        if deferrable and api_key is not None:
            raise ConfigError(
                "a deferrable task keeps what it waits with in Airflow's database, where no API key belongs: put it "
                "into a connection (domino_conn_id=), or leave it to the environment (DOMINO_USER_API_KEY)"
            )
        self.project = project
        self.domino_conn_id = domino_conn_id
        self.deferrable = deferrable
        self.poll_freq = poll_freq
        self.max_poll_time = max_poll_time
        self.startup_delay = startup_delay
        self.include_setup_log = include_setup_log
        self.run_id: str | None = None
        self.page: str | None = None
        self._host = host
        self._api_key = api_key
        self._domino_token_file = domino_token_file

    @property
    def hook(self) -> DominoHook:
        """The connection of the task."""
        return DominoHook(
            self.domino_conn_id,
            self.project,
            host=self._host,
            api_key=self._api_key,
            domino_token_file=self._domino_token_file,
        )

    def execute(self, context: Context) -> dict[str, Any]:
        """Start it, and wait until it is over; with `deferrable` no worker waits.

        Raises:
            RunFailedError: It did not succeed.
            WaitTimeoutError: The time is up; it goes on.
        """
        if self.startup_delay:
            time.sleep(self.startup_delay)
        with self.hook.get_conn() as domino:
            run_id = self.run_id = self._start(domino)
            self.page = domino.web_page(run_id)
            self.log.info("started the %s %s: %s", self.kind, run_id, self.page or domino.host)
            # Airflow asks for links when a task is deferred or over; this one is wanted while the run goes on, too.
            if self.page is not None:
                context["ti"].xcom_push(key=DominoLink().xcom_key, value=self.page)
            if self.deferrable:
                self._defer_until_over(run_id)
            return self._finish(domino, run_id, self.max_poll_time)

    def _defer_until_over(self, run_id: str) -> NoReturn:
        trigger = DominoTrigger(
            self.kind,
            run_id,
            self.project,
            deadline=time.time() + self.max_poll_time,
            poll_freq=self.poll_freq,
            domino_conn_id=self.domino_conn_id,
            host=self._host,
            domino_token_file=self._domino_token_file,
        )
        self.defer(trigger=trigger, method_name="execute_complete")

    def execute_complete(self, context: Context, event: Mapping[str, Any]) -> dict[str, Any]:
        """Go on when the trigger has fired."""
        run_id: str = event["id"]
        self.run_id = run_id
        with self.hook.get_conn() as domino:
            self.page = domino.web_page(run_id)
            if error := event.get("error"):
                raise DominoError(f"the end of the {self.kind} {run_id} was not seen: {error}")
            return self._finish(domino, run_id, _IS_OVER)

    def on_kill(self) -> None:
        """Stop it, when Airflow ends the task."""
        if self.run_id is not None:
            self.log.info("stopping the %s %s", self.kind, self.run_id)
            with self.hook.get_conn() as domino:
                (domino.runs_stop if self.kind == "run" else domino.job_stop)(self.run_id)

    def _finish(self, domino: Domino, run_id: str, max_poll_time: float) -> dict[str, Any]:
        """Wait for its end, show what it printed, and return what the server tells of it."""
        wait = domino.runs_wait if self.kind == "run" else domino.job_wait
        try:
            return wait(run_id, self.poll_freq, max_poll_time).to_dict()
        finally:
            self._show_log(domino, run_id)

    def _show_log(self, domino: Domino, run_id: str) -> None:
        try:
            text = domino.get_run_log(run_id, self.include_setup_log)
        except CallError as error:
            # How it ended is the news; it must not be hidden by a log that cannot be had.
            self.log.warning("the log of the %s %s could not be read: %s", self.kind, run_id, error)
            return
        for line in text.splitlines():
            self.log.info("%s", line)

    @abstractmethod
    def _start(self, domino: Domino) -> str:
        """Start it, and return its id."""


class DominoOperator(_Operator):
    """A task that starts a run, with the parameters of python-domino's operator. Wire facts 2.3.

    It succeeds or fails with the run. The output of the run is in the task's log. The XCom value is the run as a dict.

    Args:
        project: The project, as `owner/project`; a template.
        command: The file to run and its arguments; a template.
        host: The deployment, if neither a connection nor the environment names it.
        api_key: An API key; it is safer in a connection.
        domino_token_file: A file with a bearer token.
        isDirect: Whether to pass the command, a list with one string, to a shell.
        commitId: The commit to run from; None for the newest.
        title: The title that the web interface shows; a template.
        tier: The name of a hardware tier; None for the project's default.
        publishApiEndpoint: Whether to publish an endpoint on success.
        poll_freq: Seconds between two polls of the run.
        max_poll_time: Seconds to wait in total.
        startup_delay: Seconds to wait before the start; None for none.
        include_setup_log: Whether to show the log of the run's preparation first.
        domino_conn_id: The Airflow connection to use; None for the environment, as in python-domino.
        deferrable: Whether Airflow's triggerer waits instead of a worker.
        options: Options that all operators have, such as `task_id` and `retries`.
    """

    kind: ClassVar[Kind] = "run"
    template_fields: ClassVar[Sequence[str]] = ("project", "command", "title")
    ui_color: ClassVar[str] = "#5188c7"

    def __init__(
        self,
        *,
        project: str,
        command: Sequence[str],
        host: str | None = None,
        api_key: str | None = None,
        domino_token_file: str | None = None,
        isDirect: bool | None = None,  # noqa: N803  (python-domino's spelling)
        commitId: str | None = None,  # noqa: N803
        title: str | None = None,
        tier: str | None = None,
        publishApiEndpoint: bool | None = None,  # noqa: N803
        poll_freq: float = 5,
        max_poll_time: float = 6000,
        startup_delay: float | None = None,
        include_setup_log: bool = True,
        domino_conn_id: str | None = None,
        deferrable: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(
            project=project,
            host=host,
            api_key=api_key,
            domino_token_file=domino_token_file,
            domino_conn_id=domino_conn_id,
            deferrable=deferrable,
            poll_freq=poll_freq,
            max_poll_time=max_poll_time,
            startup_delay=startup_delay,
            include_setup_log=include_setup_log,
            **options,
        )
        self.command = command
        self.title = title
        self.is_direct = isDirect
        self.commit_id = commitId
        self.tier = tier
        self.publish_api_endpoint = publishApiEndpoint

    def _start(self, domino: Domino) -> str:
        if self.is_direct and len(self.command) > 1:
            raise ValueError("with isDirect the command is one string in a list, as ['python main.py | tee out.txt']")
        if self.tier is not None and domino.get_hardware_tier_id_from_name(self.tier) is None:
            raise ValueError(f"the project {self.project} may use no hardware tier with the name {self.tier!r}")
        started = domino.runs_start(
            self.command, self.is_direct, self.commit_id, self.title, self.tier, self.publish_api_endpoint
        )
        return started.run_id


class DominoJobOperator(_Operator):
    """A task that starts a job, with a cluster if it needs one. Wire facts 4.2.

    It succeeds or fails with the job. The output of the job is in the task's log. The XCom value is the job as a dict.

    Args:
        project: The project, as `owner/project`; a template.
        command: The command line, as `"main.py 10"`; a template.
        host: The deployment, if neither a connection nor the environment names it.
        api_key: An API key; it is safer in a connection.
        domino_token_file: A file with a bearer token.
        poll_freq: Seconds between two polls of the job.
        max_poll_time: Seconds to wait in total.
        startup_delay: Seconds to wait before the start; None for none.
        commit_id: The commit to run from; None for the newest.
        hardware_tier_name: The name of a hardware tier; None for the project's default.
        environment_id: The id of an environment; None for the project's default.
        on_demand_spark_cluster_properties: A Spark cluster in python-domino's older form.
        compute_cluster_properties: `ComputeCluster.spark(...)` of `domino.types` or the like, or a dict.
        title: The title that the web interface shows; a template.
        include_setup_log: Whether to show the log of the job's preparation first.
        domino_conn_id: The Airflow connection to use; None for the environment.
        deferrable: Whether Airflow's triggerer waits instead of a worker.
        options: Options that all operators have, such as `task_id` and `retries`.
    """

    kind: ClassVar[Kind] = "job"
    template_fields: ClassVar[Sequence[str]] = ("project", "command", "title")
    ui_color: ClassVar[str] = "#6C50AD"

    def __init__(
        self,
        *,
        project: str,
        command: str,
        host: str | None = None,
        api_key: str | None = None,
        domino_token_file: str | None = None,
        poll_freq: float = 5,
        max_poll_time: float = 6000,
        startup_delay: float | None = None,
        commit_id: str | None = None,
        hardware_tier_name: str | None = None,
        environment_id: str | None = None,
        on_demand_spark_cluster_properties: Mapping[str, object] | None = None,
        compute_cluster_properties: Mapping[str, object] | None = None,
        title: str | None = None,
        include_setup_log: bool = True,
        domino_conn_id: str | None = None,
        deferrable: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(
            project=project,
            host=host,
            api_key=api_key,
            domino_token_file=domino_token_file,
            domino_conn_id=domino_conn_id,
            deferrable=deferrable,
            poll_freq=poll_freq,
            max_poll_time=max_poll_time,
            startup_delay=startup_delay,
            include_setup_log=include_setup_log,
            **options,
        )
        self.command = command
        self.title = title
        self.commit_id = commit_id
        self.tier = hardware_tier_name
        self.environment_id = environment_id
        self.on_demand_spark_cluster_properties = on_demand_spark_cluster_properties
        self.compute_cluster_properties = compute_cluster_properties

    def _start(self, domino: Domino) -> str:
        job = domino.job_start(
            self.command,
            self.commit_id,
            hardware_tier_name=self.tier,
            environment_id=self.environment_id,
            on_demand_spark_cluster_properties=self.on_demand_spark_cluster_properties,
            compute_cluster_properties=self.compute_cluster_properties,
            title=self.title,
        )
        return job.id


class DominoSparkOperator(DominoJobOperator):
    """DominoJobOperator under the name that python-domino has for it."""
