/** Outside the client, and the team's own pages about a link: the preview, and buttons that copy an address. */
import { en, zh } from "../i18n/copy.ts";
import { translator } from "../i18n/index.ts";
import { copyText } from "./copy.ts";
import { pageJson, showCard } from "./page.ts";

const SHOWN_FOR = 2_000;
const t = translator(en, zh);

const card = pageJson<unknown>("card-data");
if (card !== null) showCard(card);

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
  const label = button.querySelector("span");
  const words = label?.textContent ?? "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener("click", async () => {
    const copied = await copyText(button.dataset.copy ?? "");
    if (label === null) return;
    label.textContent = t(copied ? "copied" : "copyFailed");
    clearTimeout(timer);
    timer = setTimeout(() => {
      label.textContent = words;
    }, SHOWN_FOR);
  });
}
