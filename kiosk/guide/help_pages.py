"""The pages of a call for help: what kind, how it stands, and what to do while nobody answers."""

from kiosk.guide.library import Library
from kiosk.guide.moves import AskFor, Close, HelpAct, ShowPhone, SlowAndLarge, TryAlone
from kiosk.guide.nickname import named
from kiosk.guide.page import Block, Digits, Key, Page, Saying, Sign
from kiosk.helpcall.call import Act, Kind, Stage
from kiosk.helpcall.news import WAITING, News, Reach
from kiosk.values import replace
from kiosk.words.sentence import Sentence

LONGEST_HOURS = 18
"""Characters that stand below the number on its key, in the largest text on the ten-inch glass."""


def offer(why: str, library: Library) -> Page:
    """What kind of help, in dignity; nobody is called yet."""
    thanks = (Saying(library.word("help.need_recorded"), "plain", "good"),) if why == "unmet" else ()
    keys = (
        Key(AskFor(Kind.BESIDE), library.word("help.beside"), "help_person"),
        Key(AskFor(Kind.WATCH), library.word("help.watch"), "eye_ear"),
        Key(TryAlone(), library.word("help.alone"), "one_person"),
    )
    return _page("help", library.word("help.title"), (*thanks, *keys))


def alone(library: Library) -> Page:
    """The page again, slower and larger, for who would like that."""
    blocks = (
        Saying(library.word("help.alone_how"), "plain", "text_big"),
        Key(SlowAndLarge(), library.word("help.alone_yes"), "pace_slow", "primary"),
        Key(Close(), library.word("help.alone_no"), "continue_hand"),
    )
    return _page("help_alone", library.word("help.alone_title"), blocks)


def phone(library: Library) -> Page:
    """The centre's number in huge digits, and when it answers."""
    centre = library.centre
    blocks = (
        Saying(library.word("help.phone", centre=centre.name)),
        Digits(library.sentence(centre.telephone)),
        Saying(library.word("help.hours", hours=centre.hours), "plain", "clock"),
    )
    return _page("help_phone", library.word("help.phone_title"), blocks)


def call(news: News | None, library: Library) -> Page:
    """How the call stands; where none is open any more, that it is over."""
    if news is None or not news.open:
        page = _over(library)
    elif news.unanswered:
        page = _unanswered(news, library)
    elif news.stage is Stage.ARRIVED:
        page = _arrived(news, library)
    elif news.kind is Kind.WATCH:
        page = _watching(news, library)
    elif news.stage is Stage.ON_THE_WAY:
        page = _coming(news, library)
    else:
        page = _waiting(news, library)
    return replace(page, name=f"help_{page.name}", guidance=page.name != "over")


def sign_of(news: News | None) -> Sign:
    """What every page shows of the call."""
    if news is None or not news.open:
        return ""
    if news.stage is Stage.ARRIVED:
        return "here"
    if news.watched:
        return "watched"
    return "coming" if news.answered else "calling"


def _page(name: str, title: Sentence, blocks: tuple[Block, ...], picture: str | None = None) -> Page:
    return Page("menu", name, title, blocks, picture, start_over=False, guidance=name == "help")


def _waiting(news: News, library: Library) -> Page:
    told = named("help.reached", news.by, library) if news.by else library.word("help.told_staff")
    title = library.word("help.called_again" if news.again else "help.called")
    blocks = (Saying(told), Saying(library.word("help.wait_here")), *_keys(Act.CANCEL, library=library))
    return _page("called", title, blocks, "loudspeaker")


def _coming(news: News, library: Library) -> Page:
    minutes = news.minutes
    soon = (Saying(library.word("help.minutes", minutes=str(minutes)), "strong", "clock"),) if minutes else ()
    keys = _keys(Act.ARRIVE, Act.CANCEL, library=library)
    return _page("coming", named("help.coming", news.by, library), (*soon, *keys), "help_person")


def _arrived(news: News, library: Library) -> Page:
    blocks = (
        Saying(library.word("help.ask_freely")),
        *_keys(Act.RESOLVE, Act.CANCEL, library=library),
    )
    return _page("arrived", named("help.arrived", news.by, library), blocks, "consult")


def _watching(news: News, library: Library) -> Page:
    title = named("help.watching", news.by, library) if news.watched else library.word("help.called")
    blocks = (
        Saying(library.word("help.watch_how"), "plain", "eye_ear"),
        Key(Close(), library.word("help.go_on"), "continue_hand", "primary"),
        *_keys(Act.CANCEL, library=library),
    )
    return _page("watching" if news.watched else "watch_called", title, blocks)


def _unanswered(news: News, library: Library) -> Page:
    """What is so, and whom to turn to now; it goes on ringing and trying."""
    centre = library.centre
    waiting = news.stage in WAITING
    acts = (Act.CANCEL,) if waiting else (Act.ARRIVE, Act.CANCEL)
    number = _number(library)
    blocks = (
        Saying(library.word("help.desk", desk=centre.desk), "strong", "talk"),
        Key(ShowPhone(), number if waiting else library.word("help.by_phone"), "phone"),
        *_keys(*acts, library=library),
    )
    return _page("unanswered", library.word(f"help.{_why(news)}"), blocks)


def _number(library: Library) -> Sentence:
    """The number, and when it is answered where one key holds both."""
    centre = library.centre
    if len(centre.hours) > LONGEST_HOURS:
        return library.word("help.number", number=centre.telephone)
    return library.word("help.number_hours", number=centre.telephone, hours=centre.hours)


def _why(news: News) -> str:
    if news.stage not in WAITING:
        return "not_arrived"
    if news.reach is Reach.CUT:
        return "cut"
    return "nobody" if news.reach is Reach.NOBODY else "no_answer"


def _over(library: Library) -> Page:
    key = Key(Close(), library.word("help.go_on"), "continue_hand", "primary")
    return _page("over", library.word("help.over"), (Saying(library.word("help.back_to_page")), key), "good")


def _keys(*acts: Act, library: Library) -> tuple[Block, ...]:
    pictures = {Act.ARRIVE: "good", Act.RESOLVE: "finish", Act.CANCEL: "step_back"}
    return tuple(
        Key(
            HelpAct(act),
            library.word(f"help.{act}"),
            pictures[act],
            "choice" if act is Act.CANCEL else "primary",
        )
        for act in acts
    )
