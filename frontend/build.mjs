/**
 * Builds static/dist: scripts, style sheets, icon shapes and, last of all, build.json with the hash of everything served.
 *
 *   node frontend/build.mjs           one build: minified, with .gz and .br beside each text file
 *   node frontend/build.mjs --watch   rebuilds on change, without compression
 *
 * A build is made in a directory of its own and moved file by file, entry points after the chunks they load and build.json
 * at the end. An interrupted build therefore never leaves pages that load missing chunks; the next one completes it.
 */
import { createHash } from "node:crypto";
import { existsSync, promises as fs, watch } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import zlib from "node:zlib";
import esbuild from "esbuild";
import { componentTables } from "./build-components.mjs";
import { iconByIcon } from "./build-icons.mjs";
import { squeeze } from "./build-squeeze.mjs";
import { buildStyles } from "./build-styles.mjs";
import { buildWhole } from "./build-whole.mjs";
import { ENTRIES, TARGETS } from "./entries.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const STATIC = path.join(ROOT, "static");
const DIST = path.join(STATIC, "dist");
const WORK = path.join(ROOT, "build", `frontend-${process.pid}`);
const STYLES = { source: path.join(STATIC, "css"), outdir: path.join(WORK, "css"), target: TARGETS.old };
const I18N = path.join(ROOT, "frontend/i18n");
const MANIFEST = "build.json";
/** The last holds the wordings of the platform's errors, which scripts and server share. */
const WATCHED = [path.join(ROOT, "frontend"), path.join(STATIC, "css"), path.join(ROOT, "cardstudio/cards/locate")];
const COMPRESSIBLE = /\.(js|css|json)$/;

const QUALITY = zlib.constants.BROTLI_PARAM_QUALITY;
/** The best compression of more than this takes seconds and saves a few per cent. */
const LARGE = 400_000;

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);

/** A style sheet imported by a script becomes its minified text. */
const sheetAsText = {
  name: "sheet-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const source = await fs.readFile(file, "utf8");
      const { code } = await esbuild.transform(source, { loader: "css", minify: true, target: TARGETS.old });
      return { contents: code, loader: "text" };
    });
  },
};

/** What the tools for mini-programs take as it is. */
const READABLE = "es2017";

/** Options that hold for every script. */
const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  plugins: [componentTables, sheetAsText, iconByIcon],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  minify: true,
  sourcemap: "linked",
  // Decorators and class fields must not redefine the accessors Lit installs on the prototype.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  // esbuild counts Safari 13 as without destructuring and Chrome 80 as without optional chaining, each for a corner case
  // that nobody writes: a parenthesised target, spread arguments in a call that is skipped.
  supported: { destructuring: true, "optional-chain": true },
};

/** Puts one language's table in the place of every other's (`frontend/i18n/`). What it has no table for stops the build. */
function oneLanguage(language) {
  return {
    name: "one-language",
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/\w+\/[\w-]+\.ts$/ }, ({ path: table, resolveDir }) =>
        resolveDir === I18N ? { path: path.join(I18N, language, path.basename(table)) } : undefined,
      );
    },
  };
}

/** What old browsers lack and our code uses. */
const OLDER = { inject: [path.join(ROOT, "frontend/older.mjs")], define: { "Object.hasOwn": "hasOwn" } };

function present(kind, target) {
  const chosen = ENTRIES.filter((entry) => entry.kind === kind && entry.target === target);
  return chosen.filter((entry) => existsSync(path.join(ROOT, entry.source)));
}

function entryPoints(entries) {
  return entries.map(({ name, source }) => ({ in: source, out: name }));
}

async function buildScripts() {
  for (const [target, browsers] of Object.entries(TARGETS)) {
    const options = { ...COMMON, ...(target === "old" ? OLDER : { define: {} }), target: browsers, outdir: WORK };
    const modules = entryPoints(present("module", target));
    if (modules.length > 0) {
      const chunkNames = "chunks/[name]-[hash]";
      await esbuild.build({ ...options, entryPoints: modules, format: "esm", splitting: true, chunkNames });
    }
    for (const entry of present("whole", target)) {
      const define = { ...options.define, PAGE_LANGUAGE: JSON.stringify(entry.language ?? "") };
      const plugins =
        entry.language === undefined ? options.plugins : [oneLanguage(entry.language), ...options.plugins];
      await buildWhole(entry, { ...options, define, plugins });
    }
    for (const { name, source, global: globalName } of present("standalone", target)) {
      const readable = { minify: false, charset: "ascii", sourcemap: false, target: READABLE };
      await esbuild.build({
        ...options,
        ...readable,
        entryPoints: entryPoints([{ name, source }]),
        format: "iife",
        globalName,
      });
    }
    const scripts = entryPoints(present("script", target));
    if (scripts.length > 0) await buildClassic(scripts, options);
  }
}

