"""Where data, indexes and the bundled glossary live. Reads the environment, opens no file.

platformdirs knows the platform's folders but costs twice the bare interpreter to load, so the
rules that a plain read needs on Linux and macOS are restated here; tests/test_paths.py holds them
against platformdirs.
"""

import os
import sys

APP = "glossterm"
PACKAGE = os.path.dirname(os.path.abspath(__file__))


def bundled_folder() -> str:
    """The bundled glossary's folder: in the wheel, else in the source tree."""
    shipped = os.path.join(PACKAGE, "data")
    if os.path.isdir(shipped):
        return shipped
    return os.path.join(os.path.dirname(os.path.dirname(PACKAGE)), "data")


def bundled_index() -> str:
    """Path of the index that the wheel ships; in a source tree there is none."""
    return os.path.join(PACKAGE, "data", "index.sqlite")


def user_data_folder() -> str:
    """The user's own glossary folder; it need not exist."""
    return _folder("XDG_DATA_HOME", ".local/share", "Library/Application Support", "data")


def cache_folder() -> str:
    """Where compiled indexes are kept; it need not exist."""
    return _folder("XDG_CACHE_HOME", ".cache", "Library/Caches", "cache")


def config_folder() -> str:
    """Where config.toml may lie; it need not exist."""
    return _folder("XDG_CONFIG_HOME", ".config", "Library/Application Support", "config")


def config_file() -> str:
    """The reader's config.toml; it need not exist."""
    return os.path.join(config_folder(), "config.toml")


def listed_folders() -> list[str]:
    """The folders that GLOSSTERM_PATH lists, in order, without repeats."""
    listed = os.environ.get("GLOSSTERM_PATH", "")
    if not listed:
        return []
    folders: list[str] = []
    for part in listed.split(os.pathsep):
        if part:
            folder = os.path.abspath(os.path.expanduser(part))
            if folder not in folders:
                folders.append(folder)
    return folders


def glossary_folders() -> list[str]:
    """The folders to read unless told otherwise: those listed, then the user's own if it exists."""
    folders = listed_folders()
    own = user_data_folder()
    if own not in folders and os.path.isdir(own):
        folders.append(own)
    return folders


def given(text: str) -> str:
    """A path as somebody gave it, with the home in place of a leading ``~``.

    A shell leaves the mark alone after ``=``, as in ``--into=~/words``. Relative paths stay so.
    """
    return os.path.expanduser(text)


def reads_bundled() -> bool:
    """False where GLOSSTERM_BUNDLED turns the bundled glossary off."""
    return os.environ.get("GLOSSTERM_BUNDLED", "").lower() not in ("0", "no", "off", "false")


def _folder(variable: str, linux: str, mac: str, kind: str) -> str:
    if sys.platform in ("linux", "darwin"):
        value = os.environ.get(variable, "").strip()
        if not os.path.isabs(value):
            home = os.path.expanduser("~")
            value = os.path.join(home, mac if sys.platform == "darwin" else linux)
        return os.path.join(value, APP)
    import platformdirs  # 17 ms, other platforms only

    if kind == "data":
        return platformdirs.user_data_dir(APP, appauthor=False)
    if kind == "config":
        return platformdirs.user_config_dir(APP, appauthor=False)
    return platformdirs.user_cache_dir(APP, appauthor=False)


def sqlite_uri(path: str) -> str:
    """A SQLite URI to read a file that is only ever replaced, never changed; no locks are needed.

    %, ? and # in a path would end or break it.
    """
    escaped = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    if os.sep == "\\":
        escaped = "/" + escaped.replace("\\", "/")
    return f"file:{escaped}?mode=ro&immutable=1"
