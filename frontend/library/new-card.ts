/** The page "New card": makes a template of the chosen starting point, or of what is pasted, and goes there. */
import { call } from "../web/api.ts";
import "../gallery/gallery.ts";
import type { Entry, StartingPoint } from "../gallery/entries.ts";
import type { CardGallery } from "../gallery/gallery.ts";
import { refusalOf } from "../gallery/paste-panel.ts";
import { failureMessage } from "../web/messages.ts";
import { must } from "../web/page-data.ts";
import { toast } from "../web/toast.ts";

const gallery = must<CardGallery>("card-gallery");
/** Where the card goes: the team and folder the page was opened for. */
const { team, folder } = gallery.dataset;

async function make(
  slug: string,
  content: Readonly<Record<string, unknown>>,
  refused = (error: unknown) => toast(failureMessage(error), { kind: "info" }),
): Promise<void> {
  gallery.busy = slug;
  try {
    const body = { ...content, ...(team && { team }), ...(folder && { folder }) };
    const { data } = await call("POST", "templates/", { body });
    location.assign(`/templates/${data.id}/`);
  } catch (error) {
    gallery.busy = undefined;
    refused(error);
  }
}

gallery.addEventListener("gallery-pick", (event) => {
  const { slug, name, document } = (event as CustomEvent<Entry>).detail;
  void make(slug, { name: slug === "blank" ? "" : name, document });
});
gallery.addEventListener("gallery-start", (event) => {
  const { id } = (event as CustomEvent<StartingPoint>).detail;
  void make(id, { name: "", begin_with: id });
});
gallery.addEventListener("gallery-paste", (event) => {
  const text = (event as CustomEvent<string>).detail;
  void make("", { text }, (error) => gallery.refusePasted(text, refusalOf(error)));
});
// Coming back by the browser's own button finds the page as it was left.
window.addEventListener("pageshow", () => {
  gallery.busy = undefined;
});
