/**
 * Imports each Lucide icon from its own file. esbuild puts a module into the chunk of whoever *could* reach it, and through
 * the package's index every page reaches every icon that any lazy part uses.
 */
import { promises as fs, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../node_modules/lucide/dist/esm");
const IMPORT = /^import \{([^}]*)\} from "lucide";$/gm;
let files;

/** The file of each name the package exports. */
function fileOf(name) {
  files ??= new Map(
    [
      ...readFileSync(path.join(PACKAGE, "lucide.mjs"), "utf8").matchAll(
        /export \{([^}]*)\} from '(\.\/icons\/[^']+)'/g,
      ),
    ].flatMap(([, names, file]) =>
      [...names.matchAll(/default as (\w+)/g)].map(([, exported]) => [exported, path.join(PACKAGE, file)]),
    ),
  );
  const file = files.get(name);
  if (file === undefined) throw new Error(`Lucide has no icon called "${name}"`);
  return file;
}

/** A TypeScript source as it is built. */
export async function readSource(file) {
  const text = await fs.readFile(file, "utf8");
  return text.replace(IMPORT, (_whole, names) => {
    const icons = names.split(",").map((name) => name.trim());
    const wanted = icons.filter((name) => name !== "" && !name.startsWith("type "));
    // On one line: the lines after it keep their numbers' order, and source maps their sense.
    return wanted.map(imported).join(" ");
  });
}

function imported(name) {
  const [exported, local = exported] = name.split(" as ");
  return `import ${local} from ${JSON.stringify(fileOf(exported))};`;
}

/** esbuild plugin: every source of ours goes through `readSource`. */
export const iconByIcon = {
  name: "icon-by-icon",
  setup({ onLoad }) {
    onLoad({ filter: /\/frontend\/.*\.ts$/ }, async ({ path: file }) => ({
      contents: await readSource(file),
      loader: "ts",
    }));
  },
};
