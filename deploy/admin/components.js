// Our components in the rich text editor: a form for each, which is written as a `:::` block.

const LINE = "(?!:::)[^\\n]*\\n";
const INNER = `::: [^\\n]+\\n(?:${LINE})*:::\\n`;
const OUTER = `::: [^\\n]+\\n(?:${LINE}|${INNER})*:::\\n`;
const TEXT = `(?:${LINE}|${INNER}|${OUTER})*`; // components may be nested, in our content two deep

/** Definitions for `CMS.registerEditorComponent`, made from the components in config.json. */
export function editorComponents(components) {
  return components.map(({ name, hasText, most, choices }) => ({
    id: name,
    label: name[0].toUpperCase() + name.slice(1).replaceAll("-", " "),
    collapsed: true,
    fields: [...(most ? [which(choices, most)] : []), ...(hasText ? [text] : [])],
    pattern: new RegExp(`^::: ${name}(?<words>(?: [^\\s:]+)*)\\n(?<text>${TEXT})^:::$`, "m"),
    fromBlock: ({ groups }) => {
      const words = groups.words.split(" ").filter(Boolean);
      return { which: most > 1 ? words : (words[0] ?? ""), text: groups.text.trimEnd() };
    },
    toBlock: ({ which = "", text = "" }) =>
      `::: ${[name, ...[which].flat()].filter(Boolean).join(" ")}\n${text ? `${text}\n` : ""}:::`,
    toPreview: ({ text = "" }) => text, // required, though never shown: our preview is the site itself
  }));
}

const text = { name: "text", label: "Text", widget: "markdown", modes: ["raw"] };
const which = (options, most) => ({
  name: "which",
  label: "Which",
  widget: "select",
  options,
  ...(most > 1 ? { multiple: true, max: most } : {}),
});
