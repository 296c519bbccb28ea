/** The members page: roles, handing the team over, removing, leaving, and letting people in who ask to be. */
import { html, type TemplateResult } from "lit";
import { t } from "../i18n/teams.ts";
import { askInDialog, askSure, question } from "../ui/dialogs.ts";
import { call } from "../web/api.ts";
import { sayOnNextPage } from "../web/next-page.ts";
import { toast } from "../web/toast.ts";
import { attempt, reasonOf } from "./attempt.ts";
import { endings } from "./endings.ts";
import { refresh } from "./refresh.ts";
import { type Role, roleName } from "./roles.ts";

interface Person {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
}

/** Listens on the page; everything on it may be drawn anew. */
export function watchPeople(team: string, teamName: string): void {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
    if (button === null) return;
    const { decide, leave } = button.dataset;
    if (leave !== undefined) return void leaveTeam(team, teamName, leave);
    if (decide) return void decideOn(team, button, decide as "accepted" | "declined");
    const person = personOf(button);
    if (person) void actOn(team, person, button.dataset);
  });
}

/** What the menus of a row offer. */
async function actOn(team: string, person: Person, { setRole: role, transfer, remove: out }: DOMStringMap) {
  if (role) await changeRole(team, person, role as Role);
  else if (transfer !== undefined) await handOver(team, person);
  else if (out !== undefined) await remove(team, person);
}

function personOf(button: HTMLElement): Person | undefined {
  const { user, name, role } = button.closest<HTMLElement>("tr")?.dataset ?? {};
  return user && name !== undefined && role ? { user, name, role: role as Role } : undefined;
}

/** Whoever looks at the page: giving up one's own role is asked about first. */
function isReader(person: Person): boolean {
  return document.querySelector(`tr[data-user="${person.user}"] [data-leave]`) !== null;
}

async function changeRole(team: string, person: Person, role: Role): Promise<void> {
  if (role === person.role) return;
  const names = { name: person.name, role: roleName(role) };
  if (isReader(person) && person.role === "owner") {
    if (!(await askSure(t("own-role-title", names), t("own-role-text"), t("own-role-do", names)))) return;
  }
  if (!(await setRole(team, person.user, role))) return;
  const back = async () => {
    if (await setRole(team, person.user, person.role)) toast(t("role-back", { ...names, role: roleName(person.role) }));
  };
  // Who gave up being an owner can't take it back.
  const mayUndo = !isReader(person);
  toast(t("role-set", names), mayUndo ? { action: { label: t("undo"), run: () => void back() } } : {});
}

async function setRole(team: string, user: string, role: Role): Promise<boolean> {
  const done = await attempt(async () => {
    await call("PATCH", `teams/${team}/members/${user}/`, { body: { role } });
    await refresh();
    return true;
  });
  return done === true;
}

async function handOver(team: string, person: Person): Promise<void> {
  const { name } = person;
  const done = await askAndDo(
    t("transfer-title", { name }),
    html`<p>${t("transfer-text", { name })}</p>`,
    t("transfer-do", { name }),
    () => call("POST", `teams/${team}/transfer/`, { body: { user: person.user } }),
  );
  if (!done) return;
  await attempt(() => refresh());
  toast(t("transferred", { name }));
}

async function remove(team: string, person: Person): Promise<void> {
  const { name, user } = person;
  const path = `teams/${team}/members/${user}/` as const;
  const held = await attempt(async () => (await call("GET", path)).data);
  if (held === undefined) return;
  const body = html`<p class="lead">${t("remove-text", { name })}</p>${endings(held, "theirs")}`;
  const title = t("remove-title", { name });
  if (!(await askAndDo(title, body, t("remove-do", { name }), () => call("DELETE", path)))) return;
  await attempt(() => refresh());
  document.getElementById("members-title")?.focus();
  toast(t("removed", { name }));
}

async function leaveTeam(team: string, teamName: string, user: string): Promise<void> {
  const path = `teams/${team}/members/${user}/` as const;
  const held = await attempt(async () => (await call("GET", path)).data);
  if (held === undefined) return;
  const title = t("leave-title", { team: teamName });
  const body = html`<p class="lead">${t("leave-text")}</p>${endings(held, "own")}`;
  if (!(await askAndDo(title, body, t("leave-do"), () => call("DELETE", path)))) return;
  sayOnNextPage({ message: t("left", { team: teamName }) });
  location.assign("/library/");
}

/** Asks, and does it while the dialog stands; where that fails the dialog stays and says why. True when done. */
export async function askAndDo(
  title: string,
  body: TemplateResult,
  verb: string,
  run: () => Promise<unknown>,
): Promise<boolean> {
  let problem = "";
  let busy = false;
  const done = await askInDialog<true>(
    title,
    (close, redraw) => {
      const submit = async () => {
        busy = true;
        redraw();
        try {
          await run();
          close(true);
        } catch (error) {
          problem = reasonOf(error);
          busy = false;
          redraw();
        }
      };
      return question(title, body, verb, { danger: true, off: busy, problem, submit: () => void submit() });
    },
    { css: "dlg-m" },
  );
  return done === true;
}

async function decideOn(team: string, button: HTMLElement, state: "accepted" | "declined"): Promise<void> {
  const row = button.closest<HTMLElement>("[data-request]");
  const { request = "", name = "" } = row?.dataset ?? {};
  const role = row?.querySelector<HTMLSelectElement>("[data-role]")?.value as Role;
  for (const one of row?.querySelectorAll<HTMLButtonElement>("button") ?? []) one.disabled = true;
  const done = await attempt(async () => {
    const body = state === "accepted" ? { state, role } : { state };
    await call("PATCH", `teams/${team}/join-requests/${request}/`, { body });
    return true;
  });
  if (done === undefined) {
    for (const one of row?.querySelectorAll<HTMLButtonElement>("button") ?? []) one.disabled = false;
    return;
  }
  await attempt(() => refresh());
  document.getElementById(document.getElementById("requests-title") ? "requests-title" : "members-title")?.focus();
  toast(t(state === "accepted" ? "let-in" : "turned-away", { name, role: roleName(role) }));
}
