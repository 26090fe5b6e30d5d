// A phone joins: the code from the picture, and a nickname.

import { send } from "./hub.js";

const SAID = {
  code_ended: "この番号は おわりました。受付で 新しい番号を 出してもらってください。",
  name_taken: "同じ よび名の人が います。べつの名を 入れてください。",
  too_many: "少し待ってから、もう一度 押してください。",
  unreadable: "よび名は 12文字まで、空白なしで 入れてください。",
};

const part = (id) => document.getElementById(id);

part("code").value = new URLSearchParams(location.search).get("code") || "";
part("name").addEventListener("input", () => {
  part("sample").textContent = part("name").value || "○○";
});
part("form").addEventListener("submit", (event) => {
  event.preventDefault();
  send("POST", "/join", { code: part("code").value.trim(), name: part("name").value.trim() }).then(
    () => location.replace("/"),
    (error) => {
      part("told").textContent = SAID[error.code] || "入れませんでした。受付に 知らせてください。";
    },
  );
});
part("enter").disabled = false; // pressed before this script was there, it would have sent nothing
