import { derive } from "../core/keys.ts";
import { type Passwords, urlAs } from "./roles.ts";

/**
 * All that the serving process may know: connections that own nothing, and secrets made from the
 * KEK, so that several servers of one company agree. The KEK itself stays with the launcher.
 */
export function serverSecrets(adminUrl: string, kek: Buffer, passwords: Passwords) {
  const secret = (info: string) => derive(kek, info).toString("base64");
  return {
    APP_DB_RW: urlAs(adminUrl, passwords, "app_rw"),
    APP_DB_DOOR: urlAs(adminUrl, passwords, "app_door"),
    APP_DB_LINK: urlAs(adminUrl, passwords, "app_link"),
    APP_DB_WORKER: urlAs(adminUrl, passwords, "app_worker"),
    APERTURE_WRAP: secret("wrap"),
    NEXTAUTH_SECRET: secret("next-auth"),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secret("server-actions"),
  };
}
