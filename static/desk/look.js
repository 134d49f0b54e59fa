// How a text looks in the editor: marks of our Markdown, and each line in the direction of its own words.
import {
  Decoration,
  EditorView,
  lineNumbers,
  MatchDecorator,
  RangeSetBuilder,
  ViewPlugin,
} from "/_desk/static/codemirror.js";

// Marks of our Markdown, each with the class of its look.
const MARKS = /^(:::.*)$|^(#{1,6} .*)$|(\[[^\]]*\]\([^)\s]*\))|(\*\*[^*]+\*\*)|^(\w+:)(?= |$)|^(---)$/gm;
const LOOKS = ["component", "heading", "link", "strong", "field", "field"];
const decorator = new MatchDecorator({
  regexp: MARKS,
  decoration: (found) => Decoration.mark({ class: `mark-${LOOKS[found.slice(1).findIndex(Boolean)]}` }),
});
const marks = ViewPlugin.define(
  (view) => ({
    decorations: decorator.createDeco(view),
    update(change) {
      this.decorations = decorator.updateDeco(change, this.decorations);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const fromRight = Decoration.line({ attributes: { dir: "rtl" } });
const directions = ({ state, visibleRanges }) => {
  const builder = new RangeSetBuilder();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; at = state.doc.lineAt(at).to + 1) {
      const line = state.doc.lineAt(at);
      if (RIGHT_TO_LEFT.test(line.text)) builder.add(line.from, line.from, fromRight);
    }
  }
  return builder.finish();
};
const turned = ViewPlugin.define(
  (view) => ({
    decorations: directions(view),
    update(change) {
      if (change.docChanged || change.viewportChanged) this.decorations = directions(change.view);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

// `nonce` lets the library add its styles to the page; `label` names the text for screen readers.
export const look = (nonce, label) => [
  EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
  EditorView.cspNonce.of(nonce),
  EditorView.lineWrapping,
  EditorView.perLineTextDirection.of(true),
  lineNumbers(),
  marks,
  turned,
];
