"""Rules about the home page and the list of sites."""

import pytest

from tests.procedures.folder import Assets, line_of, said
from tests.procedures.written import DOMAINS, GOOD, HOME

GROUP = "    tiles: [{key: a, label: あ, picture: paper, opens: good}]\n"
CASES = [
    ("    opens: good\n", "    opens: gone\n", 0, "「gone」という手順はありません"),
    ("picture: paper\n    urgent", "picture: none\n    urgent", 0, "絵「none」がありません"),
    ("  - key: body\n", "  - key: money\n", 0, "key「money」が二度あります"),
    ("question: なに", "question: 鬱を", 0, "「鬱」に読みがありません"),
    ("question: なにをしますか", 'question: "{no.fact}ですか"', 0, "「no.fact」という事実は"),
    ("    opens: good\n", GROUP, -1, "急ぎのタイルが 一回さわるだけでは開きません"),
]


@pytest.mark.parametrize(("old", "new", "down", "what"), CASES)
def test_a_fault_of_the_home_page_is_told_at_its_line(
    assets: Assets, old: str, new: str, down: int, what: str
) -> None:
    """Every tile opens something that exists; the urgent ones with one tap."""
    line = assets.change("home.yaml", old, new) + down
    (found,) = (each for each in said(assets) if each[3])
    assert found[:2] == ("home.yaml", line)
    assert what in found[2]


def test_an_urgent_tile_inside_a_group_is_a_fault(assets: Assets) -> None:
    """What is urgent stands on the first page."""
    old = "    urgent: true\n    opens: good\n"
    inner = "key: a\n        label: あ\n        picture: paper\n        urgent: true\n        opens: good\n"
    line = assets.change("home.yaml", old, "    tiles:\n      - " + inner) + 4
    assert said(assets) == [("home.yaml", line, "急ぎのタイルが 一回さわるだけでは開きません", True)]


def test_a_sixth_tile_is_a_fault(assets: Assets) -> None:
    """Five tiles and 「ここにない」 are six."""
    tiles = "".join(f"  - key: t{i}\n    label: あ\n    picture: paper\n    opens: good\n" for i in range(5))
    assets.change("home.yaml", "needs:\n", tiles + "needs:\n")
    assert said(assets) == [("home.yaml", line_of(HOME, "tiles:"), "tiles: 数が多すぎます", True)]


def test_a_procedure_that_no_tile_opens_is_a_note(assets: Assets) -> None:
    """Nobody would ever find it."""
    assets.write("procedures/other.yaml", GOOD.replace("id: good", "id: other"))
    line = line_of(HOME, "tiles:")
    assert said(assets) == [("home.yaml", line, "手順「other」を開くタイルがありません", False)]


def test_a_site_without_words_that_explain_its_name_is_a_fault(assets: Assets) -> None:
    """A resident must be able to tell the real page."""
    line = assets.change(
        "domains.yaml", "explanation: しのなまえがあれば、しのページです。", 'explanation: " "'
    )
    found = said(assets)
    assert ("domains.yaml", line, "「www.city.example.jp」の説明がありません", True) in found
    assert {each[1] for each in found} == {line}
    line = line_of(DOMAINS, "www.city")
    assets.write("domains.yaml", DOMAINS.replace("www.city.example.jp", "https://www.city.example.jp/"))
    assert ("domains.yaml", line) in {each[:2] for each in said(assets)}
