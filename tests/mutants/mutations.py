"""Mutations: a random source and a text in, a changed one out."""

import json
import re
from collections.abc import Callable
from random import Random
from typing import TypeAlias

from .material import (
    INDENTED,
    INVISIBLE,
    JSON_VALUES,
    NESTS,
    PAIRS,
    SIGNS,
    SNIPPETS,
    VALUES,
    WORDS,
)

Mutation: TypeAlias = Callable[[Random, str], str]
_FIELD = re.compile(r"^( *(?:- )*)([^\s:#-][^:\n]*): ?(.*)$", re.MULTILINE)
_FENCE = "\n---\n"
_LARGEST = 500 * 1024


# Any text


def noise(random: Random, text: str) -> str:
    """Put some characters that are not seen, or signs, anywhere."""
    for _ in range(random.randint(1, 3)):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(random.choice((INVISIBLE, SIGNS))) + text[at + random.choice((0, 0, 1, 5)) :]
    return text


def truncated(random: Random, text: str) -> str:
    return text[: random.randint(0, len(text))]


def swapped(random: Random, text: str) -> str:
    """Swap two lines, repeat one, or leave one out."""
    lines = text.split("\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(3):
        case 0:
            lines[one], lines[other] = lines[other], lines[one]
        case 1:
            lines.insert(other, lines[one])
        case _:
            del lines[one]
    return "\n".join(lines)


def indented(random: Random, text: str) -> str:
    """Indent a line more, less, or by a tab or wide space."""
    lines = text.split("\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice((" ", "  ", "    ", "\t", "　", "- ")) + random.choice((lines[at], lines[at].lstrip()))
    return "\n".join(lines)


# Front matter and other YAML


def value(random: Random, text: str) -> str:
    """Replace the value of a key."""
    fields = list(_FIELD.finditer(text))
    if not fields:
        return random.choice(VALUES)
    chosen = random.choice(fields)
    return f"{text[: chosen.start(3)]} {random.choice(VALUES)}{text[chosen.end(3) :]}"


def key(random: Random, text: str) -> str:
    """Rename a key, give it twice, or add another."""
    fields = list(_FIELD.finditer(text))
    if not fields:
        return text
    chosen, other = random.choice(fields), random.choice(fields)
    match random.randrange(4):
        case 0:
            return text[: chosen.start(2)] + other[2] + text[chosen.end(2) :]
        case 1:
            name = random.choice(("<<", "? x", "9" * 5000, "\u2028", '"a\\nb"', "あ", "1", "null", "[a]", "title.en"))
            return text[: chosen.start(2)] + name + text[chosen.end(2) :]
        case 2:
            return f"{text[: chosen.start()]}{chosen[0]}\n{text[chosen.start() :]}"
        case _:
            there = random.choice((other.group(), f"{chosen[1]}{other[2]}: {random.choice(VALUES)}"))
            return f"{text[: chosen.start()]}{there}\n{text[chosen.start() :]}"


def many_keys(random: Random, text: str) -> str:
    """Add many keys or items below a key."""
    fields = list(_FIELD.finditer(text))
    at = random.choice(fields).end() if fields else len(text)
    line = random.choice(
        ("k{n}: v", "  k{n}: v", "- v{n}", "  - v{n}", "  - {{a: {n}}}", "  - name: k\n    value: {n}")
    )
    count = random.choice((50, 500, 5000))
    return f"{text[:at]}\n" + "\n".join(line.format(n=n) for n in range(count)) + text[at:]


# Bodies


def snippet(random: Random, text: str) -> str:
    """Put a snippet of Markdown between two lines, alone or joined to what is there."""
    lines = text.split("\n")
    made = random.choice(SNIPPETS).replace("{w}", random.choice(WORDS)).replace("{{", "{").replace("}}", "}")
    gap = random.choice(("\n", ""))
    lead = random.choice(("", "", "", "> ", "    ", "- ", "1. ", "!!! note\n    "))
    made = "\n".join(f"{lead}{line}" if "\n" not in lead else f"    {line}" for line in made.split("\n"))
    lines.insert(random.randint(0, len(lines)), f"{gap}{made}{gap}")
    return "\n".join(lines)


def signs(random: Random, text: str) -> str:
    """Put lines made of words and signs between two lines."""
    made = []
    for _ in range(random.randint(1, 4)):
        pieces = [random.choice(random.choice((WORDS, SIGNS))) for _ in range(random.randint(2, 6))]
        made.append("".join([*pieces, random.choice(WORDS)]))
    lines = text.split("\n")
    gap = random.choice(("\n", ""))
    lines.insert(random.randint(0, len(lines)), gap + "\n".join(made) + gap)
    return "\n".join(lines)


def sign(random: Random, text: str) -> str:
    """Put signs anywhere."""
    for _ in range(random.randint(1, 4)):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(SIGNS) + text[at:]
    return text


def nested(random: Random, text: str) -> str:
    """Add deep nesting, within one line or by indentation."""
    depth = random.choice((3, 8, 15, 30, 120, 500))
    word = random.choice(WORDS)
    if random.randrange(2):
        return f"{text}\n\n{random.choice(NESTS) * depth}{word}\n"
    line, depth = random.choice(INDENTED), min(depth, 120)
    gap = random.choice(("\n", "\n\n"))
    return f"{text}\n\n" + gap.join("    " * n + line.replace("{w}", word).replace("{n}", str(n)) for n in range(depth))


def repeated(random: Random, text: str) -> str:
    """Repeat a pair of signs up to half a megabyte."""
    pair = random.choice(PAIRS)
    size = random.choice((1000, 4000, 20_000, 60_000, 60_000, _LARGEST))
    return f"{text}\n\n{pair * (size // len(pair.encode()))}\n"


def notes(random: Random, text: str) -> str:
    """Add many references to notes, and notes."""
    count = random.choice((3, 30, 300, 3000, 30_000))
    refer = random.choice(("[^a]", "[^{n}] ", "申請[^a]\n\n", "[a{n}]"))
    define = random.choice(("[^a]: 注", "[^{n}]: 注{n}", "[a{n}]: https://example.org/", "*[a{n}]: 略"))
    marks = "".join(refer.replace("{n}", str(n)) for n in range(count))
    return f"{text}\n\n{marks}\n\n" + "\n".join(define.replace("{n}", str(n)) for n in range(min(count, 5000)))


# Whole Markdown files


def in_front(change: Mutation) -> Mutation:
    def changed(random: Random, text: str) -> str:
        front, mark, body = text.partition(_FENCE)
        return f"{change(random, front)}{mark}{body}"

    return changed


def in_body(change: Mutation) -> Mutation:
    def changed(random: Random, text: str) -> str:
        front, mark, body = text.partition(_FENCE)
        return f"{front}{mark}{change(random, body)}"

    return changed


ANY = (noise, truncated, swapped, indented)
YAML = (value, value, value, value, key, key, many_keys, *ANY)
FRONT = tuple(in_front(each) for each in YAML)
BODY = tuple(
    in_body(each) for each in (snippet, snippet, snippet, signs, signs, sign, nested, swapped, noise, indented)
)
LARGE = tuple(in_body(each) for each in (repeated, notes, nested))


def json_value(random: Random, text: str) -> str:
    """Replace, remove or add a value of JSON."""
    found = list(re.finditer(r'"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d[\d.e+-]*|\[[^\[\]]*\]|\{[^{}]*\}|null|true|false', text))
    if not found:
        return random.choice(JSON_VALUES)
    chosen = random.choice(found)
    return text[: chosen.start()] + random.choice(JSON_VALUES) + text[chosen.end() :]


def json_key(random: Random, text: str) -> str:
    """Rename a key of JSON, or write all of it anew as a list."""
    if not random.randrange(4):
        return json.dumps([text[:100]])
    found = list(re.finditer(r'"([^"\\]*)"(?=\s*:)', text))
    chosen = random.choice(found) if found else None
    return text if chosen is None else f'{text[: chosen.start()]}"x"{text[chosen.end() :]}'


JSON = (json_value, json_value, json_value, json_key, noise, truncated, swapped)


def tag(random: Random, text: str) -> str:
    """Leave out, repeat or exchange a tag of XML."""
    found = list(re.finditer(r"<[^<>]+>", text))
    if not found:
        return text
    one, other = random.choice(found), random.choice(found)
    put = random.choice(
        ("", one[0] * 2, other[0], "<ph id='99'/>", "<g id='x'>", "</g>", "<mrk mtype='x'>", "<!--", "]]>")
    )
    return text[: one.start()] + put + text[one.end() :]


def xml_text(random: Random, text: str) -> str:
    """Replace the words of an element or an attribute."""
    found = list(re.finditer(r'(?<=>)[^<>]+(?=<)|(?<==")[^"]*(?=")', text))
    if not found:
        return text
    chosen = random.choice(found)
    words = (
        random.choice(VALUES),
        random.choice(SNIPPETS),
        random.choice(SIGNS),
        random.choice(INVISIBLE),
        "Plain words.",
    )
    put = random.choice(words).replace("&", "&amp;").replace("<", "&lt;")
    return text[: chosen.start()] + put + text[chosen.end() :]


def xml_head(random: Random, text: str) -> str:
    """Put something before the file, or declare another encoding, language or version."""
    match random.randrange(4):
        case 0:
            bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
            return text.replace("?>", f"?>{bomb}", 1)
        case 1:
            return text.replace("UTF-8", random.choice(("utf-16", "cp932", "x-none", "")), 1)
        case 2:
            return text.replace('"en"', random.choice(('"fr"', '""', '"en-GB"')))
        case _:
            return text.replace("1.1", random.choice(("2.0", "1.2", "x")))


XLIFF = (tag, tag, xml_text, xml_text, xml_text, xml_head, noise, truncated, swapped)


# Bytes


def as_bytes(random: Random, text: str) -> bytes:
    """Encode a text, seldom in another encoding, with other line ends, or with bytes that belong to none."""
    data = text.encode("utf-8", "surrogatepass")
    match random.randrange(40):
        case 0:
            return text.encode(random.choice(("cp932", "utf-16", "euc_jp", "utf-8-sig", "utf-7")), "replace")
        case 1:
            return data.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\r", b"\x85")))
        case 2:
            at = random.randint(0, len(data))
            return data[:at] + random.randbytes(random.randint(1, 9)) + data[at + random.randint(0, 3) :]
        case _:
            return data
