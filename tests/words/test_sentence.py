import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.words.annotate import Annotator
from kiosk.words.readings import ReadingBook
from kiosk.words.script import NEVER_FIRST
from kiosk.words.sentence import Sentence, apart, split_sentences
from tests.words.tables import NUMBERS, TERMS


def _phrases(sentence: Sentence) -> list[str]:
    return ["".join(token.surface for token in phrase) for phrase in sentence.phrases]


@pytest.mark.parametrize(
    ("raw", "phrases"),
    [
        (
            "コンビニの機械で、住民票や印鑑証明を取ります。",
            ["コンビニの", "機械で、", "住民票や", "印鑑証明を", "取ります。"],
        ),
        ("まちがえても、もどれます。", ["まちがえても、", "もどれます。"]),
        ("もういちど、さわってください", ["もういちど、", "さわってください"]),
        ("はがきと、めがね。", ["はがきと、", "めがね。"]),
        ("明るい色にして、さがします。", ["明るい", "色に", "して、", "さがします。"]),
        ("「もどる」を押します。", ["「もどる」を", "押します。"]),
        ("証明書を とる", ["証明書を ", "とる"]),
        (
            "2026年(令和8年)12月6日(日)までです。",
            ["2026年(令和8年)", "12月6日(日)までです。"],
        ),
    ],
)
def test_lines_break_where_a_reader_would_pause(raw: str, phrases: list[str], annotator: Annotator) -> None:
    """Breaks stand between phrases, after an author's space, and between a year and its day."""
    assert _phrases(annotator.sentence(raw)) == phrases


@pytest.mark.parametrize("written", [written for written, _ in NUMBERS + TERMS])
def test_no_break_inside_what_is_read_as_one(written: str, annotator: Annotator) -> None:
    """A word with ruby, a number with its unit and a telephone number are never torn apart."""
    sentence = annotator.sentence(f"これは{written}です。")
    ends = {len("".join(_phrases(sentence)[:count])) for count in range(len(sentence.phrases))}
    start = 0
    for token in sentence.tokens:
        if token.reading:
            assert not ends & set(range(start + 1, start + len(token.surface)))
        start += len(token.surface)


def test_every_word_kept_together_stays_together(book: ReadingBook, annotator: Annotator) -> None:
    """The exceptions list is stronger than the model."""
    for word in book.together:
        assert any(word in phrase for phrase in _phrases(annotator.sentence(f"つぎに、{word}。")))


@given(st.text(alphabet="あのは漢字方市アー、。「」()ょっa1９日時円〜・ 　", max_size=30))
def test_any_text_keeps_its_characters_and_its_manners(annotator: Annotator, raw: str) -> None:
    """Nothing is lost between screen and phrases, and no line can begin with 。、」 or a small kana."""
    sentence = annotator.sentence(raw)
    phrases = _phrases(sentence)
    assert "".join(phrases) == sentence.text == " ".join(raw.split("\n")).strip()
    assert all(phrase for phrase in phrases)
    assert not any(phrase[0] in NEVER_FIRST for phrase in phrases[1:])


@pytest.mark.parametrize(
    ("raw", "voice"),
    [
        ("｜小江原《こえばる》地区は「もどる」を押します。", "コエバル地区はもどるを押します。"),
        ("午前9時〜午後5時", "ゴゼンクジからゴゴゴジ"),
        ("あじさいコール(無料)です。", "あじさいコール、無料、です。"),
        ("茂木(小江原)。", "モギ、コエバル。"),
        ("「もどる」「つぎへ」です。", "もどる、つぎへです。"),
        ("「よかったです。」と言います。", "よかったですと言います。"),
        ("証明書を とる", "証明書をとる"),
        ("電話は 095-822-8888", "電話はゼロキューゴー、ハチニーニー、ハチハチハチハチ"),
        ("はい・いいえ", "はい、いいえ"),
    ],
)
def test_the_voice_gets_kana_where_it_would_stumble(raw: str, voice: str, annotator: Annotator) -> None:
    """Readings and numbers become kana, quotes and spaces go, brackets and dots become a pause."""
    assert annotator.sentence(raw).voice == voice


def test_screen_text_carries_no_ruby_marks(annotator: Annotator) -> None:
    """The screen reader hears the surface, once."""
    assert annotator.sentence("｜茂木《もぎ》に行きます。").text == "茂木に行きます。"


@pytest.mark.parametrize(
    ("raw", "sentences"),
    [
        ("一つ。二つ。", ("一つ。", "二つ。")),
        ("「はい。」と言います。\nおわり", ("「はい。」と言います。", "おわり")),
        ("何ですか？！はい", ("何ですか？！", "はい")),
        ("", ()),
    ],
)
def test_paragraphs_are_cut_after_full_stops(raw: str, sentences: tuple[str, ...]) -> None:
    """A full stop before a closing bracket ends no sentence."""
    assert split_sentences(raw) == sentences


def test_a_text_of_several_sentences_is_said_one_by_one(annotator: Annotator) -> None:
    """The advice above a simulated machine: each part is the very sentence that stands alone elsewhere."""
    whole = annotator.sentence("はい、そうです。｜戻《もど》るを おしてください。「よし。」と言います。")
    alone = ("はい、そうです。", "｜戻《もど》るを おしてください。", "「よし。」と言います。")
    parts = [(each.text, each.voice) for each in apart(whole)]
    assert parts == [(each.text, each.voice) for each in annotator.sentences(alone)]
    (only,) = annotator.sentences(alone[:1])
    assert apart(only) == (only,)
