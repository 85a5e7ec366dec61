"""Where the list of registered sources is; apart, since every command asks whether there is one."""

import os
import sys
from pathlib import Path

VARIABLE = "COL7A1TOOLS_SOURCES"


def registry_path() -> Path:
    """Where the list is: ``$COL7A1TOOLS_SOURCES``, or in the user's data directory."""
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given)
    return _data_directory() / "col7a1tools" / "sources.toml"


def _data_directory() -> Path:
    """The platform's directory for a user's data."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    shared = os.environ.get("XDG_DATA_HOME")
    return Path(shared) if shared else Path.home() / ".local" / "share"
