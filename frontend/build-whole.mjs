/**
 * Builds an entry point as one file, with lazy parts of one file each.
 *
 * esbuild's splitting puts whatever an entry and its lazy parts share into chunks, so that a small page would wait for a
 * dozen of them, one round after the other. Here all the entry needs is in its own file, and so are the icons that lazy
 * parts share: they are tiny, and each would be a request. This takes two passes: the first one finds the parts.
 */
import { promises as fs } from "node:fs";
import path from "node:path";
import esbuild from "esbuild";
import { minify } from "terser";
import { readSource } from "./build-icons.mjs";

const ICONS = "/lucide/";

/**
 * @param {{name: string, source: string, target: string}} entry
 * @param {import("esbuild").BuildOptions & {absWorkingDir: string, outdir: string}} options
 */
export async function buildWhole(entry, options) {
  const draft = lookAt(await bundle(entry, options), entry);
  const result = await bundle(entry, options, whole(entry, draft, options.absWorkingDir));
  const { core } = lookAt(result, entry);
  if (core.length > 1) throw new Error(`${entry.source} is not one file but ${core.join(", ")}`);
  const texts = merge(result, core[0], entry, options);
  // Phones wait for what is for old browsers; at a desk the 3 per cent are not worth a minifier more.
  if (entry.target === "old") await squeeze(texts, path.join(options.outdir, `${entry.name}.js`));
  for (const [file, text] of texts) {
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, text);
  }
}

function bundle(entry, options, ...plugins) {
  return esbuild.build({
    ...options,
    entryPoints: [{ in: entry.source, out: entry.name }],
    format: "esm",
    splitting: true,
    // Beside the entry, so that the paths in its code stay true when it takes the place of its shim.
    chunkNames: `${entry.name}-[name]-[hash]`,
    write: false,
    metafile: true,
    plugins: [...plugins, ...(options.plugins ?? [])],
  });
}

/**
 * `parts`: sources of the lazy parts. `core`: the chunks that are loaded with the entry's file. `icons`: the icons that
 * only lazy parts share.
 */
function lookAt({ metafile }, entry) {
  const outputs = Object.entries(metafile.outputs).filter(([file]) => file.endsWith(".js"));
  const [, shim] = outputs.find(([, output]) => output.entryPoint === entry.source);
  const core = shim.imports.filter(({ kind }) => kind === "import-statement").map((one) => one.path);
  const chunks = outputs.filter(([file, output]) => output.entryPoint === undefined && !core.includes(file));
  const sources = outputs.map(([, output]) => output.entryPoint);
  return {
    parts: sources.filter((source) => source !== undefined && source !== entry.source),
    core,
    icons: chunks.flatMap(([, output]) => Object.keys(output.inputs)).filter((name) => name.includes(ICONS)),
  };
}

/**
 * Makes each lazy part import the entry, and the entry import the icons that parts share. Then all of them need all of that, and
 * esbuild, which makes a chunk of what the same files need, makes one.
 */
function whole(entry, { parts, icons }, root) {
  const absolute = (names) => names.map((name) => path.join(root, name));
  const source = path.join(root, entry.source);
  const additions = new Map(absolute(parts).map((name) => [name, [source]]));
  additions.set(source, absolute(icons));
  return {
    name: "whole",
    setup(build) {
      build.onLoad({ filter: oneOf([...additions.keys()]) }, async ({ path: file }) => {
        const imports = additions.get(file).map((name) => `import ${JSON.stringify(name)};\n`);
        return { contents: `${await readSource(file)}\n${imports.join("")}`, loader: "ts" };
      });
      // A package that is said to have no side effects would not be kept for a bare import.
      if (icons.length > 0) {
        build.onResolve({ filter: oneOf(absolute(icons)) }, ({ path: file }) => ({ path: file, sideEffects: true }));
      }
    },
  };
}

function oneOf(names) {
  return new RegExp(`^(?:${names.map((name) => name.replace(/[^\w/-]/g, "\\$&")).join("|")})$`);
}

/**
 * The files to write, as [path, text]. esbuild leaves a shim that re-exports the entry's chunk; the chunk takes its place
 * and name, and the lazy parts are told.
 */
function merge({ outputFiles }, chunk, entry, { absWorkingDir, outdir }) {
  const texts = new Map(outputFiles.map((file) => [file.path, file.text]));
  // Without lazy parts, or without any code they share, the entry's file is whole as it is.
  if (chunk === undefined) return texts;
  const [from, to] = [path.basename(chunk), `${entry.name}.js`];
  const [source, target] = [path.resolve(absWorkingDir, chunk), path.join(outdir, to)];
  const code = texts.get(source).replace("//# sourceMappingURL=", `${exportsOf(texts.get(target), to)}\n$&`);
  const map = texts.get(`${source}.map`);
  texts.delete(source);
  texts.delete(`${source}.map`);
  // Padded to the same length, so that the source maps stay true.
  const address = JSON.stringify(`./${from}`);
  for (const [file, text] of texts) {
    texts.set(file, text.replaceAll(address, JSON.stringify(`./${to}`).padEnd(address.length)));
  }
  texts.set(target, code.replace(`${from}.map`, `${to}.map`));
  texts.set(`${target}.map`, map);
  return texts;
}

/** What every visitor waits for goes through a second minifier: it takes off another 3 per cent. */
async function squeeze(texts, file) {
  const name = path.basename(file);
  const { code, map } = await minify(
    { [name]: texts.get(file) },
    {
      module: true,
      ecma: 2019,
      compress: { passes: 2 },
      safari10: true,
      sourceMap: { content: texts.get(`${file}.map`), filename: name, url: `${name}.map` },
    },
  );
  texts.set(file, code);
  texts.set(`${file}.map`, map);
}

/** The shim's exports, written so that the chunk can make them itself: a module may import from its own address. */
function exportsOf(shim, name) {
  const pairs = (match) =>
    (match?.[1] ?? "")
      .split(",")
      .filter(Boolean)
      .map((one) => one.split(" as "));
  const imported = new Map(pairs(/import\{([^}]*)\}from/.exec(shim)).map(([theirs, ours]) => [ours ?? theirs, theirs]));
  const exported = pairs(/export\{([^}]*)\}/.exec(shim)).map(
    ([ours, theirs]) => `${imported.get(ours)} as ${theirs ?? ours}`,
  );
  return exported.length === 0 ? "" : `export{${exported.join(",")}}from${JSON.stringify(`./${name}`)};`;
}
