"""The codes in the tables of the open data, and their meanings in Japanese."""

from machidx.views.judgement import STATUSES
from machidx.views.themes import GROUPS

_STAGES = {
    "done": "できたと書かれている",
    "operating": "もう行っている、または使えると書かれている",
    "expanding": "もう行っていて、さらに広げると書かれている",
    "introducing": "これから始めると書かれている",
    "considering": "検討すると書かれている",
    "researching": "調べると書かれている",
    "not_stated": "どこまで進んでいるかが書かれていない",
}
_OTHER_STATES = {
    "stalled": "まだ進んでいないと書かれている",
    "mixed": "中身によって進み具合がちがう",
    "delayed": "予定よりおくれていると、町が報告した",
    "under_review": "見直していると、町が報告した",
    "succeeded": "ほかの施策に引きつがれた",
    "stopped": "とりやめた",
    "partly": "一部は使えると書かれている",
    "related": "ほかのことが主な施策が、このテーマにも関わる",
    "none": "この計画には書かれていない",
}
CODES: dict[str, dict[str, str]] = {
    "aim": {"up": "ふやす", "down": "へらす", "keep": "保つ"},
    "audience": {"residents": "住民が使うもの", "office": "役場の中の仕事"},
    "comparison": {"at_least": "以上", "more_than": "超える", "at_most": "以下", "about": "約"},
    "extent": {
        "stated": "年度が書かれている",
        "inferred": "表のますから読み取った（このサイトの読み取り）",
        "unknown": "どこまでかがわからない",
    },
    "judge": {"site": "このサイトの決まりで判断した", "town": "町が判断した"},
    "judgement": dict(STATUSES),
    "kind": {"text": "文字", "integer": "整数", "number": "数", "month": "年月（2026-03）"},
    "kpi": {"quantity": "数の目標", "milestone": "できるようにする目標"},
    "progress": {
        "予定どおり": "予定どおりに進んだ",
        "前倒し": "予定より早く進んだ",
        "遅れ": "予定よりおくれた",
        "完了": "終わった",
        "見直し": "やり方や時期を見直した",
        "中止": "とりやめた",
    },
    "scope": {"department": "1つの課", "whole_office": "役場の全体", "class": "課のまとまり"},
    "stage": _STAGES,
    "state": {**_STAGES, **_OTHER_STATES},
    "step": {
        "study": "調べる・検討する",
        "decide": "決める",
        "build": "つくる・準備する",
        "introduce": "使いはじめる",
        "operate": "使う・続ける",
        "promote": "広める",
        "review": "見直す",
        "train": "研修をする",
        "event": "行事をする",
    },
    "term": {
        "concept": "考え方やしくみ",
        "service": "サービスや道具",
        "law_or_plan": "法律や計画",
        "organisation": "組織",
        "everyday": "毎日のことば",
    },
    "theme_group": dict(GROUPS),
}
"""By the name of the list, the meaning of each code."""
