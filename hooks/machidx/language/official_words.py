"""Words that residents say and those that town offices write for the same thing, in Japanese."""

OFFICIAL = {
    "引っ越し": ("転入", "転出"),
    "引越し": ("転入", "転出"),
    "引越": ("転入", "転出"),
    "引っ越しの手続き": ("転入", "転出"),
    "スマホ": ("スマートフォン",),
    "お年寄り": ("高齢者",),
    "年寄り": ("高齢者",),
    "老人": ("高齢者",),
    "赤ちゃん": ("乳幼児",),
    "病院": ("医療機関",),
    "税金": ("町税",),
    "はんこ": ("押印",),
    "ハンコ": ("押印",),
    "判子": ("押印",),
    "先生": ("教職員",),
    "お店": ("商店", "商工業"),
    "地震": ("災害",),
    "台風": ("災害",),
    "大雨": ("災害",),
}
"""The official words by what residents say; the search looks for both."""
