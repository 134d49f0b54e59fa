// Reads a file of content/ into the values of the forms at /admin/, and writes them back. Fields that nobody changed, and
// fields that no form shows, keep their lines byte for byte: changing one hour changes one line.
import { DEFAULT_SCALAR_STYLE_RULES, dump, FAILSAFE_SCHEMA, load, SCALAR_STYLE_DOUBLE_QUOTED } from "js-yaml";

const FRONT_MATTER = /^---\n(.*?)^---\n?(.*)$/ms;
const TOP_KEY = /^(?:"([^"]+)"|([^\s#"'-][^:\n]*)):(?=\s|$)/;
const quoteEmpty = (layout) => {
  if (layout.node.value === "") layout.style = SCALAR_STYLE_DOUBLE_QUOTED;
};
const STYLE = {
  schema: FAILSAFE_SCHEMA,
  lineWidth: -1,
  quoteStyle: "double",
  scalarStyleRules: [...Object.values(DEFAULT_SCALAR_STYLE_RULES), quoteEmpty],
};
const BLANK = "–"; // an item of a list that holds no words; the forms would drop it, and the others would move up
const LONG = 60; // characters; a list that holds a longer text gets a line for each item

/** The formats for Markdown files, and for YAML files with rows of fields by id.
 * `shapes` names the fields that may hold words or rows (`either`) and those that may hold a word or a list (`lists`).
 */
export function formats(shapes) {
  const form = (value) => toForm(value, shapes);
  const file = (value) => toFile(value, shapes);
  return {
    "northway-frontmatter": {
      fromFile: (text) => {
        const [, fields = "", body = text] = FRONT_MATTER.exec(text) ?? [];
        return { ...form(read(fields)), body: withNames(body), page_kind: kindOf(read(fields)), original: text };
      },
      toFile: ({ original = "", page_kind: _, body = "", ...fields }) => {
        const [, before = ""] = FRONT_MATTER.exec(original) ?? [];
        return `---\n${merge(before, file(fields))}---\n${withoutNames(body)}`;
      },
    },
    "northway-rows": {
      fromFile: (text) => ({
        rows: Object.entries(read(text)).map(([id, row]) => ({ id, ...row })),
        original: text,
      }),
      toFile: ({ original = "", rows = [] }) =>
        merge(original, Object.fromEntries(rows.map(({ id, ...row }) => [id, file(row)]))),
    },
  };
}

const read = (text) => load(text, { schema: FAILSAFE_SCHEMA }) || {};
const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

// The rich text editor shows no link without words. `[](helpline:999)` has none, because the site puts them there.
const NAMES = { helpline: "‹name and number›", fact: "‹figure›" };
const withNames = (body) => body.replace(/\[\]\((helpline|fact):/g, (_, kind) => `[${NAMES[kind]}](${kind}:`);
const withoutNames = (body) => body.replace(/\[[*_]*‹[^›\]]*›[*_]*\]\((helpline|fact):/g, "[]($1:");

/** The kind of page of a Markdown file, told from its fields: only helplines have channels; passages have no summary. */
function kindOf(fields) {
  if (fields.channels) return "helpline";
  return fields.summary ? "page" : "passage";
}

/** The values as the form needs them: fields of a word or rows say which they are, and a single word becomes a list. */
function toForm(value, shapes, name = "") {
  if (shapes.either.includes(name)) {
    return Array.isArray(value) ? { type: "rows", rows: value } : { type: value };
  }
  if (shapes.lists.includes(name)) return [value].flat();
  if (Array.isArray(value)) return value.map((item) => (item === "" ? BLANK : toForm(item, shapes)));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toForm(inner, shapes, key)]));
}

/** The values of a file: the form's, without fields that were left empty. */
function toFile(value, shapes, name = "") {
  if (shapes.either.includes(name) && isMap(value)) {
    return value.type === "rows" ? toFile(value.rows ?? [], shapes) : value.type;
  }
  if (shapes.lists.includes(name) && value?.length === 1 && value[0] === "unknown") return "unknown";
  if (Array.isArray(value)) return value.map((item) => (item === BLANK ? "" : (toFile(item, shapes) ?? "")));
  if (isMap(value)) {
    const kept = Object.entries(value).map(([key, inner]) => [key, toFile(inner, shapes, key)]);
    const full = kept.filter(([, inner]) => inner !== undefined && !(Array.isArray(inner) && !inner.length));
    return full.length ? Object.fromEntries(full) : undefined;
  }
  if (value === "" || value === null || value === undefined) return undefined;
  return String(value).trim().replace(/\s+/g, " ");
}

