// The original of a translation; lines that have changed since the translation was made are coloured.
import { Decoration, EditorState, EditorView, RangeSetBuilder } from "/_desk/static/codemirror.js";

const changedLine = Decoration.line({ class: "changed" });

// `changed` are the stretches of lines that have changed, each from `first` to `last`; line 0 is the front matter.
export const showOriginal = (doc, changed, look) => {
  const parent = document.querySelector("[data-original]");
  if (!parent) return;
  const { doc: text } = EditorState.create({ doc });
  const all = changed.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
  const lines = [...new Set(all)].filter((number) => number && number <= text.lines).sort((one, other) => one - other);
  const builder = new RangeSetBuilder();
  for (const number of lines) builder.add(text.line(number).from, text.line(number).from, changedLine);
  const extensions = [...look, EditorState.readOnly.of(true), EditorView.decorations.of(builder.finish())];
  const view = new EditorView({ parent, doc, extensions });
  if (lines.length) view.dispatch({ effects: EditorView.scrollIntoView(text.line(lines[0]).from, { y: "start" }) });
};
