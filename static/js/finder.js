// Narrows the list of helplines to those that fit: first those that surely do, then those that may. Stores nothing, sends
// nothing, and changes no address. What a record does not say is MAYBE, never NO.
const NO = 0;
const MAYBE = 1;
const YES = 2;
const form = document.querySelector(".filters");
const status = form.querySelector("[role=status]");
const results = document.querySelector(".results");
const [sure, unsure] = results.querySelectorAll("ul");
const directory = form.parentNode;
const nations = [...directory.querySelectorAll("[data-nation]")].map((link) => ({
  link,
  address: link.getAttribute("href"),
}));
const words = (text) => text?.split(" ").filter(Boolean) ?? [];

const readWay = (place) => ({
  place,
  isHidden: place.hidden,
  languages: words(place.dataset.languages),
  free: { free: YES, unknown: MAYBE }[place.dataset.cost] ?? NO,
  silent: "silent" in place.dataset ? YES : place.dataset.kind === "phone" ? NO : MAYBE,
  isAnswered: !["web", "email"].includes(place.dataset.kind),
  opening: place.querySelector(".opening")?.dataset,
});

const entries = [...document.querySelectorAll(".entry")].map((place) => ({
  place,
  home: place.parentNode,
  nations: words(place.dataset.nations),
  needs: words(place.dataset.needs),
  ages: words(place.dataset.ages).map(Number),
  ways: [...place.querySelectorAll("[data-kind]")].map(readWay),
}));

const among = (list, word) => (list.includes(word) ? YES : list.length ? NO : MAYBE);
const within = ([first, last], age) => (first === undefined || (first <= age && age <= last) ? YES : NO);
const isOpen = ({ opening, isAnswered }) =>
  opening ? ({ open: YES, unsure: MAYBE }[opening.state] ?? NO) : isAnswered ? MAYBE : NO;

const wayFits = (way, wanted) =>
  Math.min(
    wanted.silent ? way.silent : YES,
    wanted.languages ? among(way.languages, wanted.languages) : YES,
    wanted.open ? isOpen(way) : YES,
    wanted.free ? way.free : YES,
  );

const fits = (entry, wanted) =>
  Math.min(
    wanted.nations ? among(entry.nations, wanted.nations) : YES,
    wanted.needs ? among(entry.needs, wanted.needs) : YES,
    wanted.ages ? within(entry.ages, Number(wanted.ages)) : YES,
    Math.max(...entry.ways.map((way) => wayFits(way, wanted))),
  );

const read = () =>
  Object.fromEntries(
    [...form.querySelectorAll("[data-filter]")].map((field) => [
      field.dataset.filter,
      field.type === "checkbox" ? field.checked : field.value,
    ]),
  );

// An entry that shows one channel shows the best that fits; one that shows several shows all that fit.
const showWays = (entry, wanted) => {
  const listed = entry.ways.filter(({ place }) => place.parentNode.parentNode === entry.place);
  const isOne = listed.slice(1).some(({ isHidden }) => isHidden);
  const fit = listed.map((way) => (wanted ? wayFits(way, wanted) : NO));
  const best = Math.max(...fit);
  const isPicked = (way, index) => (isOne ? index === fit.indexOf(best) : fit[index] > NO);
  listed.forEach((way, index) => {
    way.place.hidden = best ? !isPicked(way, index) : way.isHidden;
  });
};

// Helplines that name this need first come before those that also help with it.
const byNeed = (need) => (one, other) => (other.needs[0] === need) - (one.needs[0] === need);

let askedWay = false;

const show = () => {
  const wanted = read();
  const isNarrowed = Object.values(wanted).some(Boolean);
  const asksWay = wanted.silent || wanted.languages || wanted.open || wanted.free;
  const found = [[], [], []];
  for (const entry of entries) {
    const fit = isNarrowed ? fits(entry, wanted) : NO;
    if (asksWay || askedWay) showWays(entry, fit && asksWay && wanted);
    found[fit].push(entry);
  }
  const [some, all] = [found[MAYBE], found[YES]].map((list) =>
    list.sort(byNeed(wanted.needs)).map(({ place }) => place),
  );
  sure.append(...all);
  unsure.append(...some);
  for (const { home, place } of found[NO]) if (!isNarrowed || place.parentNode !== home) home.append(place);
  askedWay = asksWay;
  directory.classList.toggle("narrowed", isNarrowed);
  for (const place of [results, form.querySelector("[type=reset]"), form.querySelector(".always")])
    place.hidden = !isNarrowed;
  results.querySelector("h2").hidden = !some.length;
  for (const { link, address } of nations) {
    link.hidden = wanted.nations && link.dataset.nation !== wanted.nations;
    link.href = wanted.needs && "byNeed" in link.dataset ? `${address}${wanted.needs}/` : address;
  }
  const number = all.length + some.length;
  const said = number ? status.dataset.found.replace("{number}", number) : status.dataset.none;
  if (isNarrowed ? status.textContent !== said : status.textContent) status.textContent = isNarrowed ? said : "";
  return all[0] ?? some[0] ?? status;
};

form.removeAttribute("inert");
form.reset();
form.addEventListener("input", () => show().scrollIntoView({ block: "nearest" }));
form.addEventListener("reset", () => setTimeout(show));
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("opening:updated", () => form.querySelector('[data-filter="open"]').checked && show());
