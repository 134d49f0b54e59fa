// The editor: the text with its problems marked, the page as it would be, and saving that overwrites nobody's work.
import {
  autocompletion,
  completionKeymap,
  defaultKeymap,
  EditorState,
  EditorView,
  highlightActiveLine,
  highlightSelectionMatches,
  history,
  historyKeymap,
  keymap,
  lintGutter,
  searchKeymap,
  setDiagnostics,
} from "/_desk/static/codemirror.js";
import { showBeside } from "/_desk/static/beside.js";
import { completer } from "/_desk/static/completion.js";
import { form } from "/_desk/static/form.js";
import { look } from "/_desk/static/look.js";
import { showOriginal } from "/_desk/static/original.js";
import { paste } from "/_desk/static/paste.js";
import { get, post } from "/_desk/static/post.js";

const PAUSE = 300; // milliseconds without typing before the text is checked
const find = (name) => document.querySelector(`[data-${name}]`);
const data = find("editor").dataset;
const editor = JSON.parse(data.editor);
const { name, text: opened, digest, nonce, seen, changed } = editor;
const state = find("state");
const say = (words) => {
  state.textContent = words;
};

const saved = { text: opened, digest };
let isSaving = false;
const textOf = () => view.state.doc.toString();
const isChanged = () => textOf() !== saved.text;

// Replaces one text by another, changing only what differs, as one step that can be undone.
const change = (text) => {
  const now = textOf();
  let from = 0;
  while (from < now.length && now[from] === text[from]) from += 1;
  let end = 0;
  while (end < Math.min(now.length, text.length) - from && now.at(-1 - end) === text.at(-1 - end)) end += 1;
  view.dispatch({ changes: { from, to: now.length - end, insert: text.slice(from, text.length - end) } });
};

const { fill, settled } = form(editor, textOf, change, say);
const problems = find("problems");

const rowOf = (problem) => {
  const row = document.createElement("li");
  const place = document.createElement("a");
  place.href = `#L${problem.line}`;
  place.textContent = `Line ${problem.line}`;
  place.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(problem.line);
  });
  const level = document.createElement("b");
  level.textContent = problem.level;
  row.append(place, " ", level, ` ${problem.said}`);
  return row;
};

const lineAt = (number) => view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));

const tell = (found) => {
  const nothing = document.createElement("li");
  nothing.textContent = "Nothing to mend";
  problems.replaceChildren(...(found.length ? found.map(rowOf) : [nothing]));
  const diagnostics = found.map((problem) => {
    const { from, to } = lineAt(problem.line);
    return { from, to, severity: problem.level === "error" ? "error" : "warning", message: problem.said };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
};

let timer = 0;
let isLooking = false;
const judge = async () => {
  if (isLooking) return later();
  isLooking = true;
  problems.ariaBusy = "true";
  const text = textOf();
  const answer = await post(`draft/${name}`, { text });
  isLooking = false;
  problems.ariaBusy = null;
  if (!answer?.ok) return say(answer ? await answer.text() : "The preview has stopped. Your words are still here.");
  const { problems: found, values, address } = await answer.json();
  if (textOf() !== text) return later();
  tell(found);
  fill(values, found);
  showBeside(address);
};
const later = () => {
  clearTimeout(timer);
  timer = setTimeout(judge, PAUSE);
};

const conflict = find("conflict");
const showConflict = (theirs) => {
  find("conflict-words").textContent = theirs.digest
    ? "Somebody, or another program, has saved it since you opened it. Nothing was overwritten. This is what it holds now:"
    : "The file no longer exists. Nothing was written. Save it again, or leave this page.";
  const extensions = [
    ...look(nonce, "What is on the disk"),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
  ];
  find("theirs").replaceChildren(new EditorView({ doc: theirs.text, extensions }).dom);
  conflict.hidden = false;
  conflict.theirs = theirs;
  say("Not saved");
};

const settle = (theirs) => {
  Object.assign(saved, theirs);
  conflict.hidden = true;
};

const save = async () => {
  if (isSaving) return;
  isSaving = true;
  await settled();
  const text = textOf();
  const answer = await post(`save/${name}`, { text, digest: saved.digest });
  isSaving = false;
  if (!answer) return say("Not saved: the preview has stopped. Your words are still here; start it again and save.");
  if (answer.status === 412) return showConflict(await answer.json());
  if (!answer.ok) return say(await answer.text());
  settle({ text, digest: (await answer.json()).digest });
  say(isChanged() ? "Changed, not saved" : "Saved");
};

const view = new EditorView({
  parent: find("text"),
  state: EditorState.create({
    doc: opened,
    extensions: [
      ...look(nonce, name),
      history(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      lintGutter(),
      autocompletion({
        override: [completer(name, get(`words/${name}`))],
        activateOnCompletion: (chosen) => Boolean(chosen.isFollowed),
      }),
      keymap.of([
        ...completionKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...defaultKeymap,
      ]),
      EditorView.contentAttributes.of({ spellcheck: "true" }),
      EditorView.domEventHandlers({ paste: paste(name, say) }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        say(isChanged() ? "Changed, not saved" : "Nothing changed");
        later();
      }),
    ],
  }),
});

const goTo = (number) => {
  const { from } = lineAt(number);
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
  view.focus();
};

// Another program may save the file while it is open here.
const follow = async (version) => {
  const answer = await fetch(`/_preview/since/${version}`).catch(() => null);
  const now = answer ? await answer.text() : version;
  if (now !== version && !isSaving) {
    const theirs = await get(`text/${name}`);
    if (theirs && theirs.digest !== saved.digest && !isSaving) {
      if (isChanged() || !theirs.digest) showConflict(theirs);
      else {
        saved.digest = theirs.digest;
        saved.text = theirs.text;
        change(theirs.text);
        say("Changed on the disk, and shown here");
      }
    }
    later();
  }
  setTimeout(() => follow(now), answer ? 0 : 1000);
};

find("save").addEventListener("click", save);
addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  save();
});
find("take").addEventListener("click", () => {
  settle(conflict.theirs);
  change(saved.text);
});
find("keep").addEventListener("click", () => {
  settle({ digest: conflict.theirs.digest, text: conflict.theirs.text });
  save();
});
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
addEventListener("beforeunload", (event) => isChanged() && event.preventDefault());
addEventListener("hashchange", () => goTo(Number(location.hash.slice(2))));
showOriginal(JSON.parse(data.source || '""'), changed, look(nonce, "The original"));
judge();
if (/^#L\d+$/.test(location.hash)) goTo(Number(location.hash.slice(2)));
follow(String(seen));
