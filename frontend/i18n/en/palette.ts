/** Words of the palette. */
export const words = {
  search: "Find a component",
  "nothing-found": "There is no component called “{query}”",
  "needs-modern": "Only in cards of format 2.0 (client 7.20 and later)",
  "needs-client": "Client {version} and later",
  "convert-title": "Switch to a 2.0 card?",
  "convert-text":
    "“{name}” exists only in cards of format 2.0. People need client 7.20 or later to see such a card; older clients show a request to update. You can undo this.",
  "convert-same": "The card stays as it is; nothing gets lost.",
  "convert-changes": "What changes ({count}):",
  "convert-refused": "Feishu would refuse the card as it will be. You can mend it afterwards, or undo the switch.",
  dropped: "Left out",
  replaced: "Replaced",
  kept: "Kept",
  refused: "Refused from now on",
  warned: "New warning",
  convert: "Switch and add",
  cancel: "Cancel",
  "changed-meanwhile": "The card has changed meanwhile. Please try again.",
  "no-answer": "The server could not be reached. Nothing has changed.",
} as const;
