"""Rules for facts: references and contradictions between fields and files."""

from machidx.content.catalog.rule import Rule


class FactRules:
    """The rules whose codes begin with R or A."""

    UNKNOWN_DEPARTMENT = Rule(
        "R01",
        "担当課がない",
        message="施策の担当課の名前が、町のページの `departments` にありません。",
        why="名前がちがうと、「担当課からさがす」に出ません。",
        remedy="書きまちがいなら、町のページと同じ名前にします。課の名前が変わったのなら、[課の名前が変わったとき](measures.md#departments)のとおりに、町のページと施策の両方を直します。",
        bad="departments: [町民科]",
        good="departments: [町民課]",
        mendable=True,
    )
    UNKNOWN_THEME = Rule(
        "R02",
        "テーマがない",
        message="`themes` に書いた名前のファイルが、`docs/themes/` にありません。",
        why="名前がちがうと、テーマのページに出ません。",
        remedy="`docs/themes/` にあるファイルの名前（`.md` を除く）にします。",
        bad="themes: [front-ofice]",
        good="themes: [front-office]",
        mendable=True,
    )
    UNKNOWN_POLICY = Rule(
        "R03",
        "方針の番号がない",
        message="施策の `policy` の番号が、町のページの `policies` にありません。",
        why="番号がちがうと、施策がどの方針のものかがわかりません。",
        remedy="町のページにある番号と、かっこや「-」まで同じに書きます。",
        bad="policy: 1-（1）",
        good="policy: 1-(1)",
        mendable=True,
    )
    UNKNOWN_TOWN = Rule(
        "R04",
        "町がない",
        message="書かれた町のページがありません。町のフォルダーに、町のページ `index.md` がないときや、`[[ ]]` の `@` の後の町がないときにも起こります。",
        why="町がわからないと、どの町のことかを示せず、リンクもつくれません。",
        remedy="町のidを、`docs/towns/` のフォルダーの名前にします。新しい町なら、先に[町を足します](new-town.md)。",
        bad="[[Wi-Fi@midoru]]",
        good="[[Wi-Fi@midori]]",
    )
    UNKNOWN_MEASURE = Rule(
        "R05",
        "施策がない",
        message="トップページの `questions` に書いた施策がありません。",
        why="そのままでは、トップページの質問に答えが出ません。",
        remedy="`町のid-施策のファイルの名前` の形で書きます。例は `ono-1-1-2` です。施策を消したのなら、引きついだ施策に直すか、その名前を消します。",
        bad="- to: midri-1-1",
        good="- to: midori-1-1",
        mendable=True,
    )
    DUPLICATE_NUMBER = Rule(
        "R06",
        "番号が2回ある",
        message="同じ町の2つの施策が、同じ番号です。",
        why="番号で施策をさがす人が、取りちがえます。",
        remedy="計画書を見て、まちがっているほうの番号を直します。",
        bad="number: 1-①",
        good="number: 1-②",
    )
    NUMBER_AND_FILE = Rule(
        "R07",
        "番号とファイルの名前が合わない",
        message="ファイルの名前は、番号から[決まり](measures.md#file-name)のとおりにつくります。番号が `1-(1)-②` なら、`1-1-2.md` です。",
        why="ファイルの名前は住所になります。番号から住所がわかるようにするためです。",
        remedy="番号がまちがっていれば、番号を直します。番号が正しければ、ファイルの名前を変えます。名前を変えたら、前の住所を `redirect_from` に書きます。",
        bad="number: 2-①",
        good="number: 1-①",
    )
    OUTSIDE_PERIOD = Rule(
        "R08",
        "年度が計画の期間の外",
        message="目標、予定、進み具合のどれかの年度が、町のページの `period` の外です。",
        why="期間の外の年度は、予定の表に出せません。多くは写しまちがいです。",
        remedy="計画書を見て、年度を直します。年度が正しければ、町のページの `period` を確かめます。",
        bad="target:\n      fy: 令和11年度",
        good="target:\n      fy: 令和10年度",
    )
    TARGET_BEFORE_BASELINE = Rule(
        "R09",
        "目標が前の値より前",
        message="目標（`target`）の年度が、もとの値（`baseline`）の年度より前です。",
        why="目標は、これからの値です。前後が逆だと、進み具合を示せません。",
        remedy="2つの年度を計画書と見くらべます。取りちがえていれば、入れかえます。",
        bad="baseline:\n      fy: 令和11年度",
        good="baseline:\n      fy: 令和6年度",
    )
    REVERSED = Rule(
        "R10",
        "終わりが始まりより前",
        message="予定か計画期間の `to` が、`from` より前です。値の幅の `max` が、`min` より小さいときも、この番号です。",
        why="逆の期間は、表や帯に描けません。",
        remedy="`from` に始まり、`to` に終わりの年度を書きます。",
        bad="period:\n  from: 令和8年度\n  to: 令和7年度",
        good="period:\n  from: 令和8年度\n  to: 令和10年度",
    )
    OVERLAP = Rule(
        "R11",
        "予定が重なる",
        message="1つの行の、同じ段で、2つの予定の期間が重なっています。",
        why="重なったままでは、帯の1つが隠れます。",
        remedy="計画書で帯が2段になっていれば、2段目の予定に `lane: 2` と書きます。そうでなければ、年度を直します。",
        bad="from: 令和9年度\n        to: 令和10年度",
        good="from: 令和9年度\n        to: 令和10年度\n        lane: 2",
    )
    TEXT_AND_VALUE = Rule(
        "R12",
        "値と文字が合わない",
        message="`value` の数が、`text` の文字の中にありません。目標の値、もとの値、実績のどれでも起こります。`text` の単位が `unit` とちがうときも、この番号です。",
        why="文とグラフで、ちがう数字が出るのを防ぎます。",
        remedy="計画書を見て、まちがっているほうを直します。`text` は印刷のとおり、`value` はその中の数だけです。`▲20％` は `-20`、`1万2千件` は `12000`、`5割` は `50` と書きます。",
        bad="value: 1446\n      text: 1,466件",
        good="value: 1466\n      text: 1,466件",
    )
    TOWN_CODE = Rule(
        "R13",
        "団体コードがちがう",
        message="団体コードが6桁の数字でないか、最後の検査数字が合いません。",
        why="公開データは、団体コードでほかの統計とつながります。ちがうと、別の町のものになります。",
        remedy='町の団体コードを調べなおします。`"` で囲んで書きます。',
        bad='code: "999996"',
        good='code: "999997"',
    )
    SENSE_SECTION = Rule(
        "R14",
        "町ごとの説明がそろわない",
        message="ことばのファイルの `senses` にある町の説明が、本文にありません。または、本文に町の説明があるのに、`senses` にありません。",
        why="説明には、どの計画のどこにあるかを必ず示すためです。",
        remedy="足りないほうを書きます。手順は[町ごとの説明](terms.md#senses)にあります。",
        bad="- town: midori\n    headwords: [BPR]",
        good="- town: aoba\n    headwords: [BPR]\n    source:\n      section: 用語集\n  - town: midori\n    headwords: [BPR]",
    )
    AMBIGUOUS_ALIAS = Rule(
        "R15",
        "名前が2つのことばにある",
        message="1つのことばの `label`、`english`、`aliases` が、ほかのことばの名前でもあります。",
        why="同じ名前が2つあると、どちらの説明につなぐかが決まりません。",
        remedy="どちらのことばの名前にするかを決め、もう片方から消します。",
        bad="aliases: [無線LAN, BPR]",
        good="aliases: [無線LAN]",
    )
    UNKNOWN_SECTION = Rule(
        "R16",
        "章の見出しがない",
        message="章の `sections` に書いた `id` の見出しが、本文にありません。",
        why="見出しがないと、テーマのページから章の節へつなげません。",
        remedy="本文の見出しの目印と、同じ名前にします。",
        bad="- id: surveys",
        good="- id: survey",
        mendable=True,
    )
    SUCCESSOR = Rule(
        "R17",
        "引きつぐ施策がない",
        message="`succeeded_by` に書いたidの施策がないか、その施策自身か、その施策もほかへ引きつがれています。",
        why="引きつぐ先がないと、前の施策を見に来た人が行き止まりになります。",
        remedy="いまある施策のid（町のid-施策のファイルの名前）を書きます。",
        bad="succeeded_by: [midori-1-3]",
        good="succeeded_by: [midori-1-2]",
    )
    UNRECORDED_CHANGE = Rule(
        "R18",
        "決定の後の変更が書き残されていない",
        message="決定したときと、題名、担当課、目標（値、時期、単位、もとの値）、予定がちがいますが、`changes` に書かれていません。",
        why="だまって目標を変えると、住民は計画が守られたかを確かめられません。",
        remedy="[決定の後に変わったとき](measures.md#changes)のとおりに、`before` に決定のときの文字、`after` にいまの文字を書きます。目標を加えたときは、`before` に `なし` と書きます。写しまちがいを直しただけなら、しくみを変える人に `machidx adopt 町のid --again` をたのみます。",
        bad="checked: 2026-10",
        good="checked: 2026-10\nchanges:\n  - on: 2026-10\n    what: 交付件数\n    before: なし\n    after: 1,900件以上",
    )
    MEASURE_GONE = Rule(
        "R19",
        "決定のときの施策がない",
        message="決定したときにあった施策のページがなく、前の住所を引きつぐページもありません。",
        why="施策がだまって消えると、住民は何が起きたかを知ることができません。",
        remedy="引きつぐ施策のファイルに、示された `redirect_from` を書きます。引きつぐ施策がなければ、消したファイルを戻し、[やめたとき](measures.md#stopped)のとおりにします。",
        bad="redirect_from: [/towns/midori/measures/old-1/]",
        good="redirect_from: [/towns/midori/measures/old-1/, /towns/midori/measures/1-9/]",
    )
    FORMER_NAME = Rule(
        "R20",
        "課の前の名前",
        message="決定したときの担当課が、町のページにありません。または、`formerly` に書いた前の名前が、ほかの課の名前です。",
        why="前の名前で課をさがす人を、いまの課へ案内するためです。",
        remedy="仕事を引きついだ課に `formerly` を書きます。1つの前の名前は、1つの課だけに書きます。",
        bad="- name: 町民課\n    formerly: [税務課]",
        good="- name: 町民課\n    formerly: [住民課]",
    )
    ADOPTED_UNREADABLE = Rule(
        "R21",
        "決定のときの記録が読めない",
        message="`adopted.json` が壊れています。",
        why="この記録がないと、決定の後に何が変わったかを確かめられません。",
        remedy="このファイルを直した変更を取り消します。",
        bad="{",
        good='{"town": "midori", "plan": "みどり町DX計画", "departments": [], "measures": []}',
    )
    UNKNOWN_PREFECTURE = Rule(
        "R22",
        "県に町がない",
        message="県ごとの施策一覧や予定の `prefecture` に書いた県に、町がありません。",
        why="県の名前がちがうと、施策が1つもない一覧になります。",
        remedy="町のページの `prefecture` と同じ名前にします。",
        bad="---\nkind: measures\ntitle: 県の施策\nprefecture: 見本　県\n---\n",
        good="---\nkind: measures\ntitle: 県の施策\nprefecture: 見本県\n---\n",
        mendable=True,
    )
    EARLY_START = Rule(
        "R31",
        "使いはじめる年度が早い",
        message="予定の行の「導入」「更新」などが `step: introduce` で、後の年度に「運用」の矢印があります。",
        why="住民や職員が使いはじめるのは「運用」の年度です。前の年度から使えるように見えます。",
        remedy="前の矢印は `step: build` にします。ためしに使えるのなら、`label` に「運用」の字が印刷されているかを確かめます。",
        bad="- label: 導入\n        step: introduce\n        from: 令和8年度\n      - label: 運用\n        step: operate\n        from: 令和9年度",
        good="- label: 導入\n        step: build\n        from: 令和8年度\n      - label: 運用\n        step: operate\n        from: 令和9年度",
    )
    TWICE = Rule(
        "R23",
        "同じものが2回ある",
        message="1つの一覧に、同じものが2回あります。テーマ、担当課、方針の番号、目標の `id`、実績や進み具合の年度、表の `id` などです。",
        why="同じものが2回並ぶと、読む人が数をまちがえます。",
        remedy="写しが残っただけなら、消します。別のもののつもりなら、名前か年度を直します。",
        bad="themes: [data, data]",
        good="themes: [data]",
    )
    TWO_YEARS = Rule(
        "R24",
        "年度と年月が合わない",
        message="1つの数字の `fy`（年度）と `as_of`（年月）が、別の年度です。",
        why="1つの数字の時期が2つあると、いつの値かがわかりません。",
        remedy="計画書を見て、片方だけを残すか、正しいほうに合わせます。",
        bad="fy: 令和6年度\n      as_of: 令和7年4月",
        good="fy: 令和6年度\n      as_of: 令和7年3月",
    )
