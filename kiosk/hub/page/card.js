// One call, drawn.

import { el, fill, key, say } from "./dom.js";
import { KINDS_OF_HELP, WAYS_OF_HELP, howLong, looksOf, stateOf, text } from "./words.js";
import { waits } from "./calls.js";

const ICON = { requested: "hand", seen: "eye", on_the_way: "walk", arrived: "check" };
const MINUTES = [1, 3, 5];

/** `does` has act(call, what, more), point(call, key), guide(call, how). */
export class Card {
  constructor(does) {
    this.does = does;
    this.codes = new Set();
    this.ending = false;
    const part = (tag, name) => (this[name] = el(tag, { class: name }));
    this.box = el(
      "li",
      { class: "card" },
      part("div", "head"),
      part("h2", "place"),
      part("p", "late"),
      part("p", "gone"),
      part("div", "asks"),
      part("div", "acts"),
      part("ul", "facts"),
      part("div", "watch"),
      part("div", "lines"),
    );
    this.waited = el("span", { class: "waited" });
    this.onPage = el("li");
  }

  draw(call, { me, point, late }) {
    this.call = call;
    this.me = me;
    const mine = call.by === me;
    this.box.dataset.call = call.id;
    this.box.className = `card ${call.stage}${call.escalated && call.stage !== "arrived" ? " urgent" : ""}`;
    fill(this.head, [call.stage, call.escalated, call.by, me], () => this.drawHead(call));
    say(this.place, [call.tablet, call.seat].filter(Boolean).join("　"));
    say(this.late, late || "");
    say(this.gone, call.gone ? text("phone.gone") : "");
    fill(this.acts, [call.stage, mine, call.escalated, call.minutes, call.guided, this.ending], () =>
      this.drawActs(call, mine));
    fill(this.asks, [call.kind, call.about.title, call.about.step_title], () => this.drawAsks(call));
    fill(this.facts, [call.about.where, call.troubles, call.looks], () => this.drawFacts(call));
    const watches = call.kind === "watch" && mine && (call.stage === "on_the_way" || call.stage === "arrived");
    fill(this.watch, [watches, call.keys, point], () => (watches ? this.drawWatch(call, point) : []));
    fill(this.lines, [call.about.supporter_line, call.about.forbidden], () => this.drawLines(call.about));
  }

  /** `now`: the hub's clock in milliseconds. */
  tick(now) {
    const seconds = (since) => (now - Date.parse(since)) / 1000;
    const call = this.call;
    const waited = waits(call)
      ? text("phone.waiting", { time: howLong(seconds(call.opened)) })
      : text("phone.since", { time: howLong(seconds(call.since)) });
    say(this.waited, waited);
    say(this.onPage, text("phone.on_page", { time: howLong(call.on_page_s + seconds(call.told_at)) }));
  }

  drawHead(call) {
    const icon = el("img", { src: new URL(`./${ICON[call.stage]}.svg`, import.meta.url), alt: "", width: 32, height: 32 });
    return [icon, el("p", {}, el("strong", {}, stateOf(call, this.me)), this.waited)];
  }

  drawAsks({ kind, about }) {
    return [
      el("p", { class: "kind" }, text(`phone.kind.${kind}`)),
      el("p", { class: "step" }, el("span", {}, about.title || text("phone.no_procedure")), about.step_title !== about.title && el("b", {}, about.step_title)),
    ];
  }

  drawFacts(call) {
    return [
      call.about.where && el("li", {}, call.about.where),
      this.onPage,
      call.troubles > 0 && el("li", {}, text("phone.troubles", { count: call.troubles })),
      el("li", {}, looksOf(call.looks)),
    ];
  }

  drawLines(about) {
    return [
      about.supporter_line && el("p", { class: "support" }, about.supporter_line),
      about.forbidden.length > 0 &&
        el("div", { class: "forbidden" }, el("b", {}, text("phone.forbidden")), el("ul", {}, ...about.forbidden.map((each) => el("li", {}, each)))),
    ];
  }

  drawActs(call, mine) {
    const act = (what, more) => () => this.does.act(this.call, what, more);
    if (waits(call)) return this.drawAnswers(call, act);
    if (call.stage === "on_the_way" && mine) {
      return [
        call.minutes && el("p", { class: "minutes" }, text("phone.told_minutes", { count: call.minutes })),
        key(text("phone.arrived"), "next", act("arrive")),
        key(text("phone.give_back"), "quiet", act("give_back")),
      ];
    }
    if (call.stage === "on_the_way") return call.escalated ? [key(text("phone.free_again"), "quiet", act("give_back"))] : [];
    return mine || !call.by ? this.drawEnd(call, act) : [];
  }

  drawAnswers(call, act) {
    return [
      key(text("phone.come"), "next", act("come")),
      el(
        "div",
        { class: "row", role: "group", "aria-label": text("phone.about_when") },
        ...MINUTES.map((minutes) => key(text("phone.in_minutes", { count: minutes }), "", act("come", { minutes }))),
      ),
      call.stage === "requested" && key(text("phone.seen"), "quiet", act("see")),
    ];
  }

  drawEnd(call, act) {
    if (!this.ending) {
      return [el("p", { class: "asked" }, text("phone.guided")), this.drawGuided(call), key(text("phone.resolve"), "good", () => this.end(true))];
    }
    return [
      el("p", { class: "asked" }, text("phone.about")),
      el("div", { class: "codes" }, ...KINDS_OF_HELP.map((code) => this.drawCode(code))),
      key(text("phone.done"), "good", () => act("resolve", { about: [...this.codes] })()),
      key(text("phone.not_yet"), "quiet", () => this.end(false)),
    ];
  }

  drawGuided(call) {
    const keys = WAYS_OF_HELP.map((how) =>
      key(text(`phone.guided.${how}`), "choice", () => this.does.guide(this.call, how), { "aria-pressed": String(call.guided === how) }));
    return el("div", { class: "row", role: "group", "aria-label": text("phone.guided") }, ...keys);
  }

  drawCode(code) {
    const chosen = key(text(`phone.about.${code}`), "choice", () => {
      if (!this.codes.delete(code)) this.codes.add(code);
      chosen.setAttribute("aria-pressed", String(this.codes.has(code)));
    }, { "aria-pressed": String(this.codes.has(code)) });
    return chosen;
  }

  end(ending) {
    this.ending = ending;
    this.does.redraw();
  }

  drawWatch(call, point) {
    const keys = call.keys.map(({ name, words }) => {
      const rung = Boolean(point) && point.key === name;
      return key(words, "choice", () => this.does.point(this.call, rung ? null : name), { "aria-pressed": String(rung) });
    });
    const pointed = point && call.keys.find(({ name }) => name === point.key);
    return [
      el("h3", {}, text("phone.watching")),
      el("p", {}, text("phone.watch_rule")),
      el("div", { class: "codes" }, ...keys),
      pointed && el("p", { class: "pointed", role: "status" }, text("phone.pointing", { words: pointed.words })),
      pointed && key(text("phone.unpoint"), "quiet", () => this.does.point(this.call, null)),
    ];
  }
}
