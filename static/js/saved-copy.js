// A form as a file of its own: a page that holds the form, its style, its policy and its script; or plain text.
const KEPT = "meta[charset], meta[http-equiv], meta[name=viewport], meta[name=color-scheme], title, style";
const SIGNS = { "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&amp;": "&" };

export const copyOf = (form) => {
  const page = document.documentElement.cloneNode(true);
  const [copy, body, head] = [".form", "body", "head"].map((name) => page.querySelector(name));
  const kept = head.querySelectorAll(KEPT);
  const typed = form.querySelectorAll("textarea");
  // HTML parsers drop one line break at the start of a textarea.
  copy.querySelectorAll("textarea").forEach((area, index) => {
    area.textContent = `\n${typed[index].value}`;
  });
  copy.classList.remove("ready", "reading");
  copy.querySelector("[role=status]").textContent = "";
  body.textContent = head.textContent = "";
  body.append(copy);
  head.append(...kept);
  page.classList.add("copy");
  return `<!doctype html>\n${page.outerHTML}`;
};

// The answers in a saved copy, by the ids of their fields. The file is read as text, so nothing in it can run.
export const answersIn = (text) => ({
  answers: [...text.matchAll(/<textarea id="([\w-]+)"[^>]*>\n?([^<]*)<\/textarea>/g)].map(([, id, words]) => [
    id,
    words.replace(/&(lt|gt|nbsp|amp);/g, (sign) => SIGNS[sign]),
  ]),
  photo: text.match(/<img class="photo"[^>]* src="(data:image\/jpeg;base64,[\w+/=]+)"/)?.[1],
});

export const download = (name, type, text) => {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
