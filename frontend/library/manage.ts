/** What the top bar of the template page does beside saving: name, copy, delete, share. */
import { t } from "../i18n/library.ts";
import { rememberDeleted } from "./deleted.ts";
import type { Draft } from "./draft.ts";
import { call } from "./http.ts";
import { must } from "./page.ts";
import { reason, whyNot } from "./said.ts";
import { toast } from "./toast.ts";

/** Make the controls of template `id` work. */
export function manage(id: string, draft: Draft): void {
  const name = must<HTMLInputElement>("#name");
  let known = name.value;

  async function rename(): Promise<void> {
    const wanted = name.value.trim();
    if (wanted === known) return;
    if (wanted === "") {
      setName(known);
      return toast(t("name-empty"), { kind: "info" });
    }
    try {
      const { data } = await call("PATCH", `templates/${id}/`, { body: { name: wanted } });
      known = (data as { name: string }).name;
      setName(known);
      document.title = `${known} · Card Studio`;
      toast(t("renamed", { name: known }));
    } catch (error) {
      setName(known);
      toast(reason(error), { kind: "info" });
    }
  }

  function setName(value: string): void {
    name.value = value;
    fitName();
  }

  /** The field is as wide as its text. */
  function fitName(): void {
    if (name.parentElement !== null) name.parentElement.dataset.value = name.value;
  }

  name.addEventListener("input", fitName);
  name.addEventListener("change", () => void rename());
  name.addEventListener("keydown", (event) => {
    if (event.key === "Escape") setName(known);
    if (event.key === "Enter" || event.key === "Escape") name.blur();
  });

  async function duplicate(): Promise<void> {
    try {
      await draft.settle();
      const { data } = await call("POST", `templates/${id}/duplicate/`, { body: {} });
      location.assign(`/templates/${(data as { id: string }).id}/`);
    } catch (error) {
      toast(whyNot(error), { kind: "info" });
    }
  }

  async function remove(): Promise<void> {
    try {
      await call("DELETE", `templates/${id}/`);
      rememberDeleted({ id: id, name: known });
      location.assign("/library/");
    } catch (error) {
      toast(reason(error), { kind: "info" });
    }
  }

  /** The share page freezes what is saved: wait for that, then go. */
  async function leaveSaved(link: HTMLAnchorElement): Promise<void> {
    try {
      await draft.settle();
      location.assign(link.href);
    } catch (error) {
      toast(whyNot(error), { kind: "info" });
    }
  }

  document.querySelector("#duplicate")?.addEventListener("click", () => void duplicate());
  document.querySelector("#delete")?.addEventListener("click", () => void remove());
  document.querySelector<HTMLAnchorElement>("#share")?.addEventListener("click", (event) => {
    if (!draft.pending || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    void leaveSaved(event.currentTarget as HTMLAnchorElement);
  });
}
