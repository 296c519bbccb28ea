/**
 * Opens a taken-away mini-program in the simulator's client and prints what becomes of it.
 *
 *   node mini_program.mjs <folder>   scenarios as JSON on the standard input, one object each; results on the output
 *
 * A scenario: `platform`, `version`, `launch` {scene, launchQuery}, `native` (fields of the simulator's stand-in for
 * everything outside the page), `taps` (how often the button is pressed, one after the other).
 */
import { promises as fs } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const [, , folder] = process.argv;

const { outputFiles } = await esbuild.build({
  absWorkingDir: ROOT,
  stdin: {
    contents: 'export * from "./frontend/simulator/fakes.ts"; export * from "./frontend/simulator/miniprogram.ts";',
    resolveDir: ROOT,
  },
  bundle: true,
  format: "esm",
  platform: "node",
  write: false,
});
const code = Buffer.from(outputFiles[0].contents).toString("base64");
const { FakeNative, client, openMiniProgram } = await import(`data:text/javascript;base64,${code}`);

const names = await fs.readdir(folder, { recursive: true, withFileTypes: true });
const found = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
const texts = found.map(async (name) => [path.relative(folder, name), await fs.readFile(name, "utf8")]);
const files = Object.fromEntries(await Promise.all(texts));
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Presses the main button, if there is one. */
function press(page) {
  const [main] = page.data.choices;
  if (main) page.tap("onPress", main);
}

/** What is drawn, with the label of the main button. */
const shown = (data) => ({ ...data, label: data.choices[0]?.label ?? data.busy });

async function play({ platform, version, launch, native: changes = {}, taps = 1 }) {
  const native = Object.assign(new FakeNative(), changes);
  const signedIn = [];
  const codeOf = native.code.bind(native);
  native.code = (api, appId) => {
    signedIn.push(api);
    return codeOf(api, appId);
  };
  const page = openMiniProgram(files, client(platform, version), native, launch);
  await settle();
  const before = shown(page.data);
  for (let tap = 0; tap < taps; tap += 1) {
    press(page);
    // Taps while one is on its way mean nothing.
    press(page);
    await settle();
  }
  return { before, after: shown(page.data), sent: native.sent, asked: native.asked, signedIn, card: native.confirmed?.card };
}

const scenarios = JSON.parse(await fs.readFile("/dev/stdin", "utf8"));
const results = [];
for (const scenario of scenarios) results.push(await play(scenario));
process.stdout.write(JSON.stringify(results));
