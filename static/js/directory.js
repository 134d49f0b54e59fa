// Narrows the list of helplines to those that fit. Keeps nothing, sends nothing, and changes no address.
const form = document.querySelector(".filters");
const status = form.querySelector("[role=status]");
const entries = [...document.querySelectorAll(".entry")];
const groups = [...document.querySelectorAll(".directory .group")];
const SILENT = ["text", "chat", "email", "web", "app", "relay"];

const words = (text) => text?.split(" ").filter(Boolean) ?? [];
// Who does not say where they work, or for which age, may be for anyone.
const isAmong = (list, word) => list.length === 0 || list.includes(word);
const isWithin = (ages, age) => ages.length === 0 || (Number(ages[0]) <= age && age <= Number(ages[1]));

const channelFits = (channel, wanted) =>
  (!wanted.silent || SILENT.includes(channel.dataset.kind)) &&
  (!wanted.languages || words(channel.dataset.languages).includes(wanted.languages)) &&
  (!wanted.open || channel.querySelector(".opening")?.dataset.state === "open");

const fits = (entry, wanted) =>
  (!wanted.nations || isAmong(words(entry.dataset.nations), wanted.nations)) &&
  (!wanted.needs || words(entry.dataset.needs).includes(wanted.needs)) &&
  (!wanted.ages || isWithin(words(entry.dataset.ages), Number(wanted.ages))) &&
  (!wanted.free || "free" in entry.dataset) &&
  [...entry.querySelectorAll("[data-kind]")].some((channel) => channelFits(channel, wanted));

const read = () => Object.fromEntries(
  [...form.querySelectorAll("[data-filter]")].map((field) => [
    field.dataset.filter,
    field.type === "checkbox" ? field.checked : field.value,
  ]),
);

const show = () => {
  const wanted = read();
  let number = 0;
  for (const entry of entries) {
    entry.hidden = !fits(entry, wanted);
    number += !entry.hidden;
  }
  for (const group of groups) group.hidden = !group.querySelector(".entry:not([hidden])");
  form.querySelector(".always").hidden = number > 0;
  const said = number ? status.dataset.found.replace("{number}", number).replace("{all}", entries.length) : status.dataset.none;
  if (status.textContent !== said) status.textContent = said;
};

form.hidden = false;
form.reset();
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("told", () => form.querySelector('[data-filter="open"]').checked && show());
