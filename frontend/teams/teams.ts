/** The pages of a team: its settings, its people, making one. */
import { copyButtons } from "../web/copy-buttons.ts";
import { toast } from "../web/toast.ts";
import { watchFind } from "./find.ts";
import { deleteTeam, watchGeneral } from "./general.ts";
import { showInvite } from "./invite-dialog.ts";
import { watchNewTeam } from "./new-team.ts";
import { watchPeople } from "./people.ts";
import { watchTokens } from "./tokens.ts";

copyButtons();
watchTokens();
const page = document.querySelector<HTMLElement>("[data-team]");
const { team = "", name = "" } = page?.dataset ?? {};

if (page !== null) {
  watchPeople(team, name);
  watchFind();
  const form = document.querySelector<HTMLFormElement>("[data-team-general]");
  if (form !== null) watchGeneral(form, team);
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
    if (button?.dataset.invite !== undefined) void showInvite(team);
    else if (button?.dataset.notYours !== undefined) toast(button.title, { kind: "info" });
    else if (button?.dataset.deleteTeam !== undefined) void deleteTeam(team, name, button.dataset);
  });
  // The switcher's "Invite to this team…" leads here.
  if (location.hash === "#invite" && document.querySelector("[data-invite]") !== null) {
    history.replaceState(null, "", location.pathname);
    void showInvite(team);
  }
}

const making = document.querySelector<HTMLFormElement>("[data-new-team]");
if (making !== null) watchNewTeam(making);
