/**
 * Builds an entry point as one file, with lazy parts of one file each.
 *
 * esbuild's splitting puts whatever an entry and its lazy parts share into chunks, so that a small page would wait for a
 * dozen of them, one round after the other. Here all the entry needs is in its own file, and so are the icons that lazy
 * parts share: they are tiny, and each would be a request. This takes two passes: the first one finds the parts.
 *
 * An entry may have a `second` stage, a lazy part that the page always loads right after the entry. It is one file as well,
 * and what later parts share is in there instead. Parts that may be wanted before it, `early`, do without it: what they
 * share with anything is in the entry.
 */
import { promises as fs } from "node:fs";
import path from "node:path";
import esbuild from "esbuild";
import { readSource } from "./build-icons.mjs";
import { squeeze } from "./build-squeeze.mjs";

const ICONS = "/lucide/";

/**
 * @param {{name: string, source: string, target: string, second?: string, early?: readonly string[]}} entry
 * @param {import("esbuild").BuildOptions & {absWorkingDir: string, outdir: string}} options
 */
export async function buildWhole(entry, options) {
  const draft = await bundle(entry, options);
  const result = await bundle(entry, options, whole(additionsFor(entry, draft.metafile), options.absWorkingDir));
  const texts = new Map(result.outputFiles.map((file) => [file.path, file.text]));
  const stages = [entry.source, entry.second].filter((source) => source !== undefined);
  const chunks = stages.map((source) => chunkOf(result.metafile, source, stages));
  for (const { shim, chunk } of chunks) merge(texts, shim, chunk, entry, options);
  // Phones wait for what is for old browsers; at a desk the 3 per cent are not worth a minifier more.
  if (entry.target === "old") await squeeze(texts, path.join(options.outdir, `${entry.name}.js`), { module: true });
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

/** The scripts of a build as [file, output], and the one of a source. */
function scripts({ outputs }) {
  return Object.entries(outputs).filter(([file]) => file.endsWith(".js"));
}

function scriptOf(metafile, source) {
  return scripts(metafile).find(([, output]) => output.entryPoint === source)?.[0];
}

/** The scripts that are loaded with one, itself included. */
function loadedWith({ outputs }, file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const { path: needed, kind } of outputs[file].imports) {
    if (kind === "import-statement") loadedWith({ outputs }, needed, found);
  }
  return found;
}

/**
 * What each source is made to import beside its own imports. A lazy part imports the stage before it, and that one what is to
 * be in there. Then all of them need all of that, and esbuild, which makes a chunk of what the same files need, makes one.
 */
function additionsFor({ source, second, early = [] }, metafile) {
  const core = loadedWith(metafile, scriptOf(metafile, source));
  const parts = scripts(metafile)
    .map(([, { entryPoint }]) => entryPoint)
    .filter((part) => part !== undefined && part !== source);
  // A part would take the stage before it along, into the entry.
  const inEntry = new Set([...core].flatMap((file) => Object.keys(metafile.outputs[file].inputs)));
  const wrong = parts.filter((part) => inEntry.has(part));
  if (wrong.length > 0) throw new Error(`${source} has ${wrong.join(", ")} already: import it at once, not lazily`);
  const chunks = scripts(metafile).filter(([file, { entryPoint }]) => entryPoint === undefined && !core.has(file));
  const inside = (chosen) => chosen.flatMap(([, { inputs }]) => Object.keys(inputs));
  const icons = inside(chunks).filter((name) => name.includes(ICONS));
  if (second === undefined) return new Map([...parts.map((part) => [part, [source]]), [source, icons]]);
  const soon = new Set(early.flatMap((part) => [...loadedWith(metafile, scriptOf(metafile, part))]));
  return new Map([
    ...parts.map((part) => [part, [early.includes(part) ? source : second]]),
    [source, inside(chunks.filter(([file]) => soon.has(file)))],
    [second, [source, ...icons]],
  ]);
}

