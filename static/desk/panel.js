// The strip of the preview: it reloads the page after each save, marks the longest sentences while it is open, and says how
// many bytes the page has. Whether it is open is stored in this tab, because each save reloads the page.
const { seen } = document.currentScript.dataset;
const panel = document.querySelector(".panel");
const strip = panel.querySelector("summary");
const said = strip.textContent;
let tab = {};
try {
  tab = sessionStorage;
} catch (refused) {}

const ask = async () => {
  const answer = await fetch("/_preview/since/" + seen).catch(() => null);
  strip.textContent = answer ? said : "The preview has stopped. Start it again: make preview";
  if (answer && (await answer.text()) !== seen) location.reload();
  else setTimeout(ask, answer ? 0 : 1000);
};

// The words of a block, with single spaces, and where each letter stands. A sentence never crosses blocks.
const lettersOf = (block) => {
  const letters = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let at = 0; at < node.length; at += 1) {
      const letter = node.data[at].replace(/\s/, " ");
      if (letter !== " " || letters.at(-1)?.letter !== " ") letters.push({ letter, node, at });
    }
  }
  return letters;
};

const rangeOf = (sentence, letters) => {
  const found = letters
    .map(({ letter }) => letter)
    .join("")
    .indexOf(sentence);
  if (found < 0) return [];
  const [first, last] = [letters[found], letters[found + sentence.length - 1]];
  const range = new Range();
  range.setStart(first.node, first.at);
  range.setEnd(last.node, last.at + 1);
  return [range];
};

const mark = () => {
  if (!window.Highlight) return;
  const sentences = [...panel.querySelectorAll("[data-sentence]")].map((each) => each.textContent.replace(/\s+/g, " "));
  const blocks = [...document.querySelectorAll("main p, main li, main dd")].map(lettersOf);
  const ranges = sentences.flatMap((sentence) => blocks.flatMap((letters) => rangeOf(sentence, letters)));
  CSS.highlights.set("long-sentence", new Highlight(...ranges));
};

const open = async () => {
  tab.panel = panel.open ? "open" : "";
  if (!panel.open) return CSS.highlights?.delete("long-sentence");
  mark();
  const bytes = panel.querySelector("[data-bytes]");
  const answer = bytes && (await fetch(bytes.dataset.bytes).catch(() => null));
  if (answer?.ok) bytes.textContent = await answer.text();
};

panel.addEventListener("toggle", open);
if (tab.panel) panel.open = true;
ask();
