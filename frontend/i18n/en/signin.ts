/** What the sign-in page inside the client says. */
export const words = {
  denied: "You were not signed in.",
  failed: "Signing in did not work.",
  again: "Try again",
  browser: "Sign in another way",
} as const;
