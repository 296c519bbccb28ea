/**
 * Which imports the front end may not have; `make lint` runs dependency-cruiser with it.
 *
 * A room is a folder of `frontend/`. A room may use those of the layers below its own, and beside it none: what two pages need
 * goes down into a room they share.
 */
const LAYERS = [
  // Pages and elements of their own: each is what somebody opens, or puts into their page.
  ["chats", "designer", "embed", "library", "links", "share-page", "signin", "simulator", "teams"],
  // Elements that several pages show.
  ["checks", "gallery", "release"],
  ["preview", "jssdk"],
  // `<message-card>`, and what it draws.
  ["card"],
  ["document"],
  // What has nothing to do with cards.
  ["web"],
  ["ui"],
  ["i18n"],
];

const inside = (rooms) => `^frontend/(?:${rooms.join("|")})/`;

/** For each room: not beside it, not above it. Tests may set a page against the simulator, which stands in for the client. */
const UPWARDS = LAYERS.flatMap((layer, at) =>
  layer.map((room) => ({
    name: `${room}-looks-down`,
    severity: "error",
    from: { path: inside([room]), pathNot: "\\.test\\.ts$" },
    to: {
      path: inside(
        LAYERS.slice(0, at + 1)
          .flat()
          .filter((other) => other !== room),
      ),
    },
  })),
);

/** A folder that no layer names would be free of all of this. */
const NAMED = {
  name: "every-room-has-a-layer",
  severity: "error",
  from: { path: "^frontend/[^/]+/", pathNot: inside([...LAYERS.flat(), "testing"]) },
  to: {},
};

/**
 * A circle makes the order in which modules are evaluated matter, and ties together what could be read, tested and loaded
 * apart. Circles of types alone do no harm at run time; there are none either, because each of them turned out to be an
 * interface that wanted a file of its own.
 */
const CIRCLES = {
  name: "no-circles",
  severity: "error",
  from: {},
  to: { circular: true },
};

/** The build finds the components of a card (`build-components.mjs`), so what it imports for them is not seen here. */
const CARD = "^frontend/card/card\\.ts$";
const COMPONENTS = "^frontend/card/components/";
const FOUND = [
  { name: "nothing-names-a-component", severity: "error", from: { pathNot: COMPONENTS }, to: { path: COMPONENTS } },
  {
    name: "components-stand-alone",
    severity: "error",
    from: { path: `${COMPONENTS}([^/]+)/` },
    to: { path: COMPONENTS, pathNot: `${COMPONENTS}$1/` },
  },
  { name: "the-card-is-its-own-roof", severity: "error", from: { path: "^frontend/card/" }, to: { path: CARD } },
];

module.exports = {
  forbidden: [CIRCLES, NAMED, ...UPWARDS, ...FOUND],
  options: {
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    exclude: { path: "node_modules" },
  },
};
