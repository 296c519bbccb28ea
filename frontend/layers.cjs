/**
 * Which imports the front end may not have; `make lint` runs dependency-cruiser with it.
 *
 * A circle makes the order in which modules are evaluated matter, and ties what could be read, tested and loaded apart.
 * Circles of types alone do no harm at run time; there are none either, because each of them turned out to be an interface
 * that wanted a file of its own.
 */
const CIRCLES = {
  name: "no-circles",
  severity: "error",
  from: {},
  to: { circular: true },
};

module.exports = {
  forbidden: [CIRCLES],
  options: {
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    exclude: { path: "node_modules" },
  },
};
