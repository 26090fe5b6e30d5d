const sections = document.querySelectorAll("section");

function show(name) {
  for (const section of sections) section.hidden = section.id !== name;
}

for (const key of document.querySelectorAll("[data-opens]")) {
  key.addEventListener("click", () => show(key.dataset.opens));
}

const dots = document.querySelector(".dots");
for (let i = 0; i < 16; i += 1) dots.append(document.createElement("i"));
