import "server-only";
import type { NextRequest } from "next/server";
import type { Permission, Staff } from "./actor";
import { isAway, must } from "./guard";
import { logBug } from "./log";
import { Refusal } from "./refusal";
import { recordRefusal } from "./refused";
import { sameOrigin } from "./request";
import { currentStaff } from "./session";

type May = Permission | "staff" | "anyone";
type Params = Record<string, string | string[] | undefined>;

type Handler<M extends May, P extends Params> = {
  may: M;
  run: (call: {
    request: NextRequest;
    params: P;
    actor: M extends "anyone" ? null : Staff;
  }) => Promise<Response>;
};

const answer = (status: number, code: string, more: Record<string, string> = {}) =>
  Response.json({ error: code }, { status, headers: { "Cache-Control": "no-store", ...more } });

/**
 * The only legal export of a route handler, besides next-auth's own (PM-01): who are you, may you,
 * then the work. A stranger gets 401, the wrong role 403, a document outside the scope 404.
 */
export function route<M extends May, P extends Params = Params>({ may, run }: Handler<M, P>) {
  const handle = async (request: NextRequest, { params }: { params: Promise<P> }) => {
    try {
      if (!["GET", "HEAD"].includes(request.method) && may !== "anyone" && !(await sameOrigin())) {
        return answer(403, "core.forbidden");
      }
      const actor = may === "anyone" ? null : await currentStaff();
      if (may !== "anyone" && !actor) return answer(401, "core.signed-out");
      try {
        if (actor && typeof may === "object") must(actor, may);
        return await run({ request, params: await params, actor: actor as never });
      } catch (error) {
        if (error instanceof Refusal && error.code === "core.forbidden")
          await recordRefusal(actor, may, `${request.method} ${request.nextUrl.pathname}`);
        throw error;
      }
    } catch (error) {
      if (error instanceof Refusal) return answer(statusOf(error.code), error.code);
      if (isAway(error)) return answer(503, "core.unavailable", { "Retry-After": "5" });
      return Response.json(
        { error: "core.unexpected", ref: logBug(error, "route") },
        { status: 500 },
      );
    }
  };
  return Object.assign(handle, { may });
}

export const statusOf = (code: string): number =>
  ({ "core.forbidden": 403, "core.gone": 404, "core.unavailable": 503 })[code] ?? 422;
