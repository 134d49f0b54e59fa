// Quiet browsing: begun in a quiet section, each page takes the place of the one before it in the tab's history.
// The way back is kept in the history entry itself, is gone with it, and is used by the Back link in the bar.
const quiet = document.documentElement.classList.contains("quiet");
const navigation = window.navigation;
const trail = navigation?.currentEntry?.getState() ?? [];
const back = document.querySelector(".back");

const go = (address, next) => {
  if (navigation) navigation.navigate(address, { history: "replace", state: next });
  else location.replace(address);
};

const isOurs = (link) => link.origin === location.origin && link.target === "";
const isPlain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

if (quiet || trail.length) {
  if (trail.length) back.href = trail.at(-1);
  // Where the browser keeps no trail, the section above will do.
  back.hidden = navigation ? !trail.length : back.pathname === "/";
  document.querySelector(".quietly").hidden = false;

  addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (event.defaultPrevented || !link || !isOurs(link) || !isPlain(event)) return;
    event.preventDefault();
    const isHere = link.pathname === location.pathname;
    const next = isHere ? trail : [...trail, location.pathname];
    go(link.href, link === back ? trail.slice(0, -1) : next);
  });
}
