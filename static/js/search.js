// Shows what a search finds: numbers for danger at once, then the best pages, then the others by section.
import { words } from "./folding.js";
import { readIndex, search } from "./ranking.js";

const FIRST = 3; // results that stand above the sections
const PAUSE = 400; // milliseconds without a key before the number of results is said

const make = (name, properties, ...content) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content);
  return element;
};

const fill = (place, ...content) => {
  place.textContent = "";
  place.append(...content);
};

export const begin = (form, values) => {
  const index = readIndex(values);
  const { home, audience, found, none, textTo } = form.dataset;
  const box = form.querySelector("input");
  const [danger, number, results] = [".danger", ".number-found", ".found"].map((name) => form.querySelector(name));
  const isQuiet = document.documentElement.classList.contains("quiet");
  const sections = new Map(index.pages.map(([name, title]) => [name.replace(/\/index$/, ""), title]));
  const sectionOf = (name) => sections.get(name.split("/")[0]);
  let shown = "";
  let pause;

  const marked = (text, wanted) =>
    isQuiet
      ? [text]
      : text
          .split(/([\p{L}\p{N}]+)/u)
          .map((part) =>
            words(index.spelling, part).some((word) => wanted.includes(word)) ? make("mark", {}, part) : part,
          );

  const numberOf = (id) => {
    const [name, href, value, keyword, lang] = index.helplines[id];
    const isWeb = href.startsWith("http");
    const bdi = make("bdi", { className: "number", dir: "ltr" }, value);
    const [before, after] = keyword ? textTo.replace("{keyword}", keyword).split("{number}") : ["", ""];
    const who = lang ? make("bdi", { lang }, name) : name;
    const label = name === value ? [bdi] : [who, " ", ...(isWeb ? [] : [before, bdi, after])];
    return make("li", {}, make("a", { className: "call", href, rel: isWeb ? "noreferrer" : "" }, ...label));
  };

  const item =
    (isFirst) =>
    ({ page, words: wanted }) => {
      const [name, title, heading, summary] = index.pages[page];
      const address = `${home}${name.replace(/\/?index$/, "")}`;
      const link = make(
        "a",
        { href: address.endsWith("/") ? address : `${address}/` },
        ...marked(isQuiet ? title : heading || title, wanted),
      );
      const section =
        isFirst && !isQuiet && sectionOf(name) && sectionOf(name) !== title
          ? [" ", make("small", {}, sectionOf(name))]
          : [];
      return make("li", {}, link, ...section, " ", make("span", {}, ...marked(summary, wanted)));
    };

  const grouped = (rest) => {
    const groups = new Map();
    for (const each of rest) {
      const section = sectionOf(index.pages[each.page][0]) || "";
      groups.set(section, [...(groups.get(section) || []), each]);
    }
    return [...groups].flatMap(([section, pages]) => [
      ...(section ? [make("h2", {}, section)] : []),
      make("ul", {}, ...pages.map(item(false))),
    ]);
  };

  return () => {
    const text = box.value.trim();
    const answer = text ? search(index, text, audience) : { say: [], danger: [], results: [] };
    const told = [...answer.say, ...answer.danger].join();
    if (told !== shown) {
      const lines = make("ul", {}, ...answer.danger.map(numberOf));
      fill(danger, ...answer.say.map((sentence) => make("p", {}, sentence)), ...(told ? [lines] : []));
      shown = told;
    }
    const first = make("ol", {}, ...answer.results.slice(0, FIRST).map(item(true)));
    fill(results, ...(answer.results.length ? [first] : []), ...grouped(answer.results.slice(FIRST)));
    clearTimeout(pause);
    const say = () => {
      number.textContent = !text ? "" : answer.results.length ? found.replace("{number}", answer.results.length) : none;
    };
    if (text) pause = setTimeout(say, PAUSE);
    else say();
  };
};
