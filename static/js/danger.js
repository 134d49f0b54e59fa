// Finds danger in what a reader typed, by phrases of words and of classes of words. northway/search/danger.py takes the
// same steps, and explains them.
import { isNear, split } from "./folding.js";

const GAP = 1; // words, not counting small ones, that may stand between two parts of a phrase
const SHORTEST_WITH_TYPO = 5; // letters
const [NOT, SMALL, TOPIC] = ["A", "B", "C"]; // the classes with a meaning of their own

const phrasesOf = (text) => split(text, "|").map((phrase) => phrase.split(" "));

export const readWatch = ({ classes, harmless, danger }, known) => {
  const named = new Map(Object.entries(classes).map(([name, text]) => [name, phrasesOf(text)]));
  const members = new Map();
  for (const [name, phrases] of named) {
    for (const [first, ...rest] of phrases) {
      if (members.has(first)) members.get(first).push([name, rest]);
      else members.set(first, [[name, rest]]);
    }
  }
  const never = phrasesOf(harmless);
  const kinds = danger.map(([say, lines, phrases, unless, pages]) => ({
    say,
    lines,
    pages,
    phrases: phrasesOf(phrases),
    unless: [...phrasesOf(unless), ...never],
  }));
  const listed = [...kinds.flatMap(({ phrases, unless }) => [phrases, unless]), ...named.values()];
  const vocabulary = new Set(listed.flat(2));
  for (const name of named.keys()) vocabulary.delete(name);
  return { kinds, members, vocabulary: [...vocabulary], known: new Set([...known, ...vocabulary]) };
};

const spelled = ({ known, vocabulary }, word) =>
  known.has(word) || word.length < SHORTEST_WITH_TYPO
    ? [word]
    : [
        word,
        ...vocabulary.filter((each) => each.length >= SHORTEST_WITH_TYPO && each[0] === word[0] && isNear(word, each)),
      ];

// For each word of a text: the words and classes that begin there, and how many words each takes.
const read = (watch, typed) => {
  const found = typed.map((word) => spelled(watch, word));
  return found.map((words, place) => {
    const begins = new Map(words.map((word) => [word, 1]));
    for (const [name, rest] of words.flatMap((word) => watch.members.get(word) || [])) {
      if (rest.every((word, at) => (found[place + 1 + at] || []).includes(word))) {
        begins.set(name, Math.max(begins.get(name) || 0, 1 + rest.length));
      }
    }
    return begins;
  });
};

// Where the next part of a phrase begins; -1 if it is denied, or too many words stand before it.
const next = (begins, start, part) => {
  for (let place = start, others = 0; place < begins.length && others <= GAP; place += 1) {
    if (begins[place].has(part)) return place;
    if (begins[place].has(NOT)) break;
    if (!begins[place].has(SMALL)) others += 1;
  }
  return -1;
};

const placesFrom = (begins, start, phrase) => {
  const places = [];
  let end = start;
  for (const part of phrase) {
    let place = places.length ? next(begins, end, part) : start;
    if (place < 0) return [];
    for (end = place + begins[place].get(part); place < end; place += 1) places.push(place);
  }
  return places;
};

// The places of the words of a phrase, for each place where it begins.
const placesOf = (begins, phrase) =>
  begins
    .map((first, start) => (first.has(phrase[0]) ? placesFrom(begins, start, phrase) : []))
    .filter((places) => places.length);

// What begins at the nearest place, forwards or backwards by `step`, that holds no small word.
const neighbour = (begins, start, step) => {
  let place = start + step;
  while (begins[place] && begins[place].has(SMALL) && !begins[place].has(NOT) && !begins[place].has(TOPIC))
    place += step;
  return begins[place] || new Map();
};

const isMeant = (begins, places) =>
  !neighbour(begins, places[places.length - 1], 1).has(TOPIC) &&
  (begins[places[0]].has(NOT) || !neighbour(begins, places[0], -1).has(NOT));

// The kinds of danger that a text is about, in their order.
export const findDanger = (watch, typed) => {
  const begins = read(watch, typed);
  return watch.kinds.filter(({ phrases, unless }) => {
    const harmless = new Set(unless.flatMap((phrase) => placesOf(begins, phrase)).flat());
    const rest = begins.map((each, place) => (harmless.has(place) ? new Map() : each));
    return phrases.some((phrase) => placesOf(rest, phrase).some((places) => isMeant(rest, places)));
  });
};
