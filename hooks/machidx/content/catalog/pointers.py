"""Rules for what a page points to: how far an answer is, a box about a figure, a page of the original."""

from machidx.content.catalog.rule import Rule


class PointerRules:
    """References whose target says something about the page that refers to it."""

    UNCLEAR_ANSWER = Rule(
        "R25",
        "答えがどこまで進んでいるかわからない",
        message="トップページの質問の答えが、どこまで進んでいるかわかりません。施策にない `part` や `work` を書いたとき、2つ以上を書いたとき、計画の節に `stage` がないとき、施策とちがう `stage` に `about` がないときです。",
        why="答えの表は、「もう使えます」や「令和10年度から」を、施策の事実から出すからです。",
        remedy="`part` は施策の `parts` の `label`、`work` は `schedule` の `work` と、同じに書きます。どちらでもわからなければ、計画書の動詞を見て `stage` を、施策の中の何のことかを `about` に書きます。",
        bad="- to: midori-1-1\n        work: 発行",
        good="- to: midori-1-1\n        work: 交付",
    )
    UNKNOWN_BOX = Rule(
        "R26",
        "くいちがいの囲みがない",
        message="施策か目標の `discrepancies` に書いた題の囲みが、本文にありません。",
        why="くいちがいは、進み具合や数字のそばに囲みの題を出し、囲みへつなぎます。囲みがないと、読む人は気づけません。",
        remedy='本文の `!!! discrepancy "題"` の題と、同じに書きます。',
        bad="discrepancies: [納付の時間の目標]",
        good="discrepancies: [納付にかかる時間の目標]",
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
    PLAN_LINE = Rule(
        "R28",
        "計画のつながりがおかしい",
        message="次の計画の `supersedes` に書いた前の計画がないか、ほかの町の計画か、次の計画がもうあります。フォルダーの名前が「町のid-西暦」の形でないときにも起こります。",
        why="前の計画のページは、次の計画へ案内します。つながりがちがうと、読む人がちがう計画を見ます。",
        remedy="`supersedes` に、前の計画のフォルダーの名前を書きます。団体コードは、前の計画と同じにします。[次の計画](new-town.md#next-plan)のとおりに `machidx new plan` でつくると、まちがえません。",
        bad="みどり町の町のページに、`supersedes: midoru` と書いたとき。",
        good="みどり町の町のページに、`supersedes` を書かないとき（最初の計画）。",
    )
    DUPLICATE_CODE = Rule(
        "R29",
        "団体コードが2つの町にある",
        message="同じ団体コードが、2つの町のページにあります。",
        why="団体コードで、ほかのしくみとデータをつなぎます。同じだと、ほかの町のデータがまじります。",
        remedy="団体コードを確かめます。同じ町の次の計画なら、`supersedes` に前の計画のフォルダーの名前を書きます。",
        bad="あおば市の町のページに、みどり町の団体コードを書いたとき。",
        good="町ごとに、その町の団体コードを書いたとき。",
    )
    HEIR = Rule(
        "R30",
        "前の計画の施策がどうなったかわからない",
        message="次の計画の `continued` に、前の計画の施策がないか、ない施策のidが書かれています。案の間は `by: null` のままでもかまいませんが、決定した計画では書きます。",
        why="前の計画を見に来た人に、その取り組みがどうなったかを答えるためです。",
        remedy="`by` に、引きつぐ施策のidを書きます。引きつぐものがなければ `by: []` と書きます。",
        bad="みどり町の町のページの `continued` に、`measure: midori-1-9` と書いたとき。",
        good="前の計画の施策を、1つずつ書いたとき。",
    )
