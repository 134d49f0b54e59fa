// Leaves this site at once, and keeps what was left from coming back. It stands in the head of every page, before
// anything is painted. All that it ever stores is one note in this tab: "left", and only once somebody has left.
{
  const root = document.documentElement;
  const away = document.currentScript.dataset.away;

  // Where the browser refuses storage there is no guard, but leaving still works.
  let tab = {};
  try {
    tab = sessionStorage;
  } catch {}

  const leave = () => {
    root.style.setProperty("display", "none", "important");
    document.title = new URL(away).hostname;
    location.replace(away);
    tab.left = "1";
  };

  const emptyForms = () => {
    for (const form of document.forms) form.reset();
  };

  // Somebody who comes by a link or by address means to be here; Back, Forward and reload may be another's thumb.
  const arrival = performance.getEntriesByType("navigation")[0]?.type;
  if (arrival !== "back_forward" && arrival !== "reload") delete tab.left;
  else if (tab.left) leave();

  addEventListener("pageshow", (event) => {
    if (event.persisted && tab.left) leave();
  });
  addEventListener("pagehide", emptyForms);

  // Firefox may bring a page back as it was without asking it, but not one that holds a lock; nor, where locks are
  // unknown, one that listens for its end.
  if (navigator.locks) navigator.locks.request("open", { mode: "shared" }, () => new Promise(() => {}));
  else addEventListener("unload", () => {});

  addEventListener("click", (event) => {
    if (!event.target.closest(".leave")) return;
    event.preventDefault();
    emptyForms();
    leave();
  }, true);
}
