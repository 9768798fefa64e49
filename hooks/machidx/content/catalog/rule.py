"""The record of one rule of ``machidx check``: its code and its texts in the guide."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A rule. Only codes are compared; a code is never given to another rule. Texts are Markdown."""

    code: str
    name: str = field(compare=False)
    message: str = field(compare=False, kw_only=True)
    """What is wrong."""
    why: str = field(compare=False, kw_only=True)
    """Why it matters to readers or to staff."""
    remedy: str = field(compare=False, kw_only=True)
    """How to fix it."""
    bad: str = field(compare=False, kw_only=True)
    """Lines of a file, the name of a file, or a description of one. ``tests/examples.yml`` gives its place."""
    good: str = field(compare=False, kw_only=True)
    """The same example in a form that the rule accepts."""
    mendable: bool = field(default=False, compare=False, kw_only=True)
    """Whether a proposal can replace the wrong value or key as it is."""
    stops: bool = field(default=True, compare=False, kw_only=True)
    """Whether it keeps the site from being published; a notice only asks."""

    def __str__(self) -> str:
        return self.code

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts to be translated."""
        return (self.name, self.message, self.why, self.remedy)

    @property
    def anchor(self) -> str:
        """The id of the rule's heading in the guide."""
        return self.code.lower()
