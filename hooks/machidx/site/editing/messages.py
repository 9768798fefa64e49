"""What the scripts of forms say, and the English of what the translators' form says."""

from collections.abc import Mapping

from machidx.language.locale import JAPANESE

_JAPANESE = {
    "wrong": "直すところがあります",
    "anyway": "直すところがあっても保存する",
    "problems": "直すところが{count}か所あるので、下の画面は前のままです。",
    "perhaps": " もしかして：{proposal}",
    "saving": "保存しています…",
    "restored": "前に書きかけたものを、もどしました。",
    "older": "書きかけたものがあります。その後に、ファイルがほかで直されました。",
    "both": "書きかけたものを重ねました。ほかでも直されたところです：{names}",
    "conflict": "ほかの人が、先に保存しました",
    "conflict_more": (
        "あなたが開いた後に、ファイルが変わりました。まだ何も上書きしていません。書いたものは、このブラウザーに残っています。"
    ),
    "merge": "新しい内容に、書いたものを重ねる",
    "refused": "保存できませんでした",
    "away_title": "保存できませんでした",
    "away": (
        "machidx serve につながりません。書いたものは、このブラウザーに残っています。もう一度はじめると、保存できます。"
    ),
    "no_term": "「{typed}」ということばは、用語集にありません。",
}
_ENGLISH = {
    "wrong": "Some things need to be corrected",
    "anyway": "Save anyway",
    "problems": "There are {count} things to correct, so the page below is still the earlier one.",
    "perhaps": " Perhaps: {proposal}",
    "saving": "Saving…",
    "restored": "What you had begun to write was put back.",
    "older": "You had begun to write something here. The files have been changed elsewhere since.",
    "both": "What you had begun to write was put back. These places were changed elsewhere too: {names}",
    "conflict": "Someone else has saved this page first",
    "conflict_more": (
        "The files changed after you opened this page. Nothing has been overwritten. "
        "What you wrote is kept in this browser."
    ),
    "merge": "Put what I wrote on top of the new version",
    "refused": "This could not be saved",
    "away_title": "This could not be saved",
    "away": "machidx serve does not answer. What you wrote is kept in this browser. Start it again to save.",
    "no_term": "“{typed}” is not in the glossary.",
}
EMPTIED = "英語を空にして保存することは、できません。英語をやめるときは、英語のファイルを開いて消します。"
_WORDS = {
    EMPTIED: "An English text cannot be saved empty. To take it away, open the English file and delete it there.",
    "「{heading}」を訳す": "Translate “{heading}”",
    "本文へ進む": "Skip to the main content",
    "この画面で直す": "All forms",
    "英語で": "English",
    "日本語で": "日本語で",
    "保存しました（{path}）。": "Saved ({path}).",
    "ページを見る": "See the page",
    "ページにもどる": "Back to the page",
    "直すところ": "What to correct",
    "書きかけ": "Draft",
    "書きかけを重ねる": "Put the draft back",
    "書きかけを捨てる": "Discard the draft",
    "保存する": "Save",
    "できるページ": "The page as it will be",
    "この画面には JavaScript が要ります。": "This page needs JavaScript.",
    "日本語の横に、英語を書きます。下に並ぶ目印は、英語にも入れます。": (
        "Write the English beside the Japanese. The marks listed below a text must stand in its English as well."
    ),
    "名前": "Names",
    "最初の見出しの前": "Before the first heading",
    "日本語": "Japanese",
    "の英語": "English of this text",
    "英語にも入れるもの": "Must stand in the English",
    "「{name}」を入れる": "Insert “{name}”",
    "この節は、いまの日本語から訳しました": "This section was translated from the present Japanese",
    "まだ訳されていません": "Not translated yet",
    "日本語が変わりました": "The Japanese has changed",
}


def messages(language: str) -> Mapping[str, str]:
    """What the script of a form says in a language, by the key that ``live/forms.js`` asks for."""
    return _JAPANESE if language == JAPANESE else _ENGLISH


def form_english(words: str) -> str:
    """The English of what the translators' form says."""
    return _WORDS[words]
