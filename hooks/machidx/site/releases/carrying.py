"""Carries files from one release into another: what open pages still ask for, and what was compressed before.

A page that a reader has open asks for the scripts, styles and search blocks of the release it came from. Their names
hold a fingerprint of their content, so those of several releases can stand side by side; a name without one belongs to
one release only.
"""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from machidx.site.fingerprints import is_fingerprinted
from machidx.site.releases.compression import WAYS
from machidx.site.releases.destination import Destination
from machidx.site.releases.release import Release, known_digest


@dataclass(frozen=True)
class Carrier:
    """Carries files of the releases of a destination into a folder in it."""

    destination: Destination
    folder: Path

    def fingerprinted(self, source: Release) -> None:
        """Add the files of a release whose names tell their content. Raises OSError."""
        self._add(source, filter(is_fingerprinted, source.files))

    def compressed(self, source: Release, files: Mapping[str, str]) -> None:
        """Add the compressed files of a release for all that has not changed since. Raises OSError.

        ``files`` has the digest of each file in the folder by its path.
        """
        originals = ((place, place.removesuffix(suffix)) for place in source.files for suffix in WAYS)
        known = source.files.items() & files.items()
        same = {place for place, _ in known}
        self._add(source, (place for place, original in originals if place != original and original in same))

    def _add(self, source: Release, places: Iterable[str]) -> None:
        """Add files that the folder lacks, if they are as they were published."""
        for place in places:
            start, end = self.destination.releases / source.name / place, self.folder / place
            if not end.exists() and known_digest(start) == source.files[place]:
                self._link(start, end)

    def _link(self, start: Path, end: Path) -> None:
        """Let a file stand in a second folder, where it takes no room; copy it where that is impossible."""
        end.parent.mkdir(parents=True, exist_ok=True)
        try:
            end.hardlink_to(start)
        except OSError:
            shutil.copyfile(start, part := self.destination.empty_part())
            part.replace(end)
