"""A small procedure with a step of kind `shelter`, on the shipped assets."""

from pathlib import Path

from kiosk.content import ROOT, Places

FLEE = """\
id: flee
version: 1
title: にげる所
summary: にげる所がわかります。
picture: evacuate
owner: 長崎市
minutes: 5
able:
  - にげる所がわかります。
bring: []
here: ここで 見る
counter:
  label: 窓口で きく
  text:
    - 窓口で聞けます。
phone:
  label: 電話で きく
  text:
    - 電話で聞けます。
  number: phone.ajisai
  free: paid
  hours: "{hours.ajisai}です。"
valid:
  since: 2026-04-01
  until: 2027-03-31
check_next: 2027-02-01
sources:
  - title: おしらせ
    publisher: 長崎市
    published: 2025年
    checked: 2026-11-01
supporter: ゆっくりでだいじょうぶです。
forbidden:
  - 住所を聞きません。
start: find
steps:
  find:
    kind: shelter
    title: 何から にげますか
    text:
      - 行ける所は、災害でちがいます。
    picture: evacuate
    dangers:
      - key: water
        label: 川の水
        picture: wipe
        uses: [flood]
      - key: cliff
        label: がけくずれ
        picture: stop_hand
        uses: [landslide]
      - key: quake
        label: 地震
        picture: home
        uses: [earthquake]
      - key: sea
        label: 津波・高潮
        picture: careful
        uses: [tsunami, surge]
      - key: stay
        label: とまる所
        picture: rest_chair
        uses: [stay]
    walking: walk.elder
    domain:
      - 「maps.gsi.go.jp」は、国の地図です。
    otherwise:
      - 住所を紙に書いてください。
    next: ask
    supporter: 町の名前は、声に出さなくてよいと伝えます。
  ask:
    kind: helper
    title: 係に 聞きます
    text:
      - 係が、いっしょに考えます。
    picture: help_person
    next: owari
    supporter: 急がせません。
  owari:
    kind: finish
    title: おわりです
    text:
      - これで全部です。
    picture: finish
    supporter: いっしょに帰り道を見ます。
"""
HOME = """\
greeting: こんにちは。
question: 何をしますか
tiles:
  - key: flee
    label: にげる所
    picture: evacuate
    opens: flee
needs:
  - key: money
    label: お金・年金
    picture: need_money
  - key: health
    label: 体・介護
    picture: need_health
"""


def flee_places(folder: Path) -> Places:
    """The shipped assets with this one procedure; the house's own data is `folder/data`."""
    assets = folder / "assets"
    (assets / "procedures").mkdir(parents=True)
    for each in (ROOT / "assets").iterdir():
        if each.name not in ("procedures", "home.yaml"):
            (assets / each.name).symlink_to(each)
    (assets / "procedures" / "flee.yaml").write_text(FLEE, encoding="utf-8")
    (assets / "home.yaml").write_text(HOME, encoding="utf-8")
    (folder / "data").mkdir()
    return Places(assets, ROOT / "locales", folder / "none.toml", folder / "data")
