/** Words that only files have that send without Card Studio. */
export const words = {
  never: "This client can't send cards",
  config: "This page is not set up ({code})",
  configText: "Nothing was sent. Whoever put this page up has to look at it.",
  unreachable: "What signs this page could not be reached",
  unreachableText: "Nothing was sent. Check the network and try again.",
  signerBusy: "What signs this page can't answer now ({code})",
  signerBusyText: "Nothing was sent. Try again in a moment.",
  signIn: "You were not signed in",
  signInText: "Nothing was sent. Try again.",
  outside: "Cards are sent from inside Feishu.",
  open: "Open in Feishu",
} as const;
