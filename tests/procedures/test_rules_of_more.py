"""Rules that need more than one change, or that only give a note."""

from datetime import date

import pytest

from tests.procedures.folder import PROCEDURE, Assets, line_of, said
from tests.procedures.written import FACTS, GOOD, fact


@pytest.mark.parametrize("name", ["cover", "counter", "phone", "ended"])
def test_a_step_may_not_take_the_name_of_one_of_the_programs_own_pages(assets: Assets, name: str) -> None:
    """Back goes by the trail of names: two pages of one name would be one place."""
    text = GOOD.replace("  term:\n", f"  {name}:\n").replace("next: term\n", f"next: {name}\n")
    assets.write(PROCEDURE, text)
    what = f"「{name}」は プログラムのページの名前なので、もどれなくなります"
    assert said(assets) == [(PROCEDURE, line_of(text, f"  {name}:\n    kind"), what, True)]


def test_a_procedure_without_a_person_in_reach_is_a_fault(assets: Assets) -> None:
    """Neither a helper nor a call on any way."""
    text = GOOD.replace("kind: helper\n", "kind: read\n").replace("      - to: call\n", "      - to: done\n")
    call = text[text.index("  call:\n") : text.index("  done:\n")]
    text = text.replace(call, "").replace("hours.city", "fee.shop").replace("phone.city", "fee.shop")
    assets.write(PROCEDURE, text)
    grave = [each for each in said(assets) if each[3]]
    assert grave == [
        (PROCEDURE, line_of(text, "steps:\n"), "人にたよる道がありません(helper も call もありません)", True)
    ]


def test_more_steps_than_anyone_can_oversee_are_a_fault(assets: Assets) -> None:
    """The guide measures the longest way by recursion; sixty steps stay far from its limit."""
    step = "{{kind: read, title: あ, text: [あ。], picture: paper, supporter: あ, next: s{j}}}"
    one = "  s{i}: " + step + "\n"
    chain = "".join(one.format(i=i, j=i + 1) for i in range(60)).replace("next: s60", "next: done")
    text = GOOD.replace("  done:\n", chain + "  done:\n").replace("      - to: done\n", "      - to: s0\n")
    assets.write(PROCEDURE, text)
    (grave,) = (each for each in said(assets) if each[3])
    assert grave[2] == "歩が70あります(60まで)"


def test_short_and_long_ways_are_notes(assets: Assets) -> None:
    """Eight to fifteen steps are the measure; an urgent errand may be shorter."""
    assets.change(PROCEDURE, "unsure: ask\n", "unsure: done\n")
    assets.change(PROCEDURE, "        next: ready\n      - key: tax", "        next: ask\n      - key: tax")
    line = line_of(GOOD, "start: listen")
    assert said(assets) == [(PROCEDURE, line, "いちばん短い道が 3歩です", False)]


def test_long_sentences_throughout_are_a_fault_of_the_file(assets: Assets) -> None:
    """Each may pass by itself; on average they must stay at 25 characters."""
    text = GOOD.replace("able:\n", "able:\n" + f"  - {'あ' * 39}。\n" * 40)
    assets.write(PROCEDURE, text)
    ((_, line, what, grave),) = said(assets)
    assert (line, grave) == (1, True)
    assert what == "文の長さの平均が 29.0文字です(25文字まで)"


@pytest.mark.parametrize(
    ("status", "until", "faulty"),
    [("△", "2027-03-31", True), ("◎", "2026-11-21", True), ("○", "2027-03-31", False)],
)
@pytest.mark.parametrize("word", ["かならず", "絶対に", "確実に"])
def test_a_doubtful_fact_is_never_told_as_certain(
    assets: Assets, status: str, until: str, word: str, *, faulty: bool
) -> None:
    """△ or expired together with a word of certainty is a fault; confirmed it is not."""
    assets.write("facts.yaml", FACTS + fact("fee.new", "せんえん", status=status, until=until))
    assets.write("readings.yaml", "shown: {絶対: ぜったい, 確実: かくじつ}")
    line = assets.change(PROCEDURE, "- おかねは{fee.shop}です。", f"- {word}{{fee.new}}と{{fee.shop}}です。")
    grave = [each for each in said(assets) if each[3]]
    stem = word.removesuffix("に")
    what = f"確かでない事実「fee.new」を「{stem}」と言い切っています"
    assert grave == ([(PROCEDURE, line, what, True)] if faulty else [])


