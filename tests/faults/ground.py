"""A project that is published again and again, and what is served then: known builds, or a mixture."""

import gzip
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import brotli

from machidx.site.fingerprints import is_fingerprinted
from machidx.site.releases.publication import KEPT, publish_release, roll_back

from ..site.copying import change, content

_UNPACK: Mapping[str, Callable[[bytes], bytes]] = {".gz": gzip.decompress, ".br": brotli.decompress}

_OF_A_KIND = 3
"""Files of each suffix in a build."""


@dataclass
class Ground:
    """A project, the folder to which it is published, and all that was ever built."""

    project: Path
    dest: Path
    builds: dict[int, dict[str, bytes]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    """The release of each build that has been served."""

    def build(self, number: int) -> None:
        """Let the next publication be the build of a number."""
        change(self.project, number)
        same = self.builds.get(1, {})
        there = content(self.project / "made")
        self.builds[number] = {
            place: same[place] if same.get(place) == there[place] else there[place] for place in there
        }

    def kept(self) -> list[int]:
        """The builds that can be gone back to."""
        return sorted(build for build, name in self.names.items() if (self.dest / "releases" / name).is_dir())

    def publish(self) -> list[str]:
        """Publish what ``build`` has made ready."""
        return publish_release(self.project, self.dest, examine=lambda _: ())

    def go_back(self, number: int) -> list[str]:
        """Serve the release of a build again."""
        return roll_back(self.dest, self.names[number])

    def served(self) -> int:
        """The number of the build that is served. Raises AssertionError if it is not whole, or mixed with another."""
        there = content(self.dest / "current")
        number = int(there["assets/number.txt"])
        whole = self.builds[number]
        assert [place for place, data in whole.items() if there.get(place) != data] == []
        assert [place for place in there.keys() - whole.keys() if not self._belongs(place, there)] == []
        self.names[number] = (self.dest / "current").resolve().name
        return number

    def _belongs(self, place: str, there: Mapping[str, bytes]) -> bool:
        """Whether a file is a compressed one of another, or one that open pages ask for."""
        plain, suffix = place[:-3], place[-3:]
        if suffix in _UNPACK and plain in there:
            return _UNPACK[suffix](there[place]) == there[plain]
        return is_fingerprinted(place) and any(build.get(place) == there[place] for build in self.builds.values())

    def left_over(self) -> list[str]:
        """What is in the folder besides releases, their records and the link."""
        releases = [path.name for path in (self.dest / "releases").iterdir()]
        folders = {name for name in releases if not name.endswith(".json")}
        odd = [name for name in releases if name.removesuffix(".json") not in folders or f"{name}.json" in folders]
        names = {path.name for path in self.dest.iterdir()} - {".lock", "current", "releases"}
        return [*sorted(names), *odd, *sorted(folders)[KEPT:]]


def thin_out(made: Path) -> None:
    """Leave a few files of each kind in a built site: each of them costs some steps."""
    seen: Counter[str] = Counter()
    for path in sorted(made.rglob("*")):
        if path.is_file():
            seen[path.suffix] += 1
            if seen[path.suffix] > _OF_A_KIND:
                path.unlink()
    for path in sorted(made.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def copy_made(root: Path, new: Path) -> str:
    """Copy what is made ready, as the generator of such a project does, but in this process."""
    made = root / "made"
    for path in sorted(made.rglob("*")):
        place = new / path.relative_to(made)
        if path.is_dir():
            place.mkdir()
        else:
            place.write_bytes(path.read_bytes())
    return ""
