"""A good procedure and its tables as text.

Written in kana as far as possible, so that the rules under test and no reading dictionary decide.
"""

from datetime import date

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
