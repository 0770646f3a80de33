"""Folders for real servers: short paths, passable for the unprivileged account that root gives them."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="el-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)
