import "server-only";
import { sql } from "drizzle-orm";
import { can, type Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import type { HomeRead, HomeTile, Waiting } from "@/lib/core/module";
import { dayIn } from "@/lib/core/time";
import { assign, claim, read } from "./access";
import { everything } from "./filters";
import { countOf, type View } from "./list";

const viewOf = (actor: Staff, branchId: string | null): View => ({
  ...{ actor, branchId, today: dayIn(zoneOf(actor)), hash: null },
});

const mine = { ...everything, tab: "mine" } as const;

/** Mine that nobody has called yet or that are due, and for who assigns, what waits for that. */
export const waits: HomeRead<Waiting> = async (tx, actor, { branchId }) => {
  if (!can(actor, read)) return { count: 0 };
  const view = viewOf(actor, branchId);
  const [row] = await tx.execute<{ fresh: number; due: number; unassigned: number }>(sql`select
    ${countOf(view, { ...mine, statuses: ["assigned"] }, 100)} as fresh,
    ${countOf(view, { ...mine, statuses: ["contacted", "appointed", "arrived"], due: true }, 100)} as due,
    ${can(actor, assign) ? countOf(view, { ...everything, tab: "new" }, 100) : sql`0`} as unassigned`);
  if (!row) return { count: 0 };
  return { count: Math.min(100, row.fresh + row.due + row.unassigned), hot: row.due > 0 };
};

/** 待联系 of one's own as the figure; due, unassigned and the pool beside it. */
export const tile: HomeRead<HomeTile | null> = async (tx, actor, { branchId }) => {
  if (!can(actor, claim)) return null;
  const view = viewOf(actor, branchId);
  const [row] = await tx.execute<Record<"fresh" | "due" | "unassigned" | "pool", number>>(sql`select
    ${countOf(view, { ...mine, statuses: ["assigned"] }, 100)} as fresh,
    ${countOf(view, { ...mine, due: true }, 100)} as due,
    ${countOf(view, { ...everything, tab: "new" }, 100)} as unassigned,
    ${countOf(view, { ...everything, tab: "pool" }, 100)} as pool`);
  if (!row) return null;
  const line = (word: string, count: number, href: string, wrong = false) => ({
    ...{ word, count, href, wrong: wrong && count > 0 },
  });
  return {
    href: "/leads?tab=mine&status=assigned",
    figure: row.fresh,
    word: "leads.to-call",
    meaning: row.fresh > 0 ? "waiting" : "neutral",
    lines: [
      line("leads.due-now", row.due, "/leads?tab=mine&due=1", true),
      line("leads.tab-new", row.unassigned, "/leads?tab=new"),
      line("leads.tab-pool", row.pool, "/leads?tab=pool"),
    ],
  };
};
