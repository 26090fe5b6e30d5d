"""Five hundred procedures beside today's: `sh packaging/bench.sh procedures [--count 500] [--runs 9]`.

Start-up is measured as residents meet it: a process that opens the window and paints the home page, with what
the last start kept; each run of one is followed by a run of the other.  Then the whole check, once.
No two of the procedures made have a sentence of their steps in common.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
STEPS = 15
LETTERS = "かさたなはまやらわが"
START = """
import sys
from datetime import date
from pathlib import Path
from kiosk.app import application, build
from kiosk.content import ROOT, Places
from PySide6.QtCore import QTimer
app = application(sys.argv[:1])
assets, data = map(Path, sys.argv[1:])
tablet = build(Places(assets, ROOT / "locales", data / "kiosk.toml", data), today=date.today)
tablet.glass.resize(1280, 800)
tablet.glass.show()
tablet.glass.show_turn(tablet.guide.now())
tablet.glass.grab()
print(len(list(assets.glob("procedures/*.yaml"))), flush=True)
import os
os._exit(0)
"""
HEAD = """\
id: {id}
version: 1
title: 証明書を とる
summary: 住民票や印鑑証明を、コンビニの機械でとる順番です。
picture: certificate
owner: 長崎市 市民窓口の担当課
minutes: 8
able: [マイナンバーカードで とれます。]
bring: [カードとお金]
here: コンビニで とる
counter: {{label: 窓口で とる, text: ["住民票は、一通{{fee.counter}}です。"]}}
phone:
  label: 電話で きく
  text: [何がいるかを、電話で聞けます。]
  number: phone.ajisai
  free: paid
  hours: "毎日、{{hours.ajisai}}です。"
valid: {{since: 2026-01-01, until: 2099-03-31}}
check_next: 2099-03-01
sources: [{{title: 見本, publisher: 長崎市, published: 2026年, checked: 2026-11-22}}]
supporter: 急がなくてだいじょうぶです、と先に伝えます。
forbidden: [番号を聞きません。]
parts: [told]
start: step_1
steps:
"""
CHOOSE = """\
  step_1:
    kind: choose
    title: 何を とりますか
    picture: certificates_many
    options:
      - {key: one, label: 住民票, picture: family, next: step_2}
      - {key: told, label: 電話で言われて来た, picture: suspicious_call, next: told_stop}
    unsure: step_2
    supporter: 出す先から来た紙があれば、いっしょに見ます。
"""
BETWEEN = """\
  step_{n}:
    kind: do_elsewhere
    title: お金を 入れます
    text:
      - 画面の字が合っていれば、{word}を入れてください。
      - "{word}は一通{{fee.konbini}}、戸籍は{{fee.konbini_koseki}}です。"
    picture: money_in
    risk:
      before: [印刷すると、{word}はもどりません。]
      at_two_wrong: [{word}を迷ったら「中止」を押せます。]
    remember: ["{word}を忘れる人が、多いです。", "止まった{word}は、窓口で直せます。"]
    next: step_{then}
    supporter: 入れる前に、{word}と枚数をもう一度見ます、と伝えます。
    forbidden: ["{word}を預かりません。"]
"""
END = """\
  step_{n}:
    kind: finish
    title: おわりです
    text: [これで、全部できました。]
    picture: take_all
    remember: [証明書を全部、取ります。]
    supporter: 店へいっしょに行く人がいるか、聞いてみます。
"""


def written(number: int) -> str:
    """A procedure of fifteen steps."""
    steps = range(2, STEPS)
    between = (BETWEEN.format(n=n, then=n + 1, word=word(number * STEPS + n)) for n in steps)
    return "".join((HEAD.format(id=name_of(number)), CHOOSE, *between, END.format(n=STEPS)))


def word(number: int) -> str:
    """A word of five letters for every number under 100,000."""
    return "".join(LETTERS[int(digit)] for digit in f"{number:05d}")


def name_of(number: int) -> str:
    """The name of its file."""
    return f"made_{number:03d}"


def grown(to: Path, count: int) -> Path:
    """Today's assets with so many procedures more."""
    shutil.copytree(ROOT / "assets", to, ignore=shutil.ignore_patterns("clips"))
    for number in range(count):
        (to / "procedures" / f"{name_of(number)}.yaml").write_text(written(number), encoding="utf-8")
    return to


def seconds(command: list[str]) -> float:
    """How long a command takes; its words are shown only where it fails."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    begun = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - begun
    if done.returncode:
        sys.exit(done.stdout[-2000:] + done.stderr[-2000:])
    return taken


def main() -> None:
    """Measure and print: a table, and one line of JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        room = Path(folder)
        kinds = {
            "today": grown(room / "today/assets", 0),
            "grown": grown(room / "grown/assets", options.count),
        }
        start = {name: [sys.executable, "-c", START, str(at), str(at.parent)] for name, at in kinds.items()}
        first = {name: seconds(command) for name, command in start.items()}
        runs = [{name: seconds(command) for name, command in start.items()} for _ in range(options.runs)]
        check = {
            name: seconds([sys.executable, "-m", "kiosk", "check", "--assets", str(at)])
            for name, at in kinds.items()
        }
    again = {name: median(run[name] for run in runs) for name in kinds}
    sys.stdout.write(f"{'':<36}{'today':>9}{'+' + str(options.count):>9}{'ratio':>8}\n")
    for title, row in (
        ("start, nothing kept, s", first),
        ("start, kept: median, s", again),
        ("check, s", check),
    ):
        ratio = row["grown"] / row["today"]
        sys.stdout.write(f"{title:<36}{row['today']:>9.2f}{row['grown']:>9.2f}{ratio:>8.2f}\n")
    figures = {
        "start_500_ratio": round(again["grown"] / again["today"], 3),
        "check_500_s": round(check["grown"], 2),
    }
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
