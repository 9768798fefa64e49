"""Notices: what may be right, so that staff are asked and not stopped."""

from machidx.content.catalog.rule import Rule


class NoticeRules:
    """The rules whose codes begin with N."""

    DOUBTFUL_ACTUAL = Rule(
        "N01",
        "実績の数がふつうでない",
        message="実績が、これからの年度か、もとの値の年度です。年度の順に並んでいないとき、100%をこえているとき、ほかの数とけたがちがうとき、目標と反対に動いているときにも出ます。",
        why="けたや年度の打ちまちがいは、表やグラフを大きく変えます。",
        remedy="資料と見くらべます。まちがいなら、年度か数を直します。正しければ、そのままでかまいません。",
        bad="- fy: 令和6年度",
        good="- fy: 令和8年度",
        stops=False,
    )
    AGAINST_DIRECTION = Rule(
        "N02",
        "目標が向きと反対",
        message="ふやす目標（`direction: up`）がもとの値より小さいか、へらす目標（`direction: down`）がもとの値より大きいです。",
        why="向きがちがうと、進み具合の判断が反対になります。",
        remedy="計画書と見くらべ、数か `direction` を直します。計画書にそう書かれているなら、[くいちがいの囲み](writing.md#boxes)を書き、その題を `discrepancies` に書きます。",
        bad="direction: down",
        good="direction: up",
        stops=False,
    )
    PERSONAL = Rule(
        "N03",
        "個人の名前や連絡先かもしれない",
        message="個人の名前、個人のメールの住所、携帯電話の番号と見られるものがあります。",
        why="公開したものは、消しても、写しがほかに残ります。",
        remedy="個人のものなら、課の名前、代表の電話、課のメールの住所にします。個人のものでなければ、そのままでかまいません。",
        bad="くわしくは 090-1234-5678 へ。",
        good="くわしくは 0247-72-6939 へ。",
        stops=False,
    )
    JAPANESE_NAME = Rule(
        "N04",
        "ページの住所に日本語がある",
        message="ファイルの名前に日本語があります。そのままページの住所になります。",
        why="日本語の住所は、メールや紙に写すと「%E7%AA…」のような長い文字になります。",
        remedy="公開する前なら、半角の英小文字・数字・「-」の名前にします。公開した後で変えるときは、前の住所を `redirect_from` に書きます。",
        bad="docs/news/お知らせ.md",
        good="docs/news/2026-11.md",
        stops=False,
    )
    SAMPLE_LEFT = Rule(
        "N05",
        "見本の文が残っている",
        message="`machidx new` がつくった見本の文が、書きなおされずに残っています。",
        why="「書いてください」という文が、そのまま読む人に見えます。",
        remedy="計画書を見て、書きなおします。まだ書けないファイルは、書けるようになるまで `docs/` に置きません。",
        bad="何を、どのように進めるかを書いてください。",
        good="窓口に機械を置きます。",
        stops=False,
    )
