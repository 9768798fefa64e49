"""The text of a plan's document: plain text, Word (.docx) or PDF. Raises RefusedError for what cannot be read."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from machidx.content.failures import RefusedError
from machidx.language.characters import told_signs

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from pypdf import PdfReader

_ENCODINGS = ("utf-8-sig", "cp932", "euc_jp")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_OTHER = {
    ".doc": "Word で開き、「Word 文書（.docx）」として保存しなおします",
    ".xls": "表計算ソフトで開き、「テキスト（タブ区切り）」として保存しなおします",
    ".xlsx": "表計算ソフトで開き、「テキスト（タブ区切り）」として保存しなおします",
    ".jtd": "一太郎で開き、「テキスト」か「Word 文書（.docx）」として保存しなおします",
    ".pptx": "PowerPoint で開き、PDF として書き出します",
}


def read_document(path: Path) -> str:
    """Read the text of a document, with ``#`` before the headings of Word and tabs between the cells of its tables."""
    suffix = path.suffix.lower()
    if suffix in _OTHER:
        raise RefusedError(f"「{path.name}」は読めません。{_OTHER[suffix]}。")
    text = _READERS.get(suffix, _plain)(path)
    if not text.strip():
        raise RefusedError(
            f"「{path.name}」に文がありません。紙をスキャンした PDF なら、文字を読みとったものにします。"
        )
    return text


def _plain(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ("utf-16",) if data.startswith(_UTF_16) else _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RefusedError(
        f"「{path.name}」は、文のファイルではありません。テキスト（UTF-8）、.docx、PDF のどれかにします。"
    )


def _word(path: Path) -> str:
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        document = docx.Document(str(path))
        parts = [_grid(each) if isinstance(each, Table) else _paragraph(each) for each in document.iter_inner_content()]
    except (KeyError, ValueError, PackageNotFoundError) as error:
        raise RefusedError(f"「{path.name}」は Word のファイルとして読めません。保存しなおします。") from error
    return "\n".join(parts)


def _paragraph(paragraph: "Paragraph") -> str:
    style = str(paragraph.style.name if paragraph.style else "")
    level = style.removeprefix("Heading ").removeprefix("見出し ")
    return f"{'#' * int(level)} {paragraph.text}" if level != style and level.isdecimal() else paragraph.text


def _grid(table: "Table") -> str:
    return "\n".join("\t".join(cell.text.replace("\n", "<br>") for cell in row.cells) for row in table.rows)


def _pdf(path: Path) -> str:
    import pypdf

    try:
        return "\n".join(_pages(pypdf.PdfReader(path)))
    except pypdf.errors.PyPdfError as error:
        raise RefusedError(f"「{path.name}」は PDF として読めません。鍵がかかっていれば外します。") from error


def _pages(reader: "PdfReader") -> Iterator[str]:
    for page in reader.pages:
        yield _as_meant(page.extract_text(extraction_mode="layout"))


def _as_meant(text: str) -> str:
    """Put the characters that are meant in place of those that look like them, as PDF has them (⽬ for 目)."""
    for sign in sorted(told_signs(text), reverse=True):
        if sign.right:
            text = f"{text[: sign.at]}{sign.right}{text[sign.at + len(sign.written) :]}"
    return text.replace("‧", "・")


_READERS: dict[str, Callable[[Path], str]] = {".docx": _word, ".pdf": _pdf}
