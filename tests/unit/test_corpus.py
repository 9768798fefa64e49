"""The words of the search index: every run of up to five characters is found where it stands, and nowhere else."""

from hypothesis import given
from hypothesis import strategies as st

from machidx.search.article import Article
from machidx.search.corpus import LONGEST, TIERS, WHOLE, corpus_of

TEXTS = st.text("abアいう町1,000 \n９Ａ。𠮷", max_size=12)
ARTICLES = st.lists(
    st.builds(lambda title, summary, rest: Article(title, summary, (title, summary, *rest)), TEXTS, TEXTS,
              st.lists(TEXTS, max_size=3).map(tuple)),
    max_size=3,
)  # fmt: skip


@given(ARTICLES, st.integers(1, 4))
def test_each_word_is_in_one_part_with_every_page_that_contains_it(articles: list[Article], parts: int) -> None:
    corpus = corpus_of(articles)
    found = [corpus.postings(part, parts) for part in range(parts)]
    short: dict[str, dict[int, int]] = {}
    for region, text in reversed([*enumerate(corpus.texts)]):
        for run in text.split():
            words = {run[at : at + size] for size in range(1, LONGEST) for at in range(len(run) - size + 1)}
            for word in words:
                short.setdefault(word, {})[region // TIERS] = region % TIERS
    told = {
        word: dict(divmod(number, TIERS) for number in numbers)
        for part in found
        for word, numbers in part.short.items()
        if not word.endswith(WHOLE)
    }
    assert told == short
    assert sum(len(part.short) for part in found) == len({word for part in found for word in part.short})


@given(ARTICLES, st.integers(1, 4))
def test_the_longest_words_stand_at_their_places(articles: list[Article], parts: int) -> None:
    corpus = corpus_of(articles)
    count = 0
    for part in range(parts):
        for word, numbers in corpus.postings(part, parts).long.items():
            for page, posting in zip(numbers[::2], numbers[1::2], strict=True):
                place, tier = divmod(posting, TIERS)
                before = "".join(corpus.texts[page * TIERS : page * TIERS + tier])
                start = place - len(before)
                assert corpus.texts[page * TIERS + tier][start : start + LONGEST] == word
                count += 1
    assert count == sum(max(0, len(run) - LONGEST + 1) for text in corpus.texts for run in text.split())


def test_a_whole_word_of_latin_letters_is_told_from_a_part_of_another() -> None:
    corpus = corpus_of([Article("AIと町", "", ("AIと町", "email")), Article("Maintenance", "", ("Maintenance",))])
    short = corpus.postings(0, 1).short
    assert [number // TIERS for number in short["ai"]] == [0, 1]
    assert [number // TIERS for number in short["ai" + WHOLE]] == [0]


def test_a_title_that_is_repeated_below_stands_in_the_title_only() -> None:
    corpus = corpus_of([Article("町の計画だ", "", ("町の計画だ", "ほか"))])
    assert corpus.postings(0, 1).long == {"町の計画だ": [0, 0]}
