"""The DAG that the tests run in a real Airflow."""

from __future__ import annotations

import datetime
import os
from typing import Any

from airflow.sdk import DAG

from domino.airflow import DominoJobOperator, DominoOperator

common: dict[str, Any] = {"project": os.environ["NIGHTLY_PROJECT"], "poll_freq": 1, "retries": 0}
connected: dict[str, Any] = {**common, "domino_conn_id": "domino_default", "deferrable": True}

with DAG("nightly", schedule=None, start_date=datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)):
    # As in a DAG that was written for python-domino: the credential is that of the environment.
    DominoOperator(
        task_id="as_before",
        command=["python3 main.py {{ dag.dag_id }} | tr a-z A-Z"],
        isDirect=True,
        commitId=None,
        title="{{ task.task_id }}",
        publishApiEndpoint=False,
        poll_freq=1,
        max_poll_time=300,
        startup_delay=0,
        include_setup_log=True,
        project=os.environ["NIGHTLY_PROJECT"],
    )
    DominoOperator(task_id="deferred", command=["main.py", "deferred"], **connected)
    DominoJobOperator(task_id="deferred_job", command="main.py job", **connected)
    DominoOperator(task_id="fails", command=["fail.py"], **common)
    DominoOperator(task_id="deferred_fails", command=["fail.py"], **connected)
    DominoOperator(task_id="deferred_late", command=["long.py"], max_poll_time=3, **connected)
    DominoOperator(task_id="no_such_tier", command=["main.py"], tier="Huge", **common)
