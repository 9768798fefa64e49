"""How the open data keeps the Digital Agency's rules for machine-readable government data.

The rules are those of the Digital Agency of Japan (行政データにおける機械可読性に関するルール), in our words. A test
per rule holds each answer.
"""

from typing import NamedTuple

RULES_ADDRESS = "https://github.com/digital-go-jp/machine_readability_rule"
"""Where the rules are published."""


class MachineRule(NamedTuple):
    """A rule: its number there, what it asks for, and how the data keeps it."""

    id: str
    asks: str
    kept: str


MACHINE_RULES = (
    MachineRule("L1-01", "機械が読める形のファイルにする", "CSV、Excel、JSONで公開しています"),
    MachineRule("L1-02", "1つのシートやファイルに、表を1つだけ置く", "どのファイルにもシートにも、表は1つです"),
    MachineRule("L1-03", "表を空の行や列で分けない", "空の行と列はありません"),
    MachineRule("L1-04", "表の外にメモなどを置かない", "表のほかには何も書いていません"),
    MachineRule(
        "L1-05", "すべての列に、意味のわかる名前をつける", "名前はすべてにあり、意味は下の「列の意味」にあります"
    ),
    MachineRule("L1-06", "空白や改行で見た目を整えない", "ますの前後に空白はなく、ますの中で改行しません"),
    MachineRule("L1-07", "1つのますに1つのデータを入れる", "担当課やテーマが2つ以上あれば、行を分けます"),
    MachineRule(
        "L1-08",
        "機種によって変わる文字を使わない",
        "文字はすべてUnicodeです。丸つき数字などは、計画書の名前を写すときだけ残します",
    ),
    MachineRule("L1-09", "空らんとゼロを区別する", "書かれていないことは空らんで、0にしません"),
    MachineRule("L1-10", "画像や図形に情報を入れない（Excel）", "画像も図形もありません"),
    MachineRule("L1-11", "色や太字で区別しない（Excel）", "太字は1行目だけで、区別はことばで書いています"),
    MachineRule("L1-12", "ますを結合しない（Excel）", "結合していません"),
    MachineRule("L1-13", "行や列をかくさない（Excel）", "かくした行や列、シートはありません"),
    MachineRule("L1-14", "1つのデータを1行に書く（CSV）", "ますの中に改行はありません"),
    MachineRule("L1-15", 'カンマのあることばを「"」でかこむ（CSV）', "かこんでいます"),
    MachineRule("L2-01", "数には数だけを入れる", "数の列には数だけがあり、単位や注は別の列です"),
    MachineRule("L2-02", "前の行と同じでも省かない", "どの行にも、町や施策の名前を書いています"),
    MachineRule("L2-03", "列の名前を重ねない", "同じ表に、同じ名前の列はありません"),
    MachineRule("L2-04", "選ぶ答えの書き方をそろえる", "決まった記号だけを使います"),
    MachineRule("L2-05", "「その他」のくわしい内容を別の列にする", "記号の列に、ほかのことばはまざりません"),
    MachineRule("L2-06", "数式を残さない（Excel）", "数式はありません"),
    MachineRule("L3-01", "1行目を列の名前にして、2行目からデータにする", "そうしています"),
    MachineRule("L3-02", "記号の表をつける", "記号の表（codes.csv）があります"),
    MachineRule("L3-03", "数の列に記号があれば、意味を書く", "数の列に記号はありません"),
    MachineRule(
        "L3-04",
        "単位を書く",
        "単位の列があります。計画書に単位のない数（「公開オープンデータ数」の5など）は、空らんです",
    ),
    MachineRule("L3-05", "年や月の書き方をそろえる", "年度は西暦の数で、和暦の列が別にあります。年月は2026-03の形です"),
    MachineRule("L3-06", "地域コードか正式な地名を書く", "町のある表には、団体コードと町の名前があります"),
    MachineRule("L3-07", "年によって形を大きく変えない", "列は、足すことはあっても、名前を変えたり消したりしません"),
    MachineRule("L3-08", "意味や更新の記録を書く", "列の意味、文字コード、更新の決まりがこのページにあります"),
    MachineRule("L3-09", "横ではなく縦に並べる", "年度や項目は列にせず、行に並べています"),
)
"""In the order of their numbers."""
