"""The shapes of the nested open data: towns, chapters and terms. Each field says what it holds."""

from machidx.site.schema.shapes import record
from machidx.views.linked_data import Json

_TOWN = record(
    "町と計画 / A town and its plan",
    """
    id            id            計画のid / id of the plan
    code          code          団体コード（6けた） / municipality code, six digits
    name          Words         町の名前 / name of the town
    prefecture    Words         県 / prefecture
    plan          Words         計画の名前 / title of the plan
    state         text          計画の状態（印刷のとおり：案、決定、版） / state of the plan as printed
    published     month?        計画が出た年月 / month of publication
    adopted       month?        町が決めた年月（町が書いたとき） / month of adoption, where the town entered it
    period        Period        計画の期間 / period of the plan
    supersedes    id?           この前の計画のid / id of the plan before this one
    vision        Words         目指す姿 / vision
    measure_noun  Words         町がすることの呼び方（施策、取組） / what the plan calls its measures
    departments   Department[]  担当課 / departments in charge
    website       web?          町のサイトの住所（町が書いたとき） / address of the town's site, where the town entered it
    contact       Contact?      連絡先（町が書いたとき） / whom to ask, where the town entered it
    original      Original?     計画書のファイル（町が書いたとき） / file of the plan's document, where the town entered it
    url           Links         ページの住所 / paths of the page
    """,
)
_PERIOD = record(
    "年度の期間（両はしを含む） / A period of fiscal years, both included",
    """
    from  fy?  最初の年度（始まりの西暦） / first fiscal year; the Western year in which it begins
    to    fy?  最後の年度（始まりの西暦） / last fiscal year; the Western year in which it begins
    """,
)
_CONTACT = record(
    "連絡先 / Whom to ask",
    """
    name?       text  窓口の名前 / name of the counter
    telephone?  text  電話 / telephone
    mail?       text  メール / mail address
    page?       web   問い合わせのページ / page with a form or directions
    hours?      text  受付の時間 / when one can ask
    """,
)
_ORIGINAL = record(
    "計画書のファイル / The file of the plan's document",
    """
    url         web      住所 / address
    first_page  integer  印刷の1ページが、ファイルの何ページめか / page of the file on which the page printed as 1 is
    pages?      integer  ファイルのページの数 / number of the file's pages
    """,
)
_CHAPTER = record(
    "計画の章 / A chapter of a plan",
    """
    id      id              章のid / id of the chapter
    town    id              計画のid / id of the plan
    number  text            番号（印刷のとおり） / number as printed
    title   Words           題名 / title
    url     Links           ページの住所 / paths of the page
    source  Source          計画書の中の場所 / place in the plan
    themes  SectionTheme[]  節のテーマ / themes of its sections
    """,
)
_SECTION_THEME = record(
    "節のテーマ / A theme of a section",
    """
    theme    id              テーマのid / id of the theme
    section  id              ページの中の見出しのid / id of the heading in the page
    state    @section_state  done=できた、doing=している、intends=これから / done, doing it, or intends to
    """,
)
_TERM = record(
    "ことば / A term",
    """
    id         id          ことばのid / id of the term
    label      Labels      ことば / the term
    reading    text        読み（ひらがな） / reading in kana
    expansion  text?       略さない形 / expanded form
    aliases    text[]      別の書き方 / other ways to write it
    term_kind  @term_kind  種類 / kind of term
    short      Words       1文の説明 / explanation in one sentence
    url        Links       ページの住所 / paths of the page
    senses     Sense[]     町ごとの説明 / explanations of the towns
    see        text[]      関連することば / related terms
    """,
)
_LABELS = record(
    "ことばの名前 / Names of a term",
    """
    ja  text  日本語 / in Japanese
    en  text  英語 / in English
    """,
)
_SENSE = record(
    "町の説明 / A town's explanation",
    """
    town       id      計画のid / id of the plan
    headwords  text[]  計画書の書き方 / headwords as printed
    text       Texts   説明 / explanation
    source     Source  計画書の中の場所 / place in the plan
    """,
)

PLAN_SHAPES: dict[str, tuple[str, dict[str, Json]]] = {
    "towns": ("Town", {"Town": _TOWN, "Period": _PERIOD, "Contact": _CONTACT, "Original": _ORIGINAL}),
    "chapters": ("Chapter", {"Chapter": _CHAPTER, "SectionTheme": _SECTION_THEME}),
    "terms": ("Term", {"Term": _TERM, "Labels": _LABELS, "Sense": _SENSE}),
}
"""For each file: the record in its list, and all records by name."""
