/** Words of the theme switch. */
export const en = {
  system: "Theme: like the system",
  light: "Theme: light",
  dark: "Theme: dark",
} as const;

export const zh: Record<keyof typeof en, string> = {
  system: "外观：跟随系统",
  light: "外观：浅色",
  dark: "外观：深色",
};
