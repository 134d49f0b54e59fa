// The front matter as a form: a field that is filled in is written into the text, and the text fills in the fields.
import { post } from "./post.js";

const valueOf = (field) => {
  if (field.multiple) return [...field.selectedOptions].map((option) => option.value);
  if ("list" in field.dataset)
    return field.value
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  return field.value;
};

const fill = (field, value) => {
  const words = [value ?? []].flat().map(String);
  if (field.multiple) for (const option of field.options) option.selected = words.includes(option.value);
  else if (
    field.tagName === "SELECT" &&
    words[0] &&
    ![...field.options].some(({ value: known }) => known === words[0])
  ) {
    field.value = "";
  } else field.value = "list" in field.dataset ? words.join("\n") : (words[0] ?? "");
};

// `text` returns the text now, and `change` puts another in its place.
export const form = (text, change) => {
  const fields = [...document.querySelectorAll("[data-field]")];
  for (const field of fields) {
    field.addEventListener("change", async () => {
      const before = text();
      const answer = await post("field", { text: before, field: field.dataset.field, value: valueOf(field) });
      if (answer?.ok && text() === before) change((await answer.json()).text);
    });
  }
  return (values) => {
    for (const field of fields) if (field !== document.activeElement) fill(field, values[field.dataset.field]);
  };
};
