"""Answers requests for forms: shows them, checks what is typed in memory, and saves it."""

import hashlib
import json
import secrets
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from http import HTTPStatus
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2

from machidx.content import loader
from machidx.content.diagnostics import Problem
from machidx.content.failures import RefusedError
from machidx.content.library import Library
from machidx.content.paths import is_file, uri_of
from machidx.content.saving import bytes_like, save_all
from machidx.language.locale import JAPANESE
from machidx.site.editing.form import Edited, Form, seen
from machidx.site.editing.messages import messages
from machidx.site.editing.new_form import beginning
from machidx.site.editing.routes import form_at, new_kind, start_page
from machidx.site.editing.submitted import Entries
from machidx.site.editing.telling import FormProblem
from machidx.site.preview import FAULTS, Preview, fault_words

FORMS = "/-/edit/"
"""What the addresses of forms begin with."""
_SHOWN = 8
"""How many pages of what is being typed are kept for the browser to fetch."""


@dataclass(frozen=True)
class Reply:
    """An answer to a request."""

    status: int
    format: str
    """The ending of a file of its kind: html, json."""
    body: bytes


class Desk:
    """The forms of one preview."""

    def __init__(self, root: Path, preview: Preview) -> None:
        self._docs, self._preview = root / "docs", preview
        self.token = secrets.token_urlsafe(32)
        """What a request that changes something has to know; only our own pages hold it."""
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._taking = threading.Lock()

    @cached_property
    def _templates(self) -> jinja2.Environment:
        folder = str(resources.files("machidx.site") / "live" / "forms")
        return jinja2.Environment(
            loader=jinja2.FileSystemLoader(folder),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def typed_page(self, key: str) -> bytes | None:
        """The page of what is being typed, by the key that the form was told."""
        return self._pages.get(key)

    def show(self, path: str, query: Mapping[str, str]) -> Reply:
        """Show the form at a path below FORMS; its fields are filled with what the files say now."""
        wrong = ""
        try:
            form, mark = self._opened(path, query)
        except RefusedError as refused:
            form, wrong = None, str(refused)
        except OSError as error:
            return self.refuse(HTTPStatus.INTERNAL_SERVER_ERROR, fault_words(error), as_page=True)
        if form is None:
            return self._no_form(path, query, wrong)
        shown = {"seen": mark, "saved": "saved" in query, "words": messages(form.language), "token": self.token}
        return self._page(HTTPStatus.OK, form.template, {**form.shown(), **shown})

    def _opened(self, path: str, query: Mapping[str, str]) -> tuple[Form | None, str]:
        """The form at a path, and the fingerprint of the very files that it was made of. Raises RefusedError."""
        mark = ""
        while True:
            form = form_at(loader.load(self._docs)[0], self._docs, path, query)
            before, mark = mark, seen(form.files) if form else ""
            if before == mark:  # no file has changed while they were read
                return form, mark

    def _no_form(self, path: str, query: Mapping[str, str], wrong: str) -> Reply:
        """The page of all forms, the one that asks what a new page begins with, or a refusal."""
        library, _ = loader.load(self._docs)
        if not path:
            return self._page(HTTPStatus.OK, "start.html", start_page(library))
        if begun := new_kind(library, path.removeprefix("new/")) if path.startswith("new/") else None:
            status = HTTPStatus.BAD_REQUEST if wrong else HTTPStatus.OK
            return self._page(status, "new.html", beginning(library, *begun, query, wrong))
        reason = wrong or "このページを直す画面はありません。"
        return self._page(HTTPStatus.NOT_FOUND, "refused.html", {"reason": reason})

    def refuse(self, status: int, reason: str, *, as_page: bool) -> Reply:
        """Say why a request is refused."""
        if as_page:
            return self._page(status, "refused.html", {"reason": reason})
        return _json(status, {"refused": reason})

    def take(self, path: str, query: Mapping[str, str], entries: Entries) -> Reply:
        """Check what was sent of a form, and save it if that was asked for and nothing is wrong.

        Besides the form's own, entries say: ``do`` (check, save, or anyway: save in spite of problems), and ``seen``.
        """
        with self._taking:  # no other request saves between the look at the files and their writing
            return self._taken(path, query, list(entries))

    def _taken(self, path: str, query: Mapping[str, str], entries: Sequence[tuple[str, str]]) -> Reply:
        sent = dict.fromkeys(("do", "seen"), "") | {name: value for name, value in entries if name in ("do", "seen")}
        library, _ = loader.load(self._docs)
        try:
            form = form_at(library, self._docs, path, query)
            if form is None:
                return _json(HTTPStatus.NOT_FOUND, {"refused": "このページを直す画面はありません。"})
            if seen(form.files) != sent["seen"]:
                return _CHANGED
            edited = form.edited((name, value) for name, value in entries if name not in sent)
            return self._checked(form, edited, sent["do"]) or self._saved(form, edited, sent["seen"])
        except RefusedError as refused:
            return _json(
                HTTPStatus.UNPROCESSABLE_ENTITY, {"problems": [asdict(FormProblem((), str(refused)))], "final": True}
            )
        except FAULTS as error:
            return _json(HTTPStatus.INTERNAL_SERVER_ERROR, {"refused": fault_words(error)})

    def _checked(self, form: Form, edited: Edited, do: str) -> Reply | None:
        """What is wrong with what was sent, and the address of its page; None where it is to be saved."""
        contents = {file: bytes_like(_old(file), text) for file, text in edited.texts.items()}
        library, problems = self._preview.tried(contents)
        ours = [*edited.problems, *edited.doubts, *form.told(self._new(problems, contents), library)]
        if do == "check" or (ours and do != "anyway") or edited.problems:
            status = HTTPStatus.OK if do == "check" else HTTPStatus.UNPROCESSABLE_ENTITY
            page = "" if problems else self._typed(form, library)
            return _json(
                status, {"problems": [asdict(each) for each in ours], "page": page, "final": bool(edited.problems)}
            )
        return None

    def _saved(self, form: Form, edited: Edited, mark: str) -> Reply:
        """Write all files, or none where one may not be written or was changed during the check."""
        contents = {file: bytes_like(_old(file), text) for file, text in edited.texts.items()}
        for file in contents:
            _refuse_elsewhere(self._docs, file)
        if seen(form.files) != mark:
            return _CHANGED
        save_all(contents)
        return _json(HTTPStatus.OK, {"next": f"{FORMS}{quote(form.next, safe='/?=&')}"})

    def _new(self, problems: Iterable[Problem], contents: Mapping[Path, bytes]) -> list[Problem]:
        """The problems of the files to be saved, and those in other files that were not there before."""
        names = {f"{self._docs.name}/{uri_of(file, self._docs)}" for file in contents}
        before = {(each.place.path, each.rule, each.message) for each in self._preview.problems}
        return [
            each
            for each in problems
            if each.place.path in names or (each.place.path, each.rule, each.message) not in before
        ]

    def _typed(self, form: Form, library: Library) -> str:
        """Keep the page of what is being typed, and return its address; "" without one."""
        if form.about is None or form.about[0] not in library.pages:
            return ""
        page, locale = library.pages[form.about[0]], form.about[1]
        try:
            html = self._preview.rendered(library, page, locale)
        except FAULTS:
            return ""  # the preview tells; the contents are checked all the same
        key = hashlib.sha256(html).hexdigest()[:16] + secrets.token_urlsafe(8)
        self._pages[key] = html
        while len(self._pages) > _SHOWN:
            self._pages.popitem(last=False)
        return f"{page.url(locale)}?typed={key}"

    def _page(self, status: int, template: str, shown: Mapping[str, Any]) -> Reply:
        common = {"root": FORMS, "language": JAPANESE, "say": str, "page_url": None}
        html = self._templates.get_template(template).render({**common, **shown})
        return Reply(status, "html", html.encode())


def _old(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""


def _json(status: int, content: Mapping[str, Any]) -> Reply:
    return Reply(status, "json", json.dumps(content, ensure_ascii=False).encode())


_CHANGED = _json(HTTPStatus.CONFLICT, {"changed": True})
"""The answer where a file was changed after the form was shown."""


def _refuse_elsewhere(docs: Path, file: Path) -> None:
    """Raise RefusedError for a link, or a file that a link leads out of docs/."""
    inside = file.parent.resolve() == docs.resolve() / file.parent.relative_to(docs)
    if not inside or (not is_file(file) and (file.exists() or file.is_symlink())):
        raise RefusedError(f"「{file.name}」は、ふつうのファイルではないので、書きこめません。")
