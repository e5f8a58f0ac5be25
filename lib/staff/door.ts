import { siteVault } from "../consultation/open-vault.ts";
import type { Vault } from "../consultation/vault.ts";
import { settings } from "../settings.ts";
import { type Auth, makeAuth } from "./auth.ts";

/** What a sign-in needs: the database with its keys, and better-auth on it. */
export type Door = { vault: Vault; auth: Auth };

/** Opens the door to a database. `siteUrl` is the address of the site. */
export function doorTo(vault: Vault, siteUrl: string): Door {
  return { vault, auth: makeAuth(vault, siteUrl) };
}

const doors = new WeakMap<Vault, Door>();

/** The door of this process, made once. */
export async function siteDoor(): Promise<Door> {
  const vault = await siteVault();
  const door = doors.get(vault) ?? doorTo(vault, settings().siteUrl);
  doors.set(vault, door);
  return door;
}
