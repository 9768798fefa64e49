"""Readings that depend on the words around, or that the analyser gets wrong in texts like ours."""

import re

WORDS = {
    "小文字": "こもじ",
    "大文字": "おおもじ",
    "頭文字": "かしらもじ",
    "一歩": "いっぽ",
    "一度": "いちど",
    "一部分": "いちぶぶん",
    "令和": "れいわ",
    "日本": "にほん",
    "日本語": "にほんご",
    "世界中": "せかいじゅう",
    "日本中": "にほんじゅう",
    "今年度": "こんねんど",
    "毎年度": "まいねんど",
    "年月": "ねんげつ",
    "年月日": "ねんがっぴ",
    "何人": "なんにん",
    "何か国": "なんかこく",
    "横線": "よこせん",
    "発行日": "はっこうび",
    "任期付": "にんきつき",
    "出退勤": "しゅったいきん",
    "正しく": "ただしく",
    "お札": "おさつ",
    "お食事処": "おしょくじどころ",
}
"""Words that the analyser divides or reads otherwise."""
_ALWAYS = {
    "表": "ひょう",
    "行": "ぎょう",
    "節": "せつ",
    "訳": "やく",
    "私": "わたし",
    "局": "きょく",
    "代替": "だいたい",
}
_UNSURE = frozenset(
    {"空", "付", "洗", "直", "処", "札", "大坂", "頭", "私達", "明日", "昨日", "今日", "辛", "生", "主"}
)
"""Words with several readings that the words around do not decide."""
_KANJI_END = re.compile("[\u4e00-\u9fff々ァ-ヶーA-Za-z]$")
_DIGIT_END = re.compile("[0-9０-９]$")
_GOING_TO = frozenset({"に", "へ", "まで", "から", "ヘ"})


def chosen(word: str, reading: str, before: str, after: str) -> str:  # noqa: C901 - a table of cases
    """The reading of a word between two others; "" where it is unsure. ``reading`` is the analyser's."""
    follows = bool(_KANJI_END.search(before))
    match word:
        case "行っ":
            return "" if before in _GOING_TO else "おこなっ"
        case "何":
            return _what(after)
        case "型":
            return "がた" if follows else "かた"
        case "数":
            return "すう" if follows else "かず"
        case "頃":
            return "ごろ" if follows else "ころ"
        case "版":
            return "" if follows else "はん"
        case "対":
            return "つい" if after == "に" else "たい"
        case "開い" | "開く" | "開き" | "開け" | "空い" | "空く":
            return "" if before in {"が", "の", "も", "は"} or word.startswith("空") else reading
        case "得る":
            return "える"
        case "日":
            return "" if follows or _DIGIT_END.search(before) else "ひ"
        case "空":
            return "から" if after in {"の", "で", "に"} else ""
        case _ if word in _UNSURE:
            return ""
    return _ALWAYS.get(word, reading)


def _what(after: str) -> str:
    if after[:1] in {"を", "も", "が", "か", "に", "よ", "、", "。", ""}:
        return "なに"
    return "なん" if after[:1] in {"の", "で"} or re.match("[\u4e00-\u9fff]", after) else ""


_COUNTERS = {
    "年": "ねん", "年度": "ねんど", "年間": "ねんかん", "か年": "かねん", "周年": "しゅうねん",
    "年後": "ねんご", "月": "がつ", "か月": "かげつ", "ヶ月": "かげつ", "ケ月": "かげつ", "週間": "しゅうかん",
    "時": "じ", "時間": "じかん", "秒": "びょう", "人": "にん", "名": "めい", "歳": "さい", "世帯": "せたい",
    "代": "だい", "件": "けん", "回": "かい", "枚": "まい", "台": "だい", "割": "わり", "冊": "さつ",
    "個": "こ", "か所": "かしょ", "箇所": "かしょ", "カ所": "かしょ", "ヶ所": "かしょ", "か国": "かこく",
    "社": "しゃ", "校": "こう", "課": "か", "町": "ちょう", "県": "けん", "層": "そう", "次": "じ",
    "種類": "しゅるい", "段": "だん", "段階": "だんかい", "期": "き", "版": "はん", "章": "しょう",
    "節": "せつ", "条": "じょう", "項": "こう", "号": "ごう", "項目": "こうもく", "番": "ばん",
    "番目": "ばんめ", "行": "ぎょう", "行目": "ぎょうめ", "列": "れつ", "桁": "けた", "字": "じ",
    "文字": "もじ", "語": "ご", "倍": "ばい", "度": "ど", "位": "い", "点": "てん", "円": "えん", "万": "まん",
    "億": "おく", "千": "せん", "万人": "まんにん", "万円": "まんえん", "億円": "おくえん", "千円": "せんえん",
    "千人": "せんにん", "万件": "まんけん", "区分": "くぶん", "世代": "せだい", "通り": "とおり", "組": "くみ",
    "対": "たい",
}  # fmt: skip
"""What is counted, whose reading does not depend on the number."""
_DAYS = {
    "2": "ふつか", "3": "みっか", "4": "よっか", "5": "いつか", "6": "むいか", "7": "なのか", "8": "ようか",
    "9": "ここのか", "10": "とおか", "14": "じゅうよっか", "20": "はつか", "24": "にじゅうよっか",
}  # fmt: skip
_PEOPLE = {"1": "ひとり", "2": "ふたり"}
_MONTH_BEFORE = re.compile("(?<!か)月 ?$")
_OF_A_NUMBER = re.compile("の[0-9０-９]")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９，", "0123456789,", ",")


def counted(text: str, begin: int, middle: int, end: int) -> tuple[tuple[str, ...], ...]:
    """Read a number from ``begin`` to ``middle`` and what it counts, up to ``end``: parts of text and reading.

    Empty where the reading is unsure.
    """
    number, unit = text[begin:middle], text[middle:end]
    digits = number.translate(_HALF_WIDTH)
    whole = (text[begin:end],)
    if unit in {"日", "日間"}:
        return _days(text[:begin], number, digits, unit)
    if unit == "人" and digits in _PEOPLE:
        return ((*whole, _PEOPLE[digits]),)
    if unit == "分" and _OF_A_NUMBER.match(text, end):
        return (number,), (unit, "ぶん")
    if unit in {"分", "本"} and digits.isdecimal():
        return (number,), (unit, _by_last_digit(unit, digits))
    if unit == "月" and not (digits.isdecimal() and 1 <= int(digits) <= 12):
        return ()
    return ((number,), (unit, _COUNTERS[unit])) if unit in _COUNTERS else ()


def _days(before: str, number: str, digits: str, unit: str) -> tuple[tuple[str, ...], ...]:
    """4月1日 is ついたち, but 1日に3回 いちにち; 2日間 ふつかかん, 11日 にち."""
    rest = ((unit[1:], "かん"),) if unit[1:] else ()
    if digits == "1":
        return ((f"{number}日", "ついたち"),) if _MONTH_BEFORE.search(before) and not rest else ((number + unit,),)
    return ((f"{number}日", _DAYS[digits]), *rest) if digits in _DAYS else ((number,), ("日", "にち"), *rest)


def _by_last_digit(unit: str, digits: str) -> str:
    """1分 is いっぷん, 2分 にふん; 1本 is いっぽん, 2本 にほん, 3本 さんぼん."""
    last = digits[-1]
    if unit == "分":
        return "ふん" if last in "2579" else "ぷん"
    return {"1": "ぽん", "6": "ぽん", "8": "ぽん", "0": "ぽん", "3": "ぼん"}.get(last, "ほん")
