import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTx } from "@/db";
import { ReadFailed, reading } from "@/lib/core/guard";
import { signInAs } from "../support/session";

test("a page whose query fails throws a reference and nothing of what was typed (EN-11)", async () => {
  const actor = await signInAs("buyer");
  const typed = "13812345678 canary";
  const failed = await reading(actor, (tx) =>
    tx.execute(sql`select 1 / 0 where ${typed} like '138%'`),
  ).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(ReadFailed);
  expect(String((failed as Error).stack) + JSON.stringify(failed)).not.toContain("canary");
  expect((failed as ReadFailed).digest).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
});

test("an address with something else in the place of an id is of nothing that is there", async () => {
  const actor = await signInAs("buyer");
  const tried = reading(actor, (tx) => tx.execute(sql`select ${"not an id"}::uuid`));
  await expect(tried).rejects.toMatchObject({ code: "core.gone" });
});

test("what the database refuses leaves the transaction without what was typed (EN-11)", async () => {
  const typed = "canary 13812345678";
  const refused = await withTx({ as: "nobody" }, (tx) =>
    tx.execute(sql`select ${typed}::integer`),
  ).catch((error: unknown) => error);
  expect(refused).toMatchObject({ name: "DatabaseError", code: "22P02" });
  expect(inspect(refused, { depth: 5, showHidden: true })).not.toContain("canary");
});

test("reading changes nothing, whatever a query tries (S1)", async () => {
  const actor = await signInAs("admin");
  const tried = reading(actor, (tx) => tx.execute(sql`update branches set name = 'x'`));
  await expect(tried).rejects.toBeInstanceOf(ReadFailed);
});
