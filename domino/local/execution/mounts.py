"""Datasets inside of a run: links where a deployment mounts them, below a folder that a variable names.

A deployment mounts `/domino/datasets`; here it is `domino/datasets` in the run's own folder, which takes no rights.
`DOMINO_DATASETS_DIR` tells, as it does there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from domino.local.store.database import Project
from domino.local.store.datasets import Dataset, Datasets

Mount: TypeAlias = Callable[[Path], Mapping[str, str]]
"""Mounts what a run has in its folder and returns the variables that tell where."""


def mount_datasets(datasets: Datasets, project: Project, folder: Path) -> dict[str, str]:
    """Link the datasets of a project, and their snapshots by number and by tag, below the folder of a run."""
    root = folder / "domino" / "datasets"
    local = root / "local"
    local.mkdir(mode=0o700, parents=True, exist_ok=True)
    for dataset in datasets.of_project(project):
        _link(mount_place(folder, dataset), datasets.files(dataset))
        snapshots = {snapshot.id: snapshot for snapshot in datasets.snapshots(dataset.id)}
        names = {str(snapshot.version): snapshot for snapshot in snapshots.values()}
        names |= {tag: snapshots[id_] for tag, id_ in datasets.tags(dataset.id).items() if id_ in snapshots}
        for name, snapshot in names.items():
            place = local / "snapshots" / dataset.name / name
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _link(place, datasets.files(snapshot))
    return {"DOMINO_DATASETS_DIR": str(root)}


def take_snapshots(datasets: Datasets, project: Project) -> list[str]:
    """Make a snapshot of each dataset of a project and return what happened, a line each."""
    taken = [(dataset, datasets.take(dataset, None)) for dataset in datasets.of_project(project)]
    return [f"Dataset {dataset.name}: snapshot {snapshot.version} was made." for dataset, snapshot in taken]


def mount_place(folder: Path, dataset: Dataset) -> Path:
    """Return where a dataset is below the folder of a run."""
    return folder / "domino" / "datasets" / "local" / dataset.name


def _link(place: Path, target: Path) -> None:
    place.unlink(missing_ok=True)
    place.symlink_to(target.resolve(), target_is_directory=True)
