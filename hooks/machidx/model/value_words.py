"""What each value that a field of front matter may have means, in Japanese, for editors: see ``field_words``."""

VALUES = """
stage
  done          できています
  operating     もう使えます（役場の中の仕事では、行っています）
  expanding     もう使えます。さらに広げます
  introducing   これから始めます
  considering   検討します
  researching   調べます
  not_stated    どこまで進んでいるかは、計画に書かれていません
  stalled       まだ進んでいません
  partly        一部は使えます。さらに広げます
step
  study      検討
  decide     決定
  build      構築・設置
  introduce  導入
  operate    運用
  promote    利用促進
  review     見直し
  train      研修
  event      行事・工事
extent
  stated    年度が書かれています
  inferred  表の空らんの形から読み取りました
  unknown   読み取れません
type
  quantity   数の目標
  milestone  いつまでに何ができるかの目標
direction
  up    ふやす
  down  へらす
  keep  保つ
comparison
  at_least   以上
  more_than  超える
  at_most    以下
  about      約
audience
  residents  住民が使うもの
  office     役場の中の仕事
scope
  department    1つの課
  whole_office  役場全体
  class         計画が述べる課のまとまり
state
  done     すでに行ったこと
  doing    いまの状況
  intends  めざすこと
term_kind
  concept       考え方
  service       サービス
  law_or_plan   法律・計画
  organisation  組織
  everyday      日常のことば
group
  national   国の重点取組事項
  office     役場のしごと
  community  くらしと地域
chart
  bar  棒グラフ
missing
  not_stated      計画書に書かれていません
  lost            図や絵にあって、読み取れません
  not_applicable  当てはまりません
accent
  green    緑
  teal     青緑
  blue     青
  indigo   藍
  purple   紫
  magenta  赤紫
  brown    茶
  slate    灰
"""
