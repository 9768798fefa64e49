"""What ``make load`` recorded: two hundred at once for half a minute, and none of them in vain."""

import json

from .load import BEFOREHAND, NONE, ON_THE_FLY, RECORD


def test_of_two_hundred_at_once_none_was_refused_whatever_the_compression() -> None:
    told = json.loads(RECORD.read_text(encoding="utf-8"))
    runs = {run["way"]: run for run in told["runs"] if run["connections"] == 200}
    assert {*runs} == {BEFOREHAND, ON_THE_FLY, NONE}
    assert [run for run in told["runs"] if run["errors"]] == []
    assert min(run["seconds"] for run in runs.values()) >= 30
    assert runs[BEFOREHAND]["requests"] > runs[ON_THE_FLY]["requests"]
