"""The words without which no page can be left, for the day the catalogue cannot be read.

A test holds them equal to the catalogue's own.
"""

SPARE_WORDS = {
    "app.name": "てつなぎ",
    "rail.help": "係をよぶ",
    "rail.repeat": "もういちど 聞く",
    "rail.back": "もどる",
    "rail.forward": "つぎへ",
    "top.start_over": "はじめから",
    "top.looks": "見やすさ・音",
    "home.not_here": "ここに ない",
    "page.where": "{total}のうち{position}",
    "page.unsure": "わからない",
    "page.may_have_changed": "かわっていることがあります。係に確かめてください。",
    "page.end": "おわる",
    "page.something_else": "ほかのことを する",
    "page.call_helper": "係をよぶ",
    "page.helper_beside": "係に そばにいてもらう",
    "help.title": "係をよぶ",
    "help.desk": "{desk}の人に 声をかけてください。",
    "still_there.title": "まだ いらっしゃいますか",
    "still_there.continue": "つづける",
    "start_over.title": "はじめから しますか",
    "start_over.no": "このまま つづける",
    "start_over.yes": "はじめの画面へ",
    "staff.title": "係の方へのお知らせ",
    "staff.close": "とじる",
}
