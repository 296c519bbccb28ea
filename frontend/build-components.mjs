/**
 * Makes the tables of the card's components from their folders, so that no file lists them all.
 *
 * `card/components/<tag>/` holds `<tag>.ts`, which exports what draws the component as `draw`; `<tag>.css`, where it needs styles
 * of its own; `words/<language>.ts`, what it says of its own accord (`i18n/generate.mjs`); `drawing.json`, cards and what
 * browser tests measure of them; and `component.json`, what has to be known before any of it is loaded:
 *
 *   pack       the components it is loaded with; those of "base" are in the card's own script
 *   name       what stands in its place until it is there, by language; without one "Field". A language that is not there
 *              takes the catalog's word (`cardstudio/cards/components/<tag>/words/<language>.json`)
 *   row        "always", "unless-sized" or "unless-cropped": it takes a whole row where elements flow side by side
 *   focusable  whether the keyboard reaches it by itself
 *
 * Sources import the tables as `virtual:component-packs` and `virtual:component-facts` (`card/components.d.ts`). They are files in
 * `build/components/`, since the parts of an entry have to be files (`build-whole.mjs`).
 */
import { existsSync, promises as fs } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { languages } from "./i18n/generate.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const SOURCE = path.join(ROOT, "frontend/card/components");
const TARGET = path.join(ROOT, "build/components");
const BASE = "base";
const WORDS = path.join(ROOT, "cardstudio/cards/components");
const LANGUAGES = await languages();
const ROWS = ["always", "unless-sized", "unless-cropped"];
const KNOWN = { pack: "string", name: "object", row: "string", focusable: "boolean" };

/** esbuild plugin: resolves the tables, having written them anew where a folder has changed. */
export const componentTables = {
  name: "component-tables",
  setup({ onStart, onResolve }) {
    onStart(async () => {
      for (const [name, text] of tablesOf(await readComponents())) await write(path.join(TARGET, name), text);
    });
    onResolve({ filter: /^virtual:component-/ }, ({ path: name }) => ({
      path: path.join(TARGET, `${name.slice("virtual:component-".length)}.ts`),
    }));
  },
};

/** Every component: its tag, its style sheet, and what its `component.json` says. */
async function readComponents() {
  const tags = (await fs.readdir(SOURCE)).sort();
  return Promise.all(tags.map(readComponent));
}

async function readComponent(tag) {
  const file = path.join(SOURCE, tag, "component.json");
  const complain = (what) => {
    throw new Error(`${path.relative(ROOT, file)}: ${what}`);
  };
  if (!existsSync(file)) complain("every component has one (frontend/build-components.mjs)");
  const said = JSON.parse(await fs.readFile(file, "utf8"));
  for (const [key, value] of Object.entries(said)) {
    if (typeof value !== KNOWN[key]) complain(`"${key}" is unknown, or no ${KNOWN[key]}`);
  }
  if (said.pack === undefined) complain('it has to name a "pack"');
  if (said.row !== undefined && !ROWS.includes(said.row)) complain(`"row" is ${ROWS.join(" or ")}`);
  const name = said.name && Object.fromEntries(await Promise.all(LANGUAGES.map((one) => nameIn(one, said, tag))));
  const nameless = LANGUAGES.filter((language) => name !== undefined && !name[language]);
  if (nameless.length > 0) complain(`"name" is not said in ${nameless.join(" and ")}`);
  const sheet = path.join(SOURCE, tag, `${tag}.css`);
  return { ...said, name, tag, sheet: existsSync(sheet) ? await fs.readFile(sheet, "utf8") : "" };
}

async function nameIn(language, { name }, tag) {
  const file = path.join(WORDS, tag, "words", `${language}.json`);
  if (name[language] !== undefined || !existsSync(file)) return [language, name[language]];
  return [language, JSON.parse(await fs.readFile(file, "utf8")).components?.[tag]?.label];
}

/** The text of each file that is made of the components. */
function tablesOf(components) {
  const packs = new Map(components.map(({ pack }) => [pack, components.filter((one) => one.pack === pack)]));
  return new Map([
    ["packs.ts", packTable(packs)],
    ["facts.ts", factTable(components)],
    ...[...packs].flatMap(([name, members]) => [
      [`packs/${name}.ts`, packOf(name, members)],
      [`packs/${name}.css`, members.map(({ sheet }) => sheet).join("")],
    ]),
  ]);
}

function packTable(packs) {
  const lazy = [...packs].filter(([name]) => name !== BASE);
  const entries = lazy.map(([name, members]) => {
    const tags = JSON.stringify(members.map(({ tag }) => tag));
    return `  { tags: ${tags}, load: () => import("./packs/${name}.ts") },\n`;
  });
  return `export { pack as base } from "./packs/${BASE}.ts";\nexport const lazyPacks = [\n${entries.join("")}];\n`;
}

function packOf(name, members) {
  const source = (tag) => path.relative(path.join(TARGET, "packs"), path.join(SOURCE, tag, `${tag}.ts`));
  const imports = members.map(({ tag }) => `import { draw as draw_${tag} } from ${quoted(source(tag))};\n`);
  const drawn = members.map(({ tag }) => `  ${tag}: draw_${tag},\n`);
  return `${imports.join("")}import css from "./${name}.css";\nexport const pack = { css, components: {\n${drawn.join("")}} };\n`;
}

function factTable(components) {
  const known = (fact) => components.filter((one) => one[fact] !== undefined);
  const table = (fact, of = (value) => value) =>
    JSON.stringify(Object.fromEntries(known(fact).map((one) => [one.tag, of(one[fact])])));
  const names = LANGUAGES.map((language) => `  ${language}: ${table("name", (name) => name[language])},\n`);
  const focusable = JSON.stringify(known("focusable").map(({ tag }) => tag));
  return [
    `export const rows = ${table("row")};\n`,
    `export const focusable = ${focusable};\n`,
    `export const names = {\n${names.join("")}};\n`,
  ].join("");
}

/** A path as a string of a module, with the slashes of an address. */
function quoted(file) {
  return JSON.stringify(file.replaceAll(path.sep, "/"));
}

/** Several builds may do this at once: a file is replaced as a whole, and only where it changes. */
async function write(file, text) {
  if (existsSync(file) && (await fs.readFile(file, "utf8")) === text) return;
  await fs.mkdir(path.dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  await fs.writeFile(fresh, text);
  await fs.rename(fresh, file);
}
