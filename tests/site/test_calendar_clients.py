"""The parser of a calendar program (ical.js, that of Thunderbird) reads the real site's calendars as icalendar does.

It is no part of the project: ``npm`` fetches it (``tests/node``).
"""

import json
import subprocess
from pathlib import Path

import icalendar
import pytest

from machidx.content import loader
from machidx.site.settings import Site
from machidx.site.subscriptions import subscription_contents

from ..conftest import ROOT

pytestmark = pytest.mark.full
_SCRIPT = """
import ICAL from "ical.js"
import { readFileSync } from "node:fs"
const told = {}
for (const file of process.argv.slice(2)) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf-8")))
  told[file] = calendar.getAllSubcomponents("vevent").map(part => {
    const event = new ICAL.Event(part)
    return [event.uid, event.startDate.toString(), event.endDate.toString(), event.summary, event.description]
  })
}
console.log(JSON.stringify(told))
"""


def test_a_calendar_program_reads_the_same(tmp_path: Path, node_modules: Path) -> None:
    script = node_modules.parent / "read.mjs"
    script.write_text(_SCRIPT, encoding="utf-8")
    library = loader.load(ROOT / "docs")[0]
    wanted = {}
    for path, content in subscription_contents(library, Site("https://example.org/dx/")):
        if path.endswith(".ics"):
            file = tmp_path / path.replace("/", "-")
            file.write_bytes(content)
            wanted[str(file)] = [
                [
                    *(str(part["UID"]), part.decoded("DTSTART").isoformat(), part.decoded("DTEND").isoformat()),
                    *(str(part["SUMMARY"]), str(part["DESCRIPTION"])),
                ]
                for part in icalendar.Calendar.from_ical(content).walk("VEVENT")
            ]
    run = subprocess.run(["node", str(script), *wanted], check=True, capture_output=True)
    assert json.loads(run.stdout) == wanted
    assert sum(map(len, wanted.values())) > 100
