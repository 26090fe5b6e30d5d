"""The pages' words and parts: from the catalogue, and kept by phones under their version."""

from pathlib import Path

import httpx

from kiosk.hub.pages import load
from tests.hub.running import HubProcess


def test_a_part_is_kept_for_ever_under_its_version(hub: HubProcess) -> None:
    """The page itself is asked for anew each time; a part of an older page is not kept."""
    pages = load()
    with httpx.Client(base_url=hub.address) as phone:
        board = phone.get("/")
        assert f'src="/page/{pages.version}/board.js"' in board.text
        assert "{{" not in board.text
        assert board.headers["cache-control"] == "no-cache"
        texts = phone.get(f"/page/{pages.version}/texts.js")
        assert "いきます" in texts.text
        assert "immutable" in texts.headers["cache-control"]
        old = phone.get("/page/0123456789abcdef/texts.js")
        assert old.content == texts.content
        assert old.headers["cache-control"] == "no-cache"
        assert phone.get(f"/page/{pages.version}/board.html").status_code == 404
        assert phone.get(f"/page/{pages.version}/..%2f..%2fserve.py").status_code == 404


def test_other_words_are_another_version(tmp_path: Path) -> None:
    """A phone never shows the words of before."""
    other = tmp_path / "phone.po"
    other.write_text('msgid "phone.title"\nmsgstr "<よびだし>"\n', encoding="utf-8")
    pages = load(other)
    assert pages.version != load().version
    assert b"<title>&lt;\xe3" in pages.whole["board.html"]


def test_without_its_words_a_hub_still_rings(tmp_path: Path) -> None:
    """A page then shows what its keys are called."""
    pages = load(tmp_path / "nothing.po")
    assert b">rest</button>" in pages.whole["board.html"]
