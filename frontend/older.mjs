/** What the web views of old clients (Chrome 80, Safari 13.1) lack; the build puts it in where it is used (`build.mjs`). */
// biome-ignore lint/suspicious/noPrototypeBuiltins: what it would use instead is what is missing.
export function hasOwn(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}
