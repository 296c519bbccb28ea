/** Builds the style sheets: one file per page family, with what it imports from `static/css/parts/`. */
import { promises as fs } from "node:fs";
import path from "node:path";
import esbuild from "esbuild";

const TOKENS = "tokens.css";

/**
 * @param {{source: string, outdir: string, target: string[]}} options `source` holds one sheet per page family
 */
export async function buildStyles({ source, outdir, target }) {
  const names = (await fs.readdir(source)).filter((name) => name.endsWith(".css"));
  const { metafile } = await esbuild.build({
    absWorkingDir: source,
    entryPoints: names,
    outdir,
    bundle: true,
    metafile: true,
    charset: "utf8",
    minify: true,
    target,
    logLevel: "warning",
  });
  for (const [file, output] of Object.entries(metafile.outputs)) {
    // Such a sheet is all a page has; the others stand beside one that holds every token.
    if (output.entryPoint !== TOKENS && TOKENS in output.inputs) await trim(path.resolve(source, file));
  }
}

/** Leaves out the tokens that nothing in the sheet uses: most of them, on a small page. */
async function trim(file) {
  let sheet = await fs.readFile(file, "utf8");
  for (let before = ""; before !== sheet; ) {
    before = sheet;
    const used = new Set([...sheet.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
    sheet = sheet
      .replace(/([{;])(--[\w-]+):[^;{}]*(?=[;}])/g, (whole, start, name) => (used.has(name) ? whole : start))
      .replace(/([{;]);+/g, "$1")
      .replace(/;\}/g, "}")
      .replace(/[^{}]+\{\}/g, "");
  }
  await fs.writeFile(file, sheet);
}
