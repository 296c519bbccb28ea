import type { Context } from "./context.ts";
import { objectOf } from "./json.ts";

/** The colour words of cards: for each family its steps, light and dark (card-format §5.2). */

export const STEPS = ["50", "100", "200", "300", "350", "400", "500", "600", "700", "800", "900"];

/** Per step: light and dark hex digits. */
const FAMILIES: Readonly<Record<string, string>> = {
  blue: "F0F4FF152340 E0E9FF173166 C2D4FF194294 94B4FF2655B6 7AA2FF275FCE 5083FB3370EB 336DF44C88FF 1456F075A4FF 0442D28FB4FF 002F9EBDD2FF 002270E0E9FF",
  carmine:
    "FEF0F83A182B FEE2F2591C3F F8C4E1782B57 F598CC94386C EB78B8AB417D DF58A5C24A8E CC398CDB5EA4 B82879ED77BA 9D1562FC94CF 730744FFC2E5 550C35FFE0F2",
  green:
    "E4FAE10E2B0A D0F5CE173B12 95E59921511A 5CD168296621 35BD4B2F7526 32A64535872A 258832419E34 1A752651BA43 0B601769CC5C 04430C99E490 022C07CBF5C6",
  indigo:
    "F2F3FD1E204A E9EAFB2A2D69 CCCFF9373D90 ABB0F2474FB8 959BEE515AD6 757DF05E68E8 5B65F57B83F7 4752E69499F7 333DCCAAAFF8 1E27A4CDD0F9 151B70E7E9FE",
  lime: "F2F8D3212702 E3F0A3303804 C8DD5F404C06 A2C10B53610A 91AD005F700A 7B92076B7F05 6B7F0682990A 5C6D0893AF04 4A5804A6C313 333D00C2E12D 262E00E3F391",
  orange:
    "FFF3E533210B FEE7CD4A2B10 FEC48B683A12 FF9D4C8A4A19 FF811AA15317 ED6D0CB85E1A C25705DB7018 A44904F3871B 853A05F89E44 642B02FEC88B 3B1A02FEE7CD",
  purple:
    "F5F0FE2B194A EFE6FE3F2073 DCC9FD5529A3 C8A9FC6C39C6 B791FA7C4AD4 9F6FF18C55EC 8D55EDA575FA 7A35F0B88FFE 611FD6C5A3FF 4811A6DBC8FD 2F0080EFE5FF",
  red: "FEF0F03D1A19 FEE3E2591F1D FDC6C47B2524 F89E9BA03331 FF7570B33A37 F54A45D14642 E22E28F05B56 C02A26F6827E A11C17F89E9B 741915FDC6C4 590603FEE3E2",
  sunflower:
    "FFFFDB29250A FFFCA338320C FFF67A574D01 FFF2587A6A01 FFE9289C8702 E5CE00C9B218 C2A800E5CD17 8F7C00F5DF36 5C4F00F7E663 423700FAED7A 2C2502FFF59E",
  turquoise:
    "E2F8F5132926 C4F2EC173B36 6FE8D81D4E47 33D6C025665E 2DBEAB227369 10A893198578 0F85751FA18F 0670621AB7A1 045D5117CFB5 03443B65E7D5 02312AB7F7EF",
  violet:
    "FCEEFC3B153B F9E2F9541854 F3C4F3712871 E59CE58B378B DE81DEA43DA4 CF5ECFB54AB5 BF3DBFD661D6 A630A6E17FE1 872787E99BE9 6A116AF4C3F4 520052FCDFFC",
  wathet:
    "E7F8FE152830 CAEFFC103647 97DCFC164359 3EC3F7135A78 25B0E7146C91 1295CA1A7FAB 047FB01099CC 076A9425B2E5 0F587A51C3F0 06415C89DFFE 072B3DC7F0FF",
  yellow:
    "FBF4DF30250A FAEDC2473409 FCDF7E63470F FAD3558A6419 FFC60AAD7D15 D99904D49B0B AD7A03F0B622 865B03FBCB46 6F4A01FCD456 573601FFDE75 382201FFEAA3",
};

