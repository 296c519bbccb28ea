/** The beginning of `/try/`: the gallery, until somebody chose what to begin from. */
import { stringify } from "lossless-json";
import { exactly } from "../../document/exact-json.ts";
import { keptOnDevice } from "./device.ts";
import "../../gallery/gallery.ts";
import type { Entry } from "../../gallery/entries.ts";
import type { CardGallery } from "../../gallery/gallery.ts";
import { refusalOf } from "../../gallery/paste-panel.ts";
import { call } from "../../web/api.ts";
import { must } from "../../web/page-data.ts";
import { toast } from "../../web/toast.ts";

/** Shows the gallery in place of `skeleton`; the document that was chosen, as JSON text, once it is. */
export async function chosenDocument(skeleton: HTMLElement): Promise<string> {
  const start = must("#try-start");
  const gallery = document.createElement("card-gallery") as CardGallery;
  must("#try-gallery").replaceChildren(gallery);
  must("#try-kept").hidden = keptOnDevice() === undefined;
  skeleton.hidden = true;
  start.hidden = false;
  const text = await choice(gallery);
  start.remove();
  skeleton.hidden = false;
  return text;
}

function choice(gallery: CardGallery): Promise<string> {
  return new Promise((resolve) => {
    gallery.addEventListener("gallery-pick", (event) =>
      resolve(JSON.stringify((event as CustomEvent<Entry>).detail.document)),
    );
    gallery.addEventListener("gallery-paste", async (event) => {
      const text = (event as CustomEvent<string>).detail;
      gallery.busy = "";
      try {
        resolve(await unwrapped(text));
      } catch (error) {
        gallery.refusePasted(text, error instanceof NoCard ? { message: error.message } : refusalOf(error));
      }
    });
  });
}

class NoCard extends Error {}

/** The document in a pasted text, with every digit. Throws NoCard, or what the call throws. */
async function unwrapped(text: string): Promise<string> {
  const answer = await call("POST", "cards/unwrap/", { body: { text } });
  const { notes } = answer.data;
  const { card, document } = exactly(answer);
  if (card === null) throw new NoCard(notes.at(-1)?.message ?? "");
  if (notes.length > 0) toast(notes.map(({ message }) => message).join(" "), { kind: "info" });
  return stringify(document ?? { card }) ?? "";
}
