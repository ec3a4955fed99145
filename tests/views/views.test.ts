import { expect, test } from "vitest";
import { removeView, saveView } from "@/lib/views/actions";
import { listViews } from "@/lib/views/queries";
import { keptQuery } from "@/lib/views/rules";
import { signInAs } from "../support/session";

const view = { list: "purchase-orders", name: "本月待收", shared: false, query: "status=approved" };

test("a saved view is one's own until it is shared, and only its owner deletes it", async () => {
  const buyer = await signInAs("buyer");
  await saveView(view);
  await saveView({ ...view, name: "大家看", shared: true });
  const mine = await listViews(buyer, "purchase-orders");
  expect(mine.map(({ name, mine: own }) => [name, own])).toEqual([
    ["本月待收", true],
    ["大家看", true],
  ]);
  const manager = await signInAs("branch_manager");
  const theirs = await listViews(manager, "purchase-orders");
  expect(theirs.map(({ name, mine: own }) => [name, own])).toEqual([["大家看", false]]);
  expect(await removeView({ id: theirs[0]?.id ?? "" })).toMatchObject({
    failure: { code: "core.gone" },
  });
  await signInAs("buyer");
  expect(await removeView({ id: theirs[0]?.id ?? "" })).toMatchObject({ ok: true });
});

test("a view keeps filters and columns, not the page one stood on", () => {
  expect(keptQuery("after=x&sort=-total&status=draft&saved=1")).toBe("sort=-total&status=draft");
});

test("a view needs a name, and a list keeps twenty of them", async () => {
  await signInAs("warehouse");
  expect(await saveView({ ...view, name: "  " })).toMatchObject({
    failure: { code: "core.invalid" },
  });
  for (let i = 0; i < 20; i += 1) await saveView({ ...view, name: `视图${i}` });
  expect(await saveView(view)).toMatchObject({ failure: { code: "views.too-many" } });
});
