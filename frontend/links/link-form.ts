/** The form of a new link: only what counts in the chosen mode can be filled in. Without a script the server says the same. */

/** Shows and enables the parts of the chosen mode, and switches off what can't go together. */
export function watchModes(form: HTMLFormElement): void {
  const look = (): void => {
    const chosen = chosenIn(form, "mode");
    for (const part of form.querySelectorAll<HTMLElement>("[data-mode]")) {
      const counts = part.dataset.mode === chosen;
      part.hidden = !counts;
      for (const field of fieldsOf(part)) field.disabled = !counts;
    }
    noGroups(form, chosen === "choose");
    saySwitches(form);
  };
  form.addEventListener("change", look);
  look();
}

const PEOPLE_ONLY = "2";

/** Where the picker lists people only, no group can be made in it (h5-jssdk §2.3). */
function noGroups(form: HTMLFormElement, counts: boolean): void {
  const box = form.querySelector<HTMLInputElement>("#allowCreateGroup");
  const why = form.querySelector<HTMLElement>("#no-group");
  if (box === null || why === null) return;
  const impossible = chosenIn(form, "selectType") === PEOPLE_ONLY;
  if (impossible) box.checked = false;
  box.disabled = impossible || !counts;
  why.hidden = !impossible;
  box.setAttribute("aria-describedby", impossible ? why.id : "");
}

/** The line above the button says what the switches come to. */
function saySwitches(form: HTMLFormElement): void {
  for (const said of form.querySelectorAll<HTMLElement>("[data-switch]")) {
    const box = form.elements.namedItem(said.dataset.switch ?? "");
    if (box instanceof HTMLInputElement) said.textContent = (box.checked ? said.dataset.on : said.dataset.off) ?? "";
  }
}

function chosenIn(form: HTMLFormElement, name: string): string {
  const field = form.elements.namedItem(name);
  return field instanceof RadioNodeList ? field.value : "";
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLFieldSetElement;

function fieldsOf(part: HTMLElement): Field[] {
  if (part instanceof HTMLFieldSetElement) return [part];
  return Array.from(part.querySelectorAll<Field>("input, select"));
}
