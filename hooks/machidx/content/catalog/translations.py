"""Rules for English files, compared with the Japanese."""

from machidx.content.catalog.rule import Rule


class TranslationRules:
    """The rules whose codes begin with E."""

    TRANSLATED_HEADINGS = Rule(
        "E01",
        "見出しが日本語と合わない",
        message="英語のページの見出しの目印が、日本語のページと合いません。",
        why="目印が同じなら、日本語と英語を切りかえても、同じところを読めます。",
        remedy="英語の見出しにも、日本語のページと同じ目印を、すべて付けます。日本語のページが変わって、訳が古くなっているあいだは、この問題は出ません。",
        bad="## Effects { #efects }",
        good="## Effects { #effects }",
    )
    UNKNOWN_KEY_IN_WORDS = Rule(
        "E02",
        "方針の番号が日本語にない",
        message="町の英語のファイルの `policies` か `aims` にある番号が、日本語の町のページにありません。または、その方針には、日本語の `text` か `aims` がありません。",
        why="番号が合わない英語は、どこにも表示されません。",
        remedy="日本語の町のページと、同じ番号にします。なくなった方針なら、その行を消します。",
        bad="1-(3): Change",
        good="1-(1): Change",
    )
    FIGURE = Rule(
        "E03",
        "数字が日本語と合わない",
        message="日本語にない数字が英語にあるか、日本語の数字が英語にありません。`令和6年度` と `FY2024`、`約1割` と `10%`、`1億2,000万` と `120 million` のように、書き方がちがうだけの数字は合うとみなします。`90%以上` の「以上」にあたることばがないときや、`FY2026 to FY2024` のように終わりが初めより前のときも、この番号です。",
        why="数字がちがうと、英語で読む人が計画を誤解します。",
        remedy="日本語のページの同じ行を見て、数字を合わせます。日本語の数字のほうがまちがっていたら、日本語を直してから訳を直します。",
        bad="85 machines are placed",
        good="A machine is placed",
    )
    ERA = Rule(
        "E04",
        "年と元号が合わない",
        message="`FY2024 (Reiwa 6)` のような年と元号が、合っていません。または、前に年のない元号があります。",
        why="元号がちがうと、どの年のことかがわかりません。",
        remedy="「もしかして」のとおりに元号を直すか、年を直します。",
        bad="令和7年度の設置: Installation in FY2024 (Reiwa 7)",
        good="令和7年度の設置: Installation in FY2025 (Reiwa 7)",
    )
    TRANSLATED_TERMS = Rule(
        "E05",
        "ことばの英語が、決めたものではない",
        message="`[[ ]]` で見せている英語が、用語集で決めた英語ではありません。または、日本語でつながれていることばが英語でつながれていないか、その逆です。",
        why="同じことばは、どのページでも同じ英語で読めるようにするためです。",
        remedy="ことばのページの英語（`english`）か、英語のファイルの `aliases` にある形を書きます。文の中で使いにくいときは、ことばの英語のファイルの `aliases` に、みんなで使う形を足します。",
        bad="[[BPR|business overhaul]]",
        good="[[BPR]]",
    )
    TRANSLATED_LINKS = Rule(
        "E06",
        "リンクが日本語と合わない",
        message="リンクか画像の行き先が、日本語のページの同じ節と合いません。",
        why="英語で読む人も、同じページに行けるようにするためです。",
        remedy="日本語と同じ行き先にします。英語のページへのリンクでも、行き先は日本語のファイルの名前（`.md`）で書きます。",
        bad="there is [[Wi-Fi]] ([table](../index.md))",
        good="there is [[Wi-Fi]]",
    )
    JAPANESE_LEFT = Rule(
        "E07",
        "日本語が残っている",
        message="英語の文に、日本語か全角の記号が残っています。",
        why="日本語を読めない人には、そこだけが伝わりません。",
        remedy="訳します。組織やしくみの名前は、`Tax Division (税務課)` のように、英語のすぐ後ろの半角のかっこに書けます。",
        bad="- [[BPR]] goes on (業務の)導入.",
        good="- [[BPR]] goes on.",
    )
    SPELLING = Rule(
        "E08",
        "イギリスのつづり",
        message='イギリスのつづりが使われています。このサイトの英語は、アメリカのつづりでそろえます。引用符（`" "`）の中のことばと、国際機関の正式な名前は、そのままでかまいません。',
        why="つづりが混じると、検索でも表でも、同じことばが別のことばに見えます。",
        remedy="「もしかして」のとおりに書きます。",
        bad="is organised",
        good="is organized",
    )
    UNUSED_LABEL = Rule(
        "E09",
        "どこにもない名前の英語",
        message="英語のファイルの `labels` にある名前が、日本語のページのどこにもありません。町のページの `labels` は、その町のすべてのページの名前に使えます。日本語の名前が変わって、まだその訳がないときは、出ません。これはお知らせで、サイトの公開は止まりません。",
        why="どこにもない名前の英語は使われず、本当の名前は日本語のまま残ります。",
        remedy="日本語のページにある名前と同じに書きます。名前がなくなっていたら、その行を消します。",
        bad="案内: Guidance\n  案内版: Sign",
        good="案内: Guidance",
        stops=False,
    )
    WORDS_MISSING = Rule(
        "E10",
        "英語にないことば",
        message="日本語のファイルにある `title`・`summary`・`short` などのことばや、方針の説明・ねらいが、英語のファイルにありません。",
        why="英語がないと、そのことばだけが日本語で表示されます。",
        remedy="その項目の英語を書きます。",
        bad="title: Certificates at convenience stores\n",
        good="title: Certificates at convenience stores\nsummary: You can get certificates at convenience stores.\n",
    )
    SHAPE = Rule(
        "E11",
        "英語で失われたところ",
        message="囲み（`!!!`）、表（`::: table`）、リストの項目、表の行の数が、日本語と英語の同じ節でちがいます。",
        why="訳し落とした項目は、英語で読む人には、ないのと同じです。",
        remedy="日本語とならべて、ないものを英語に書き足します。",
        bad="[[BPR]] goes on.",
        good="- [[BPR]] goes on.",
    )
