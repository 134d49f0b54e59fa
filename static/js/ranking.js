// Ranks the pages of an index for what a reader typed, and finds danger in it: the same as northway/search/ranking.py and
// folding.py, step for step, and held to them by one table of cases.
const MOST_WORDS = 80; // of what was typed: a pasted letter is read from its beginning
const EXACT = 10; // the same word
const PARTLY = 6; // the same but for one letter or its end
const SHORTEST_BEGINNING = 3; // letters, as the next two
const SHORTEST_WITH_TYPO = 4;
const SHORTEST_IN_DANGER = 5;
const MOST_LONGER = 8; // words that one beginning may stand for
const GAP = 2; // words that may stand between two words of a phrase of danger
const UNKNOWN = 20; // the rarity of a word that the index does not have
const HALF = 2; // readers' words tell of danger if they are at least half of what was typed
const OWN = 2; // the pages for this reader count twice
const PHRASE = 6; // how much readers' own words for a page count against the words of the page
const LEAST = 6; // a page counts if it has at least a sixth of what the best has
const MOST_RESULTS = 12;

const split = (text, mark) => text.split(mark).filter(Boolean);
const unique = (list) => [...new Set(list)];

const clean = ({ letters }, text) => letters.reduce(
  (found, [old, other]) => found.split(old).join(other),
  text.toLowerCase().replace(/['‘’ʼ`´]/g, "").normalize("NFKD").replace(/\p{M}/gu, ""),
);

const rootOf = ({ beginnings, endings }, word) => {
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

// Whether one letter more, fewer, other or swapped with its neighbour makes one word the other.
const isNear = (one, other) => {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  const [left, right] = [one.slice(start), other.slice(start)];
  return !left || !right || left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1)
    || (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2));
};

const isSame = (typed, word) =>
  typed === word || (Math.min(typed.length, word.length) >= SHORTEST_IN_DANGER && isNear(typed, word));

// Where the words of a phrase stand, in their order, with at most GAP words between two; nowhere if one is missing.
const placesOf = (typed, phrase) => {
  for (let start = 0; start < typed.length; start += 1) {
    const places = [start];
    if (!isSame(typed[start], phrase[0])) continue;
    for (const word of phrase.slice(1)) {
      const after = places[places.length - 1] + 1;
      const found = typed.slice(after, after + GAP + 1).findIndex((each) => isSame(each, word));
      if (found < 0) break;
      places.push(after + found);
    }
    if (places.length === phrase.length) return places;
  }
  return [];
};

const tells = (typed, phrases, unless) => {
  const masked = [...typed];
  for (const phrase of split(unless, "|")) for (const place of placesOf(masked, phrase.split(" "))) masked[place] = "";
  return split(phrases, "|").some((phrase) => placesOf(masked, phrase.split(" ")).length);
};

const decodeTerms = (text) => {
  let before = "";
  return split(text, " ").map((coded) => before = before.slice(0, parseInt(coded[0], 36)) + coded.slice(1));
};

const readPosting = (text) => {
  let page = -1;
  return text.match(/[a-z]+\d/g).map((step) => {
    page += [...step.slice(0, -1)].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 96, 0);
    return [page, Number(step[step.length - 1])];
  });
};

export const readIndex = (values) => {
  const terms = decodeTerms(values.terms);
  const postings = split(values.postings, " ");
  const rows = values.phrases.map((text) => split(text, ";").map((row) => {
    const [kind, phrases] = row.split(":");
    return [kind, split(phrases, "|").map((phrase) => phrase.split(" "))];
  }));
  return {
    ...values,
    spelling: { ...values.spelling, same: new Map(Object.entries(values.spelling.same)) },
    ignored: new Set(split(values.spelling.ignored, " ")),
    terms,
    rarity: new Map(terms.map((term, at) => [term, parseInt(values.rarity[at], 36)])),
    postings: new Map(terms.map((term, at) => [term, postings[at]])),
    rows,
    phrases: rows.map((page) => page.flatMap(([, phrases]) => phrases)),
  };
};

// The words of a text; a word that nobody knows is taken for one that it nearly spells, if others stand for that.
const typedWords = ({ spelling, rarity, ignored }, text) => words(spelling, text).map((word) => {
  if (rarity.has(word) || ignored.has(word) || word.length < SHORTEST_IN_DANGER) return word;
  for (const [other, first] of spelling.same) if (isNear(word, other)) return first;
  return word;
});

