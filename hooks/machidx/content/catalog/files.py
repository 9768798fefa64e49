"""Rules for files: their format, names and locations."""

from machidx.content.catalog.rule import Rule


class FileRules:
    """The rules whose codes begin with F."""

    ENCODING = Rule(
        "F01",
        "文字コードがUTF-8でない",
        message="ファイルが、UTF-8ではない文字コードで保存されています。古いメモ帳などで保存すると起こります。ブラウザーで直したときは起こりません。",
        why="文字コードがちがうと、読む人の画面で文字が化けます。",
        remedy="「名前を付けて保存」で、文字コードに「UTF-8」を選んで保存しなおします。",
        bad="文字コード：Shift_JIS（ANSI）",
        good="文字コード：UTF-8",
    )
    EMPTY = Rule(
        "F02",
        "ファイルが空",
        message="ファイルに何も書かれていません。空白や空の行だけのときも同じです。",
        why="空のまま公開すると、題も本文もないページになります。",
        remedy="要らないファイルなら消します。要るファイルなら、中身を書きます。まちがえて消したときは、GitHub の履歴から写します。",
        bad="\n",
        good="---\nkind: page\ntitle: お知らせ\n---\n\n窓口が変わります。\n",
    )
    NO_FRONT_MATTER = Rule(
        "F03",
        "始まりの --- がない",
        message="1行目が `---` だけの行ではありません。",
        why="1行目に`---`がないと、どこからどこまでが項目かがわかりません。",
        remedy="1行目に半角の `---` だけを書きます。その下に項目を書きます。`---` の上に、空の行や文字を置きません。",
        bad="# お知らせ\n\n窓口が変わります。\n",
        good="---\nkind: page\ntitle: お知らせ\n---\n\n窓口が変わります。\n",
    )
    UNCLOSED = Rule(
        "F04",
        "終わりの --- がない",
        message="項目の終わりを示す、2本目の `---` がありません。",
        why="2本目の`---`がないと、本文まで項目として読まれます。",
        remedy="項目の最後の行の下に、`---` だけの行を足します。行の頭に空白を入れません。",
        bad="---\nkind: page\ntitle: お知らせ\n\n窓口が変わります。\n",
        good="---\nkind: page\ntitle: お知らせ\n---\n\n窓口が変わります。\n",
    )
    WRONG_KIND = Rule(
        "F05",
        "種類と置き場所が合わない",
        message="`kind` の種類のファイルは、そのフォルダーに置けません。または、そのフォルダーにはページを置けません。",
        why="種類は、書ける項目とページの形を決めます。置き場所と合わないと、ページをつくれません。",
        remedy="`kind` を「もしかして」のとおりにします。`kind` が正しければ、ファイルを正しいフォルダーに移します。",
        bad="docs/memo/a.md",
        good="docs/guide/a.md",
    )
    TOO_LARGE = Rule(
        "F06",
        "ファイルが大きすぎる",
        message="1つのファイルは、512KBまでです。",
        why="大きすぎるファイルは、ほかのものをまちがえてはり付けたものが多く、読む人にも重くなります。",
        remedy="ほかのものをはり付けていないかを見ます。本当に長いときは、ページを分けます。",
        bad="大きさ：600KB",
        good="大きさ：512KBまで",
    )
    NO_JAPANESE = Rule(
        "F07",
        "日本語のページがない",
        message="`.en.md` で終わる英語のファイルに、対になる日本語のファイルがありません。",
        why="事実は日本語のファイルだけにあります。英語だけではページをつくれません。",
        remedy="名前のまちがいなら、日本語のファイルと同じ名前にします。日本語のページを消したのなら、英語のファイルも消します。",
        bad="docs/towns/midori/measures/1-3.en.md",
        good="docs/towns/midori/measures/1-2.en.md",
    )
    MISNAMED = Rule(
        "F08",
        "ファイルの名前が .md で終わらない",
        message="ページのように見えるファイルの名前が、`.md` で終わっていません。`.MD` や `.markdown`、`.md.txt` では、ページになりません。Windows では、名前の終わりの `.txt` が見えないことがあります。",
        why="気づかないと、書いたページがどこにも出ません。",
        remedy="ファイルの名前を「もしかして」のとおりに変えます。ページでないファイルなら、`docs/` から出します。",
        bad="docs/news/2026-11.markdown",
        good="docs/news/2026-11.md",
    )
    CONFLICT = Rule(
        "F09",
        "2人の直しがぶつかったまま",
        message="同じところを2人が直し、どちらを残すかが決まっていません。git は、2つの文を `<<<<<<<`、`=======`、`>>>>>>>` の行で囲んで残します。",
        why="そのまま公開すると、2つの文と印が読む人に見えます。",
        remedy="`=======` の上と下の文を見くらべます。正しいほうを残し、もう片方と、3つの印の行を消します。",
        bad="<<<<<<< HEAD\nstage: expanding\n=======\nstage: operating\n>>>>>>> fix",
        good="stage: expanding",
    )
    FILE_NAME = Rule(
        "F10",
        "ページの名前に使えない",
        message="ファイルの名前が、そのままページの住所になります。空白、大文字、かっこ、`README`、`コピー` のある名前は使えません。フォルダーの名前も同じです。",
        why="住所は、メールや紙に書き写されます。空白や日本語があると、正しく伝わりません。",
        remedy="「もしかして」の名前に変えます。写しが残っただけなら、消します。",
        bad="docs/guide/X y.md",
        good="docs/guide/x-y.md",
    )
    MISSING_PAGE = Rule(
        "F11",
        "なければならないページがない",
        message="どのページのメニューからもつながっているページが、ありません。町には、施策一覧（`measures/index.md`）も要ります。",
        why="ページがないと、メニューを押した人が行き止まりになります。",
        remedy="消したファイルを、GitHub の履歴から戻します。名前を変えたのなら、元の名前にします。",
        bad="docs/search/index.md がない",
        good="docs/search/index.md がある",
    )
    STRAY = Rule(
        "F12",
        "ページでも画像でもないファイル",
        message="`docs/` に置いたファイルは、すべて公開されます。そこに、書きかけの文書や、写しのファイルがあります。または、ほかの場所へのリンク（シンボリックリンク）があります。",
        why="下書きや内部の文書が、知らないうちに公開されるのを防ぎます。",
        remedy="要らないファイルは消します。要るものは、`docs/` の外に移します。",
        bad="docs/towns/midori/plan/原稿.docx",
        good="docs/towns/midori/plan/original.pdf",
    )
    UNREADABLE = Rule(
        "F13",
        "ファイルとして読めない",
        message="そこにあるものを、ファイルとして読めません。読む権限がないファイルやフォルダー、`x.md` のような名前のフォルダー、パイプなどのときです。フォルダーが読めないときは、その中のページがわからないので、ほかの確かめの多くは行われません。",
        why="読めないものを飛ばすと、ページがだまって消えます。",
        remedy="読む権限がなければ、権限を付けます。ほかのソフトで開いていれば、閉じます。フォルダーなどなら、名前を変えるか、消します。",
        bad="docs/towns/midori/measures/1-2.md（フォルダー）",
        good="docs/towns/midori/measures/1-2.md（ファイル）",
    )
    UNHOLDABLE = Rule(
        "F14",
        "ほかのパソコンで使えない名前",
        message="ファイルかフォルダーの名前が、どのパソコンでも使える名前ではありません。文字コードが UTF-8 でない名前、目に見えない文字のある名前、Windows で使えない名前（`con`、`nul`、`?`、`:`、終わりの `.` や空白など）、長すぎる名前です。文字コードのちがう名前は、古い Windows でつくった ZIP を開いたときにできます。",
        why="使えない名前が1つあると、そのパソコンでは全部のファイルを受け取れないことがあります。",
        remedy="半角の英小文字・数字・「-」の名前に変えます。",
        bad="docs/about/con.gif",
        good="docs/about/office.gif",
    )
    ADDRESS = Rule(
        "F15",
        "公開する住所が使えない",
        message="ファイルの置き場所と名前は、公開されたときの住所になります。その住所を、ほかのファイルか、サイトが自分でつくるものが使っています。`news/a.md` と `news/a/index.md` は、同じ住所です。`assets`、`data`、`en`、`search/index` のフォルダーと、施策の `qr.svg` は、サイトが自分で使います。大文字と小文字だけがちがう名前も、Windows などでは同じ名前です。`map.jp.png` のように、名前の中の「.」の間に2文字があると、言語の印になり、公開されません。",
        why="1つの住所に2つのものがあると、片方が消えます。",
        remedy="名前を変えるか、ほかのフォルダーに移します。写しが残っただけなら、消します。",
        bad="docs/data/map.gif",
        good="docs/about/map.gif",
    )
    FORMAT = Rule(
        "F16",
        "名前の終わりと中身がちがう",
        message="画像か PDF の中身が、名前の終わりの `.png` や `.pdf` とちがいます。または、中身が空です。名前だけを変えても、画像の種類は変わりません。",
        why="中身とちがう名前の画像は、表示されないことがあります。",
        remedy="「もしかして」があれば、名前の終わりをそのとおりに変えます。なければ、画像のソフトで開き、その種類で保存しなおします。",
        bad="docs/about/map.png（中身は GIF）",
        good="docs/about/map.gif（中身は GIF）",
    )
    UNSAFE_PICTURE = Rule(
        "F17",
        "公開できないSVG",
        message="SVG は、プログラムを入れたり、ほかのサイトを読み込んだりできる画像です。図を見せるのに要らないものがあると、公開できません。`DOCTYPE`、`script`、`foreignObject`、動き（`animate`）、リンク（`a`）、`onclick` などの属性、ほかのファイルへのつなぎ先などです。SVG は2MBまでです。",
        why="画像の中のプログラムは、見た人のブラウザーで動くことがあります。",
        remedy="描いたソフトで、書き出しなおします。\n\n- Inkscape：「名前を付けて保存」で「プレーンSVG」を選びます。\n- Illustrator：「別名で保存」ではなく、「書き出し形式」の SVG を選びます。フォントは「アウトラインに変換」、画像は「埋め込み」にします。\n\nそれでも同じ問題が出るときは、PNG で書き出します。",
        bad='<svg xmlns="http://www.w3.org/2000/svg">\n  <script>alert(1)</script>\n</svg>\n',
        good='<svg xmlns="http://www.w3.org/2000/svg">\n  <rect width="10" height="10"/>\n</svg>\n',
    )
    TOO_MUCH = Rule(
        "F18",
        "本文が長すぎるか、入り組みすぎている",
        message="本文は、10万字・1万行までです。引用・箇条書き・字下げの入れ子は20段まで、閉じていないかっこは1つの段落に20個まで、空の行のない続きは500行・4万字まで、見出し・注・略語はそれぞれ500個までです。項目の1行は5,000字までです。",
        why="人が書いたページは、この何分の1かでおさまります。こえるものは、表計算やプログラムの文をまちがえてはり付けたものが多く、ページをつくるのに何分もかかることがあります。",
        remedy="ほかのものをはり付けていないかを見ます。本当に長いときは、ページを分けるか、表を項目の `tables` に移します。",
        bad="> > > > > > > > > > > > > > > > > > > > > > 引用の引用です。",
        good="> > 引用の引用です。",
    )
    TWO_PAGES = Rule(
        "F19",
        "1つのファイルに2つのページ",
        message="本文の途中に、`---` と `kind:` で始まる、別のページがあります。",
        why="1つのファイルが、1つのページと1つの住所になります。2つ目の項目は、文として見えます。",
        remedy="2つ目の `---` から下を切り取り、新しいファイルに貼り付けます。",
        bad="次の文です。\n\n---\nkind: measure\n---\n",
        good="次の文です。\n",
    )
    PICTURE_RECORD = Rule(
        "F20",
        "画像に、撮った場所などの記録がある",
        message="写真のファイルに、撮った場所（GPS）、日時、機器、つくった人などの記録が残っています。写真の向きの記録も同じです。",
        why="写真を見る人はだれでも、撮った場所や人を知ることができます。",
        remedy="`machidx picture` の後に、画像のファイルを書いて実行します。記録が消え、500KB より大きければ小さくなります。",
        bad="撮った場所の記録のある写真",
        good="記録のない写真",
    )
    HEAVY_PICTURE = Rule(
        "F21",
        "画像が大きすぎる",
        message="PNG、JPEG、WebP の画像は、500KB までです。",
        why="大きな画像は、携帯電話で読む人を待たせ、通信の料金もかかります。",
        remedy="`machidx picture` の後に、画像のファイルを書いて実行します。見た目を保って、小さくなります。",
        bad="大きさ：12MB",
        good="大きさ：500KBまで",
    )
    OLDER_CONTRACT = Rule(
        "F22",
        "サイトの書き方の版が古い",
        message="サイトのファイルが、前の machidx の書き方のままです。",
        why="前の書き方の項目は読めないので、そのページが公開できません。",
        remedy="`machidx upgrade` で、何がどう変わるかを見ます。`machidx upgrade --write` で、ファイルを書きかえます。人が直すところは、その後に出ます。",
        bad="mkdocs.yml に、書き方の版がない（前の書き方のファイルがある）",
        good="（`machidx upgrade --write` の後）",
    )
    UNKNOWN_CONTRACT = Rule(
        "F23",
        "サイトの書き方の版が新しい",
        message="`mkdocs.yml` の `contract` が、この machidx が読める版より新しいか、版の数ではありません。",
        why="新しい書き方には、この machidx が知らない項目があります。知らないまま公開すると、書いたことが消えます。",
        remedy="machidx を新しくします。数をまちがえたのなら、元に戻します。",
        bad="extra:\n  contract: 999\n",
        good="extra:\n  contract: 1\n",
    )
    RESULTS_UNREADABLE = Rule(
        "A01",
        "アクセシビリティの試験の結果が読めない",
        message="`accessibility-results.json` が壊れています。このファイルは `make test-full` が書くもので、手では直しません。",
        why="この結果がないと、アクセシビリティのページに何も示せません。",
        remedy="このファイルを直した変更を取り消します。",
        bad="{",
        good="（make test-fullが書いたままの中身）",
    )
    MEASUREMENTS_UNREADABLE = Rule(
        "A02",
        "速さをはかった結果が読めない",
        message="`performance-results.json` が壊れています。このファイルは `make bench` が書くもので、手では直しません。",
        why="この結果がないと、速さと重さのページに何も示せません。",
        remedy="このファイルを直した変更を取り消します。",
        bad="{",
        good="（make benchが書いたままの中身）",
    )
