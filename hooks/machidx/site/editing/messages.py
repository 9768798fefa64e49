"""What the script of a form says."""

MESSAGES = {
    "wrong": "直すところがあります",
    "anyway": "直すところがあっても保存する",
    "problems": "直すところが{count}か所あるので、下の画面は前のままです。",
    "perhaps": " もしかして：{proposal}",
    "saving": "保存しています…",
    "restored": "前に書きかけたものを、もどしました。",
    "older": "書きかけたものがあります。その後に、ファイルがほかで直されました。",
    "both": "書きかけたものを重ねました。ほかでも直されたところです：{names}",
    "conflict": "ほかの人が、先に保存しました",
    "conflict_more": "あなたが開いた後に、ファイルが変わりました。書いたものは、このブラウザーに残っています。まだ何も上書きしていません。",
    "merge": "新しい内容に、書いたものを重ねる",
    "refused": "保存できませんでした",
    "away_title": "保存できませんでした",
    "away": "machidx serve につながりません。書いたものは、このブラウザーに残っています。もう一度はじめると、保存できます。",
    "no_term": "「{typed}」ということばは、用語集にありません。",
}
"""By the key that ``live/forms.js`` asks for."""
