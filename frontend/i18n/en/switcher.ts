/** Words of the switcher of teams at the top of the side. */
export const words = {
  undo: "Undo",
  others: "Other teams of your company",
  person: "1 member",
  people: "{count} members",
  "door-open": "open to join",
  "door-ask": "by approval",
  waiting: "waiting",
  "waiting-one": "See the request to join “{team}”",
  join: "Join",
  "join-one": "Join “{team}”",
  ask: "Ask",
  "ask-one": "Ask to join “{team}”",
  deleted: "Deleted teams",
  "deleted-until": "can be taken back until {date}",
  restore: "Take back",
  "restore-one": "Take back “{team}”",
} as const;
