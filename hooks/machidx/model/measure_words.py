"""What each field of a measure means, in Japanese, for editors: see ``field_words``."""

MEASURE_FIELDS = """
Measure 施策
  number        施策の番号  印刷のとおりに書きます。
  policy        方針の番号  町のページの policies にある番号を書きます。
  themes        テーマ  1～3つ。docs/themes/ のファイルの名前です。主なものを最初に書きます。
  departments   担当課  町のページの departments にある名前を、印刷された順に並べます。
  stage         どこまで進んでいるか  計画書の動詞で決めます。迷ったら弱いほうにします。
  audience      だれが使うか  テーマとちがうときだけ書きます。
  usable        住民が自分で使うものか  よびかけや手助けなど、使うものではないときだけ false と書きます。
  discrepancies 進み具合のくいちがい  どこまで進んでいるかを疑わせる、くいちがいの囲みの題です。
  everyday      くらしのことば  町の人の言い方です。検索だけで使います。
  kpis          目標の数字  計画書にあるものを、すべて並べます。
  schedule      年度別の予定  表の1行を work、矢印1本を phases の1つにします。
  parts         施策の中の項目  小さな項目があるときに並べます。
  links         計画書の外の案内  町が書きます。
  progress      年度ごとの進み具合  町が、年度が終わったら足します。
  changes       決定の後に変わったこと  前の値を残します。
  succeeded_by  引きつぐ施策  idを並べます（ono-1-1-3）。
  checked       町が内容を確かめた月  令和9年5月 か 2027-05 と書きます。
Kpi 目標の数字
  id             目標のid  公開データの中での名前です。公開したら変えません。
  name           目標の名前  印刷のとおりに書きます。
  type           目標の種類  数の目標か、いつまでに何ができるかの目標かです。
  unit           単位  数の目標では必ず書きます。なければ null です。
  direction      向き  ふやすか、へらすか、保つかです。
  baseline       もとの値  目標とくらべる、もとになる値です。
  target         目標の値  後で変わったときは changes にも書きます。
  aggregation    数え方  累計など、印刷のとおりに書きます。
  note           もとの値のただし書き  未導入など、印刷のとおりに書きます。
  discrepancies  計画書のくいちがい  本文のくいちがいの囲みの題と、同じに書きます。
  actuals        これまでの実績  古いものから並べます。消しません。
  judgement      町の判断  このサイトの判断とちがうときだけ書きます。
Amount 値
  fy          年度  令和8年度 か 2026 と書きます。
  as_of       年月  月で示すときに書きます。令和9年2月 か 2027-02 です。
  value       数  半角の数だけを書きます。数でなければ null、幅があれば min と max です。
  comparison  くらべ方  「以上」などが印刷されているときに書きます。
  text        印刷のとおりの文字  単位や「約」もそのまま書きます。
Range 幅のある数
  min  小さいほう  半角の数です。
  max  大きいほう  半角の数です。
OwnJudgement 町の判断
  status  判断  町の判断です。
  reason  理由  そう判断したわけを書きます。
Work 予定の行
  work    行の名前  印刷のとおりに書きます。なければ null です。
  phases  矢印  左から並べます。読み取れなければ [] です。
  extent  期間の確かさ  ことばや矢印が読み取れないときだけ unknown と書きます。
Phase 予定の矢印
  label   矢印のことば  印刷のとおりに書きます。
  step    段階  ことばに近いものを選びます。
  from    最初の年度  令和8年度 か 2026 と書きます。
  to      最後の年度  なければ、最初の年度だけの予定です。
  extent  期間の確かさ  空らんの形から読み取ったときだけ inferred と書きます。
  lane    行の中の段  期間が重なるとき、2段目のものに 2 と書きます。
Part 施策の中の項目
  label     項目の番号  印刷のとおりに書きます。
  title     項目の題  印刷のとおりに書きます。
  audience  対象  印刷のとおりに書きます。
  themes    テーマ  docs/themes/ のファイルの名前を並べます。
  stage     どこまで進んでいるか  計画書の動詞で決めます。
  usable    住民が自分で使うものか  使うものではないときだけ false と書きます。
  schedule  年度別の予定  施策の予定と同じ形です。
Progress 年度の進み具合
  fy      年度  令和8年度 か 2026 と書きます。
  status  進み具合  町の判断です。
  note    ひとこと  ［［ ］］ は使いません。
Change 変わったこと
  on      変わった月  令和9年5月 か 2027-05 と書きます。
  what    変わったもの  項目の名前を書きます。
  before  前  前の値です。
  after   後  新しい値です。
ExternalLink 計画書の外の案内
  label  案内の題  ページの題を書きます。
  url    住所  https:// で始めます。
"""
