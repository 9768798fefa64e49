"""Words with the punctuation of the page's language, where views put together what is no page: feeds and calendars."""

from machidx.views.context import Scene


def labelled_words(scene: Scene, label: str, words: str) -> str:
    """A label and what it says: 小野町：…."""
    return f"{label}{scene.say('：')}{words}"


def quoted_words(scene: Scene, words: str) -> str:
    """Words as printed: 「運用」."""
    return f"{scene.say('「')}{words}{scene.say('」')}"


def bracketed_words(scene: Scene, words: str) -> str:
    """Words in brackets: （令和9年度の予定）."""
    return f"{scene.say('（')}{words}{scene.say('）')}"
