/** Words of the theme switch. */
export const words = {
  system: "Theme: like the system",
  light: "Theme: light",
  dark: "Theme: dark",
} as const;
