"""Dask as the engine: a real local cluster of several worker processes, one of them killed in mid-run."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from drafting.batch import Options, dossier_jobs, run
from drafting.errors import ComponentError
from tests.batch.test_batch import _dossier

distributed = pytest.importorskip("distributed")
pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.slow]


def test_a_worker_killed_in_mid_run_loses_and_doubles_nothing(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(_dossier(k) for k in range(60)), encoding="utf-8")
    options = Options(str(tmp_path / "out"), ("eop",), ("nl",))
    with (
        distributed.LocalCluster(n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        executor = client.get_executor()
        results = run(dossier_jobs(str(path), options), options, executor=executor)
        outcomes = [next(results) for _ in range(5)]
        pids = client.run(os.getpid)
        os.kill(next(iter(pids.values())), signal.SIGKILL)
        outcomes += list(results)
    assert [o.result for o in outcomes] == ["done"] * 60
    assert len({o.output for o in outcomes}) == 60
    entries = [json.loads(line) for line in (tmp_path / "out" / "manifest.jsonl").read_text().splitlines()]
    assert len(entries) == 60


def test_a_scheduler_that_is_not_there_is_told() -> None:
    from drafting.cli.batch import _dask

    with pytest.raises(ComponentError) as caught:
        _dask("tcp://127.0.0.1:1")
    assert caught.value.findings[0].code == "batch.no-scheduler"
