// Lets a reader choose one nation and see only its words. Nothing is stored, and no address changes.
const chooser = document.querySelector(".nation-chooser");
const sections = [...document.querySelectorAll(".nation[data-nations]")];

const show = (nation) => {
  for (const section of sections) {
    section.hidden = nation !== "" && !section.dataset.nations.split(" ").includes(nation);
  }
  for (const button of chooser.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.value === nation));
  }
};

if (chooser) {
  chooser.hidden = false;
  chooser.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) show(button.value);
  });
}
