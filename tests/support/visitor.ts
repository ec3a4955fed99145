import { v7 as uuid } from "uuid";
import type { Result } from "@/lib/core/result";

type Asked = { method?: string; body?: string; headers?: Record<string, string> };
export type Answer = { status: number; location: string | null; body: string };
export type Visitor = ReturnType<typeof visitor>;

/**
 * Somebody in front of a browser: keeps cookies, follows nothing, presses buttons by an act's id. With
 * another's jar he is the same person at another address.
 */
export function visitor(url: string, jar = new Map<string, string>()) {
  async function fetched(path: string, { headers, ...rest }: Asked = {}, signal?: AbortSignal) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url + path, {
      redirect: "manual",
      headers: { cookie, origin: url, "sec-fetch-site": "same-origin", ...headers },
      ...(signal ? { signal } : {}),
      ...rest,
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return response;
  }

  async function ask(path: string, asked?: Asked): Promise<Answer> {
    const response = await fetched(path, asked);
    const location = response.headers.get("location");
    return { status: response.status, location, body: await response.text() };
  }

  /** Presses a button: the act's own answer, as the page receives it. */
  async function act(id: string, input: unknown, page = "/login", more = {}) {
    const answer = await ask(page, {
      method: "POST",
      headers: {
        accept: "text/x-component",
        "content-type": "text/plain;charset=UTF-8",
        "next-action": id,
        ...more,
      },
      body: JSON.stringify([input, uuid()]),
    });
    const result = /^1:(\{"ok":.*\})$/m.exec(answer.body)?.[1];
    if (!result) throw new Error(`${answer.status} ${answer.body.slice(0, 300)}`);
    return JSON.parse(result) as Result<unknown>;
  }

  /** Through the door, with the account's password. */
  async function signIn(account: string, password = "aperture-demo"): Promise<void> {
    const { csrfToken } = JSON.parse((await ask("/api/auth/csrf")).body);
    const answer = await ask("/api/auth/callback/credentials", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrfToken, account, password }).toString(),
    });
    if (answer.location !== "/") throw new Error(`${account} is not let in: ${answer.location}`);
  }

  return { ask, act, signIn, fetched, jar };
}

export const codeOf = (result: Result<unknown>) => (result.ok ? "ok" : result.failure.code);
