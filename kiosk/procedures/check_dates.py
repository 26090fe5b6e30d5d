"""Days: what has expired stops the check, what is due within a month is a note."""

from datetime import date, timedelta

from kiosk.procedures.ground import Faults, Ground, Page, at
from kiosk.procedures.sheet import Place, Sheet

SOON = timedelta(days=30)


def check_dates(page: Page, ground: Ground) -> Faults:
    """The procedure's term and its next checking."""
    valid = page.procedure.valid
    if valid.until < valid.since:
        todo = "since と until を確かめて直してください"
        yield at(page.sheet, ("valid", "until"), "有効期間の おわりが はじまりより前です", todo)
        return
    if valid.since > ground.today:
        what = f"有効期間が まだ はじまっていません({valid.since}から)"
        yield at(page.sheet, ("valid", "since"), what, "はじまるまで、係に確かめてください", grave=False)
    todo = "内容を確かめ直して、日付を新しくしてください"
    yield from term(page.sheet, ("valid", "until"), valid.until, ground.today, ("有効期間", todo))
    yield from term(
        page.sheet, ("check_next",), page.procedure.check_next, ground.today, ("次の確認日", todo)
    )


def term(sheet: Sheet, place: Place, last: date, today: date, words: tuple[str, str]) -> Faults:
    """A fault when the day is past, a note when it is near."""
    what, todo = words
    if last < today:
        yield at(sheet, place, f"{what}({last})が すぎています", todo)
    elif last - today <= SOON:
        yield at(sheet, place, f"{what}({last})まで あと{(last - today).days}日です", todo, grave=False)
