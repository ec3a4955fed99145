import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, test } from "vitest";
import type { Role } from "@/lib/core/actor";
import { builtAddresses, filled } from "../support/build";
import { visitor } from "../support/visitor";
import { countWrites, written } from "./counted";
import { pages as declared, mayCall } from "./expected";

const url = inject("demoUrl");
const { pages } = builtAddresses();
const closed = pages.filter((page) => declared[page] !== "anyone");

/** Each has other pages than the others; the roles of the desks that only watch see what a stylist sees. */
const some: Role[] = [
  ...(["stylist", "cs_agent", "pickup_clerk", "warehouse", "buyer"] as const),
  ...(["accountant", "branch_manager", "owner", "admin"] as const),
];

beforeAll(countWrites);

test("PM-02: the build has the pages that are declared and no others", () => {
  expect([...pages].sort()).toEqual(Object.keys(declared).sort());
});

async function statuses(who: ReturnType<typeof visitor>, paths: string[]) {
  const found: Record<string, unknown> = {};
  const tables = await written(async () => {
    for (const path of paths) {
      const { status, location } = await who.ask(filled(path, randomUUID()));
      found[path] = location ?? status;
    }
  });
  return { found, tables };
}

const all = (paths: string[], answer: unknown) =>
  Object.fromEntries(paths.map((path) => [path, answer]));

test("PM-03: nobody is sent from every page to the sign-in page, and nothing is written", async () => {
  expect(await statuses(visitor(url), closed)).toEqual({
    found: all(closed, "/login"),
    tables: [],
  });
});

test("PM-03: a page's data alone is not had either", async () => {
  const who = visitor(url);
  const wrong: string[] = [];
  for (const path of closed) {
    const asked = { headers: { rsc: "1" } };
    const data = await who.ask(filled(path, randomUUID()), asked);
    // Next first sends whoever asks for data to its own address.
    const { location, body } = data.location?.includes("?_rsc")
      ? await who.ask(data.location, asked)
      : data;
    if (location !== "/login" && !body.includes("NEXT_REDIRECT")) wrong.push(path);
  }
  expect(wrong).toEqual([]);
});

/**
 * An unknown document is not there; everything else is. Pushes are also for those in whose inbox they
 * were put: the others who have nothing to do with pushes are told that.
 */
function expectedOf(page: string, role: Role): number {
  if (!page.includes("[")) return 200;
  return page.startsWith("/pushes/") && !mayCall("pushes:read", role) ? 403 : 404;
}

describe.each(some)("PM-03: the role %s", (role) => {
  test("opens the pages that domain.md 12 gives it, and is told of the others that they are not his", async () => {
    const who = visitor(url);
    await who.signIn(role);
    const { denied = [], allowed = [] } = Object.groupBy(closed, (page) =>
      mayCall(declared[page] ?? "nobody", role) ? "allowed" : "denied",
    );
    expect(await statuses(who, denied)).toEqual({ found: all(denied, 403), tables: [] });
    const { found } = await statuses(who, allowed);
    expect(found).toEqual(
      Object.fromEntries(allowed.map((page) => [page, expectedOf(page, role)])),
    );
  });
});