def test_what_is_due_within_a_month_is_a_note(assets: Assets) -> None:
    """Thirty days before the day, and on the day itself, it is still only a note."""
    for today, left in ((date(2027, 1, 2), 30), (date(2027, 2, 1), 0)):
        what = f"次の確認日(2027-02-01)まで あと{left}日です"
        assert said(assets, today) == [(PROCEDURE, line_of(GOOD, "check_next"), what, False)]
    assert said(assets, date(2027, 1, 1)) == []


def test_a_procedure_before_its_term_is_a_note(assets: Assets) -> None:
    """It shows a word of doubt; that stops nothing."""
    what = "有効期間が まだ はじまっていません(2026-04-01から)"
    assert said(assets, date(2026, 3, 31)) == [(PROCEDURE, line_of(GOOD, "since"), what, False)]


def test_expired_and_unused_facts_are_notes_of_the_sheet_of_facts(assets: Assets) -> None:
    """Pages with an expired fact say so themselves."""
    facts = FACTS + fact("fee.idle", "せんえん", until="2026-11-21")
    assets.write("facts.yaml", facts)
    assert said(assets) == [
        ("facts.yaml", line_of(facts, "fee.idle"), "事実「fee.idle」は どの手順にも使われていません", False),
        (
            "facts.yaml",
            line_of(facts, "valid_until: 2026-11-21"),
            "事実「fee.idle」の期限(2026-11-21)が すぎています",
            False,
        ),
    ]


def test_a_number_that_would_get_a_comma_is_a_fault(assets: Assets) -> None:
    """7119 without a unit would be told as 7,119."""
    line = assets.change("facts.yaml", "value: ひゃくえん", "value: 7119")
    ((file, found, what, grave),) = said(assets)
    assert (file, found, grave) == ("facts.yaml", line, True)
    assert "「7,119」" in what


def test_a_fact_known_to_the_home_page_alone_is_used(assets: Assets) -> None:
    """The home page may tell facts too."""
    assets.write("facts.yaml", FACTS + fact("name.city", "ながさき"))
    assets.change("home.yaml", "greeting: こんにちは。", "greeting: " + '"{name.city}です。"')
    assert said(assets) == []


def test_a_missing_picture_of_the_counter_is_a_fault_though_nobody_wrote_it(assets: Assets) -> None:
    """The model's own picture must exist as well; the line is that of the counter."""
    text = GOOD.replace(
        "    - まどぐちは{fee.counter}です。\n  picture: paper\n", "    - まどぐちは{fee.counter}です。\n"
    )
    assets.write(PROCEDURE, text)
    assert said(assets) == [(PROCEDURE, line_of(text, "counter:\n"), "絵「counter」がありません", True)]


@pytest.mark.parametrize("name", ["readings.yaml", "plain_words.yaml", "kyoiku.txt"])
def test_a_dictionary_that_cannot_be_read_is_one_fault(assets: Assets, name: str) -> None:
    """Not a fault for every word, and not a traceback."""
    (assets.root / name).unlink()
    ((_, line, what, grave),) = said(assets)
    assert (line, grave) == (None, True)
    assert name in what


def test_every_fault_says_what_to_do(assets: Assets) -> None:
    """Staff read this, not programmers."""
    assets.write(PROCEDURE, GOOD.replace("next:", "nex:").replace("minutes: 10", "minutes: x"))
    assets.change("home.yaml", "opens: good", "opens: gone")
    faults = assets.faults()
    assert len(faults) > 5
    for each in faults:
        assert str(each).endswith("。")
        assert "ください。" in str(each)
        assert "\n" not in str(each)