const termsFor = ({ spelling, rarity, terms }, word) => {
  if (rarity.has(word)) return [[word, EXACT]];
  for (let cut = SHORTEST_BEGINNING; cut <= word.length - SHORTEST_BEGINNING; cut += 1) {
    const parts = [word.slice(0, cut), word.slice(cut)].flatMap((part) => words(spelling, part));
    if (parts.every((part) => rarity.has(part))) return parts.map((part) => [part, EXACT]);
  }
  const longer = terms.filter((term) => word.length >= SHORTEST_BEGINNING && term.startsWith(word)).slice(0, MOST_LONGER);
  const near = terms.filter((term) => word.length >= SHORTEST_WITH_TYPO && isNear(word, term));
  return unique([...longer, ...near]).map((term) => [term, PARTLY]);
};

// For each word typed, the words of the index that it may mean, with how well each fits.
const meantBy = (index, typed) => {
  const meant = new Map();
  typed.forEach((word, place) => {
    const joined = place ? words(index.spelling, typed[place - 1] + word)[0] : undefined;
    if (index.rarity.has(joined)) meant.set(joined, [[joined, EXACT]]);
    if (meant.has(word) || index.ignored.has(word)) return;
    const terms = termsFor(index, word);
    if (terms.length) meant.set(word, terms);
  });
  return meant;
};

// How well the best of a page's phrases is met: what is met of it, times the share of it squared.
const phraseScore = ({ rarity }, phrases, fit) => phrases.reduce((best, phrase) => {
  let [met, whole] = [0, 0];
  for (const word of phrase) {
    whole += EXACT * (rarity.get(word) || 0);
    met += (fit.get(word) || 0) * (rarity.get(word) || 0);
  }
  return met ? Math.max(best, PHRASE * met * (met / whole) * (met / whole)) : best;
}, 0);

const fitOf = (meant) => {
  const fit = new Map();
  for (const terms of meant.values()) {
    for (const [term, quality] of terms) fit.set(term, Math.max(quality, fit.get(term) || 0));
  }
  return fit;
};

// The kinds of danger whose readers' words are all in a text, in any order, and are half of what it says.
const kindsTold = ({ rows, rarity, ignored }, typed, fit) => {
  const said = unique(typed).filter((word) => !ignored.has(word))
    .reduce((sum, word) => sum + EXACT * (rarity.has(word) ? rarity.get(word) : UNKNOWN), 0);
  const isTold = (phrase) => phrase.length > 1 && phrase.every((word) => fit.get(word) === EXACT)
    && phrase.reduce((met, word) => met + EXACT * rarity.get(word), 0) * HALF >= said;
  return new Set(rows.flat().filter(([kind, phrases]) => kind && phrases.some(isTold)).map(([kind]) => Number(kind)));
};

const rank = (index, meant, fit, audience) => {
  const scores = index.phrases.map((phrases) => phraseScore(index, phrases, fit));
  const seen = index.pages.map(() => []);
  for (const [word, terms] of meant) {
    const best = new Map();
    for (const [term, quality] of terms) {
      for (const [page, weight] of readPosting(index.postings.get(term))) {
        best.set(page, Math.max(best.get(page) || 0, weight * quality * index.rarity.get(term)));
      }
    }
    for (const [page, score] of best) {
      scores[page] += score;
      seen[page].push(word);
    }
  }
  index.pages.forEach((row, page) => { if (audience && row[4] === audience) scores[page] *= OWN; });
  const order = [...scores.keys()].filter((page) => scores[page] > 0)
    .sort((one, other) => scores[other] - scores[one] || one - other);
  return order.slice(0, MOST_RESULTS).filter((page) => scores[page] >= scores[order[0]] / LEAST)
    .map((page) => ({ page, words: seen[page] }));
};

export const search = (index, text, audience) => {
  const typed = typedWords(index, text);
  const meant = meantBy(index, typed.slice(0, MOST_WORDS));
  const fit = fitOf(meant);
  const told = kindsTold(index, typed.slice(0, MOST_WORDS), fit);
  const kinds = index.danger.filter(([, , phrases, unless], kind) =>
    (told.has(kind) && !tells(typed, unless, "")) || tells(typed, phrases, unless));
  return {
    say: unique(kinds.map(([say]) => say)),
    danger: unique(kinds.flatMap(([, lines]) => lines[audience] || lines.everyone || [])),
    results: rank(index, meant, fit, audience),
  };
};
