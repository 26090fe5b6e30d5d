from pathlib import Path

import pytest

from tests.procedures.folder import Assets, good_assets


@pytest.fixture
def assets(tmp_path: Path) -> Assets:
    return good_assets(tmp_path)
