// Begins, moves or retires a page: asks where it should be and what it needs, and shows what was written.
import { post } from "/_desk/static/post.js";

const find = (name) => document.querySelector(`[data-${name}]`);
const form = document.querySelector("form");
const { job } = form.dataset;
const valuesIn = (part) =>
  Object.fromEntries([...find(part).querySelectorAll("input, textarea")].map(({ id, value }) => [id, value]));

const make = (tag, values, ...children) => {
  const element = document.createElement(tag);
  Object.assign(element, values);
  element.append(...children);
  return element;
};

const say = (sentences) => find("said").replaceChildren(...sentences.map((words) => make("li", {}, words)));

const question = ({ name, words, value }) => {
  const label = make("label", { htmlFor: name }, words);
  const fault = make("p", { className: "faults", id: `${name}-fault` });
  const area = make("textarea", { id: name, rows: 1, value });
  area.setAttribute("aria-describedby", fault.id);
  return make("div", { className: "field" }, label, area, fault);
};

const ask = ({ asked, would }) => {
  for (const input of find("first").querySelectorAll("input")) input.readOnly = true;
  const files = (would ?? []).map((name) => make("li", {}, name));
  const planned = would
    ? [make("p", {}, "These files would be written or removed:"), make("ul", {}, ...files)]
    : asked.map(question);
  find("asked").replaceChildren(...planned);
  find("next").textContent = would ? "Do it" : "Check and write it";
  (find("asked").querySelector("textarea") ?? find("next")).focus();
};

const tell = ({ written, gone, note }) => {
  const links = written.map((name) => make("li", {}, make("a", { href: `/_desk/edit/${name}` }, name)));
  find("written").replaceChildren(...links, ...gone.map((name) => make("li", {}, `${name} is gone.`)));
  find("note").textContent = note;
  form.hidden = true;
  find("done").hidden = false;
  find("done").focus();
};

let isAsked = false;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  find("next").disabled = true;
  say(isAsked ? ["Checking it with the whole site …"] : []);
  const sent = { place: valuesIn("first"), answers: isAsked ? valuesIn("asked") : null };
  const answer = await post(`new/${job}`, sent);
  find("next").disabled = false;
  if (!answer?.ok) return say([answer ? await answer.text() : "The preview has stopped. Start it again."]);
  const found = await answer.json();
  const { faults = {} } = found;
  const answers = [...find("asked").querySelectorAll("textarea")];
  for (const { id } of answers) document.getElementById(`${id}-fault`).textContent = faults[id] ?? "";
  if (found.written) return tell(found);
  if (found.asked) {
    isAsked = true;
    ask(found);
  }
  const some = found.errors ?? (found.fault ? [found.fault] : []);
  const wrong = answers.find(({ id }) => faults[id]);
  say(wrong ? ["Nothing was written. Read the messages below the answers."] : some);
  wrong?.focus();
});
