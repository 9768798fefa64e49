"""The changes of the contract, in order: what each does to a file, and which pages it asks for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from machidx.content.source import Source
from machidx.content.upgrading.contacts import with_ways_to_ask
from machidx.content.upgrading.edits import ByHand, FieldChange
from machidx.content.upgrading.fields import with_plain_readings, with_target_ids, without_national_item
from machidx.content.upgrading.news import with_dates
from machidx.content.upgrading.questions import with_answers
from machidx.content.upgrading.settings import with_plugin, with_unpublished_results

FileStep: TypeAlias = Callable[[Source], Iterator[FieldChange | ByHand]]


@dataclass(frozen=True)
class ContractStep:
    """A change of the contract, which makes its next version."""

    pages: tuple[FileStep, ...] = ()
    """What changes in the front matter of pages, in both languages."""
    settings: tuple[FileStep, ...] = ()
    """What changes in mkdocs.yml."""
    added: tuple[str, ...] = ()
    """Stems of pages that every site has from now on; ``content/new/page-<name>.md`` is their text."""


STEPS = (
    ContractStep(pages=(without_national_item,)),
    ContractStep(settings=(with_plugin, with_unpublished_results)),
    ContractStep(pages=(with_target_ids, with_plain_readings)),
    ContractStep(pages=(with_answers,), added=("answers/index",)),
    ContractStep(pages=(with_ways_to_ask,)),
    ContractStep(pages=(with_dates,), added=("news/index", "about/privacy")),
)
"""A step is never changed or taken out once it is released: sites of every version before pass through it."""
CONTRACT_NOW = 1 + len(STEPS)
"""The version of the contract that this machidx reads."""


def newer(version: int) -> str:
    """Tell that a site is written for a newer version of the contract."""
    return (
        f"このサイトは、書き方の版{version}で書かれています。この machidx は、版{CONTRACT_NOW}までを読みます。"
        "machidx を新しくします。"
    )
