// What the build makes of the folders in `components/` (`frontend/build-components.mjs`).

declare module "virtual:component-packs" {
  /** What nearly every card has. */
  export const base: import("./registry.ts").Pack;
  export const lazyPacks: readonly import("./registry.ts").LazyPack[];
}

/** What is known of components that have not been loaded. */
declare module "virtual:component-facts" {
  /** Which take a whole row where elements flow side by side: always, or as long as no width or no cropping says otherwise. */
  export const rows: Readonly<Record<string, "always" | "unless-sized" | "unless-cropped">>;
  /** Those the keyboard reaches by themselves. */
  export const focusable: readonly string[];
  /** Their names by language and tag, of those that are loaded late. */
  export const names: Readonly<Record<import("../i18n/index.ts").Language, Readonly<Record<string, string>>>>;
}
