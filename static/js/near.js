// On the page for an address that leads nowhere: puts the reader's language first, and names the page with the nearest address.
const place = document.querySelector(".lost-parts");
const parts = [...place.querySelectorAll(".lost")];
const MOST_WRONG = 0.4; // the share of an address's letters that may differ

const homeOf = (part) => part.querySelector(".near").dataset.home;
const own = parts
  .filter((part) => location.pathname.startsWith(homeOf(part)))
  .sort((one, other) => homeOf(other).length - homeOf(one).length)[0];

// How many letters must be added, removed or changed to turn one word into the other (Levenshtein).
const distance = (one, other) => {
  let row = [...Array(other.length + 1).keys()];
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      next.push(Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length];
};

if (own) {
  place.prepend(own);
  const home = homeOf(own);
  const wanted = location.pathname
    .slice(home.length)
    .toLowerCase()
    .replace(/(\/|\.html?|\/index\.html)+$/, "")
    .slice(0, 100);
  const last = (path) => path.slice(path.lastIndexOf("/") + 1);
  const far = (path) =>
    Math.min(distance(wanted, path) / wanted.length, distance(last(wanted), last(path)) / last(wanted).length);
  const found =
    wanted &&
    place.dataset.paths
      .split(" ")
      .map((path) => [far(path), path])
      .sort(([one], [other]) => one - other)[0];
  if (found && found[0] <= MOST_WRONG) {
    const near = own.querySelector(".near");
    const link = near.querySelector("a");
    [link.href, link.textContent] = [`${home}${found[1]}/`, `${home}${found[1]}/`];
    near.hidden = false;
  }
}
