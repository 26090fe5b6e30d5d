// A phone joins: the code from the picture, and a nickname.

import { send } from "./hub.js";
import { text } from "./words.js";

const REASONS = ["code_ended", "name_taken", "too_many", "unreadable"];

const part = (id) => document.getElementById(id);

/** What residents will read. */
function show() {
  const name = part("name").value || text("phone.join.somebody");
  part("shown").textContent = text("phone.join.shown", { name });
}

part("code").value = new URLSearchParams(location.search).get("code") || "";
part("name").addEventListener("input", show);
show();
part("form").addEventListener("submit", (event) => {
  event.preventDefault();
  send("POST", "/join", { code: part("code").value.trim(), name: part("name").value.trim() }).then(
    () => location.replace("/"),
    (error) => {
      part("told").textContent = text(`phone.join.${REASONS.includes(error.code) ? error.code : "other"}`);
    },
  );
});
part("enter").disabled = false; // pressed before this script was there, it would have sent nothing
