"""Completion of terms in VS Code, after [[ and the beginning of a name or reading."""

import json
from pathlib import Path

from machidx.content.library import Library, facts
from machidx.markdown.terms import without_terms
from machidx.model.term import Term


def write(root: Path, library: Library) -> Path:
    """Write the terms as snippets of the project for VS Code, and return the file."""
    path = root / ".vscode" / "machidx.code-snippets"
    path.parent.mkdir(exist_ok=True)
    text = json.dumps(_snippets(library), ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return path


def _snippets(library: Library) -> dict[str, dict[str, object]]:
    return {
        term.label: {
            "prefix": [f"[[{name}" for name in dict.fromkeys((term.label, term.reading, *term.aliases))],
            "body": f"[[{term.label}]]",
            "description": without_terms(term.short),
            "scope": "markdown",
        }
        for term in (facts(page, Term) for page in library.terms)
    }
