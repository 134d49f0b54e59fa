// Leaves this site at once, and shows nothing of it to somebody who comes back through the tab's history. It runs in the
// head of every page, before anything is painted. It stores one note, "here", in this tab.
//
// While a page is read the note is a number that its own history entry has too. When the page goes, otherwise than by
// leaving, the note becomes "on". A page that is reached by Back, Forward or reload shows itself if the note is "on" or
// its own number; no note means that the reader has left. One plain note would not do: Firefox saves a tab's notes while it
// shows us, does not save them again when they change on leaving, and restores the old ones with a reopened tab.
//
// It is written in ECMAScript 2017, so that it also works on phones that are too old for the other scripts.
{
  const root = document.documentElement;
  const choice = document.currentScript.dataset.away.split(" ");
  const away = choice[new Date().getDate() % choice.length];
  const others = window.BroadcastChannel && new BroadcastChannel("left");
  let isLeft = false;
  let isGoing = false;

  // If the browser refuses storage, no note is kept, so Back and reload lead away too.
  let tab = {};
  try {
    tab = sessionStorage;
  } catch (refused) {}

  const emptyForms = () => {
    for (const form of document.forms) form.reset();
  };

  const go = () => {
    if (!isGoing) location.replace(away);
    isGoing = true;
  };

  // WebKit keeps the last picture of a page on the screen while the next one loads, so the empty page is painted first.
  const leave = () => {
    isLeft = true;
    delete tab.here;
    root.style.setProperty("display", "none", "important");
    document.title = new URL(away).hostname;
    for (const icon of document.querySelectorAll("link[rel=icon]")) icon.href = "data:,";
    emptyForms();
    if (document.hidden) return go();
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go, 50)));
    setTimeout(go, 500); // milliseconds, if no frame is painted
  };

  // An entry keeps its number, because replacing its state would lose what quiet.js keeps with it.
  const read = () => {
    if (!history.state) history.replaceState(`${Math.random()}`, "");
    tab.here = history.state;
  };
  const returnHere = () => {
    if (tab.here && (tab.here === "on" || tab.here === history.state)) read();
    else leave();
  };

  // A reader who comes by a link or types the address wants to be here. Safari before 15 gives the type as a number.
  const [arrival = performance.navigation] = performance.getEntriesByType("navigation");
  if (["back_forward", "reload", 1, 2].includes(arrival && arrival.type)) returnHere();
  else read();

  addEventListener("hashchange", () => isLeft || read());
  addEventListener("pageshow", (event) => {
    if (event.persisted) returnHere();
  });
  addEventListener("pagehide", () => {
    emptyForms();
    if (!isLeft) tab.here = "on";
  });

  // A page from Firefox's back/forward cache would see the notes as they were when it was cached, and so show itself.
  // Firefox caches no page that holds a lock.
  if (navigator.locks) navigator.locks.request("open", { mode: "shared" }, () => new Promise(() => {}));

  // Every way to follow the link: each button, each key held with it, the menu of a link, a long touch, a drag.
  for (const way of ["click", "auxclick", "contextmenu", "dragstart"]) {
    addEventListener(
      way,
      (event) => {
        if (!event.target.closest || !event.target.closest(".leave")) return;
        event.preventDefault();
        if (others) others.postMessage("");
        leave();
      },
      true,
    );
  }
  if (others) others.addEventListener("message", leave);
}