async function buildClassic(entryPoints, options) {
  const built = await esbuild.build({ ...options, entryPoints, format: "iife", write: false });
  const texts = new Map(built.outputFiles.map((file) => [file.path, file.text]));
  for (const name of [...texts.keys()].filter((file) => file.endsWith(".js"))) {
    await squeeze(texts, name, { module: false });
  }
  for (const [name, text] of texts) await fs.writeFile(name, text);
}

/** The inner markup of each Lucide icon named in icons.txt, for the server's templates. */
async function buildIcons() {
  const wanted = (await fs.readFile(path.join(ROOT, "frontend/icons.txt"), "utf8")).split("\n").filter(Boolean);
  const shapes = {};
  for (const name of wanted.sort()) {
    const file = path.join(ROOT, "node_modules/lucide-static/icons", `${name}.svg`);
    if (!existsSync(file)) throw new Error(`frontend/icons.txt: Lucide has no icon called "${name}"`);
    const svg = await fs.readFile(file, "utf8");
    shapes[name] = svg
      .slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
      .replace(/\s+/g, " ")
      .trim();
  }
  await fs.writeFile(path.join(WORK, "icons.json"), JSON.stringify(shapes));
}

async function filesBelow(directory) {
  if (!existsSync(directory)) return [];
  const found = await fs.readdir(directory, { recursive: true, withFileTypes: true });
  const names = found.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return names.map((name) => path.relative(directory, name)).sort();
}

/** The hash names the whole static prefix, so it covers images beside dist as well; equal input gives an equal hash. */
async function hashOf(built) {
  const digest = createHash("sha256");
  const beside = (await filesBelow(STATIC)).filter((name) => !name.startsWith(`dist${path.sep}`));
  const sources = [...built.map((name) => [WORK, name]), ...beside.map((name) => [STATIC, name])];
  for (const [base, name] of sources) digest.update(`${name}\0`).update(await fs.readFile(path.join(base, name)));
  return digest.digest("hex").slice(0, 12);
}

async function compress(name) {
  const file = path.join(WORK, name);
  const bytes = await fs.readFile(file);
  await fs.writeFile(`${file}.gz`, await gzip(bytes, { level: 9 }));
  await fs.writeFile(`${file}.br`, await brotli(bytes, { params: { [QUALITY]: bytes.length > LARGE ? 9 : 11 } }));
}

/** Chunks and lazy parts first, then what loads them, the manifest last. */
function order(name) {
  if (name === MANIFEST) return 2;
  return ENTRIES.some((entry) => name.startsWith(`${entry.name}.js`)) ? 1 : 0;
}

async function publish() {
  const fresh = (await filesBelow(WORK)).sort((a, b) => order(a) - order(b));
  for (const name of fresh) {
    await fs.mkdir(path.dirname(path.join(DIST, name)), { recursive: true });
    await fs.rename(path.join(WORK, name), path.join(DIST, name));
  }
  const stale = (await filesBelow(DIST)).filter((name) => !fresh.includes(name));
  for (const name of stale) await fs.rm(path.join(DIST, name), { force: true });
}

async function build({ compressed }) {
  const started = performance.now();
  await fs.rm(WORK, { recursive: true, force: true });
  await fs.mkdir(WORK, { recursive: true });
  try {
    await Promise.all([buildScripts(), buildStyles(STYLES), buildIcons()]);
    const built = await filesBelow(WORK);
    const hash = await hashOf(built);
    if (compressed) await Promise.all(built.filter((name) => COMPRESSIBLE.test(name)).map(compress));
    await fs.writeFile(path.join(WORK, MANIFEST), JSON.stringify({ hash }));
    await publish();
    console.log(`static/dist built: ${hash} (${Math.round(performance.now() - started)} ms)`);
  } finally {
    await fs.rm(WORK, { recursive: true, force: true });
  }
}

function noteSkipped() {
  const skipped = ENTRIES.filter((entry) => !existsSync(path.join(ROOT, entry.source)));
  if (skipped.length > 0) console.log(`Not built, no source yet: ${skipped.map((entry) => entry.source).join(", ")}`);
}

/** Rebuilds 80 ms after the last change; changes during a build start one more when it ends. */
function watchSources() {
  let timer;
  let running = Promise.resolve();
  const rebuild = () => {
    running = running.then(() => build({ compressed: false })).catch((error) => console.error(error.message));
  };
  for (const directory of WATCHED.filter((name) => existsSync(name))) {
    watch(directory, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(rebuild, 80);
    });
  }
}

noteSkipped();
const watching = process.argv.includes("--watch");
try {
  await build({ compressed: !watching });
} catch (error) {
  console.error(error.message);
  if (!watching) process.exit(1);
}
if (watching) watchSources();
