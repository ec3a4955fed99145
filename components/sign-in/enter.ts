/** Why it did not work: a words key of the sign-in page, and the seconds to wait. */
export type Refused = { code: string; seconds: number };

/** "people.wait:8" as next-auth carries it in the address. */
export function refusedOf(error: string | null | undefined): Refused | null {
  if (!error) return null;
  const [code = "", seconds = "0"] = error.split(":");
  return { code, seconds: Number(seconds) || 0 };
}

/** Signs in through next-auth's door; null when it worked. */
export async function enter(account: string, password: string): Promise<Refused | null> {
  try {
    const csrf = await fetch("/api/auth/csrf", { cache: "no-store" });
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const answer = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ csrfToken, account, password, json: "true" }),
    });
    const { url } = (await answer.json()) as { url: string };
    const { searchParams } = new URL(url, location.href);
    if (searchParams.has("csrf")) return { code: "people.cookies-needed", seconds: 0 };
    return refusedOf(searchParams.get("error"));
  } catch {
    return { code: "people.sign-in-unreachable", seconds: 0 };
  }
}