const GREYS: Readonly<Record<string, string>> = {
  "00": "FFFFFF0A0A0A",
  "50": "F5F6F71A1A1A",
  "100": "F2F3F5292929",
  "200": "EFF0F1373737",
  "300": "DEE0E3434343",
  "350": "D0D3D6505050",
  "400": "BBBFC45F5F5F",
  "500": "8F959E757575",
  "600": "646A73A6A6A6",
  "650": "51565DCFCFCF",
  "700": "373C43E0E0E0",
  "800": "2B2F36E8E8E8",
  "900": "1F2329EBEBEB",
  "950": "0F1114F8F8F8",
  "1000": "000000FFFFFF",
};

/** Hex values of a colour word, light and dark. */
export type Shade = Readonly<{ light: string; dark: string }>;

function shade(digits: string): Shade {
  return { light: `#${digits.slice(0, 6)}`, dark: `#${digits.slice(6)}` };
}

function allColors(): Map<string, Shade> {
  const colors = new Map<string, Shade>();
  for (const [family, row] of Object.entries(FAMILIES)) {
    row.split(" ").forEach((digits, index) => {
      colors.set(`${family}-${STEPS[index]}`, shade(digits));
    });
  }
  for (const [step, digits] of Object.entries(GREYS)) colors.set(`grey-${step}`, shade(digits));
  for (const family of [...Object.keys(FAMILIES), "grey"]) colors.set(family, colors.get(`${family}-600`) ?? shade(""));
  colors.set("bg-white", shade("FFFFFF1A1A1A"));
  // "white" has no value of its own in the list; it is white in both themes.
  return colors.set("white", shade("FFFFFFFFFFFF"));
}

/** Every colour word with a value. */
export const COLORS: ReadonlyMap<string, Shade> = allColors();

/** The families that headers and tags may have. */
export const FAMILY_NAMES: readonly string[] = Object.keys(FAMILIES).filter((name) => name !== "sunflower");

/** The whole palette as declarations of custom properties `--c-…`. */
export function palette(theme: "light" | "dark"): string {
  return [...COLORS].map(([name, value]) => `--c-${name}:${value[theme]};`).join("");
}

const RGBA = /^rgba?\(\s*\d{1,3}%?(?:\s*,\s*\d{1,3}%?){2}(?:\s*,\s*(?:\d?\.?\d+)%?)?\s*\)$/;

/**
 * A colour word, or a name from `config.style.color`, as a CSS value; undefined for everything else.
 * Hex is refused by the platform, so it is not drawn either.
 */
export function color(value: unknown, context: Pick<Context, "style" | "theme">): string | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  const own = objectOf(context.style.color)[value];
  if (own !== undefined) {
    const chosen = objectOf(own)[context.theme === "dark" ? "dark_mode" : "light_mode"];
    return typeof chosen === "string" ? (rgba(chosen) ?? word(chosen)) : undefined;
  }
  return word(value) ?? rgba(value);
}

function word(value: string): string | undefined {
  return COLORS.has(value) ? `var(--c-${value})` : undefined;
}

function rgba(value: string): string | undefined {
  return RGBA.test(value.trim()) ? value.trim() : undefined;
}

/** A colour behind something: there "grey" is the quiet grey of fills (all that early clients knew), not that of text. */
export function groundColor(value: unknown, context: Pick<Context, "style" | "theme">): string | undefined {
  return value === "grey" ? "var(--fill)" : color(value, context);
}

/** A colour of a line around something: there "grey" is the light grey of lines, not that of text. */
export function lineColor(value: unknown, context: Pick<Context, "style" | "theme">): string {
  return value === "grey" ? "var(--line)" : (color(value, context) ?? "var(--line)");
}
