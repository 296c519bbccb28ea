/** What moves by script asks here; style sheets have `parts/reset.css`. */

/** Whether this person asked for less movement. */
export function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** How to scroll: gliding, or at once. */
export function glide(): ScrollBehavior {
  return isStill() ? "auto" : "smooth";
}
