/** What the sign-in page inside the client says. */
export const en = {
  denied: "You were not signed in.",
  failed: "Signing in did not work.",
  again: "Try again",
  browser: "Sign in another way",
} as const;

export const zh: Record<keyof typeof en, string> = {
  denied: "没有登录。",
  failed: "登录没有成功。",
  again: "再试一次",
  browser: "换一种方式登录",
};
