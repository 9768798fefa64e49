"""The success criteria of levels A and AA that the site promises to meet, and the checks that judge each of them.

Numbers, names and levels are those of WCAG 2.2 and of JIS X 8341-3:2016, which equals WCAG 2.0. A new check takes
one line in ``CHECKS`` and a test marked with its name (``@pytest.mark.check("keyboard")``).
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

WcagVersion: TypeAlias = Literal["2.0", "2.1", "2.2"]

CHECKS = {
    "names": "名前・役割・状態が、読み上げソフトに伝わる",
    "keyboard": "すべてキーボードだけで使え、順番どおりに進める",
    "focus": "いまいる部品が、わくで分かり、かくれない",
    "zoom": "200%に大きくしても、文字が欠けたり重なったりしない",
    "reflow": "400%に大きくしても、表のほかは横に動かさずに読める",
    "spacing": "文字や行の間を広げても、文字が欠けたり重なったりしない",
    "targets": "押すところが24ピクセル以上ある",
    "contrast": "文字の色と背景の色の差が、4.5対1以上ある",
    "lines": "わく・図・印の色と背景の色の差が、3対1以上ある",
    "tooltips": "ふきだしを消せる。指している間は残る",
    "structure": "見出し・表・一覧の組み立てが正しい",
    "order": "読み上げの順番が、見える順番と同じ",
    "language": "ことばの言語に、しるしがある",
    "titles": "ページの題名が、どれもちがう",
    "ways": "どのページにも、2つ以上の行き方がある",
    "consistent": "メニューの順番、部品の名前、知らせる先の場所が、どのページでも同じ",
    "steady": "選んだり入力したりしても、ページが勝手に変わらない",
    "pointer": "押しても、指をずらして離せば取り消せる",
    "status": "件数が変わったことが、読み上げソフトに伝わる",
    "orientation": "画面を縦にしても横にしても使える",
    "markup": "HTMLの書き方が正しい",
    "pictures": "図と同じ内容の文がある。文字の画像を使っていない",
    "motion": "動くもの、光るものがない",
    "no-media": "音声と動画がない",
    "no-limit": "時間の制限がない",
    "no-shortcuts": "1文字のキーで動く操作がない",
    "no-gestures": "なぞる、引っぱる、端末を動かす操作がない",
    "no-entry": "書きまちがえる欄、自分のことを書く欄、ログインがない",
}
"""The checks that the tests perform: name, and description for the page of accessibility."""

ABSENT = frozenset(name for name in CHECKS if name.startswith("no-"))
"""Checks that the site has nothing of a kind (no video): where one passes, its criteria do not apply."""


@dataclass(frozen=True)
class Criterion:
    """A success criterion and what judges it."""

    number: str
    japanese: str
    english: str
    level: Literal["A", "AA"]
    since: WcagVersion
    checks: tuple[str, ...]
    """Names in CHECKS."""
    by_eye: bool = False
    """Whether a person has to judge it as well."""

    @property
    def tag(self) -> str:
        """The tag of the criterion in axe: wcag143 for 1.4.3."""
        return f"wcag{self.number.replace('.', '')}"


def _of(since: WcagVersion, lines: str) -> tuple[Criterion, ...]:
    """Parse a table, a criterion per line: number | level | Japanese | English | checks; "eye" sets ``by_eye``."""
    rows = [[cell.strip() for cell in line.split("|")] for line in lines.strip().splitlines()]
    return tuple(
        Criterion(
            number,
            japanese,
            english,
            "AA" if level == "AA" else "A",
            since,
            tuple(check for check in checks.split() if check != "eye"),
            by_eye="eye" in checks.split(),
        )
        for number, level, japanese, english, checks in rows
    )


_WCAG_20 = """
1.1.1 | A  | 非テキストコンテンツ | Non-text Content | pictures names eye
1.2.1 | A  | 音声だけ及び映像だけ（収録済み） | Audio-only and Video-only (Prerecorded) | no-media
1.2.2 | A  | キャプション（収録済み） | Captions (Prerecorded) | no-media
1.2.3 | A  | 音声解説又はメディアに対する代替コンテンツ（収録済み） | Audio Description or Media Alternative (Prerecorded) | no-media
1.2.4 | AA | キャプション（ライブ） | Captions (Live) | no-media
1.2.5 | AA | 音声解説（収録済み） | Audio Description (Prerecorded) | no-media
1.3.1 | A  | 情報及び関係性 | Info and Relationships | structure names
1.3.2 | A  | 意味のある順序 | Meaningful Sequence | order
1.3.3 | A  | 感覚的な特徴 | Sensory Characteristics | eye
1.4.1 | A  | 色の使用 | Use of Color | eye
1.4.2 | A  | 音声の制御 | Audio Control | no-media
1.4.3 | AA | コントラスト（最低限レベル） | Contrast (Minimum) | contrast
1.4.4 | AA | テキストのサイズ変更 | Resize Text | zoom
1.4.5 | AA | 文字画像 | Images of Text | pictures
2.1.1 | A  | キーボード | Keyboard | keyboard
2.1.2 | A  | キーボードトラップなし | No Keyboard Trap | keyboard
2.2.1 | A  | タイミング調整可能 | Timing Adjustable | no-limit
2.2.2 | A  | 一時停止、停止及び非表示 | Pause, Stop, Hide | motion
2.3.1 | A  | 3回のせん（閃）光、又はいき（閾）値以下 | Three Flashes or Below Threshold | motion
2.4.1 | A  | ブロックスキップ | Bypass Blocks | keyboard structure
2.4.2 | A  | ページタイトル | Page Titled | titles
2.4.3 | A  | フォーカス順序 | Focus Order | keyboard
2.4.4 | A  | リンクの目的（コンテキスト内） | Link Purpose (In Context) | names eye
2.4.5 | AA | 複数の手段 | Multiple Ways | ways
2.4.6 | AA | 見出し及びラベル | Headings and Labels | structure eye
2.4.7 | AA | フォーカスの可視化 | Focus Visible | focus
3.1.1 | A  | ページの言語 | Language of Page | language
3.1.2 | AA | 一部分の言語 | Language of Parts | language
3.2.1 | A  | フォーカス時 | On Focus | steady
3.2.2 | A  | 入力時 | On Input | steady
3.2.3 | AA | 一貫したナビゲーション | Consistent Navigation | consistent
3.2.4 | AA | 一貫した識別性 | Consistent Identification | consistent
3.3.1 | A  | エラーの特定 | Error Identification | no-entry
3.3.2 | A  | ラベル又は説明 | Labels or Instructions | names
3.3.3 | AA | エラー修正の提案 | Error Suggestion | no-entry
3.3.4 | AA | エラー回避（法的、金融及びデータ） | Error Prevention (Legal, Financial, Data) | no-entry
4.1.1 | A  | 構文解析 | Parsing | markup
4.1.2 | A  | 名前（name）、役割（role）及び値（value） | Name, Role, Value | names
"""  # noqa: E501 - a criterion is one line
_WCAG_21 = """
1.3.4  | AA | 表示の向き | Orientation | orientation
1.3.5  | AA | 入力目的の特定 | Identify Input Purpose | no-entry
1.4.10 | AA | リフロー | Reflow | reflow
1.4.11 | AA | 非テキストのコントラスト | Non-text Contrast | lines
1.4.12 | AA | テキストの間隔 | Text Spacing | spacing
1.4.13 | AA | ホバー又はフォーカスで表示されるコンテンツ | Content on Hover or Focus | tooltips
2.1.4  | A  | 文字キーのショートカット | Character Key Shortcuts | no-shortcuts
2.5.1  | A  | ポインタのジェスチャ | Pointer Gestures | no-gestures
2.5.2  | A  | ポインタのキャンセル | Pointer Cancellation | pointer
2.5.3  | A  | 名前（name）のラベル | Label in Name | names
2.5.4  | A  | 動きによる起動 | Motion Actuation | no-gestures
4.1.3  | AA | ステータスメッセージ | Status Messages | status
"""
_WCAG_22 = """
2.4.11 | AA | 隠されないフォーカス（最低限） | Focus Not Obscured (Minimum) | focus
2.5.7  | AA | ドラッグ動作 | Dragging Movements | no-gestures
2.5.8  | AA | ターゲットのサイズ（最低限） | Target Size (Minimum) | targets
3.2.6  | A  | 一貫したヘルプ | Consistent Help | consistent
3.3.7  | A  | 冗長な入力項目 | Redundant Entry | no-entry
3.3.8  | AA | アクセシブルな認証（最低限） | Accessible Authentication (Minimum) | no-entry
"""

CRITERIA = (*_of("2.0", _WCAG_20), *_of("2.1", _WCAG_21), *_of("2.2", _WCAG_22))
"""The 38 criteria of WCAG 2.0 (JIS X 8341-3:2016), then those added by 2.1 and by 2.2."""

ONLY_JIS = frozenset({"4.1.1"})
"""Criteria that WCAG 2.2 removed and the Japanese standard keeps."""
