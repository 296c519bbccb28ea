/** How the card is looked at: kept on this device, never in the document. */
import type { Preview } from "./previews.ts";

export type Device = "desktop" | "mobile" | "both";
export type Theme = "light" | "dark";

export interface View {
  readonly device: Device;
  /** Undefined: as the page. */
  readonly theme: Theme | undefined;
  /** A locale of the card; "" draws the base texts. */
  readonly locale: string;
  /** The preview values that are shown; undefined: the content, which is what goes out. */
  readonly preview: Preview | undefined;
  /** Placeholders are shown as they are written. */
  readonly chips: boolean;
  /** The card answers clicks instead of being edited. */
  readonly interactive: boolean;
  /** The client version whose likeness is drawn ("7.9"); undefined: today's. */
  readonly lens: string | undefined;
  /** The channel the checks speak for; undefined: all of them. */
  readonly channel: string | undefined;
  /** Per cent. */
  readonly zoom: number;
}

/** What of it comes back with the next visit. */
const KEPT = ["device", "theme", "zoom"] as const;
const KEY = "cardstudio.designer.view";

const FRESH: View = {
  device: "desktop",
  theme: undefined,
  locale: "",
  preview: undefined,
  chips: false,
  interactive: false,
  lens: undefined,
  channel: undefined,
  zoom: 100,
};

/** A phone shows the card as phones do. */
const NARROW = "(max-width: 720px)";

export function loadView(): View {
  if (matchMedia(NARROW).matches) return { ...FRESH, device: "mobile" };
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<View>;
    return { ...FRESH, ...Object.fromEntries(KEPT.filter((key) => key in kept).map((key) => [key, kept[key]])) };
  } catch {
    return FRESH;
  }
}

export function keepView(view: View): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(KEPT.map((key) => [key, view[key]]))));
  } catch {
    // A device that keeps nothing looks at the card afresh next time.
  }
}
