/**
 * Ties the languages' tables together: one module for each area of words, from the folders that are here.
 *
 *   node frontend/i18n/generate.mjs           writes `<area>.ts`, `languages.ts` and each component's `words.ts`; commit them
 *   node frontend/i18n/generate.mjs --check   fails where they are not what the folders say
 *
 * A language is a folder with a file for each area. English is the source: `en/<area>.ts` says which words an area has, and
 * the type of every other language's table is made of it. What one component of the card alone says is in its folder, in
 * `words/<language>.ts`, so that it comes and goes with the component, and is loaded with it.
 */
import { existsSync, promises as fs } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const HOME = path.dirname(fileURLToPath(import.meta.url));
const COMPONENTS = path.join(HOME, "../card/components");
const NOTE = "Made by `make generate` from the folders of languages";

/** The languages, as their folders are called. A name that begins with another one comes before it. */
export async function languages() {
  const found = await fs.readdir(HOME, { withFileTypes: true });
  const names = found.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

async function areas() {
  const files = await fs.readdir(path.join(HOME, "en"));
  return files
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -3))
    .sort();
}

/** The first sentence of a table says what its words are of. */
async function headingOf(table) {
  const heading = /^\/\*\* (.*) \*\/\n/.exec(await fs.readFile(table, "utf8"))?.[1];
  if (heading === undefined) throw new Error(`${shown(table)} does not begin by saying what its words are of`);
  return heading;
}

/** A file as it is called in the checkout. */
function shown(file) {
  return path.relative(path.join(HOME, "../.."), file);
}

async function moduleOf(area, names) {
  const tables = names.map((name) => `import { words as ${name} } from "./${name}/${area}.ts";\n`);
  return [
    `/** ${await headingOf(path.join(HOME, "en", `${area}.ts`))} ${NOTE}. */\n`,
    ...[...tables, 'import { translator } from "./index.ts";\n'].sort(byPath),
    `\nexport const words = { ${names.join(", ")} };\n`,
    "export type Word = keyof typeof en;\n",
    "export const t = translator(words);\n",
  ].join("");
}

/** The module of what one component alone says. */
async function componentModuleOf(folder, names) {
  const tables = names.map((name) => `import { words as ${name} } from "./words/${name}.ts";\n`);
  return [
    `/** ${await headingOf(path.join(folder, "words/en.ts"))} ${NOTE}. */\n`,
    ...['import { ownWords } from "../../locale.ts";\n', ...tables].sort(byPath),
    `\nexport const t = ownWords({ ${names.join(", ")} });\n`,
  ].join("");
}

/** The folders of components that have words of their own. */
async function talkative() {
  const found = await fs.readdir(COMPONENTS);
  const folders = found.sort().map((tag) => path.join(COMPONENTS, tag));
  return folders.filter((folder) => existsSync(path.join(folder, "words")));
}

function byPath(one, other) {
  const [a, b] = [one, other].map((line) => /"(.*)"/.exec(line)[1]);
  return a < b ? -1 : 1;
}

function listOf(names) {
  const listed = names.map((name) => JSON.stringify(name)).join(", ");
  return [
    `/** The languages there are words in. ${NOTE}. */\n`,
    `export const LANGUAGES = [${listed}] as const;\n`,
    "export type Language = (typeof LANGUAGES)[number];\n",
  ].join("");
}

/** What stands in each generated file. Throws where a language lacks a table or has one too many. */
async function wanted() {
  const names = await languages();
  const files = new Map([[path.join(HOME, "languages.ts"), listOf(names)]]);
  const listed = await areas();
  for (const area of listed) {
    required(names.map((name) => path.join(HOME, name, `${area}.ts`)));
    files.set(path.join(HOME, `${area}.ts`), await moduleOf(area, names));
  }
  for (const folder of await talkative()) {
    required(names.map((name) => path.join(folder, "words", `${name}.ts`)));
    files.set(path.join(folder, "words.ts"), await componentModuleOf(folder, names));
  }
  for (const name of names) {
    const surplus = (await fs.readdir(path.join(HOME, name))).filter((file) => !listed.includes(file.slice(0, -3)));
    if (surplus.length > 0) throw new Error(`i18n/${name}/${surplus[0]} has no twin in i18n/en`);
  }
  return files;
}

function required(tables) {
  const missing = tables.filter((table) => !existsSync(table)).map(shown);
  if (missing.length > 0) throw new Error(`no ${missing.join(", ")}`);
}

/** Writes what differs, or says so; whether all was as wanted. */
export async function generate({ check = false } = {}) {
  const differing = [];
  for (const [file, text] of await wanted()) {
    const held = existsSync(file) ? await fs.readFile(file, "utf8") : "";
    if (held === text) continue;
    differing.push(shown(file));
    if (!check) await fs.writeFile(file, text);
  }
  if (check && differing.length > 0) console.error(`${differing.join(", ")}: run \`make generate\``);
  return differing.length === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes("--check");
  if (!(await generate({ check })) && check) process.exitCode = 1;
}
