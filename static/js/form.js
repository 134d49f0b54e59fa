// A form that is filled in on the page. What is typed is in its fields alone: nothing is sent or stored, and when the form
// is emptied, everything that was made from it goes too. The same script runs in a copy that a reader saved.
import { photoOf } from "./photo.js";
import { answersIn, copyOf, download } from "./saved-copy.js";

const form = document.querySelector(".form");
const status = form.querySelector("[role=status]");
const chooser = form.querySelector(".question [type=file]");
const readButton = form.querySelector("[data-do=read]");
const find = (id) => form.querySelector(`#${CSS.escape(id)}`);
const areas = () => [...form.querySelectorAll("textarea")];
const parts = [...form.querySelectorAll(".part")];
const groups = [...form.querySelectorAll(".rows")].map((place) => ({ place, first: place.children.length }));
const GROUPS = /\+?\d+(?:[ -]\d+)+/g;
const MOST_ROWS = 200;
const MOST_BYTES = 5e7; // of a saved copy
let isUnsaved = false;
let asked;

const say = (word) => {
  status.textContent = status.dataset[word] ?? "";
};

// Copies a field's words into the element that is printed and read aloud, and that makes the field as high as its words.
// The groups of a phone number are isolated (U+2066, U+2069), because right-to-left text would reverse their order.
const show = (area) => {
  let typed = area.nextElementSibling;
  if (!typed) {
    typed = document.createElement("div");
    typed.className = "typed";
    typed.dir = "auto";
    typed.translate = false; // a translator would send the words elsewhere
    area.after(typed);
  }
  typed.textContent = area.value.replace(GROUPS, "\u2066$&\u2069");
  area.parentNode.classList.toggle("blank", !area.value.trim());
};

const write = (area, words) => {
  area.value = words;
  show(area);
};

const setPhoto = (address) => {
  form.querySelector(".photo")?.remove();
  chooser?.parentNode.classList.toggle("blank", !address);
  if (!chooser || !address) return;
  const photo = new Image();
  photo.className = "photo";
  photo.alt = chooser.parentNode.querySelector("label").textContent;
  photo.src = address;
  chooser.after(photo);
};

const addRow = (place) => {
  const number = place.children.length + 1;
  const row = place.lastElementChild.cloneNode(true);
  row.setAttribute("aria-label", number);
  for (const { attributes } of row.querySelectorAll("[id], [for]")) {
    for (const each of attributes) each.value = each.value.replace(/-\d+(?=(-hint)?$)/, `-${number}`);
  }
  place.append(row);
  for (const area of row.querySelectorAll("textarea")) write(area, (area.defaultValue = ""));
  return row;
};

const read = (isReading) => {
  form.classList.toggle("reading", isReading);
  readButton?.setAttribute("aria-pressed", isReading);
  for (const part of parts) part.classList.toggle("blank", !part.querySelector(".question:not(.blank)"));
};

// What is read aloud, as plain text.
const textOf = () => {
  read(true);
  const text = parts.filter((part) => !part.matches(".blank")).map((part) => part.innerText);
  read(false);
  return text.join("\n\n");
};

const isBlank = () => !form.querySelector(".question:not(.blank)");

const open = (text) => {
  const { answers, photo } = answersIn(text);
  if (!answers.some(([id]) => find(id))) return say("other");
  form.reset();
  for (const [id, words] of answers) {
    const place = find(id.replace(/-\d+$/, "-1"))?.closest(".rows");
    while (place && !find(id) && place.children.length < MOST_ROWS) addRow(place);
    const area = find(id);
    if (area?.type === "textarea") write(area, words);
  }
  setPhoto(photo);
};

const actions = {
  add: (button) => addRow(button.previousElementSibling).querySelector("textarea").focus(),
  read: (button) => {
    if (isBlank()) return say("blank");
    const isReading = !form.matches(".reading");
    read(isReading);
    (isReading ? form : button).scrollIntoView();
  },
  print: () => print(),
  save: () => {
    download(`${form.dataset.name}.html`, "text/html", copyOf(form));
    isUnsaved = false;
    say("saved");
  },
  text: () => (isBlank() ? say("blank") : download(`${form.dataset.name}.txt`, "text/plain", textOf())),
};

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (!button) return;
  say("");
  actions[button.dataset.do](button);
});

form.addEventListener("input", (event) => {
  if (event.target.type !== "textarea") return;
  isUnsaved = true;
  asked = null;
  say("");
  show(event.target);
});

form.addEventListener("change", async ({ target }) => {
  const file = target.type === "file" && target.files[0];
  if (!file) return;
  if (target !== chooser) {
    open(file.size < MOST_BYTES ? await file.text() : "");
    target.value = "";
    return;
  }
  const { address, word } = await photoOf(file);
  if (target.files[0] !== file) return; // emptied, or another one was chosen meanwhile
  say(word);
  if (!address) return;
  isUnsaved = true;
  setPhoto(address);
});

// Leaving empties every form; the rows, the photo and the words on paper must go in the same moment.
form.addEventListener("reset", () => {
  for (const { place, first } of groups) while (place.children.length > first) place.lastElementChild.remove();
  for (const typed of form.querySelectorAll(".typed")) typed.textContent = "";
  for (const question of form.querySelectorAll(".question")) question.classList.add("blank");
  setPhoto("");
  read(false);
  isUnsaved = false;
  say("");
});

// A slip of the thumb must not cost all that was typed, so what empties the page asks for a second tap. Leaving does not.
// The browser's Back asks nothing, because its question (`beforeunload`) would also stand between a reader and help.
document.addEventListener(
  "click",
  (event) => {
    const wanted = event.target.closest("a[href^='/'], a[href^=http], .open input, [type=reset]");
    if (!isUnsaved || !wanted || wanted === asked || wanted.matches(".leave")) return;
    event.preventDefault();
    asked = wanted;
    say("going");
  },
  true,
);

addEventListener("beforeprint", () => areas().forEach(show));
areas().forEach(show);
if (chooser) chooser.parentNode.classList.toggle("blank", !form.querySelector(".photo"));
form.classList.add("ready");
