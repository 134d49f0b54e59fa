// Pressing Shift three times, on either side, leaves the site. A press does not count if it makes a capital letter, is held
// with another key or the wheel, or comes while writing, when a phone's keyboard presses Shift by itself.
const TEXT_FIELDS = "textarea, input:not([type]), input[type=text], input[type=search], [contenteditable]";
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

const isOther = (event) => event.key !== "Shift" || event.altKey || event.ctrlKey || event.metaKey;

addEventListener("keydown", (event) => {
  if (isOther(event) || event.target.closest?.(TEXT_FIELDS)) forget();
  else if (!event.repeat) isAlone = true;
});
addEventListener("keyup", (event) => {
  if (event.key === "Shift" && isAlone) count();
});
addEventListener("pointerdown", forget);
addEventListener("wheel", forget, { passive: true });
