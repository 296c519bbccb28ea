/**
 * What the switcher at the top of the side adds to the server's list when it is opened: teams of the person's company that they
 * may join, and deleted ones that they may take back. And the toast that the page before left to say.
 */
import { html, nothing, render, type TemplateResult } from "lit";
import { t } from "../i18n/switcher.ts";
import { initialOf } from "../ui/initial.ts";
import { IS_MAC, keyCaps } from "../ui/keys.ts";
import { timeText } from "../ui/time.ts";
import { call } from "../web/api.ts";
import type { Shapes } from "../web/api-types.ts";
import { failureMessage } from "../web/messages.ts";
import { saidBefore } from "../web/next-page.ts";
import { toast } from "../web/toast.ts";

type Joinable = Shapes["JoinableTeamOut"];
type Deleted = Shapes["DeletedTeamOut"];

export function watchTeamSwitcher(): void {
  const menu = document.querySelector<HTMLDetailsElement>("[data-team-menu]");
  const more = menu?.querySelector<HTMLElement>("[data-more-teams]");
  for (const caps of menu?.querySelectorAll<HTMLElement>("[data-keys]") ?? [])
    caps.textContent = keyCaps(caps.dataset.keys ?? "").join(IS_MAC ? "" : "+");
  menu?.addEventListener("toggle", () => {
    if (menu.open && more && more.childElementCount === 0) void load(more);
  });
  sayWhatWasLeft();
}

async function load(place: HTMLElement): Promise<void> {
  try {
    const [joinable, asked, deleted] = await Promise.all([
      call("GET", "teams/?joinable=1" as "teams/"),
      call("GET", "join-requests/"),
      call("GET", "teams/?deleted=1" as "teams/"),
    ]);
    const pending = asked.data.results.filter(({ state }) => state === "pending");
    const waiting = new Map(pending.map(({ team, id }) => [team, id]));
    show(place, joinable.data.results as Joinable[], waiting, deleted.data.results as Deleted[]);
  } catch {
    // The person's own teams stand above; others can wait for the next opening.
  }
}

function show(
  place: HTMLElement,
  joinable: readonly Joinable[],
  waiting: ReadonlyMap<string, string>,
  deleted: readonly Deleted[],
) {
  render(
    html`${
      joinable.length === 0
        ? nothing
        : html`<hr><div class="pop-l">${t("others")}</div>
        <ul class="menu">${joinable.map((team) => joinRow(team, waiting))}</ul>`
    }
      ${deleted.length === 0 ? nothing : html`<hr><div class="pop-l">${t("deleted")}</div><ul class="menu">${deleted.map(deletedRow)}</ul>`}`,
    place,
  );
}

function row(name: string, line: TemplateResult | string, end: TemplateResult): TemplateResult {
  return html`<li class="other"><span class="av av-sq av-${"abcde"[name.length % 5]}" aria-hidden="true">${initialOf(name)}</span>
    <span class="grow"><b class="cut">${name}</b><span class="meta">${line}</span></span>${end}</li>`;
}

function joinRow({ id, name, members, door }: Joinable, waiting: ReadonlyMap<string, string>): TemplateResult {
  const line = html`${t(members === 1 ? "person" : "people", { count: members })}<i class="sep"></i>${t(door === "open" ? "door-open" : "door-ask")}`;
  const request = waiting.get(id);
  if (request !== undefined)
    return row(name, line, led(`/requests/${request}/`, t("waiting-one", { team: name }), t("waiting")));
  if (door === "open") {
    const label = t("join-one", { team: name });
    const press = () => void join(id);
    return row(
      name,
      line,
      html`<button class="btn btn-sm" type="button" aria-label=${label} @click=${press}>${t("join")}</button>`,
    );
  }
  // Who asks says who they are, and what they want to do: that has a page of its own.
  return row(name, line, led(`/teams/?q=${encodeURIComponent(name)}`, t("ask-one", { team: name }), t("ask")));
}

function led(page: string, label: string, words: string): TemplateResult {
  return html`<a class="btn btn-sm" href=${page} aria-label=${label}>${words}</a>`;
}

function deletedRow({ id, name, until }: Deleted): TemplateResult {
  const line = t("deleted-until", { date: timeText(until, "day") });
  return row(
    name,
    line,
    html`<button class="btn btn-sm" type="button" aria-label=${t("restore-one", { team: name })} @click=${() => restore(id)}>${t("restore")}</button>`,
  );
}

async function join(team: string): Promise<void> {
  try {
    await call("POST", `teams/${team}/join-requests/`, { body: {} });
    location.assign(`/library/?team=${team}`);
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
  }
}

async function restore(team: string): Promise<void> {
  try {
    await call("POST", `teams/${team}/restore/`);
    location.assign(`/library/?team=${team}`);
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
  }
}

function sayWhatWasLeft(): void {
  const said = saidBefore();
  if (said === undefined) return;
  const { message, deletedTeam } = said;
  toast(
    message,
    deletedTeam === undefined
      ? {}
      : { kind: "trash", action: { label: t("undo"), run: () => void restore(deletedTeam) } },
  );
}
