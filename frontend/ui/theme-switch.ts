import { Monitor, Moon, Sun } from "lucide";
import { t } from "../i18n/theme.ts";
import { h, iconNode, renew } from "./dom.ts";
import { chosenTheme, type Theme } from "./theme.ts";

/** What each theme shows and what comes after it; empty follows the system. */
const THEMES = {
  "": { next: "light", shape: Monitor, label: "system" },
  light: { next: "dark", shape: Sun, label: "light" },
  dark: { next: "", shape: Moon, label: "dark" },
} as const;
const YEAR = 365 * 24 * 60 * 60;

/**
 * `<theme-switch>`: one button that goes from the system's theme to light to dark, in the page's own styles.
 *
 * The choice is a cookie, so that the server writes it into `<html data-theme>` and no page flashes in the wrong theme.
 * Fires `theme-change` on `document`; whoever draws a card listens.
 */
export class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", this.advance);
    this.draw();
  }

  private draw(): void {
    const { shape, label } = THEMES[chosenTheme()];
    const text = t(label);
    renew(this, h("button", { class: "ib", type: "button", title: text, "aria-label": text }, iconNode(shape)));
  }

  private readonly advance = (): void => {
    chooseTheme(THEMES[chosenTheme()].next);
    this.draw();
  };
}

function chooseTheme(theme: Theme): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari 15.4, which we serve.
  document.cookie = `theme=${theme}; path=/; max-age=${theme === "" ? 0 : YEAR}; SameSite=Lax${secure}`;
  if (theme === "") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  document.dispatchEvent(new CustomEvent("theme-change"));
}

if (!customElements.get("theme-switch")) customElements.define("theme-switch", ThemeSwitch);
