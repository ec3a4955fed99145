import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { write as writeBranches } from "@/lib/branches/access";
import { can, type Staff } from "@/lib/core/actor";
import { chosenBranch } from "@/lib/core/branch";
import { reading } from "@/lib/core/guard";
import type { Exception } from "@/lib/core/module";
import { latestUnread } from "@/lib/inbox/queries";
import { modules } from "@/lib/modules";
import { write as writePeople } from "@/lib/people/access";
import { write as writeOrders } from "@/lib/purchase-orders/access";
import { write as writeSuppliers } from "@/lib/suppliers/access";

const mostExceptions = 8;
/** On the page of them all; what is more than that stands in the lists they lead to. */
const mostOfAKind = 50;
const rank = ({ meaning }: { meaning: "wrong" | "waiting" }) => (meaning === "wrong" ? 0 : 1);

/** Everything on the home page, in one transaction: what each module has to say to this person. */
export async function readHome(actor: Staff) {
  const view = { branchId: await chosenBranch(actor) };
  return reading(actor, async (tx) => {
    const [tiles, exceptions, recent, weeks, messages, steps] = await Promise.all([
      Promise.all(
        modules.map(async ({ name, menu, tile }) => {
          const found = await tile?.(tx, actor, view);
          return found ? [{ name, icon: menu?.icon ?? "file", ...found }] : [];
        }),
      ),
      Promise.all(modules.map(({ exceptions: ask }) => ask?.(tx, actor, view, 10) ?? [])),
      Promise.all(modules.map(({ recent: ask }) => ask?.(tx, actor, view) ?? null)),
      Promise.all(modules.map(({ week }) => week?.(tx, actor, view) ?? null)),
      latestUnread(tx, actor, 5),
      firstSteps(tx, actor),
    ]);
    return {
      tiles: tiles.flat(),
      // Wrong before waiting; within each, every module's first before anyone's second, so that ten
      // late orders do not hide the one push that did not arrive.
      exceptions: exceptions
        .flatMap((list) => list.map((one, nth) => ({ one, nth })))
        .sort((a, b) => rank(a.one) - rank(b.one) || a.nth - b.nth)
        .map(({ one }) => one)
        .slice(0, mostExceptions),
      recent: recent.filter((one) => one !== null)[0] ?? null,
      week: weeks.filter((one) => one !== null)[0] ?? null,
      messages,
      steps,
    };
  });
}

/** 今日异常, all of them, kind by kind; of each kind at most fifty. */
export async function listExceptions(actor: Staff) {
  const view = { branchId: await chosenBranch(actor) };
  const found = await reading(actor, (tx) =>
    Promise.all(
      modules.map(({ exceptions: ask }) => ask?.(tx, actor, view, mostOfAKind + 1) ?? []),
    ),
  );
  const rows = found.flat();
  const kinds = [...new Set(rows.map(({ kind }) => kind))].map((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind);
    return {
      kind,
      rows: ofKind.slice(0, mostOfAKind),
      more: ofKind.length > mostOfAKind,
      all: ofKind[0]?.all ?? "/",
    };
  });
  return kinds.sort((a, b) => rankOf(a.rows) - rankOf(b.rows));
}
const rankOf = (rows: readonly Exception[]) => Math.min(...rows.map(rank));

export type Step = {
  key: "people" | "branch" | "supplier" | "order" | "mail";
  /** Mail is connected where the server is started. */
  href: string | null;
  done: boolean;
};

/**
 * The way from an empty company to its first sent order. Null once it has been walked: every step is
 * done, or a push has left the house without mail. Shown to those who can take a step.
 */
async function firstSteps(tx: Tx, actor: Staff): Promise<Step[] | null> {
  const rights = [writeBranches, writePeople, writeSuppliers, writeOrders];
  if (!rights.some((one) => can(actor, one))) return null;
  const [is] = await tx.execute<{
    branch: boolean;
    people: boolean;
    supplier: boolean;
    order: boolean;
    sent: boolean;
  }>(sql`select
    not exists (select from branches where active and (address = '' or phone = '')) as branch,
    (select count(*) from (select from people where active limit 2) p) = 2 as people,
    exists (select from suppliers) as supplier,
    exists (select from purchase_orders) as "order",
    exists (select from push_deliveries where status = 'sent') as sent`);
  if (!is) return null;
  const mail = is.sent || (process.env.SMTP_URL ?? "") !== "";
  const steps: (Step & { may: boolean })[] = [
    // First, because alone nobody gets anything approved.
    { key: "people", href: "/admin/people/new", done: is.people, may: can(actor, writePeople) },
    { key: "branch", href: "/admin/branches", done: is.branch, may: can(actor, writeBranches) },
    { key: "supplier", href: "/suppliers/new", done: is.supplier, may: can(actor, writeSuppliers) },
    { key: "order", href: "/purchase-orders/new", done: is.order, may: can(actor, writeOrders) },
    { key: "mail", href: null, done: mail, may: can(actor, writeBranches) },
  ];
  if (is.sent || steps.every(({ done }) => done)) return null;
  const mine = steps.filter(({ may }) => may);
  return mine.every(({ done }) => done) ? null : mine.map(({ may: _, ...step }) => step);
}
