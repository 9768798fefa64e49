"""Rules for what a page points to: how far an answer is, a box about a figure, a page of the original."""

from machidx.content.catalog.rule import Rule


class PointerRules:
    """References whose target says something about the page that refers to it."""

    UNCLEAR_ANSWER = Rule(
        "R25",
        "答えがどこまで進んでいるかわからない",
        message="トップページの質問の答えが、どこまで進んでいるかわかりません。施策にない `part` や `work` を書いたとき、2つ以上を書いたとき、計画の節に `stage` がないときです。",
        why="答えの表は、「もう使えます」や「令和10年度から」を、施策の事実から出すからです。",
        remedy="`part` は施策の `parts` の `label`、`work` は `schedule` の `work` と、同じに書きます。どちらでもわからなければ、計画書の動詞を見て `stage` を書きます。",
        bad="- to: midori-1-1\n        work: 発行",
        good="- to: midori-1-1\n        work: 交付",
        mendable=True,
    )
    UNKNOWN_BOX = Rule(
        "R26",
        "目標のくいちがいの囲みがない",
        message="目標の `discrepancies` に書いた題の囲みが、本文にありません。",
        why="数字のくいちがいは、数字のそばに囲みの題を出し、囲みへつなぎます。囲みがないと、読む人は気づけません。",
        remedy='本文の `!!! discrepancy "題"` の題と、同じに書きます。',
        bad="discrepancies: [納付の時間の目標]",
        good="discrepancies: [納付にかかる時間の目標]",
        mendable=True,
    )
    OUTSIDE_ORIGINAL = Rule(
        "R27",
        "原本にないページ",
        message="出典の `page` が、町のページの `original` に書いた原本のページの数をこえています。",
        why="出典のページは、原本のそのページを開くリンクになります。ないページは開けません。",
        remedy="出典のページを計画書で確かめます。正しければ、[原本](new-town.md#original)の `first_page` と `pages` を確かめます。",
        bad="source:\n  section: 3-1\n  page: 41",
        good="source:\n  section: 3-1\n  page: 21",
    )
