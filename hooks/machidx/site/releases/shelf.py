"""The releases of a destination: kept, listed, verified, removed.

A release is there if it has both its folder and its record. The record is written first and its folder renamed into
place; for removal, the folder is renamed away first.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from pydantic import ValidationError

from machidx.content import records
from machidx.site import publishing, swapping
from machidx.site.releases.destination import Destination, settle
from machidx.site.releases.release import Release, known_digest

_OLD = "古い版「{}」を消せません。サイトには関係ありませんが、手で消してください。"


@dataclass(frozen=True)
class Shelf:
    """The releases of a destination."""

    destination: Destination

    def releases(self) -> list[Release]:
        """All releases, the last published first. Raises OSError."""
        found = (self._read(path) for path in self.destination.releases.glob("*.json"))
        there = (release for release in found if release and self.folder(release).is_dir())
        return sorted(there, key=lambda release: (release.number, release.name), reverse=True)

    def folder(self, release: Release) -> Path:
        """The folder of a release."""
        return self.destination.releases / release.name

    def put(self, new: Path, release: Release) -> None:
        """Take a folder in as a release. Raises OSError."""
        settle()
        self.note(release)
        new.rename(self.folder(release))

    def note(self, release: Release) -> None:
        """Write what is known of a release. Raises OSError."""
        self.destination.write(self._record(release.name), records.as_json(release))

    def damage(self, release: Release) -> Iterator[str]:
        """The files of a release that are missing or not as they were published, by path."""
        folder = self.folder(release)
        return (place for place, known in release.files.items() if known_digest(folder / place) != known)

    def free_name(self, wanted: str) -> str:
        """The name for a new release: the wanted one, with a number where that is taken."""
        names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
        return next(name for name in names if not (self.destination.releases / name).exists())

    def drop(self, release: Release) -> list[str]:
        """Remove a release; a line in Japanese if it cannot be removed."""
        try:
            away = swapping.spare(self.destination.building)
            self.folder(release).rename(away)
            self._record(release.name).unlink()
        except OSError:
            return [_OLD.format(release.name)]
        return [] if swapping.remove(away) else [_OLD.format(away.name)]

    def tidy(self) -> list[str]:
        """Remove what a kill left behind; a line in Japanese for each folder that cannot be removed. Raises OSError."""
        for path in self.destination.releases.glob("*.json"):
            if self._read(path) and not path.with_suffix("").is_dir():
                path.unlink()
        with contextlib.suppress(OSError):
            self.destination.empty_part()
        return publishing.cleaned(self.destination.building)

    def _record(self, name: str) -> Path:
        return self.destination.releases / f"{name}.json"

    def _read(self, path: Path) -> Release | None:
        """Read a record; None for a file that is none. Raises OSError."""
        try:
            found = Release.model_validate_json(path.read_bytes())
        except ValidationError:
            return None
        return found if found.name == path.name.removesuffix(".json") else None
