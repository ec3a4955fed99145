import "server-only";
import type { NextRequest } from "next/server";
import NextAuth, { type NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { log, logBug } from "./log";
import { Refusal } from "./refusal";
import { signIn } from "./sign-in";

declare module "next-auth" {
  interface User {
    /** The opaque token of the session's row. */
    session?: string;
  }
}

const day = 86_400;

/** The code of a failed attempt in the address of the sign-in page: "people.wait:8". */
const said = ({ code, params }: Refusal) =>
  params.seconds === undefined ? code : `${code}:${params.seconds}`;

/**
 * next-auth carries the cookie, its encryption and its CSRF token; whether a session lives is decided
 * by its row at every request. So the dates in cookie and JWT are far away on purpose: a server whose
 * clock is wrong signs nobody out (FI-09).
 */
const options: NextAuthOptions = {
  providers: [
    CredentialsProvider({
      credentials: { account: {}, password: {} },
      async authorize(typed) {
        const { account, password } = typed ?? {};
        if (typeof account !== "string" || typeof password !== "string") return null;
        try {
          const session = await signIn(account, password);
          return { id: "staff", session };
        } catch (error) {
          if (error instanceof Refusal) throw new Error(said(error));
          throw new Error(`core.unexpected:${logBug(error, "sign-in")}`);
        }
      },
    }),
  ],
  session: { strategy: "jwt", maxAge: 400 * day },
  jwt: { maxAge: 3650 * day },
  pages: { signIn: "/login", signOut: "/login", error: "/login" },
  callbacks: {
    jwt: ({ token, user }) => ({ session: user ? user.session : token.session }),
    redirect: () => "/",
  },
  logger: {
    error: (code) => log.error({ auth: code }),
    warn: (code) => log.warn({ auth: code }),
    debug: () => undefined,
  },
};

/** Of next-auth's doors only these are open; signing out is an act of ours, with a trace. */
const doors = ["GET csrf", "GET signin", "GET error", "POST callback"];

type Context = { params: Promise<{ nextauth: string[] }> };

export async function authRoute(request: NextRequest, context: Context): Promise<Response> {
  const [door = ""] = (await context.params).nextauth;
  if (!doors.includes(`${request.method} ${door}`)) return new Response(null, { status: 404 });
  const answer: Response = await NextAuth(request, context, options);
  return relative(answer);
}

/** Back to the host the browser asked: a shop reaches its server by several names and addresses. */
function relative(answer: Response): Response {
  const location = answer.headers.get("location");
  if (location) {
    const { pathname, search } = new URL(location, "http://here");
    const asked = new URLSearchParams(search);
    asked.delete("callbackUrl");
    asked.delete("provider");
    answer.headers.set("location", asked.size > 0 ? `${pathname}?${asked}` : pathname);
  }
  answer.headers.set("Cache-Control", "no-store");
  return answer;
}
