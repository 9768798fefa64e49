"""Finds the Chromium for browser tests: an installed one, or Debian's package where we may install it."""

import os
import shutil
import subprocess
from pathlib import Path

_SHELL = "chromium-headless-shell"
"""Chromium without a user interface: opens a page in a quarter of the time."""
_NAMES = (_SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_FONTS = "fonts-noto-cjk"
_PLACES = (
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def find() -> str | None:
    """Find a Chromium and return its path; install Debian's as a last resort; None if that fails too."""
    return _installed() or (_installed() if _install() else None)


def _installed() -> str | None:
    asked = os.environ.get("MACHIDX_CHROMIUM")
    found = (shutil.which(name) for name in _NAMES)
    places = (place for place in _PLACES if Path(place).exists())
    return next((path for path in (asked, *found, *places) if path), None)


def _install() -> bool:
    """Install Debian's Chromium, if apt-get exists and we are root; returns whether it worked."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    return _apt("update") and any(
        _apt("install", "-y", "--no-install-recommends", name, _FONTS) for name in (_SHELL, "chromium")
    )


def _apt(*arguments: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ("apt-get", *arguments)
    return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0  # noqa: S603
