/** A button that copies a text and says so for a moment. */
import { copyText } from "./copy-text.ts";

const SHOWN_FOR = 2_000;

/** Makes `button` copy `text`; the words go where the button's own label, its `span`, stands. */
export function copyOnClick(button: HTMLElement, text: string, words: { copied: string; failed: string }): void {
  const label = button.querySelector("span");
  const own = label?.textContent ?? "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener("click", async () => {
    const copied = await copyText(text);
    if (label === null) return;
    label.textContent = copied ? words.copied : words.failed;
    clearTimeout(timer);
    timer = setTimeout(() => {
      label.textContent = own;
    }, SHOWN_FOR);
  });
}
