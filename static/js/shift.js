// Shift three times, either Shift, leaves the site. A Shift that made a capital letter is no press, nor is one made
// while writing: a phone's keyboard presses it unasked.
const FIELDS = "input, textarea, select, [contenteditable]";
const PATIENCE = 5000; // milliseconds from the first press to the last
const status = document.querySelector(".presses");
let presses = 0;
let isAlone = false;
let patience;

const forget = () => {
  clearTimeout(patience);
  presses = 0;
  isAlone = false;
  status.textContent = "";
};

const count = () => {
  presses += 1;
  if (presses === 1) patience = setTimeout(forget, PATIENCE);
  if (presses === 3) document.querySelector(".leave").click();
  else status.textContent = presses === 1 ? status.dataset.once : status.dataset.twice;
};

addEventListener("keydown", (event) => {
  if (event.key !== "Shift" || event.target.closest?.(FIELDS)) forget();
  else if (!event.repeat) isAlone = true;
});
addEventListener("keyup", (event) => {
  if (event.key === "Shift" && isAlone) count();
});
addEventListener("pointerdown", forget);
