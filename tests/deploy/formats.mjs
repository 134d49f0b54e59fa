// Reads files as the editor's formats do, changes them as each job on stdin says, and prints what is then written.
import { readFileSync } from "node:fs";
import { formats } from "../../deploy/admin/format.js";

const jobs = JSON.parse(readFileSync(0, "utf8"));
const written = jobs.map(({ shapes, format, text, change = "" }) => {
  const { fromFile, toFile } = formats(shapes)[format];
  const form = text === null ? {} : fromFile(text.trim()); // as Sveltia CMS gives it
  new Function("form", change)(form);
  return `${toFile(form).trim()}\n`;
});
process.stdout.write(JSON.stringify(written));
