// Sorts a table of the desk by the column whose heading is pressed, numbers as numbers; a second press reverses the order.
const order = new Intl.Collator("en", { numeric: true }).compare;

const sort = (table, heading) => {
  const column = Number(heading.dataset.column);
  const isDown = heading.ariaSort === "ascending";
  for (const each of table.tHead.rows[0].cells) each.ariaSort = null;
  heading.ariaSort = isDown ? "descending" : "ascending";
  const rows = [...table.tBodies[0].rows];
  const text = (row) => row.cells[column].textContent.trim();
  rows.sort((one, other) => (isDown ? -1 : 1) * order(text(one), text(other)));
  table.tBodies[0].append(...rows);
};

for (const table of document.querySelectorAll("table")) {
  for (const heading of table.querySelectorAll("th[data-column]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(table, heading));
    heading.append(button);
  }
}
