// Suggests what may be written at the cursor: components and their words, records, pages, sources, front matter fields.

// The relative link from a page in `folder` to a file; both paths start from the folder of their language.
const linkFrom = (folder, file) => {
  const here = folder ? folder.split("/") : [];
  const there = file.split("/");
  while (here.length && there.length > 1 && here[0] === there[0]) {
    here.shift();
    there.shift();
  }
  return [...here.map(() => ".."), ...there].join("/");
};

const plain = (words) => words.map((label) => ({ label }));
const named = (rows, start = "") =>
  Object.entries(rows).map(([word, detail]) => ({ label: start + word, detail: String(detail) }));

// Inserts a complete component, unless text that may belong in it follows; puts the cursor where its words or text go.
const putIn =
  (name, { words, hasText }) =>
  (view, completion, from, to) => {
    const { doc } = view.state;
    const line = doc.lineAt(to);
    const isAlone = line.to === to && (line.number === doc.lines || !doc.line(line.number + 1).text.trim());
    const head = words.length ? `${name} ` : name;
    const inside = hasText ? "\n\n:::" : "\n:::";
    const at = from + head.length + (isAlone && !words.length && hasText ? 1 : 0);
    view.dispatch({ changes: { from, to, insert: head + (isAlone ? inside : "") }, selection: { anchor: at } });
  };

const component = (name, form) => ({ label: name, apply: putIn(name, form), isFollowed: form.words.length > 0 });

const isFrontMatter = (state, line) => {
  for (let number = 2; number <= line.number; number += 1) {
    if (state.doc.line(number).text.trimEnd() === "---") return false;
  }
  return state.doc.line(1).text.trimEnd() === "---" && line.number > 1;
};

const inFields = (words, before) => {
  const field = before.match(/^(\w+):.*?([\w-]*)$/);
  if (field) return [field[2], plain(words.fields[field[1]] ?? [])];
  const name = before.match(/^(\w*)$/);
  return name && [name[1], Object.keys(words.fields).map((label) => ({ label, apply: `${label}: ` }))];
};

const inBody = (words, folder, before) => {
  const places = [
    [/^:::+ *([\w-]*)$/, () => Object.entries(words.components).map(([name, form]) => component(name, form))],
    [/^:::+ *([\w-]+) (?:[\w.-]+ )*([\w.-]*)$/, (found) => plain(words.components[found[1]]?.words ?? [])],
    [/\]\(helpline:([\w-]+)#(\w*)$/, (found) => plain(words.channels[found[1]] ?? [])],
    [/\]\(helpline:([\w-]*)$/, () => named(words.helplines)],
    [/\]\(fact:([\w-]*)$/, () => named(words.facts)],
    [
      /\]\(([\w./-]*)$/,
      () => [
        ...["helpline:", "fact:"].map((label) => ({ label, isFollowed: true })),
        ...Object.entries(words.pages).map(([file, detail]) => ({ label: linkFrom(folder, file), detail })),
      ],
    ],
  ];
  for (const [pattern, options] of places) {
    const found = before.match(pattern);
    if (found) return [found.at(-1), options(found)];
  }
  return null;
};

// `words` is what /_desk/words/ answers; it may come later than the first letters that are typed.
export const completer = (name, words) => async (context) => {
  const known = await words;
  if (!known) return null;
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const folder = name.split("/").slice(1, -1).join("/");
  const isFields = isFrontMatter(context.state, line);
  const found = isFields ? inFields(known, before) : inBody(known, folder, before);
  if (!found || !found[1].length || (isFields && !before && !context.explicit)) return null;
  return { from: context.pos - found[0].length, options: found[1], validFor: /^[\w./:-]*$/ };
};
