// Says beside each line's hours whether it is open now, by the clock of the site's time zone, wherever the phone is.
import { bankHolidays } from "./bank-holidays.js";
import { dateOf, dayOf, opening, readHours, said, wallClock } from "./opening.js";

const { phrases, days, timeZone } = JSON.parse(document.querySelector(".opening-words").dataset.words);

const lineOf = ({ hours, closed, holidays }) => ({
  rows: readHours(hours),
  closed: closed?.split(" ") ?? [],
  bankHolidays: holidays ?? "open",
});

// For hours that nobody has confirmed, it says only "may be".
const guess = ({ state }) => (state === "closed" ? [state, phrases.maybeClosed] : ["unsure", phrases.maybeOpen]);

const tell = () => {
  const moment = wallClock(Date.now(), timeZone);
  for (const place of document.querySelectorAll(".opening")) {
    const { nations } = place.dataset;
    const where = nations ? nations.split(" ") : Object.keys(bankHolidays);
    const isHoliday = (day) => where.some((nation) => bankHolidays[nation]?.includes(day));
    const found = opening(lineOf(place.dataset), moment, isHoliday);
    const isSure = !("unconfirmed" in place.dataset);
    [place.dataset.state, place.textContent] = isSure
      ? [found.state, said(found, moment, phrases, days)]
      : guess(found);
  }
  for (const notice of document.querySelectorAll("[data-until]"))
    notice.hidden = notice.dataset.until < dateOf(dayOf(moment));
  dispatchEvent(new Event("opening:updated"));
};

tell();
setInterval(tell, 60000);
