// Leaves this site at once, and shows nothing of it to somebody who comes back through the tab's history. It stands in
// the head of every page, before anything is painted. It stores one note, "here", in this tab while somebody reads. A
// page that is reached by Back, Forward or reload shows itself only where that note is: a lost note means left.
{
  const root = document.documentElement;
  const choice = document.currentScript.dataset.away.split(" ");
  const away = choice[new Date().getDate() % choice.length];
  const others = window.BroadcastChannel && new BroadcastChannel("left");
  const LONGEST_WAIT = 500; // milliseconds
  let isGoing = false;

  // Where the browser refuses storage no note is kept, so Back and reload lead away too.
  let tab = {};
  try {
    tab = sessionStorage;
  } catch {}

  const emptyForms = () => {
    for (const form of document.forms) form.reset();
  };

  const go = () => {
    if (!isGoing) location.replace(away);
    isGoing = true;
  };

  // WebKit keeps the last picture of a page on the screen while the next one loads, so the empty page is painted first.
  const leave = () => {
    delete tab.here;
    root.style.setProperty("display", "none", "important");
    document.title = new URL(away).hostname;
    for (const icon of document.querySelectorAll("link[rel=icon]")) icon.href = "data:,";
    emptyForms();
    if (!document.body || document.hidden) return go();
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go, 50)));
    setTimeout(go, LONGEST_WAIT);
  };

  // Somebody who comes by a link or by address means to be here. Safari before 15 tells the type as a number only.
  const arrive = () => {
    const type = performance.getEntriesByType("navigation")[0]?.type ?? performance.navigation.type;
    if (type === "navigate" || type === 0) tab.here = "1";
    else if (!tab.here) leave();
  };
  arrive();

  addEventListener("pageshow", (event) => {
    if (event.persisted && !tab.here) leave();
  });
  addEventListener("pagehide", emptyForms);

  // Firefox may bring a page back as it was without asking it, but not one that holds a lock; nor, where locks are
  // unknown, one that listens for its end.
  if (navigator.locks) navigator.locks.request("open", { mode: "shared" }, () => new Promise(() => {}));
  else addEventListener("unload", () => {});

  // Every way to follow the link: each button, each key held with it, the menu of a link, a long touch, a drag.
  for (const way of ["click", "auxclick", "contextmenu", "dragstart"]) {
    addEventListener(way, (event) => {
      if (!event.target.closest?.(".leave")) return;
      event.preventDefault();
      others?.postMessage("");
      leave();
    }, true);
  }
  others?.addEventListener("message", leave);
}
