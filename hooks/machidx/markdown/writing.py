"""Renders texts once more, for a page that shows them elsewhere than on their own: a booklet."""

from markdown import Markdown

from machidx.markdown.extension import MachidxExtension, Place


class Writer:
    """One Markdown for all such texts of a build: making it anew costs more than most of them."""

    def __init__(self, markdown: Markdown, extension: MachidxExtension) -> None:
        self._markdown = markdown
        self._extension = extension

    def write(self, text: str, place: Place) -> str:
        """The HTML of a text at a place."""
        self._extension.at(place)
        try:
            return self._markdown.reset().convert(text)
        finally:
            self._extension.place = None
