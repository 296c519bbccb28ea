import { COLORS } from "../../colors.ts";
import type { Theme } from "../../context.ts";

/** The series colours of each `color_theme`; the format names the themes and publishes no values, so these are the card's own families. */
const SCHEMES: Readonly<Record<string, string>> = {
  brand: "blue-500 turquoise-400 wathet-400 yellow-400 orange-400 purple-500 green-400 carmine-400 indigo-500 red-400",
  rainbow: "red-400 orange-400 yellow-400 lime-400 green-400 turquoise-400 wathet-400 blue-500 purple-500 carmine-400",
  complementary: "blue-500 orange-400 turquoise-400 red-400 purple-500 yellow-400 wathet-400 carmine-400",
  converse: "blue-500 red-400 wathet-400 orange-400 indigo-500 carmine-400 turquoise-400 yellow-400",
  primary: "blue-700 blue-600 blue-500 blue-400 blue-350 blue-300 blue-200 blue-100",
};

export function seriesColors(scheme: unknown, theme: Theme): string[] {
  const words = (typeof scheme === "string" ? SCHEMES[scheme] : undefined) ?? SCHEMES.brand ?? "";
  return words.split(" ").map((word) => COLORS.get(word)?.[theme] ?? "#336DF4");
}

export function shade(word: string, theme: Theme): string {
  return COLORS.get(word)?.[theme] ?? "";
}
