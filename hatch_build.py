"""Build hook: the wheel ships the bundled YAML and an index compiled from it."""

import os
import shutil
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundledIndex(BuildHookInterface):
    """Compile data/ and put both the files and the index into the wheel as glossterm/data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return  # a source tree reads data/ and keeps its index in the user's cache
        sys.path.insert(0, os.path.join(self.root, "src"))
        try:
            from glossterm.store.check import check_paths
            from glossterm.store.compile import compile_folder
        finally:
            sys.path.pop(0)
        data = os.path.join(self.root, "data")
        problems, checked = check_paths([data], bundled=False)
        if problems:
            for problem in problems:
                self.app.display_error(str(problem))
            raise SystemExit("the bundled glossary has problems; the wheel is not built")
        self.app.display_info(f"{checked} entries compiled")
        self.folder = tempfile.mkdtemp(prefix="glossterm-build-")
        index = os.path.join(self.folder, "index.sqlite")
        compile_folder(data, index)
        build_data["force_include"][data] = "glossterm/data"
        build_data["force_include"][index] = "glossterm/data/index.sqlite"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version == "editable":
            return
        shutil.rmtree(self.folder)
