/** Words of the blanks on a share page. */
export const words = {
  missing: "Fill this in.",
  room: "{count} bytes left",
  full: "{count} bytes too many",
} as const;
