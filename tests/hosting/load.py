"""How many requests one small machine answers: nginx of hosting/container under wrk, for all files of the real site.

Writes load.json. Both run on this machine and share its processors, so a server of its own does better.
"""

import datetime as dt
import json
import os
import platform
import random
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from machidx.site.releases.compression import WAYS
from machidx.site.releases.publication import publish_release

from .servers import nginx, workplace

ROOT = Path(__file__).parents[2]
RECORD = Path(__file__).with_name("load.json")
SECONDS = {10: 10, 50: 10, 200: 30}
"""How long each number of connections is tried."""
BEFOREHAND, ON_THE_FLY, NONE = "compressed beforehand", "compressed on the fly", "not compressed"
_ASKED = {BEFOREHAND: "gzip, deflate, br", ON_THE_FLY: "gzip, deflate", NONE: "identity"}


def main() -> None:
    """Publish the site, try each way of compression with each number of connections, and record the outcome."""
    machine = _machine()
    with workplace() as work:
        print(*publish_release(ROOT, work / "published"), sep="\n")
        release = (work / "published/current").resolve()
        plain = work / "plain"
        shutil.copytree(release, plain, ignore=shutil.ignore_patterns(*(f"*{suffix}" for suffix in WAYS)))
        paths = [f"/{path.relative_to(plain).as_posix().removesuffix('index.html')}" for path in _files(plain)]
        random.Random(21).shuffle(paths)
        (work / "paths").write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
        folders = {BEFOREHAND: release, ON_THE_FLY: plain, NONE: release}
        runs = [run for way, folder in folders.items() for run in _runs(work, folder, way)]
    day = f"{dt.datetime.now(tz=dt.UTC):%Y-%m-%d}"
    told = {"date": day, "machine": machine, "files": len(paths), "runs": runs}
    RECORD.write_text(f"{json.dumps(told, indent=2)}\n", encoding="utf-8")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _runs(work: Path, folder: Path, way: str) -> Iterator[Mapping[str, object]]:
    """Try each number of connections for one way of compression."""
    with nginx(work, folder) as server:
        for connections, seconds in SECONDS.items():
            command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "-H", f"Accept-Encoding: {_ASKED[way]}"]
            command += ["-s", str(Path(__file__).with_name("load.lua")), server.address, "--", str(work / "paths")]
            told = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
            found = json.loads(told.rstrip().rpartition("\n")[2])
            rate = {"requests_per_second": round(found["requests"] / found["seconds"])}
            print(way, connections, rate | found)
            yield {"way": way, "connections": connections, **rate, **found}


def _machine() -> dict[str, object]:
    """The machine, how many programs wait for its processors before the run, and the version of nginx."""
    about = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = next((line.partition(": ")[2] for line in about.splitlines() if line.startswith("model name")), "")
    version = subprocess.run(["nginx", "-v"], capture_output=True, encoding="utf-8", check=True).stderr
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": model or platform.machine(),
        "cores": os.cpu_count(),
        "memory_gib": round(memory),
        "busy_with_other_programs": round(os.getloadavg()[0], 1),
        "nginx": version.strip().rpartition("/")[2],
    }


if __name__ == "__main__":
    main()
