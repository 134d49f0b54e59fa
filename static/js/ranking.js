// Ranks the pages of an index for what a reader typed, and finds danger in it. northway/search/ranking.py takes the same
// steps, and one table of cases tests both.
import { findDanger, readWatch } from "./danger.js";
import { isNear, split, unique, words } from "./folding.js";

const MOST_WORDS = 80; // of what was typed: only the beginning of a long pasted text is read
const EXACT = 10; // the same word
const PARTLY = 6; // the same except for one letter, or for its end
const SHORTEST_BEGINNING = 3; // letters, as the next two
const SHORTEST_WITH_TYPO = 4;
const SHORTEST_OF_SAME = 5;
const MOST_LONGER = 8; // words that one beginning may stand for
const OWN = 2; // the pages for this reader count twice
const READERS = 2; // how much a word counts that readers use for a page
const HEAVIEST = 3; // the most that a word can count
const PHRASE = 2; // how much readers' own words for a page count against the words of the page
const ANSWER = 2; // a page that answers a danger gains half of what the best page has
const LEAST = 6; // a page counts if it has at least a sixth of what the best has
const MOST_RESULTS = 12;

const decodeTerms = (text) => {
  let before = "";
  return split(text, " ").map((coded) => (before = before.slice(0, parseInt(coded[0], 36)) + coded.slice(1)));
};

const decodePhrases = (text) => {
  let before = [];
  return split(text, "|").map(
    (coded) => (before = [...before.slice(0, parseInt(coded[0], 36)), ...split(coded.slice(1), " ")]),
  );
};

const rarityOf = (pages, number) => Math.min(35, 1 + Math.round(4 * Math.log2(Math.max(pages / number, 1))));

const readPosting = (text) => {
  let page = -1;
  return (text.match(/[a-z]+\d/g) || []).map((step) => {
    page += [...step.slice(0, -1)].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 96, 0);
    return [page, Number(step[step.length - 1])];
  });
};

// Word → the pages for which readers use it.
const readersWords = (phrases) => {
  const pages = new Map();
  phrases.forEach((each, page) =>
    unique(each.flat()).forEach((word) => {
      if (pages.has(word)) pages.get(word).push(page);
      else pages.set(word, [page]);
    }),
  );
  return pages;
};

export const readIndex = (values) => {
  const terms = decodeTerms(values.terms);
  const postings = split(values.postings, " ");
  const phrases = values.phrases.map(decodePhrases);
  const readers = readersWords(phrases);
  const rarity = new Map(
    terms.map((term, at) => [term, rarityOf(values.pages.length, postings[at].match(/\d/g).length)]),
  );
  const byTerm = new Map(terms.map((term, at) => [term, postings[at]]));
  for (const [word, pages] of readers) {
    if (byTerm.has(word)) continue;
    terms.push(word);
    rarity.set(word, rarityOf(values.pages.length, pages.length));
  }
  const ignored = new Set(split(values.spelling.ignored, " "));
  return {
    ...values,
    spelling: { ...values.spelling, same: new Map(Object.entries(values.spelling.same)) },
    ignored,
    watch: readWatch(values, [...terms, ...ignored]),
    terms,
    rarity,
    postings: byTerm,
    phrases,
    readers,
  };
};

// The words of a text; an unknown word is read as one that is spelled nearly like it, if that has a synonym.
const typedWords = ({ spelling, watch }, text) =>
  words(spelling, text).map((word) => {
    if (watch.known.has(word) || word.length < SHORTEST_OF_SAME) return word;
    for (const [other, first] of spelling.same) if (other[0] === word[0] && isNear(word, other)) return first;
    return word;
  });

const termsFor = ({ spelling, rarity, terms }, word) => {
  if (rarity.has(word)) return [[word, EXACT]];
  for (let cut = SHORTEST_BEGINNING; cut <= word.length - SHORTEST_BEGINNING; cut += 1) {
    const parts = [word.slice(0, cut), word.slice(cut)].flatMap((part) => words(spelling, part));
    if (parts.every((part) => rarity.has(part))) return parts.map((part) => [part, EXACT]);
  }
  const longer = terms
    .filter((term) => word.length >= SHORTEST_BEGINNING && term.startsWith(word))
    .slice(0, MOST_LONGER);
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

// How much a term counts on each page that has it.
const weightsOf = ({ postings, readers }, term) => {
  const weights = new Map(readPosting(postings.get(term) || ""));
  for (const page of readers.get(term) || []) {
    const weight = weights.get(page) || 0;
    weights.set(page, Math.min(HEAVIEST, Math.max(weight, READERS) + (weight > 0 ? 1 : 0)));
  }
  return weights;
};

// The score of a page's best phrase: the weight of its words that were typed, times the square of their share in it.
const phraseScore = ({ rarity }, phrases, fit) =>
  phrases.reduce((best, phrase) => {
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

const rank = (index, meant, answers, audience) => {
  const fit = fitOf(meant);
  const scores = index.phrases.map((phrases) => phraseScore(index, phrases, fit));
  const seen = index.pages.map(() => []);
  for (const [word, terms] of meant) {
    const best = new Map();
    for (const [term, quality] of terms) {
      for (const [page, weight] of weightsOf(index, term)) {
        best.set(page, Math.max(best.get(page) || 0, weight * quality * index.rarity.get(term)));
      }
    }
    for (const [page, score] of best) {
      scores[page] += score;
      seen[page].push(word);
    }
  }
  const most = scores.reduce((best, score) => Math.max(best, score), 0);
  for (const page of answers) scores[page] += Math.max(most / ANSWER, 1);
  index.pages.forEach((row, page) => {
    if (audience && row[4] === audience) scores[page] *= OWN;
  });
  const order = [...scores.keys()]
    .filter((page) => scores[page] > 0)
    .sort((one, other) => scores[other] - scores[one] || one - other);
  return order
    .slice(0, MOST_RESULTS)
    .filter((page) => scores[page] >= scores[order[0]] / LEAST)
    .map((page) => ({ page, words: seen[page] }));
};

export const search = (index, text, audience) => {
  const typed = typedWords(index, text);
  const meant = meantBy(index, typed.slice(0, MOST_WORDS));
  const kinds = findDanger(index.watch, typed);
  return {
    say: unique(kinds.map(({ say }) => say)),
    danger: unique(kinds.flatMap(({ lines }) => lines[audience] || lines.everyone || [])),
    results: rank(index, meant, new Set(kinds.flatMap(({ pages }) => pages)), audience),
  };
};
