/**
 * Runs the front end's unit tests under node: each `*.test.ts` is bundled, so that tests read the same sources pages do.
 *
 *   node frontend/test.mjs [--long] [part of a file name …]
 *
 * `--long` runs `*.long.ts` instead: whether work grows no faster than its input, which takes a clock and patience.
 */
import { spawnSync } from "node:child_process";
import { promises as fs } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { componentTables } from "./build-components.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const OUT = path.join(ROOT, "build", `frontend-tests-${process.pid}`);

// What a run allocates stays until it ends: copying what is still held, again and again, is the collector's growth.
const UNCOLLECTED = ["--expose-gc", "--single-threaded-gc", "--min-semi-space-size=512", "--max-semi-space-size=512"];

const isLong = process.argv.includes("--long");
const wanted = process.argv.slice(2).filter((word) => word !== "--long");
const found = await fs.readdir(path.join(ROOT, "frontend"), { recursive: true });
const tests = found
  .filter((name) => name.endsWith(isLong ? ".long.ts" : ".test.ts"))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();

try {
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: tests.map((name) => path.join("frontend", name)),
    outdir: OUT,
    outbase: "frontend",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: "inline",
    plugins: [componentTables],
    loader: { ".css": "text" },
    logLevel: "warning",
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  });
  const built = tests.map((name) => path.join(OUT, name.replace(/\.ts$/, ".mjs")));
  // Left to itself it keeps one processor free: on a machine of two, one file at a time.
  const atOnce = `--test-concurrency=${isLong ? 1 : availableParallelism()}`;
  const options = ["--enable-source-maps", ...(isLong ? UNCOLLECTED : []), "--test", atOnce];
  const run = spawnSync(process.execPath, [...options, ...built], { cwd: ROOT, stdio: "inherit" });
  process.exitCode = run.status ?? 1;
} finally {
  await fs.rm(OUT, { recursive: true, force: true });
}
