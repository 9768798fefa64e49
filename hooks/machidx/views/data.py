"""The open data page: links to all data files."""

from machidx.language.locale import Text
from machidx.views.context import Ref, Scene

FILES = {
    "data/towns.json": "町と計画（JSON）",
    "data/chapters.json": "計画の章（JSON）",
    "data/measures.json": "町がすること・数字・予定（JSON）",
    "data/terms.json": "ことばの説明（JSON）",
}


def view(scene: Scene) -> tuple[Ref, ...]:
    """A link per data file."""
    return tuple(Ref(Text(scene.say(words), scene.locale), scene.link(f"/{path}")) for path, words in FILES.items())
