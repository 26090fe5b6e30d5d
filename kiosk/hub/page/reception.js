// The reception PC: lets phones and tablets in.  The staff's token came behind # and stays in this tab.

import { el, key, squares } from "./dom.js";
import { send } from "./hub.js";
import { text } from "./words.js";

const LOOK_MS = 4000;
const part = (id) => document.getElementById(id);

if (location.hash.length > 1) {
  sessionStorage.setItem("staff", location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
const staff = sessionStorage.getItem("staff");
let shownUntil = 0;

function ask(method, path, body) {
  return send(method, path, body, staff).catch((error) => {
    part("told").textContent = error.status === 401 ? text("phone.reception.old") : text("phone.reception.failed");
    throw error;
  });
}

async function here() {
  const join = await ask("POST", "/joins");
  location.assign(`/join?code=${join.code}`);
}

async function letIn() {
  const join = await ask("POST", "/joins");
  shownUntil = Date.parse(join.expires);
  const spelled = `${join.code.slice(0, 4)}-${join.code.slice(4)}`;
  part("code").replaceChildren(squares(join.picture), el("p", {}, join.url.split("?")[0]), el("p", { class: "spelled" }, spelled));
  part("code").hidden = false;
}

async function addTablet(event) {
  event.preventDefault();
  const made = await ask("POST", "/tablets", { name: part("tablet-name").value.trim(), seat: part("tablet-seat").value.trim() });
  part("token").replaceChildren(
    el("p", {}, text("phone.reception.token", { name: made.name })),
    el("code", {}, made.token),
  );
  part("token").hidden = false;
  part("tablet").reset();
  await look();
}

function drawPeople(list, people, path) {
  list.replaceChildren(
    ...people.map((each) => {
      const state = each.here ? (each.resting ? "resting" : "here_now") : "away";
      const out = () => ask("DELETE", `${path}/${each.id}`).then(look);
      return el("li", {}, el("b", {}, each.name), el("span", {}, text(`phone.reception.${state}`)), key(text("phone.reception.out"), "quiet", out));
    }),
  );
  if (people.length === 0) list.append(el("li", {}, text("phone.reception.nobody")));
}

async function look() {
  drawPeople(part("supporters"), await ask("GET", "/supporters"), "/supporters");
  drawPeople(part("tablets"), await ask("GET", "/tablets"), "/tablets");
  if (Date.now() > shownUntil) part("code").hidden = true;
}

part("here").addEventListener("click", here);
part("let").addEventListener("click", letIn);
part("tablet").addEventListener("submit", addTablet);
for (const each of ["here", "let", "add"]) part(each).disabled = false; // before this script they would do nothing
look();
setInterval(() => look().catch(() => {}), LOOK_MS);