/** The YAML text `before` with `fields` in place of its own: lines of fields with the same value stay as they are. */
function merge(before, fields) {
  const parts = split(before);
  const known = new Set(parts.map(({ key }) => key));
  const kept = parts.map(({ key, text }) => {
    if (!key) return text;
    if (fields[key] === undefined) return isEmpty(read(text)[key]) ? text : "";
    const [comments] = /^(?:(?:#.*)?\n)*/.exec(text);
    const [space] = /\n*$/.exec(text);
    return same(read(text)[key], fields[key]) ? text : comments + write(key, fields[key], text).trimEnd() + space;
  });
  const added = Object.keys(fields).filter((key) => !known.has(key) && fields[key] !== undefined);
  const text = kept.join("");
  return [text, text && !text.endsWith("\n") ? "\n" : "", ...added.map((key) => write(key, fields[key]))].join("");
}

const isEmpty = (value) => !value || (Array.isArray(value) && !value.length);

/** The fields at the top of a YAML text: each key with its lines, and the comments above it. */
function split(text) {
  const parts = [{ key: "", text: "" }];
  for (const line of text.split(/(?<=\n)/)) {
    const [, quoted, plain] = TOP_KEY.exec(line) ?? [];
    const isComment = line.startsWith("#");
    if (isComment && !parts.at(-1).open) parts.push({ key: "", text: "", open: true });
    if (quoted || plain) {
      if (!parts.at(-1).open) parts.push({ key: "", text: "" });
      Object.assign(parts.at(-1), { key: quoted ?? plain, open: false });
    }
    parts.at(-1).text += line;
  }
  return parts;
}

/** Whether two values are the same, whatever the order of their fields; a word is the same as a list of that word. */
function same(one, other) {
  if (isMap(one) && isMap(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].every((name) => same(one[name], other[name]));
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  }
  if (Array.isArray(other) && other.length === 1 && typeof one === "string") return one === other[0];
  const plain = (value) => (Array.isArray(value) && !value.length ? "" : (value ?? "").toString());
  return !isMap(one) && !isMap(other) && plain(one).trim().replace(/\s+/g, " ") === plain(other);
}

/** A field as our files write it: lists of words in brackets, rows of hours in braces, the rest a line each. */
function write(key, value, before = "") {
  const wasInline = /:\s*\[/.test(before.split("\n")[0]);
  const wasBraces = /:\s*\{/.test(before.split("\n")[0]);
  if (isMap(value) && wasBraces) return `${key}: ${inline(value)}\n`;
  if (Array.isArray(value) && value.some(isMap)) return `${key}:\n${value.map(item).join("")}`;
  if (Array.isArray(value) && !wasInline && value.every(Boolean) && value.some((text) => text.length > LONG)) {
    return `${key}:\n${value.map((text) => `  - ${scalar(text)}\n`).join("")}`;
  }
  if (Array.isArray(value)) return `${key}: ${inline(value)}\n`;
  return dump({ [key]: value }, STYLE);
}

const inline = (value) => dump(value, { ...STYLE, flowLevel: 0 }).trimEnd();
const scalar = (value) => dump(value, STYLE).trimEnd();

/** A row of a list, such as a channel; its own rows, such as hours, stand in braces. */
function item(row) {
  const rows = Object.entries(row).map(([key, value]) => {
    if (Array.isArray(value) && value.some(isMap)) {
      return `${key}:\n${value.map((inner) => `      - ${inline(inner)}\n`).join("")}`;
    }
    return Array.isArray(value) || isMap(value) ? `${key}: ${inline(value)}\n` : dump({ [key]: value }, STYLE);
  });
  return `  - ${rows.join("    ")}`;
}
