// Reads each component in the bodies on stdin as the rich text editor does, and prints what it would write instead.
import { readFileSync } from "node:fs";
import { editorComponents } from "../../deploy/admin/components.js";

const { components, bodies } = JSON.parse(readFileSync(0, "utf8"));
const found = [];
for (const { pattern, fromBlock, toBlock } of editorComponents(components)) {
  for (const body of bodies) {
    for (const match of body.matchAll(new RegExp(pattern, "gm"))) {
      found.push({ read: match[0], written: toBlock(fromBlock(match)) });
    }
  }
}
process.stdout.write(JSON.stringify(found));
