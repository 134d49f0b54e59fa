// The fields of a form: each kind of widget that `northway/cms/widgets.py` names, as elements of the page.
import { rows, shortly } from "./rows.js";

export const make = (tag, values = {}, ...children) => {
  const element = document.createElement(tag);
  const { data = {}, ...own } = values;
  Object.assign(element, own);
  Object.assign(element.dataset, data);
  element.append(...children);
  return element;
};

const isOptional = (field) => field.required === false;
const isFilled = (value) => value !== undefined && value !== "";
const IN_PLACE = /^channel_/; // a translation's words for each channel: an empty line for a channel without any
const WORD = "unknown"; // a list that holds nothing but this is written as a word
const IN_BRACKETS = /“\[([^\]]*)\]”/g; // as the guide shows a list; a form has a line for each
const ISO_DAY = /^(\d{4}-\d\d-\d\d)?$/;

// The fields at a place; those that may be left out and are, are kept apart.
export const fieldsOf = (fields, place, shown) => {
  const values = shown.at(place) ?? {};
  const all =
    fields[0]?.name === "*" ? Object.keys(values).map((name) => ({ ...fields[0], name, label: name })) : fields;
  const isRare = ({ name, ...field }) => isOptional(field) && !isFilled(values[name]);
  const common = all.filter((field) => !isRare(field));
  const rare = all.filter(isRare);
  const drawn = common.map((field) => fieldAt(field, [...place, field.name], shown));
  const more = make("details", { className: "more" }, make("summary", {}, "More fields"));
  more.addEventListener("toggle", () => {
    if (more.childElementCount === 1)
      more.append(...rare.map((field) => fieldAt(field, [...place, field.name], shown)));
    shown.tell();
  });
  const faults = place.length ? [] : [make("ul", { data: { faults: "" }, className: "faults" })];
  const box = document.createDocumentFragment();
  box.append(...faults, ...drawn, ...(rare.length ? [more] : []));
  return box;
};

const fieldAt = (field, place, shown) => {
  const { name, label = name, hint, widget } = field;
  const id = `field-${place.join("-")}`;
  const says = hint ? [make("p", { className: "hint", id: `${id}-hint` }, hint.replace(IN_BRACKETS, "$1"))] : [];
  const faults = make("ul", { data: { faults: "" }, className: "faults" });
  const isGroup = field.fields || field.types || (field.multiple && widget === "select");
  const parts = (WIDGETS[widget] ?? line)(field, place, shown, id);
  const mark = isOptional(field) ? "" : " *";
  for (const part of parts) if (part.id === id && hint) part.setAttribute("aria-describedby", `${id}-hint`);
  const box = isGroup
    ? make("fieldset", {}, make("legend", {}, label + mark), ...says, faults, ...parts)
    : make("div", {}, make("label", { htmlFor: id }, label + mark), ...parts, ...says, faults);
  box.className = "field";
  box.dataset.place = place.join(".");
  return box;
};

// Writes a control's value into the text if it differs; an optional field that is emptied is removed.
const write = (field, place, value, shown) => {
  const isEmpty = Array.isArray(value) ? !value.length : value === "";
  const before = shown.at(place);
  if (isEmpty && (before === undefined || isOptional(field))) return before === undefined || shown.set(place, null);
  if (JSON.stringify(value) !== JSON.stringify(before)) shown.set(place, value);
};

const asWritten = (list, before) =>
  list.length === 1 && (list[0] === WORD || typeof before === "string") ? list[0] : list;

const line = (field, place, shown, id) => {
  const value = shown.at(place) ?? "";
  const isDay = field.widget === "datetime" && ISO_DAY.test(value);
  const input = make("input", { id, type: isDay ? "date" : "text", value: String(value) });
  if (field.widget === "number") input.inputMode = "numeric";
  input.addEventListener("change", () => write(field, place, input.value, shown));
  return [input];
};

const lines = (field, place, shown, id) => {
  const area = make("textarea", { id, rows: 2, value: String(shown.at(place) ?? "") });
  area.addEventListener("change", () => write(field, place, area.value, shown));
  return [area];
};

const list = (field, place, shown, id) => {
  const words = [shown.at(place) ?? []].flat().map(String);
  const area = make("textarea", { id, rows: 2, value: words.join("\n"), placeholder: "one on each line" });
  const save = () => {
    const typed = area.value.trimEnd().split("\n").map((each) => each.trim());
    const kept = IN_PLACE.test(field.name) && area.value.trim() ? typed : typed.filter(Boolean);
    write(field, place, asWritten(kept, shown.at(place)), shown);
  };
  area.addEventListener("change", save);
  return [area, save];
};

