// Our components, as the rich text editor offers them: a form for each, written as a `:::` block.

/** Definitions for `CMS.registerEditorComponent`, of what config.json says of each component. */
export function editorComponents(components) {
  return components.map(({ name, hasText, most, choices }) => ({
    id: name,
    label: name[0].toUpperCase() + name.slice(1).replaceAll("-", " "),
    collapsed: true,
    fields: [...(most ? [chosen(choices, most)] : []), ...(hasText ? [{ name: "text", widget: "markdown", modes: ["raw"] }] : [])],
    pattern: new RegExp(`^::: ${name}(?<words>(?: [^\\s:]+)*)\\n(?<text>[\\s\\S]*?)^:::$`, "m"),
    fromBlock: ({ groups: { words, text } }) => ({ which: words.trim() ? words.trim().split(" ") : [], text: text.trimEnd() }),
    toBlock: ({ which, text = "" }) => `::: ${[name, ...[which ?? []].flat()].join(" ")}\n${text ? `${text}\n` : ""}:::`,
    toPreview: ({ which, text = "" }) => `**${[name, ...[which ?? []].flat()].join(" ")}** ${text}`,
  }));
}

const chosen = (choices, most) => ({ name: "which", widget: "select", multiple: true, max: most, options: choices });
