// Whether a line is open at a moment, and when that next changes. northway/directory/opening.py finds the same stretches of
// time, and one table of cases tests both. A moment is what a clock in the site's time zone shows, in minutes since
// 1 January 1970, wherever the phone is.
const DAY = 24 * 60;
const WEEK = 7 * DAY;
const THURSDAY = 3; // the weekday of 1 January 1970, from Monday

export const dayOf = (moment) => Math.floor(moment / DAY);
export const weekday = (day) => (day + THURSDAY) % 7;
export const dateOf = (day) => new Date(day * DAY * 60000).toISOString().slice(0, 10);

export const wallClock = (instant, timeZone) => {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(instant);
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(year, month - 1, day, hour, minute) / 60000;
};

// "12345|540|1020|9am|5pm" is Monday to Friday, 540 to 1020 minutes after midnight; a season's days may follow.
export const readHours = (text) =>
  text.split(";").map((row) => {
    const [days, opens, closes, opensWords, closesWords, since, until] = row.split("|");
    return { days, opens: Number(opens), closes: Number(closes), opensWords, closesWords, since, until };
  });

const rowsOn = (rows, day) => {
  const date = dateOf(day);
  const seasonal = rows.filter((row) => row.since && row.since <= date && date <= row.until);
  return (seasonal.length ? seasonal : rows.filter((row) => !row.since)).filter((row) =>
    row.days.includes(weekday(day) + 1),
  );
};

const stretchesOn = ({ rows, closed, bankHolidays }, day, isHoliday) => {
  if (closed.some((date) => dateOf(day).endsWith(date)) || (isHoliday && bankHolidays === "closed")) return [];
  return rowsOn(rows, day)
    .map((row) => ({
      opens: day * DAY + row.opens,
      closes: day * DAY + row.closes,
      opensWords: row.opensWords,
      closesWords: row.closesWords,
      isSure: !isHoliday || bankHolidays === "open",
    }))
    .sort((one, other) => one.opens - other.opens);
};

const stretches = (line, today, isHoliday) => {
  const joined = [];
  for (let day = today - 1; day <= today + 8; day += 1) {
    for (const stretch of stretchesOn(line, day, isHoliday(day))) {
      const last = joined[joined.length - 1];
      if (last?.closes === stretch.opens && last.isSure === stretch.isSure) {
        last.closes = stretch.closes;
        last.closesWords = stretch.closesWords;
      } else joined.push(stretch);
    }
  }
  return joined;
};

export const opening = (line, moment, isHoliday) => {
  const all = stretches(line, dayOf(moment), isHoliday);
  const now = all.find(({ opens, closes }) => opens <= moment && moment < closes);
  if (!now) {
    const next = all.find(({ isSure, opens }) => isSure && opens > moment);
    return { state: "closed", until: next?.opens ?? null, words: next?.opensWords };
  }
  if (!now.isSure) return { state: "unsure", until: now.closes, words: now.closesWords };
  const isEndless = now.closes > moment + WEEK;
  return { state: "open", until: isEndless ? null : now.closes, words: now.closesWords };
};

// The phrase that says a state, with its gaps filled.
export const said = ({ state, until, words }, moment, phrases, days) => {
  if (state === "unsure") return phrases.unsure;
  if (until === null) return state === "open" ? phrases.open : phrases.closed;
  // Midnight counts as the end of a day, not as the start of the next.
  const day = dayOf(until - 1);
  const kind =
    state === "open"
      ? until - moment < DAY
        ? "openUntil"
        : "openUntilDay"
      : (["opens", "opensTomorrow"][day - dayOf(moment)] ?? "opensDay");
  return phrases[kind].replace("{time}", words).replace("{day}", days[weekday(day)]);
};
