/** The four roles in words. */
import { t } from "../i18n/teams.ts";

export const ROLES = ["owner", "publisher", "editor", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export function roleName(role: Role): string {
  return t(`role-${role}`);
}

export function roleLine(role: Role): string {
  return t(`role-line-${role}`);
}
