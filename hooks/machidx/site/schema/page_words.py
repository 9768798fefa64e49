"""What each field of all pages but measures means, in Japanese, for editors: see ``field_words``."""

PAGE_FIELDS = """
* ページ
  kind           ファイルの種類  書いてあるままにします。
  title          題名  計画書にあるものは、印刷のとおりに書きます。
  summary        紹介  1～3文で、読む人にとって何が大事かを書きます。［［ことば］］は説明につながります。
  redirect_from  前の住所  このページの前の住所を並べます。「/」で始め「/」で終えます。
  stop_words     つながないことば  このページでは、用語集のことばとして数えないものを並べます。
  source         出典  計画書のどこに書かれているかです。
  contact        連絡先  町が決めて書きます。個人の名前は書きません。

Home トップページ
  questions  くらしの質問  町の人の質問と、それに答える施策や節を並べます。
Question くらしの質問
  id        質問のid  住所の一部です。公開したら変えません。
  question  質問  町の人のことばで書きます。
  theme     テーマ  docs/themes/ のファイルの名前です。
  answers   答え  町ごとに、答える施策や節を並べます。
Answer 質問の答え
  to     答える施策か節  施策は ono-1-1-2、節は kunimi/03-purpose#in-kunimi の形で書きます。
  part   項目の番号  施策の中の1つの項目だけが答えるとき、その label を書きます。
  work   予定の行の名前  予定の1つの行だけが答えるとき、その work を書きます。
  stage  どこまで進んでいるか  行や項目からわからないときと、節のときに書きます。

Listing 一覧のページ
  prefecture  県の名前  県ごとの一覧のときだけ書きます。
SearchPage 検索のページ
  sites  ほかのサイト  同じ場所にあるほかのサイトの住所を並べます。その町も検索で見つかります。
JudgementPage 判断の決まりのページ
  examples  例の数字  決まりを示すための、つくった数字です。

Town 町のページ
  title           町の名前  正式な名前です。
  reading         読み  ひらがなと「ー」だけで書きます。
  code            団体コード  6けたです。"073032" のように囲みます。
  prefecture      県の名前  正式な名前です。
  accent          色  町のしるしの色です。
  plan            計画の名前  印刷のとおりに書きます。
  state           計画の状態  印刷のとおりに、案、決定、版を書きます。
  published       計画が出た年月  令和7年12月 か 2025-12 と書きます。書かれていなければ null です。
  adopted         町が決めた年月  町が書きます。令和7年12月 か 2025-12 と書きます。
  period          計画の期間  最初と最後の年度です。
  mid_review      途中の見直し  計画にあれば、その年度を書きます。
  is_data_plan    官民データ活用推進計画を兼ねるか  兼ねると書かれていれば true です。書かれていなければ null です。
  vision          目指す姿  計画のことばで書きます。
  superior_plans  上の計画  印刷のとおりに並べます。
  national_plan   国の計画の版  計画が書いていれば書きます。なければ null です。
  headquarters    進める組織  名前を書きます。書かれていなければ null です。
  cio             責任者（CIO）  役職を書きます。書かれていなければ null です。
  cycle           見直しの回し方  計画、実行、確認、改善のように、印刷のとおりに並べます。
  measure_noun    町がすることの呼び方  施策、取組など、計画のことばで書きます。
  departments     担当課  計画に出てくるすべての課を並べます。
  policies        方針  方針の木を書きます。下の方針は policies に書きます。
  website         町のサイト  町が書きます。https:// で始めます。
  original        計画書のファイル  町が書きます。
  supersedes      この前の計画  前の計画のフォルダーの名前です。
  continued       前の計画の施策のその後  前の計画の施策ごとに、引きつぐ施策を書きます。
Department 担当課
  name      課の名前  印刷のとおりに書きます。
  scope     課の範囲  1つの課なら書きません。
  formerly  前の名前  前の名前へのリンクが切れないように残します。
Policy 方針
  number    方針の番号  印刷のとおりに書きます。数字だけなら "1" のように囲みます。
  name      方針の名前  印刷のとおりに書きます。
  text      方針の説明  1～3文で書きます。
  aims      目指す姿  1文ずつ並べます。
  policies  下の方針  同じ形で書きます。
Continuation 前の計画の施策のその後
  measure  前の計画の施策  idを書きます（ono-1-1-1）。
  by       引きつぐ施策  idを並べます。引きつがなければ []、決まっていなければ null です。
Period 期間
  from  最初の年度  令和8年度 か 2026 と書きます。書かれていなければ null です。
  to    最後の年度  令和12年度 か 2030 と書きます。書かれていなければ null です。
Contact 連絡先
  name       窓口の名前  課や係の名前です。個人の名前は書きません。
  telephone  電話  市外局番から、半角の数字と「-」で書きます。
  mail       メール  半角で1つだけ書きます。
  page       問い合わせのページ  https:// で始めます。
  hours      受付の時間  平日 8:30～17:15 のように書きます。
Original 計画書のファイル
  url         住所  https:// で始め、「#」から後は書きません。
  first_page  印刷の1ページの場所  「1」と印刷されたページが、表紙から数えて何枚目かです。
  pages       全部の枚数  ファイルのページの数です。
Citation 出典
  section  章や節  計画書の章や節を、印刷のとおりに書きます。
  page     ページ  印刷されたページです。

Chapter 計画の章
  number    章の番号  印刷のとおりに書きます。
  sections  節とテーマ  節ごとに、関わるテーマを書きます。
  tables    数字の表  本文の「::: table id」のところに出ます。
SectionFact 節とテーマ
  id      節のid  本文の見出しの { #id } と同じに書きます。
  themes  テーマ  docs/themes/ のファイルの名前を並べます。
  state   どこまで進んでいるか  節が述べていることです。
Table 数字の表
  id       表のid  半角の英小文字・数字・「-」で書きます。
  number   表の番号  印刷のとおりに書きます（表2-1）。
  caption  表の題  印刷のとおりに書きます。
  columns  列  左から並べます。
  rows     行  上から並べます。ます目が空なら null です。
  chart    グラフ  bar なら、数の列を棒で示します。
  page     ページ  印刷されたページです。
  note     注  印刷のとおりに書きます。
Column 表の列
  label  列の名前  印刷のとおりに書きます。
  unit   単位  数の単位です。

Theme テーマ
  question  問い  町の人の問いを1文で書きます。
  group     テーマのまとまり  国の計画、役場の仕事、地域のどれかです。
  audience  だれが使うか  住民か、役場の中の仕事かです。
  order     並ぶ順  1から始まる整数です。
Term ことば
  label      ことば  見出しのことばです。
  reading    読み  ひらがなと「ー」だけで書きます。
  english    英語  決まった英語を1つ書きます。
  expansion  略さない形  略したことばのときに書きます。
  aliases    別の書き方  ［［ ］］ で呼び出せる、ほかの名前です。
  everyday   くらしのことば  町の人の言い方です。検索だけで使います。
  term_kind  種類  ことばの種類です。
  short      1文の説明  ふきだしに出ます。
  senses     町ごとの説明の出典  説明の文は、本文の町の見出しの下に書きます。
  differs    町ごとのちがい  説明がちがうときだけ、1～3文で書きます。
  see        関連することば  用語集にある名前を並べます。
Sense 町の説明の出典
  town       町  計画のフォルダーの名前です。
  headwords  計画書の書き方  印刷のとおりに並べます。
  plan       計画  町の最初の計画でないときに、そのidを書きます。

EnglishWords 英語のファイル
  title        英語の題名  日本語の題名の訳です。
  labels       名前の英語  左に日本語を、ファイルにあるとおりに書きます。
  translated   訳したときのしるし  machidx translate done が書きます。手で直しません。
  same         意味は同じという確認  machidx translate same が書きます。
  translators  訳した人  名前を出したいときに書きます。
  reviewed     見直した人  2人目の人が、日本語と読みくらべたときに書きます。
  summary      紹介の英語  日本語の summary の訳です。
  question     問いの英語  日本語の question の訳です。
  policies     方針の説明の英語  左に方針の番号を書きます。
  aims         目指す姿の英語  左に方針の番号を書き、日本語と同じ数だけ並べます。
  aliases      英語の別の書き方  文の中で使う短い英語などです。
  everyday     英語のくらしのことば  住民の英語の言い方です。検索だけで使います。
  short        1文の説明の英語  日本語の short の訳です。
  differs      町ごとのちがいの英語  日本語の differs の訳です。
Same 意味は同じという確認
  on        確かめた月  令和9年5月 か 2027-05 と書きます。
  by        確かめた人  名前です。
  why       理由  訳を変えなくてよいわけです。
  sections  節  見出しのidを並べます。ページ全体なら書きません。
Review 見直し
  by  見直した人  名前です。
  on  見直した月  令和9年5月 か 2027-05 と書きます。
  of  くらべた英語のしるし  machidx が書きます。
"""
