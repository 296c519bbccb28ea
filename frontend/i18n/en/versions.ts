/** Words of the page of a card's versions. */
export const words = {
  "load-failed": "The page could not be loaded.",
  retry: "Try again",
  "restore-title": "Make version {number} the draft?",
  "restore-text":
    "The draft then says what version {number} says. What it says now is kept as a version first, so nothing is lost.",
  restore: "Make it the draft",
  restored: "The draft says what version {number} says",
  open: "Open in the designer",
  "note-title": "Note of version {number}",
  note: "What changed, for colleagues",
  "note-save": "Save",
  "note-saved": "The note of version {number} is saved",
} as const;
