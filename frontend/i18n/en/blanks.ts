/** Words of the blanks on a share page. */
export const words = {
  missing: "Fill this in.",
  room: "About {count} characters left",
  full: "About {count} characters too many",
} as const;
