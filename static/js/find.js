// Fetches the search and its index when the search box is first used, and nothing before. What is typed stays in the page.
const start = (form) => {
  const box = form.querySelector("input");
  let search;

  const load = () => {
    search = search || import(form.dataset.index).then(({ begin, default: values }) => begin(form, values));
    return search;
  };

  const show = () =>
    load().then(
      (tell) => tell(),
      () => {
        search = undefined;
        form.querySelector(".number-found").textContent = form.dataset.failed;
      },
    );

  form.removeAttribute("inert");
  form.reset();
  form.addEventListener("focusin", () =>
    load().catch(() => {
      search = undefined;
    }),
  );
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show().then(() => (form.querySelector(".found a") || box).focus());
  });
  // Leaving the site resets the form, and the results must go with the words.
  form.addEventListener("reset", () => setTimeout(() => search && show()));
};

document.querySelectorAll(".search").forEach(start);
