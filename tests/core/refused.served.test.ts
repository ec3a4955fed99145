import { readFileSync } from "node:fs";
import { v7 as uuid } from "uuid";
import { beforeAll, expect, inject, test } from "vitest";
import { admin } from "../support/admin";
import { idOf } from "../support/build";
import { codeOf, visitor } from "../support/visitor";

/** The build shortens the names of classes; what the database refuses is known there all the same. */
const who = visitor(inject("demoUrl"));
const logged = () => readFileSync(inject("demoLog"), "utf8");

beforeAll(() => who.signIn("owner"));

test("what the database refuses is said in words, and leaves nothing half written", async () => {
  const [known] = await admin<{ id: string }[]>`select id from products limit 1`;
  const again = {
    ...{ id: known?.id, version: 0, sku: uuid(), name: "又一本相册", kind: "package_item" },
    ...{ unit: "本", spec: "", salePrice: "1.00", cost: "1.00", productionDays: "3", active: true },
  };
  expect(codeOf(await who.act(idOf("products/actions addProduct"), again))).toBe(
    "core.already-there",
  );
  const [left] = await admin`select count(*)::int as rows from products where sku = ${again.sku}`;
  expect(left?.rows).toBe(0);
});

test("an address with something else in the place of an id leads to nothing, and a NUL to no page at all", async () => {
  const statuses = await Promise.all(
    ["/purchase-orders/13812345678", "/suppliers/x", "/suppliers?q=%00", "/api/search?q=%00"].map(
      async (path) => (await who.ask(path)).status,
    ),
  );
  expect(statuses).toEqual([404, 404, 400, 400]);
});

test("a page whose query fails shows a reference; the log has it too, and nothing of what was typed", async () => {
  await admin`alter table suppliers rename column found to mislaid`;
  let page: Awaited<ReturnType<typeof who.ask>>;
  try {
    page = await who.ask("/suppliers?q=13812345678");
  } finally {
    await admin`alter table suppliers rename column mislaid to found`;
  }
  const reference = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(page.body.replace(/.*13812345678/, ""))?.[0];
  expect(logged()).toContain(`"ref":"${reference}"`);
  expect(logged()).not.toContain("13812345678");
  expect((await who.ask("/suppliers?q=13812345678")).status).toBe(200);
});
