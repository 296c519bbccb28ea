/** Words of the list of steps. */
export const words = {
  history: "History",
  "history-title": "Steps of this visit",
  "history-opened": "As it was opened",
  "history-empty": "Nothing has been changed yet. Each step you take is listed here, to go back to.",
  "history-undone": "undone",
  "history-now": "now here",
} as const;
