/** What the web views of old clients (Chrome 80, Safari 13.1) lack; the build puts it in where it is used (`build.mjs`). */
export function hasOwn(object, name) {
  // biome-ignore lint/suspicious/noPrototypeBuiltins: what it would have instead is what is missing.
  return Object.prototype.hasOwnProperty.call(object, name);
}
