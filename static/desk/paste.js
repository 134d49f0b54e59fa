// Turns what was copied from Word, Google Docs or a web page into Markdown, and says what was left out.
import { post } from "./post.js";

const insert = (view, text) => view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true });

export const paste = (name, say) => (event, view) => {
  const html = event.clipboardData?.getData("text/html");
  const plain = event.clipboardData?.getData("text/plain") ?? "";
  if (!html) return false;
  post(`paste/${name}`, { html }).then(async (answer) => {
    if (!answer?.ok) {
      insert(view, plain);
      return say(answer ? await answer.text() : "The preview does not answer, so this was pasted as it is.");
    }
    const { text, left_out } = await answer.json();
    insert(view, text);
    say(left_out.length ? `Pasted. Left out: ${left_out.join(", ")}.` : "Pasted as Markdown.");
  });
  return true;
};
