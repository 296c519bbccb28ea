/** The words of the contact sheet. */
export const words = {
  base: "Base texts",
  dark: "dark",
  desktop: "desktop",
  light: "light",
  mobile: "mobile",
  notJson: "That is not JSON: {reason}",
} as const;
