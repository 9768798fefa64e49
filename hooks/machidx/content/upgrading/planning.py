"""What an upgrade would change in a site, file by file, and what it leaves to a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from machidx.content import source, tree
from machidx.content.diagnostics import Place
from machidx.content.failures import RefusedError
from machidx.content.project_settings import CONTRACT, SETTINGS
from machidx.content.scaffold import from_template
from machidx.content.source import Source
from machidx.content.upgrading.edits import ByHand, FieldChange, NewValue, changed_source, is_readable
from machidx.content.upgrading.settings import settings_source, text_of
from machidx.content.upgrading.steps import CONTRACT_NOW, STEPS, FileStep

_BROKEN = "読めないため、何も変えません。machidx check が示すところを直してから、もう一度行います"
_INTRICATE = "{}。このファイルの書き方では自動で変えられないので、手で直します"


class UpgradeNote(NamedTuple):
    """What is done, or what a person has to do, at a place."""

    place: Place
    said: str
    """In Japanese, ending in ます without a full stop: 目標に、公開中の「id: kpi-1」を書きます."""


class FileUpgrade(NamedTuple):
    """A file with the text that it is to hold."""

    file: Path
    text: str
    notes: tuple[UpgradeNote, ...]


@dataclass(frozen=True)
class SiteUpgrade:
    """The files that an upgrade changes, in the order of their paths, and what it leaves to a person."""

    files: tuple[FileUpgrade, ...]
    left: tuple[UpgradeNote, ...]

    @property
    def is_needed(self) -> bool:
        """Whether anything has to change."""
        return bool(self.files or self.left)

    def write(self) -> None:
        """Write the files. Raises OSError."""
        for changed in self.files:
            changed.file.parent.mkdir(parents=True, exist_ok=True)
            source.write(changed.file, changed.text)


def site_upgrade(root: Path, since: int, *, numbered: bool) -> SiteUpgrade:
    """What has to change in a site of a version of the contract; writes nothing.

    ``numbered``: whether mkdocs.yml is to name the present version, once nothing is left to a person. Raises OSError.
    """
    steps = STEPS[since - 1 :]
    there = tree.read(root / "docs")
    left = [UpgradeNote(problem.place, _BROKEN) for problem in there.problems]
    files = [_added(root, stem) for step in steps for stem in step.added if f"{stem}.md" not in there.known]
    for page in there.pages():
        if not is_readable(page):
            left.append(UpgradeNote(Place(page.path), _BROKEN))
            continue
        stepped = _Stepped(page).through(each for step in steps for each in step.pages)
        left += stepped.left
        if stepped.done:
            files.append(FileUpgrade(page.file, stepped.now.text, stepped.notes))
    try:
        given = settings_source(root / SETTINGS)
        settings = _Stepped(given, fence=1).through(each for step in steps for each in step.settings)
    except RefusedError as refused:
        left.append(UpgradeNote(Place(SETTINGS), str(refused)))
    else:
        left += settings.left
        if numbered and not left:
            settings.through([_with_contract])
        if settings.done:
            files.append(FileUpgrade(root / SETTINGS, text_of(settings.now), settings.notes))
    return SiteUpgrade(tuple(sorted(files)), tuple(sorted({*left})))


class _Stepped:
    """A file on its way through steps."""

    def __init__(self, file: Source, fence: int = 0) -> None:
        """``fence``: how many lines stand above the file's own."""
        self.before = self.now = file
        self.fence = fence
        self.done: list[UpgradeNote] = []
        self.left: list[UpgradeNote] = []

    @property
    def notes(self) -> tuple[UpgradeNote, ...]:
        """What has been done, in the order of the lines."""
        return tuple(sorted(self.done, key=lambda note: note.place))

    def through(self, steps: Iterable[FileStep]) -> "_Stepped":
        """Make the changes of steps; what cannot be made is left."""
        for step in steps:
            for change in [*step(self.now)]:
                self._take(change)
        return self

    def _take(self, change: FieldChange | ByHand) -> None:
        line = self.before.front.position(change.path, of_key=True).line + 1 - self.fence
        place = Place(self.before.path, max(line, 1))
        if isinstance(change, ByHand):
            self.left.append(UpgradeNote(place, change.said))
            return
        try:
            self.now = changed_source(self.now, change)
        except RefusedError:
            self.left.append(UpgradeNote(place, _INTRICATE.format(change.said)))
        else:
            self.done.append(UpgradeNote(place, change.said))


def _added(root: Path, stem: str) -> FileUpgrade:
    """A page that the contract asks for, from its template."""
    file = root / "docs" / f"{stem}.md"
    text = from_template(f"page-{stem.removesuffix('/index').rpartition('/')[2]}.md", {})
    return FileUpgrade(file, text, (UpgradeNote(Place(f"docs/{stem}.md"), "なければならないページをつくります"),))


def _with_contract(settings: Source) -> Iterator[FieldChange]:
    """Name the present version of the contract in the settings."""
    path, extra = ("extra",), settings.front.data.get("extra")
    new = {**(extra if isinstance(extra, dict) else {}), CONTRACT: CONTRACT_NOW}
    if extra != new:
        said = f"「extra」に、書き方の版「{CONTRACT}: {CONTRACT_NOW}」を書きます"
        yield FieldChange(path, said, (NewValue(path, new),))
