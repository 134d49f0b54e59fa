// Says beside each line's hours whether it is open at this moment. The moment is that of the site's time zone, wherever the phone is.
import { bankHolidays } from "./bank-holidays.js";
import { opening, readHours, said, wallClock } from "./opening.js";

const { phrases, days, timeZone } = JSON.parse(document.querySelector(".opening-words").dataset.words);

const lineOf = ({ hours, closed, holidays }) => ({
  rows: readHours(hours),
  closed: closed?.split(" ") ?? [],
  bankHolidays: holidays ?? "open",
});

const tell = () => {
  const moment = wallClock(Date.now(), timeZone);
  for (const place of document.querySelectorAll(".opening")) {
    const nations = place.dataset.nations?.split(" ").filter(Boolean) ?? [];
    const where = nations.length ? nations : Object.keys(bankHolidays);
    const isHoliday = (date) => where.some((nation) => bankHolidays[nation]?.includes(date));
    const found = opening(lineOf(place.dataset), moment, isHoliday);
    place.dataset.state = found.state;
    place.textContent = said(found, moment, phrases, days);
  }
  dispatchEvent(new Event("told"));
};

tell();
setInterval(tell, 60000);
