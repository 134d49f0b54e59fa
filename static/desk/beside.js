// The page as it would be, beside the text. Each draft is shown at the place to which the writer had scrolled.
const page = document.querySelector("[data-page]");
const none = document.querySelector("[data-no-page]");
let scrolled = 0;

page.addEventListener("load", () => {
  const shown = page.contentWindow;
  shown.scrollTo(0, scrolled);
  // A link would lead out of the draft.
  shown.document.addEventListener("click", (event) => event.target.closest("a") && event.preventDefault());
});

export const showBeside = (address) => {
  if (!address && !page.hidden) return; // a mistake leaves no page to show, so the last one stays
  page.hidden = !address;
  none.hidden = Boolean(address);
  if (!address) return;
  scrolled = page.contentWindow?.scrollY ?? 0;
  page.contentWindow.location.replace(`/_desk/beside${address}`);
};
