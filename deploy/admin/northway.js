// Starts Sveltia CMS with the forms in config.json, which `flask admin` makes from the site's own models.
import CMS from "@sveltia/cms";
import { editorComponents } from "./components.js";
import { formats } from "./format.js";

const { config, shapes, components } = await (await fetch("config.json")).json();
for (const [name, format] of Object.entries(formats(shapes))) {
  CMS.registerCustomFormat(name, name === "northway-frontmatter" ? "md" : "yml", format);
}
editorComponents(components).forEach((component) => CMS.registerEditorComponent(component));
CMS.init({ config: { ...config, load_config_file: false } });
