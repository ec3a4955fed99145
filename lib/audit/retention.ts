import "server-only";
import { sql } from "drizzle-orm";
import { withTx } from "@/db";
import type { Job } from "@/lib/core/actor";
import { contextOf } from "@/lib/core/guard";

const atOnce = 5_000;

/** What may be forgotten, and when. In small bites, so that nobody waits behind a long delete. */
const stale = [
  // INV-14: answers to repeated requests.
  sql`delete from idempotency_keys where ctid in (
    select ctid from idempotency_keys where created_at < now() - interval '30 days' limit ${atOnce})`,
  sql`delete from sign_in_failures where ctid in (
    select ctid from sign_in_failures where failed_at < now() - interval '1 day' limit ${atOnce})`,
  sql`delete from sessions where id in (
    select id from sessions
    where coalesce(revoked_at, expires_at) < now() - interval '90 days' limit ${atOnce})`,
  sql`delete from password_links where id in (
    select id from password_links where expires_at < now() - interval '90 days' limit ${atOnce})`,
  sql`delete from setup_codes where used_at < now() - interval '90 days'`,
];

export async function forgetStale(as: Job): Promise<void> {
  for (const statement of stale) {
    for (;;) {
      const gone = await withTx(contextOf(as), (tx) => tx.execute(statement));
      if ((gone.count ?? 0) < atOnce) break;
    }
  }
}
