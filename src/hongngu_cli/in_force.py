"""What is in force without any input being opened: settings, words, blanks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_cli import shipped
from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.settings import Settings
from hongngu_cli.read.files.listing import STDIN
from hongngu_cli.read.settings.configuration import (
    find_configuration,
    load_settings,
    refuse_missing_words,
)

if TYPE_CHECKING:
    from hongngu_cli.model.blank import Blanks
    from hongngu_cli.model.document import Document
    from hongngu_cli.model.form import NamedForm
    from hongngu_cli.model.profile import Profile
    from hongngu_cli.model.remark import Remark
    from hongngu_cli.model.spelling import Spelling
    from hongngu_cli.model.vocabulary import Vocabulary


def words(files: Sequence[str]) -> tuple[Settings, Vocabulary]:
    """Find settings and vocabulary without opening any input. Raises Failure (CONFIGURATION)."""
    configuration, settings = configured(files)
    return settings, vocabulary_of(configuration, settings)


def blanks() -> Blanks:
    """Give the layouts of the workbooks to fill in."""
    from hongngu_cli.read.settings.blanks import load_blanks

    return load_blanks(shipped.blanks())


def form_files(configuration: Path | None, settings: Settings) -> dict[str, Path]:
    """Give the layouts of forms by name, ours first; an office's own of one name counts."""
    folder = configuration.parent if configuration else Path()
    own = [_seen_from_here(folder / name) for name in settings.forms]
    return {path.stem: path for path in (*sorted(shipped.forms().glob("*.toml")), *own)}


def settings_files(configuration: Path | None, settings: Settings) -> tuple[str, ...]:
    """Give the office's own files of settings, words and forms."""
    if configuration is None:
        return ()
    beside = (configuration.parent / name for name in (*settings.vocabulary, *settings.forms))
    return tuple(map(str, (configuration, *beside)))


def form_in(path: Path, vocabulary: Vocabulary) -> NamedForm:
    """Read the layout of a form. Raises Failure (CONFIGURATION)."""
    from hongngu_cli.read.settings.forms import load_form

    return load_form(path, vocabulary)


def profiles() -> dict[str, Profile]:
    """Read the profiles of official documents by name. Raises Failure (CONFIGURATION)."""
    from hongngu_cli.read.settings.profiles import load_profile

    paths = sorted(shipped.profiles().glob("*.toml"))
    return {path.stem: load_profile(path) for path in paths}


def profile(name: str) -> Profile:
    """Read the one profile of that name. Raises Failure (CONFIGURATION)."""
    from hongngu_cli.read.settings.profiles import load_profile

    known = {path.stem: path for path in sorted(shipped.profiles().glob("*.toml"))}
    if name not in known:
        says = f'[office] profile: không có thể thức "{name}".'
        raise Failure(CONFIGURATION, says, f"Các thể thức có sẵn: {', '.join(known)}.")
    return load_profile(known[name])


def documents() -> tuple[Document, ...]:
    """Give the documents that `report` makes."""
    from hongngu_cli.read.settings.documents import load_documents

    return load_documents(shipped.documents())


def remarks() -> tuple[Remark, ...]:
    """Give the words of remarks that documents make."""
    from hongngu_cli.read.settings.remarks import load_remarks

    return load_remarks(shipped.remarks())


@dataclass(frozen=True, slots=True)
class Words:
    """The words in force, and the office's own files that they come from."""

    settings: Settings
    vocabulary: Vocabulary
    configuration: Path | None
    files: tuple[Path, ...]


def office_words(inputs: Sequence[str] = ()) -> Words:
    """Find the words in force for some inputs, without any those of the working folder.

    Raises Failure (CONFIGURATION).
    """
    found, settings = configured(inputs)
    configuration = _seen_from_here(found) if found else None
    files = _vocabulary_files(configuration, settings)
    return Words(settings, vocabulary_of(configuration, settings), configuration, files)


def spellings(found: Words) -> tuple[Spelling, ...]:
    """List every spelling in force with its place."""
    from hongngu_cli.read.settings.spellings import spellings_in_force

    return spellings_in_force(shipped.vocabulary(), found.files, found.vocabulary)


def configured(files: Sequence[str]) -> tuple[Path | None, Settings]:
    """Find the settings for some inputs, and the file they stand in. Raises Failure."""
    first = next((Path(name) for name in files if name != STDIN), None)
    configuration = find_configuration(Path.cwd(), first)
    return configuration, load_settings(configuration)


def vocabulary_of(configuration: Path | None, settings: Settings) -> Vocabulary:
    """Read our words with the office's own laid over them. Raises Failure (CONFIGURATION)."""
    from hongngu_cli.read.settings.vocabularies import load_vocabulary

    own = _vocabulary_files(configuration, settings)
    if configuration:
        refuse_missing_words(configuration, settings.vocabulary)
    return load_vocabulary(shipped.vocabulary(), own)


def _vocabulary_files(configuration: Path | None, settings: Settings) -> tuple[Path, ...]:
    folder = configuration.parent if configuration else Path()
    return tuple(folder / name for name in settings.vocabulary)


def _seen_from_here(path: Path) -> Path:
    """Name a path as people do who are in the working folder, where it lies below that."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
