import { beforeAll, describe, expect, test } from "vitest";
import { cancelPush, openRevision } from "@/lib/pushes/actions";
import { changePush, generatePush } from "@/lib/pushes/draft-actions";
import { tokenOf } from "@/lib/pushes/links";
import { getDraft } from "@/lib/pushes/queries";
import { openPage } from "@/lib/pushes/supplier-page";
import { admin } from "../support/admin";
import {
  agree,
  aProduct,
  aSupplier,
  done,
  openStudio,
  orderRow,
} from "../support/make/purchase-orders";
import {
  aChannel,
  aDepartment,
  aPushDraft,
  deliveriesOf,
  pushLine,
  pushRow,
  submitted,
  targetsOf,
} from "../support/make/pushes";
import { signInAs } from "../support/session";

beforeAll(openStudio);

/** A supplier who sells one product for 50.00, reached by e-mail. */
async function aShop() {
  const supplierId = await aSupplier();
  const productId = await aProduct();
  await aChannel(supplierId);
  await admin`insert into supplier_items (id, supplier_id, product_id) values (${productId}, ${supplierId}, ${productId})`;
  await admin`insert into supplier_prices (id, item_id, min_quantity, price, valid_from, created_by)
    values (${productId}, ${productId}, 1, 5000, '2020-01-01', ${supplierId})`;
  return { supplierId, productId };
}

/** A direct push of 500.00 below the limit that is out and arrived, opened again for a change. */
async function revisedDirectly({ besides = false } = {}) {
  await admin`update company set direct_push_limit = 100000`;
  const { supplierId, productId } = await aShop();
  const targets = [
    { kind: "supplier" as const, id: supplierId },
    ...(besides ? [{ kind: "department" as const, id: (await aDepartment()).id }] : []),
  ];
  const quantities = targets.map(() => "10");
  const id = await aPushDraft({ targets, lines: [pushLine(quantities, productId)] });
  await submitted(id);
  await admin`update push_deliveries set status = 'sent', attempts = 1
    where target_id in (select id from push_targets where push_id = ${id}) and channel = 'email'`;
  done(await openRevision({ id, version: (await pushRow(id)).version, reason: "加数量" }));
  const change = async (amounts: string[]) => {
    const draft = await getDraft(await signInAs("buyer"), id);
    if (!draft) throw new Error("no draft");
    const lines = draft.form.lines.map((line) => ({ ...line, quantities: amounts }));
    return changePush({ ...draft.form, lines });
  };
  return { id, change };
}

/** What the supplier sees behind the link of the first version. */
async function firstLink(pushId: string) {
  const [link] = await admin<{ id: string; token_sealed: Buffer }[]>`
    select l.id, l.token_sealed from push_links l join push_targets t on t.id = l.target_id
    where t.push_id = ${pushId} and l.revision = 1`;
  if (!link) throw new Error("no link");
  const opened = await openPage(
    await tokenOf({ id: link.id, tokenSealed: link.token_sealed }),
    "203.0.113.9",
  );
  return opened.verdict === "open" ? opened.page : null;
}

const noticesOf = async (id: string) =>
  (await deliveriesOf(id))
    .filter(({ purpose }) => purpose === "cancel")
    .map(({ channel, status, revision }) => [channel, status, revision]);

describe("P2 a direct push that is changed to above 免审金额", () => {
  test("becomes an order, and the supplier hears that the version he has is off", async () => {
    const { id, change } = await revisedDirectly();
    done(await change(["100"]));
    const { became } = await submitted(id);
    expect(await pushRow(id)).toMatchObject({ status: "superseded", revision: 2 });
    expect(await noticesOf(id)).toEqual([["email", "queued", 2]]);
    expect(await firstLink(id)).toMatchObject({ status: "superseded" });
    expect((await orderRow(became[0]?.orderId ?? "")).status).toBe("submitted");
  });

  test("L-07 once that order is pushed, the old link shows the push that came in its place", async () => {
    const { id, change } = await revisedDirectly();
    done(await change(["100"]));
    const { became } = await submitted(id);
    const orderId = became[0]?.orderId ?? "";
    await agree("accountant", orderId);
    await signInAs("buyer");
    const next = done(await generatePush({ orderId }));
    await submitted(next.id);
    const { number } = await pushRow(next.id);
    const page = await firstLink(id);
    expect(page).toMatchObject({ status: "submitted", number: `${number}-A` });
    expect(page?.content.lines[0]?.quantity).toBe("100000");
    expect(page?.linkNumber).not.toBe(page?.number);
  });

  test("beside another target: the supplier's link is withdrawn, and the other's version 2 goes out", async () => {
    const { id, change } = await revisedDirectly({ besides: true });
    done(await change(["100", "20"]));
    await submitted(id);
    expect(await pushRow(id)).toMatchObject({ status: "submitted", revision: 2 });
    expect(await noticesOf(id)).toEqual([["email", "queued", 2]]);
    expect(await firstLink(id)).toMatchObject({ status: "superseded", revision: 1 });
  });

  test("cancelling the rest later does not tell the supplier a second time", async () => {
    const { id, change } = await revisedDirectly({ besides: true });
    done(await change(["100", "20"]));
    await submitted(id);
    await signInAs("buyer");
    const { version } = await pushRow(id);
    done(await cancelPush({ id, version, reason: "顾客改期" }));
    expect((await noticesOf(id)).filter(([channel]) => channel === "email")).toHaveLength(1);
  });

  test("the part that became an order is not changed here any more, and says where", async () => {
    const { id, change } = await revisedDirectly({ besides: true });
    done(await change(["100", "20"]));
    await submitted(id);
    await signInAs("buyer");
    done(await openRevision({ id, version: (await pushRow(id)).version, reason: "再改" }));
    expect(await change(["120", "20"])).toMatchObject({
      failure: {
        code: "pushes.target-became-order",
        fields: { "targets.0": ["pushes.target-is-ordered"] },
      },
    });
    done(await change(["100", "30"]));
    const before = await targetsOf(id);
    await submitted(id);
    expect(await targetsOf(id)).toMatchObject(
      before.map(({ became_order_id }) => ({ became_order_id })),
    );
  });
});
