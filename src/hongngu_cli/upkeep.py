"""What a scheduled run keeps beside its file of jobs: a lock, what was made, a log."""

from __future__ import annotations

import glob
import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_cli.model.failure import OUTPUT, Failure
from hongngu_cli.model.jobs import Accepts, Job, State
from hongngu_cli.model.own_template import ENDING
from hongngu_cli.model.settings import Settings
from hongngu_cli.read.files.listing import files_in, is_pattern, named_files
from hongngu_cli.text.system_errors import cause_of

if TYPE_CHECKING:
    from hongngu_cli.model.report import Json

ENDING_OF_JOBS = ".toml"
LEFT = 3600
"""Seconds after which a half-written file is nobody's any more."""


def jobs_in(path: Path, accepts: Mapping[str, Accepts]) -> tuple[Job, ...]:
    """Read a file of jobs. Raises Failure (CONFIGURATION)."""
    from hongngu_cli.read.settings.jobs import load_jobs

    return load_jobs(path, accepts)


def files_named(inputs: Sequence[str], *, folder: bool) -> tuple[str, ...]:
    """List the files that inputs name; with ``folder`` every one, be it a table or not.

    Raises Failure (INPUT) for one that is not there.
    """
    if folder:
        return tuple(path for one in inputs for path in files_in(one))
    return named_files(inputs)


def files_beside(texts: Iterable[str], configuration: Path | None, settings: Settings) -> list[str]:
    """List what a command reads besides its inputs: settings, words, forms, templates.

    ``texts`` are what its options say, of which some name files.
    """
    folder = configuration.parent if configuration else Path()
    own = [folder / name for name in (*settings.vocabulary, *settings.forms)]
    found = [str(path) for path in (*([configuration] if configuration else []), *own)]
    for text in filter(None, texts):
        if is_pattern(text):
            found += sorted(glob.glob(text, recursive=True))  # noqa: PTH207 - as the user wrote it
        elif os.path.isdir(text):  # noqa: PTH112 - False for a name that cannot be
            found += files_in(text)
        elif os.path.isfile(text):  # noqa: PTH113 - likewise
            found.append(text)
            if text.endswith(ENDING):  # which may ask for those beside it
                found += map(str, sorted(Path(text).parent.glob(f"*{ENDING}")))
    return found


def content_of(path: Path) -> str | None:
    """Give the hash of what a file holds; None where it is not there or cannot be read.

    Pipes and devices, which may never end, hold nothing.
    """
    if not os.path.isfile(path):  # noqa: PTH113 - False for a name that cannot be
        return None
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _name_of(path: Path) -> str:
    """Name what is kept beside a file of jobs: by its stem, unless that is another file's.

    A folder may hold viec.toml and viec.TOML, whose jobs are no one's but their own.
    """
    usual = path.with_suffix(ENDING_OF_JOBS)
    others = path.suffix != ENDING_OF_JOBS and usual.exists() and not usual.samefile(path)
    return path.name if others else path.stem


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The files kept beside a file of jobs, and the log, which may be elsewhere."""

    path: Path
    log: Path

    @classmethod
    def beside(cls, path: Path, log: str | None) -> Upkeep:
        """Name them."""
        named = path.with_name(f"{_name_of(path)}.log.jsonl")
        return cls(path, Path(log).absolute() if log else named)

    @property
    def state_file(self) -> Path:
        """Give the file of what was made."""
        return self.path.with_name(f".{_name_of(self.path)}.batch.json")

    def locked(self) -> AbstractContextManager[None]:
        """Keep other runs of the same file out. Raises Failure (OUTPUT) where one is running."""
        from hongngu_cli.write.locked import locked

        says = f"{self.path}: một lần chạy khác đang làm các việc này."
        return locked(self.path.with_name(f".{_name_of(self.path)}.batch.lock"), says)

    @property
    def journal(self) -> Path:
        """Give the file of what is being written, of which a killed run cannot tell otherwise."""
        return self.path.with_name(f".{_name_of(self.path)}.batch.written")

    def state(self) -> State:
        """Read what the last run kept. Raises Failure (CONFIGURATION)."""
        from hongngu_cli.read.batch_state import noted_in, read_state

        state = read_state(self.state_file)
        return replace(
            state, written={**state.written, **dict.fromkeys(noted_in(self.journal), "")}
        )

    def note(self, path: str) -> None:
        """Note that a file is going to be written. Raises Failure (OUTPUT)."""
        self._add(self.journal, path)

    def forget_notes(self) -> None:
        """Remove the notes, once what they tell is kept."""
        self.journal.unlink(missing_ok=True)

    def keep(self, state: State) -> None:
        """Keep what was made. Raises Failure (OUTPUT)."""
        from hongngu_cli.write.batch_state import as_json
        from hongngu_cli.write.save import save

        save(self.state_file, as_json(state))

    def tell(self, line: Mapping[str, Json]) -> None:
        """Add a line to the log. Raises Failure (OUTPUT)."""
        self._add(self.log, line)

    def _add(self, path: Path, line: Mapping[str, Json] | str) -> None:
        from hongngu_cli.write.save import append

        try:
            append(path, (json.dumps(line, ensure_ascii=False) + "\n").encode())
        except OSError as error:
            says = f"{path}: không ghi thêm được ({cause_of(error)})."
            raise Failure(OUTPUT, says) from error

    def sweep(self, folders: Iterable[Path], now: float) -> None:
        """Remove what killed runs left half-written there."""
        from hongngu_cli.write.save import remove_leftovers

        for folder in {self.path.parent, *folders}:
            remove_leftovers(folder, now - LEFT)
