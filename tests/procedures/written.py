"""A good procedure and its tables as text, and the means to break them by one change.

Written in kana as far as possible, so that the rules under test and no reading dictionary decide.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.procedures.check import check_all
from kiosk.procedures.fault import Fault

TODAY = date(2026, 11, 22)

GOOD = """\
id: good
version: 1
title: しょるいをとる
summary: みせでしょるいをとるじゅんばんです。
picture: paper
owner: ながさきし
minutes: 10
able:
  - じゅんばんがわかります。
bring:
  - カード
here: みせでとる
counter:
  label: まどぐちでとる
  text:
    - まどぐちは{fee.counter}です。
  picture: paper
phone:
  label: でんわできく
  text:
    - なにがいるかをきけます。
  number: phone.city
  free: paid
  hours: "{hours.city}です。"
  picture: paper
valid:
  since: 2026-04-01
  until: 2027-03-31
check_next: 2027-02-01
sources:
  - title: おしらせ
    publisher: ながさきし
    published: 2025年
    checked: 2026-11-01
centre_facts:
  - place.near
supporter: ゆっくりでだいじょうぶです。
forbidden:
  - カードをあずかりません。
start: listen
steps:
  listen:
    kind: read
    title: はじめに
    text:
      - おかねは{fee.shop}です。
    picture: paper
    supporter: いっしょにききます。
    next: which
  which:
    kind: choose
    title: どれをとりますか
    text:
      - 1つえらんでください。
    picture: paper
    options:
      - key: home
        label: すまいのしょるい
        picture: paper
        next: ready
      - key: tax
        label: ぜいのしょるい
        picture: paper
        next: ready
    unsure: ask
    supporter: かみがあればみます。
  ask:
    kind: helper
    title: かかりにきく
    text:
      - かかりが、いっしょにかんがえます。
    picture: paper
    supporter: なにがいるかをきいてあげます。
    next: ready
  ready:
    kind: checklist
    title: もっていくもの
    text:
      - よういしましょう。
    picture: paper
    items:
      - key: card
        text: カード
      - key: coins
        text: おかね
    supporter: いっしょにかぞえます。
    next: site
  site:
    kind: qr
    title: スマホでみる
    text:
      - じぶんのスマホでみられます。
    picture: paper
    url: https://www.city.example.jp/page/1.html
    domain:
      - なまえのおわりをみてください。
    otherwise:
      - かみのちずもあります。
    supporter: スマホをさわりません。
    next: shop
  shop:
    kind: place
    title: みせにいく
    text:
      - "{place.near}のちかくです。"
    picture: paper
    spots:
      - name: コンビニ
        picture: paper
    supporter: ちずをわたします。
    next: machine
  machine:
    kind: do_elsewhere
    title: きかいでする
    text:
      - みせのきかいに、ばんごうをいれます。
    picture: paper
    risk:
      before:
        - つづけてまちがえるととまります。
      at_two_wrong:
        - そこでやめてください。
    remember:
      - カードをとります。
    supporter: うしろをむきます。
    next: term
  term:
    kind: wait
    title: いつまでですか
    text:
      - はやめにだします。
    picture: paper
    days: days.term
    about: そのひまでにだしてください。
    supporter: カレンダーにかきます。
    next:
      - to: call
        when:
          chosen:
            which: tax
      - to: done
  call:
    kind: call
    title: でんわする
    text:
      - わからないことをききます。
    picture: paper
    number: phone.city
    free: free
    hours: "{hours.city}です。"
    say:
      - しょるいのことで、でんわしました。
    supporter: かみにかいてわたします。
    next: done
  done:
    kind: finish
    title: おわり
    text:
      - おつかれさまでした。
    picture: paper
    supporter: よくできました、とつたえます。
"""

FACT = """\
  {key}:
    value: {value}
    status: {status}
    source:
      title: おしらせ
      publisher: ながさきし
      published: 2025年
      checked: 2026-11-01
    valid_until: {until}
    editors: [{editors}]
    about: ためしの事実。
"""


def fact(key: str, value: str, *, status: str = "◎", until: str = "2027-03-31", editors: str = "city") -> str:
    """One entry of the sheet of facts."""
    return FACT.format(key=key, value=value, status=status, until=until, editors=editors)


FACTS = "facts:\n" + "".join(
    (
        fact("fee.counter", "ひゃくえん"),
        fact("fee.shop", "ごひゃくえん"),
        fact("phone.city", '"095-000-0000"'),
        fact("hours.city", "あさからゆうがたまで"),
        fact("place.near", "ちかくのセンター", editors="city, centre"),
        fact("days.term", "14"),
    )
)

HOME = """\
greeting: こんにちは。
question: なにをしますか
tiles:
  - key: papers
    label: しょるい
    picture: paper
    urgent: true
    opens: good
needs:
  - key: money
    label: おかねのこと
    picture: paper
  - key: body
    label: からだのこと
    picture: paper
"""

DOMAINS = """\
domains:
  www.city.example.jp:
    owner: ながさきし
    explanation: しのなまえがあれば、しのページです。
"""

GLOSSARY = """\
sources:
  - title: ことば
    publisher: てつなぎ
    published: 2026年
    checked: 2026-11-01
words:
  papers:
    word: しょるい
    reading: しょるい
    plain:
      - じがかいてある、かみです。
"""

READINGS = """\
shown:
  長崎: ながさき
"""

PLAIN_WORDS = """\
except_inside_quotes: true
allowed: []
jargon:
  アクセスする: 見る
"""


@dataclass(frozen=True)
class Assets:
    """A small assets folder that can be broken by one change to one of its texts."""

    root: Path

    def write(self, name: str, text: str | bytes) -> Path:
        """Put a file in its place."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def change(self, name: str, old: str, new: str) -> int:
        """Replace the one place where `old` stands; the line (from 1) where the change begins."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))
        return text[: text.index(old)].count("\n") + 1

    def faults(self, today: date = TODAY) -> tuple[Fault, ...]:
        """What the whole check finds."""
        return check_all(self.root, today)


PROCEDURE = "procedures/good.yaml"


def good_assets(root: Path) -> Assets:
    """A folder without a single fault or note."""
    assets = Assets(root / "assets")
    assets.write(PROCEDURE, GOOD)
    assets.write("facts.yaml", FACTS)
    assets.write("home.yaml", HOME)
    assets.write("domains.yaml", DOMAINS)
    assets.write("glossary.yaml", GLOSSARY)
    assets.write("pictures/paper.svg", "<svg/>")
    assets.write("readings.yaml", READINGS)
    assets.write("kyoiku.txt", "本人見行\n")
    assets.write("plain_words.yaml", PLAIN_WORDS)
    return assets


def said(assets: Assets, today: date = TODAY) -> list[tuple[str, int | None, str, bool]]:
    """Every fault as (file below assets, line, words, grave)."""
    return [
        (each.file.removeprefix("assets/"), each.line, each.what, each.grave) for each in assets.faults(today)
    ]


def line_of(text: str, part: str) -> int:
    """The line (from 1) on which a part of a text first stands."""
    return text[: text.index(part)].count("\n") + 1
