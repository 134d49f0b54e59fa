// Rows of a form, such as channels and their hours: added, removed, and moved up or down.
import { blank, fieldsOf, folded, make } from "./widgets.js";

// The summary of a row: the words in its first fields.
export const shortly = (fields, row) =>
  fields
    .slice(0, 3)
    .map(({ name }) => row?.[name])
    .filter((value) => value && typeof value === "string")
    .join(" ");

export const rows = (field, place, shown) => {
  const now = () => [shown.at(place) ?? []].flat();
  const all = now();
  const called = field.name === "rows" ? "row" : field.label_singular;
  const put = (list, next, part) => {
    shown.set(place, list.length || field.required !== false ? list : null);
    shown.draw(next, part);
  };

  const move = (from, to) => {
    const list = now();
    list.splice(to, 0, ...list.splice(from, 1));
    const [one, other] = [from, to].map((at) => [...place, at].join("."));
    const [wasOpen, isOpen] = [shown.open.has(one), shown.open.has(other)];
    shown.open[wasOpen ? "add" : "delete"](other);
    shown.open[isOpen ? "add" : "delete"](one);
    put(list, [...place, to], to < from ? "[data-up]:enabled, [data-down]" : "[data-down]:enabled, [data-up]");
  };

  const button = (words, name, act, isOff = false) => {
    const made = make("button", { type: "button", disabled: isOff, data: { [name]: "" } }, words);
    made.addEventListener("click", act);
    return made;
  };

  const item = (row, at) => {
    const here = [...place, at];
    const wordsOf = (value) => shortly(field.fields, value) || `New ${called.toLowerCase()}`;
    const words = wordsOf(row);
    const buttons = [
      button("Up", "up", () => move(at, at - 1), at === 0),
      button("Down", "down", () => move(at, at + 1), at === all.length - 1),
      button("Remove", "remove", () => {
        shown.open.delete(here.join("."));
        put(now().filter((_, other) => other !== at), place, ":scope > [data-add]");
      }),
    ];
    for (const each of buttons) each.ariaLabel = `${each.textContent}: ${words}`;
    const box = folded(words, here, shown, () => [fieldsOf(field.fields, here, shown)]);
    box.addEventListener("change", () => {
      box.firstElementChild.textContent = wordsOf(shown.at(here));
    });
    const faults = make("ul", { data: { faults: "" }, className: "faults" });
    return make("li", { data: { place: here.join(".") } }, faults, box, make("p", {}, ...buttons));
  };

  const add = button(`Add ${called.toLowerCase()}`, "add", () => {
    const here = [...place, all.length];
    shown.open.add(here.join("."));
    put([...now(), blank(field.fields)], here, "input, select, textarea");
  });
  return [make("ol", { className: "rows" }, ...all.map(item)), add];
};
