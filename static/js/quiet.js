// Quiet browsing: from a quiet page on, each page replaces the one before it in the tab's history. The trail of pages that
// led here is kept in the history entry, and goes with it; the Back link in the bar leads back along it.
const { activation, currentEntry } = window.navigation ?? {};
const isReplacement = activation?.navigationType === "replace";
const before = (isReplacement ? activation.from : currentEntry)?.getState() ?? [];
const here = location.pathname;
const back = document.querySelector(".back");
const home = document.querySelector(".brand");

const trailTo = (page) => {
  if (before[before.length - 1] === page) return before;
  return before[before.length - 2] === page ? before.slice(0, -1) : [...before, page];
};
const trail = trailTo(here);
const remember = () => window.navigation?.updateCurrentEntry({ state: trail });

const isPlain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

const follow = (event) => {
  const link = event.target.closest("a[href]");
  if (event.defaultPrevented || !isPlain(event) || link?.origin !== location.origin || link.download) return;
  event.preventDefault();
  remember();
  location.replace(link.href);
};

if (document.documentElement.classList.contains("quiet") || trail.length > 1) {
  remember();
  if (trail.length > 1) back.href = trail[trail.length - 2];
  // Browsers without `navigation.activation` keep no trail, so Back leads to the section above.
  back.hidden = activation ? trail.length < 2 : back.href === home.href;
  document.querySelector(".quietly").hidden = false;
  addEventListener("click", follow);
}
