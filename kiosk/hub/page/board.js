// The supporters' page: who calls, and what this supporter does about it.

import { Calls, means } from "./calls.js";
import { Card } from "./card.js";
import { el, say } from "./dom.js";
import { Refused, Stream, newKey, send, sendSurely } from "./hub.js";
import { Ring } from "./ring.js";
import { stateOf, text, tooLate } from "./words.js";

const HEARTBEAT_MS = 5000;
const SETTLE_MS = 400; // after cards have moved, a touch meant another one
const SOON_MS = 10 * 60 * 1000;

const part = (id) => document.getElementById(id);
const calls = new Calls();
const cards = new Map();
const ring = new Ring();
let me = null;
let resting = false;
let linked = null;
let ahead = 0; // the hub's clock less this one's, ms
let stream = null;
let settling = 0;

const hears = {
  call(call) {
    if (calls.take(call) && !resting) ring.ring();
    draw();
  },
  point(point) {
    calls.point(point);
    draw();
  },
  watchers() {},
  ping({ now }) {
    ahead = Date.parse(now) - Date.now();
  },
};

const does = {
  redraw: draw,

  /** Once more when only the version was old: nobody's answer is lost because somebody else looked. */
  async act(call, what, more = {}) {
    const key = newKey();
    let version = call.version;
    for (let again = true; ; again = false) {
      try {
        hears.call(await sendSurely("POST", `/calls/${call.id}/acts`, { act: what, version, key, ...more }));
        return;
      } catch (error) {
        if (error.code !== "past") return failed(call, error);
        calls.take(error.call);
        if (!again || !means(what, error.call)) return tell(call, tooLate(error.call));
        version = error.call.version;
      }
    }
  },

  point: (call, key) => send("POST", `/calls/${call.id}/point`, { key }).catch((error) => failed(call, error)),

  guide: (call, how) =>
    send("PUT", `/calls/${call.id}/guided`, { how }).then(hears.call, (error) => failed(call, error)),
};

function tell(call, words) {
  if (calls.open.has(call.id)) calls.late.set(call.id, words);
  else say(part("calm"), words);
  draw();
}

function failed(call, error) {
  if (error instanceof Refused && error.status === 401) return leaveBoard();
  if (error instanceof Refused && error.call) calls.take(error.call);
  return tell(call, error.code === "too_many" ? text("phone.too_many") : text("phone.not_sent"));
}

function draw() {
  const order = calls.inOrder();
  for (const [id, card] of cards) {
    if (!calls.open.has(id)) {
      card.box.remove();
      cards.delete(id);
      settle();
    }
  }
  order.forEach((call, place) => {
    if (!cards.has(call.id)) cards.set(call.id, new Card(does));
    const card = cards.get(call.id);
    card.draw(call, { me, point: calls.points.get(call.id), late: calls.late.get(call.id) });
    if (part("calls").children[place] !== card.box) {
      part("calls").insertBefore(card.box, part("calls").children[place] || null);
      settle();
    }
  });
  drawCalm(order.length);
  drawEnded();
  tick();
}

function drawCalm(count) {
  part("calm").hidden = count > 0;
  say(part("calm"), resting ? text("phone.resting_calm") : text("phone.calm"));
  const waiting = calls.waiting().length;
  document.title = waiting ? text("phone.title_calls", { count: waiting }) : text("phone.title");
}

function drawEnded() {
  part("earlier").hidden = calls.ended.length === 0;
  const told = (call) => `${[call.tablet, call.seat].filter(Boolean).join("　")}　${stateOf(call, me)}`;
  const lines = calls.ended.map(told);
  if (part("ended").dataset.shown === lines.join()) return;
  part("ended").dataset.shown = lines.join();
  part("ended").replaceChildren(...lines.map((line) => el("li", {}, line)));
}

/** Keys do nothing for a moment, so that a touch meant for one card does not fall on another. */
function settle() {
  part("calls").classList.add("settling");
  clearTimeout(settling);
  settling = setTimeout(() => part("calls").classList.remove("settling"), SETTLE_MS);
}

function tick() {
  const now = Date.now() + ahead;
  for (const card of cards.values()) card.tick(now);
  if (calls.waiting().length && !resting) ring.remind();
  part("wake").hidden = ring.awake;
}

function drawLink(isLinked) {
  if (isLinked === linked) return;
  if (linked && !isLinked) ring.warn();
  linked = isLinked;
  say(part("link"), isLinked ? text("phone.connected") : text("phone.cut"));
  part("link").classList.toggle("off", !isLinked);
  part("lost").hidden = isLinked;
  say(part("lost"), isLinked ? "" : text("phone.lost"));
  document.body.classList.toggle("unlinked", !isLinked);
  if (!isLinked) heartbeat(); // is it the line, or may this phone not listen any more?
}

async function heartbeat() {
  try {
    drawMe(await send("PUT", "/me", { resting, in_view: !document.hidden }));
  } catch (error) {
    if (error instanceof Refused && error.status === 401) leaveBoard();
  }
}

function drawMe(told) {
  if (me !== told.name) {
    me = told.name;
    draw();
  }
  say(part("name"), text("phone.named", { name: me }));
  const ends = new Date(told.ends);
  const time = text("phone.clock", { hours: ends.getHours(), minutes: String(ends.getMinutes()).padStart(2, "0") });
  const soon = ends - (Date.now() + ahead) < SOON_MS;
  say(part("shift"), soon ? text("phone.shift_ends", { time }) : text("phone.shift", { time }));
  part("shift").classList.toggle("soon", soon);
}

function leaveBoard() {
  if (stream) stream.close();
  document.body.replaceChildren(el("main", { class: "narrow" }, el("h1", {}, text("phone.out"))));
}

function rest() {
  resting = !resting;
  part("rest").setAttribute("aria-pressed", String(resting));
  say(part("rest"), resting ? text("phone.back") : text("phone.rest"));
  document.body.classList.toggle("resting", resting);
  draw();
  heartbeat();
}

function leave() {
  if (part("leave").dataset.sure) return send("DELETE", "/me").then(leaveBoard, leaveBoard);
  part("leave").dataset.sure = "yes";
  return say(part("leave"), text("phone.leave_sure"));
}

async function begin() {
  say(part("wake"), text("phone.wake"));
  say(part("sure"), text("phone.sure"));
  say(part("link"), text("phone.connecting"));
  part("rest").addEventListener("click", rest);
  part("leave").addEventListener("click", leave);
  for (const touch of ["pointerup", "keydown"]) document.addEventListener(touch, () => ring.wake());
  document.addEventListener("visibilitychange", heartbeat);
  setInterval(tick, 1000);
  setInterval(heartbeat, HEARTBEAT_MS);
  draw();
  await heartbeat();
  if (document.body.querySelector("#calls")) stream = new Stream(hears, drawLink);
}

begin();
