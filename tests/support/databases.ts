export const template = "aperture_template";

/** A key like any other, but the same in every run. */
export const kek = Buffer.alloc(32, "aperture tests");

/** The same server, another database. */
export function databaseUrl(adminUrl: string, name: string) {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