const relation = (field, place, shown, id) => {
  const [area, save] = list(field, place, shown, id);
  const known = Object.entries(shown.sources).map(([value, title]) => make("option", { value }, `${value}: ${title}`));
  const add = make("select", { id: `${id}-add`, ariaLabel: `Add one to ${field.label}` });
  add.append(make("option", { value: "" }, "Add one …"), ...known);
  add.addEventListener("change", () => {
    area.value = [area.value.trimEnd(), add.value].filter(Boolean).join("\n");
    add.value = "";
    save();
  });
  return [area, add];
};

const choice = (field, place, shown, id) => {
  if (field.multiple) return boxes(field, place, shown, id);
  const value = shown.at(place) ?? "";
  const offered = field.options.map((option) => make("option", { value: option.value }, option.label));
  const isKnown = field.options.some((option) => option.value === value);
  const odd = value && !isKnown ? [make("option", { value }, value)] : []; // a value from the text is never lost
  const select = make("select", { id }, make("option", { value: "" }), ...odd, ...offered);
  select.value = value;
  select.addEventListener("change", () => write(field, place, select.value, shown));
  return [select];
};

const boxes = (field, place, shown, id) => {
  const all = () => [shown.at(place) ?? []].flat();
  return field.options.map((option, index) => {
    const box = make("input", { type: "checkbox", id: `${id}-${index}`, checked: all().includes(option.value) });
    box.addEventListener("change", () => {
      const kept = all().filter((word) => word !== option.value);
      write(field, place, asWritten(box.checked ? [...kept, option.value] : kept, shown.at(place)), shown);
    });
    return make("label", { className: "box" }, box, ` ${option.label}`);
  });
};

const group = (field, place, shown, id) => {
  if (field.types) return either(field, place, shown, id);
  if (shown.at(place) === undefined) {
    const add = make("button", { type: "button", id }, `Add ${field.label.toLowerCase()}`);
    add.addEventListener("click", () => {
      shown.set(place, blank(field.fields));
      shown.draw(place, "input, select, textarea");
    });
    return [add];
  }
  const box = folded(shortly(field.fields, shown.at(place)) || field.label, place, shown, () => [
    fieldsOf(field.fields, place, shown),
  ]);
  if (!isOptional(field)) return [box];
  const remove = make("button", { type: "button" }, `Remove ${field.label.toLowerCase()}`);
  remove.addEventListener("click", () => {
    shown.set(place, null);
    shown.draw(place, "button");
  });
  return [box, remove];
};

// A word, such as `always`, or rows.
const either = (field, place, shown, id) => {
  const value = shown.at(place) ?? "";
  const kinds = field.types.map(({ name, label }) => make("option", { value: name }, label));
  const select = make("select", { id, ariaLabel: field.label }, make("option", { value: "" }), ...kinds);
  const ofRows = field.types.find((kind) => kind.fields);
  select.value = Array.isArray(value) ? ofRows.name : value;
  select.addEventListener("change", () => {
    const isRows = select.value === ofRows.name;
    shown.set(place, isRows ? [blank(ofRows.fields[0].fields)] : select.value);
    if (isRows) shown.open.add([...place, 0].join("."));
    shown.draw(place, "select");
  });
  return Array.isArray(value) ? [select, ...rows(ofRows.fields[0], place, shown)] : [select];
};

const table = (field, place, shown, id) =>
  field.fields ? rows(field, place, shown) : list(field, place, shown, id).slice(0, 1);

const WIDGETS = { text: lines, select: choice, relation, object: group, list: table };

// A new row: its required fields, empty, so that the check says what each of them needs.
export const blank = (fields) =>
  Object.fromEntries(
    fields
      .filter((field) => !isOptional(field))
      .map((field) => [field.name, field.multiple || field.widget === "list" ? [] : ""]),
  );

// An element that is closed at first; its content is made when somebody opens it.
export const folded = (words, place, shown, inside) => {
  const box = make("details", {}, make("summary", {}, words));
  const key = place.join(".");
  const fill = () => box.childElementCount === 1 && box.append(...inside());
  box.open = shown.open.has(key);
  if (box.open) fill();
  box.addEventListener("toggle", () => {
    shown.open[box.open ? "add" : "delete"](key);
    if (!box.open) return;
    fill();
    shown.tell();
  });
  return box;
};
