// The fields of the file as a form: what is filled in is written into the text, and what is typed there fills the form.
import { post } from "./post.js";
import { fieldsOf } from "./widgets.js";

const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const sorted = (_, value) =>
  isMap(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value;
const same = (one, other) => JSON.stringify(one, sorted) === JSON.stringify(other, sorted);

const withValue = (holder, [step, ...below], value) => {
  const copy = Array.isArray(holder) ? [...holder] : { ...holder };
  if (below.length) copy[step] = withValue(copy[step], below, value);
  else if (value === null) delete copy[step];
  else copy[step] = value;
  return copy;
};

// `text` returns the text now, `change` puts another in its place, and `say` tells the writer. Returns what fills in the
// form, and what waits until all of it is in the text.
export const form = ({ name, form: fields, sources }, text, change, say) => {
  const holder = document.querySelector("[data-fields]");
  if (!holder) return { fill: () => {}, settled: () => {} };
  let values = {};
  let problems = [];
  let waiting = 0; // changes that are not in the text yet
  let sent = Promise.resolve();

  const send = async (place, value) => {
    for (;;) {
      const before = text(); // it may change while we wait, and then the answer is of no use
      const answer = await post(`field/${name}`, { text: before, place, value });
      if (!answer?.ok) return say(answer ? await answer.text() : "The preview has stopped. Start it again.");
      const { text: after } = await answer.json();
      if (text() === before) return change(after);
    }
  };

  const shown = {
    sources,
    open: new Set(), // the places of rows that are open
    at: (place) => place.reduce((found, step) => found?.[step], values),
    set: (place, value) => {
      values = withValue(values, place, value);
      waiting += 1;
      sent = sent.then(() => send(place, value)).finally(() => (waiting -= 1));
    },
    // Draws all fields again; `part` names the control that gets the keyboard focus.
    draw: (place, part) => {
      settled();
      holder.replaceChildren(fieldsOf(fields, [], shown));
      shown.tell();
      if (!place) return;
      const here = holder.querySelector(`[data-place="${CSS.escape(place.join("."))}"]`);
      (here?.querySelector(part) ?? holder.closest("details").querySelector("summary")).focus();
    },
    tell: () => tell(holder, problems),
  };

  const settled = () => {
    const active = document.activeElement;
    if (holder.contains(active)) {
      active.blur(); // so that a value that is half typed is saved too
      active.focus();
    }
    return sent;
  };

  const fill = (now, found) => {
    document.querySelector("[data-unreadable]").hidden = now !== null;
    holder.hidden = now === null;
    problems = found.filter((problem) => problem.place);
    if (now === null || waiting || same(now, values)) return shown.tell();
    const active = holder.contains(document.activeElement) && document.activeElement;
    settled();
    if (waiting) return shown.tell();
    values = now;
    shown.draw();
    if (active) document.getElementById(active.id)?.focus();
  };
  return { fill, settled };
};

// Says each problem at its field, or at the nearest row or field round it; and how many there are in what is closed.
const tell = (holder, problems) => {
  const form = holder.closest("details");
  for (const list of holder.querySelectorAll("[data-faults]")) list.replaceChildren();
  for (const summary of form.querySelectorAll("[data-mend]")) delete summary.dataset.mend;
  for (const { place, said, level } of problems) {
    let element = null;
    for (let steps = place; !element && steps.length; steps = steps.slice(0, -1))
      element = holder.querySelector(`[data-place="${CSS.escape(steps.join("."))}"]`);
    const fault = document.createElement("li");
    const kind = document.createElement("b");
    kind.textContent = level;
    fault.append(kind, ` ${said}`);
    (element ?? holder).querySelector(":scope > [data-faults]").append(fault);
    for (let round = (element ?? holder).closest("details"); round; round = round.parentElement.closest("details")) {
      const summary = round.querySelector(":scope > summary");
      summary.dataset.mend = Number(summary.dataset.mend ?? 0) + 1;
    }
  }
};
