// The words of a text in the form that the search compares. northway/search/folding.py takes the same steps.
export const split = (text, mark) => text.split(mark).filter(Boolean);
export const unique = (list) => [...new Set(list)];

const clean = ({ letters }, text) =>
  letters.reduce(
    (found, [old, other]) => found.split(old).join(other),
    text
      .toLowerCase()
      .replace(/['‘’ʼ`´]/g, "")
      .normalize("NFKD")
      .replace(/\p{M}/gu, ""),
  );

const rootOf = ({ beginnings, endings, whole }, word) => {
  if (whole.includes(word)) return word;
  const end = endings.find((each) => word.endsWith(each) && word.length - each.length >= 3) || "";
  let root = word.slice(0, word.length - end.length);
  if (word.length >= 4) {
    for (const [first, ...others] of beginnings) {
      const start = (others.length ? others : [first]).find((each) => root.startsWith(each));
      if (start !== undefined && root.length - start.length >= 2) {
        root = first + root.slice(start.length);
        break;
      }
    }
  }
  return root.replace(/([^aeiou])\1+/gu, "$1");
};

export const words = (spelling, text) =>
  (clean(spelling, text).match(/[\p{L}\p{N}]+/gu) || []).map((word) => {
    const root = rootOf(spelling, word);
    return spelling.same.has(root) ? spelling.same.get(root) : root;
  });

// Whether two words differ by one letter: added, left out, changed, or swapped with its neighbour.
export const isNear = (one, other) => {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  const [left, right] = [one.slice(start), other.slice(start)];
  return (
    !left ||
    !right ||
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
};
