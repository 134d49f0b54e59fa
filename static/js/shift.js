// Shift three times, either Shift, leaves the site. A Shift that made a capital letter is no press, nor is one held
// with another key or with a wheel, nor one made while writing: a phone's keyboard presses it unasked.
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
