// Heading ids, a list of the headings, and the pages of a section.
const attributes = require("markdown-it-attrs");

module.exports = function (eleventy) {
  eleventy.amendLibrary("md", (markdown) => markdown.use(attributes));
  eleventy.addPassthroughCopy("content/style.css");
  eleventy.addFilter("headings", (html) =>
    [...html.matchAll(/<h2 id="([^"]+)"[^>]*>(.*?)<\/h2>/g)].map(([, id, text]) => ({ id, text })));
  eleventy.addCollection("bySection", (collection) => {
    const sections = {};
    for (const page of collection.getAll()) (sections[page.data.section] ??= []).push(page);
    for (const pages of Object.values(sections)) pages.sort((one, other) => one.data.order - other.data.order);
    return sections;
  });
  return { markdownTemplateEngine: false, dir: { includes: "../_includes" } };
};