/** esbuild plugin for those imports. */
function whole(additions, root) {
  const absolute = (name) => path.join(root, name);
  const added = [...additions.values()].flat();
  return {
    name: "whole",
    setup(build) {
      build.onLoad({ filter: oneOf([...additions.keys()].map(absolute)) }, async ({ path: file }) => {
        const names = additions.get(path.relative(root, file).replaceAll(path.sep, "/"));
        const imports = names.map((name) => `import ${JSON.stringify(absolute(name))};\n`);
        return { contents: `${await readSource(file)}\n${imports.join("")}`, loader: "ts" };
      });
      // A package that is said to have no side effects would not be kept for a bare import.
      if (added.length > 0) {
        build.onResolve({ filter: oneOf(added.map(absolute)) }, ({ path: file }) => ({
          path: file,
          sideEffects: true,
        }));
      }
    },
  };
}

function oneOf(names) {
  return new RegExp(`^(?:${names.map((name) => name.replace(/[^\w/-]/g, "\\$&")).join("|")})$`);
}

/** The script a stage is loaded by, and the one chunk its code is in. Throws when there are more. */
function chunkOf(metafile, source, stages) {
  const shim = scriptOf(metafile, source);
  const before = stages
    .slice(0, stages.indexOf(source))
    .map((one) => [...loadedWith(metafile, scriptOf(metafile, one))]);
  const needed = [...loadedWith(metafile, shim)].filter((file) => file !== shim && !before.flat().includes(file));
  if (needed.length > 1) throw new Error(`${source} is not one file but ${needed.join(", ")}`);
  return { shim, chunk: needed[0] };
}

/** esbuild leaves a shim that re-exports a stage's chunk: both become one file, and all others are told. */
function merge(texts, shim, chunk, entry, { absWorkingDir, outdir }) {
  // Without lazy parts, or without any code they share, the file is whole as it is.
  if (chunk === undefined) return;
  const [shell, source] = [shim, chunk].map((file) => path.resolve(absWorkingDir, file));
  const name = `${entry.name}.js`;
  // Pages know the entry by its name; any other name has to be the shorter one, see below.
  const target = shell === path.join(outdir, name) ? shell : source;
  const [from, to] = [path.basename(source), path.basename(target)];
  const exported = exportsOf(texts.get(shell), from, to);
  const code = texts
    .get(source)
    .replace("//# sourceMappingURL=", `${exported}\n$&`)
    .replace(`${from}.map`, `${to}.map`);
  const map = texts.get(`${source}.map`);
  for (const old of [shell, source]) for (const file of [old, `${old}.map`]) texts.delete(file);
  texts.set(target, code);
  texts.set(`${target}.map`, map);
  // Padded to the same length, so that the source maps stay true.
  for (const old of [shell, source].map((file) => JSON.stringify(`./${path.basename(file)}`))) {
    const address = JSON.stringify(`./${to}`).padEnd(old.length);
    for (const [file, text] of texts) texts.set(file, text.replaceAll(old, address));
  }
}

/** The shim's exports, written so that the chunk can make them itself: a module may import from its own address. */
function exportsOf(shim, from, to) {
  const pairs = (text = "") =>
    text
      .split(",")
      .filter(Boolean)
      .map((one) => one.split(" as "));
  const imports = [...shim.matchAll(/import\{([^}]*)\}from"\.\/([^"]*)"/g)].find(([, , file]) => file === from);
  const imported = new Map(pairs(imports?.[1]).map(([theirs, ours]) => [ours ?? theirs, theirs]));
  const exported = pairs(/export\{([^}]*)\}/.exec(shim)?.[1]).map(
    ([ours, theirs]) => `${imported.get(ours)} as ${theirs ?? ours}`,
  );
  return exported.length === 0 ? "" : `export{${exported.join(",")}}from${JSON.stringify(`./${to}`)};`;
}
