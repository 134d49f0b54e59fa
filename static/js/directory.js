// Narrows the list of helplines to those that fit. Keeps nothing, sends nothing, and changes no address.
const form = document.querySelector(".filters");
const status = form.querySelector("[role=status]");
const groups = [...document.querySelectorAll(".directory .group")];
const SILENT = ["text", "chat", "email", "web", "app", "relay"];
const words = (text) => text?.split(" ").filter(Boolean) ?? [];

const entries = [...document.querySelectorAll(".entry")].map((place) => ({
  place,
  nations: words(place.dataset.nations),
  needs: words(place.dataset.needs),
  ages: words(place.dataset.ages).map(Number),
  isFree: "free" in place.dataset,
  channels: [...place.querySelectorAll("[data-kind]")].map((channel) => ({
    isSilent: SILENT.includes(channel.dataset.kind),
    languages: words(channel.dataset.languages),
    opening: channel.querySelector(".opening")?.dataset,
  })),
}));

// Who does not say where they work, or for which age, may be for anyone.
const isAmong = (list, word) => list.length === 0 || list.includes(word);
const isWithin = ([first, last], age) => first === undefined || (first <= age && age <= last);

const channelFits = (channel, wanted) =>
  (!wanted.silent || channel.isSilent) &&
  (!wanted.languages || channel.languages.includes(wanted.languages)) &&
  (!wanted.open || channel.opening?.state === "open");

const fits = (entry, wanted) =>
  (!wanted.nations || isAmong(entry.nations, wanted.nations)) &&
  (!wanted.needs || entry.needs.includes(wanted.needs)) &&
  (!wanted.ages || isWithin(entry.ages, Number(wanted.ages))) &&
  (!wanted.free || entry.isFree) &&
  entry.channels.some((channel) => channelFits(channel, wanted));

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
    const isShown = fits(entry, wanted);
    if (entry.place.hidden === isShown) entry.place.hidden = !isShown;
    number += isShown;
  }
  for (const group of groups) group.hidden = !group.querySelector(".entry:not([hidden])");
  form.querySelector(".always").hidden = number > 0;
  const said = number ? status.dataset.found.replace("{number}", number).replace("{all}", entries.length) : status.dataset.none;
  if (status.textContent !== said) status.textContent = said;
};

form.inert = false;
form.reset();
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("told", () => form.querySelector('[data-filter="open"]').checked && show());
