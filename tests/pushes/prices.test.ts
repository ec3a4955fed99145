import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Role } from "@/lib/core/actor";
import { confirmPush } from "@/lib/pushes/actions";
import { getPush } from "@/lib/pushes/detail";
import { renewLink, revokeLink, showLink } from "@/lib/pushes/link-actions";
import { listLinks } from "@/lib/pushes/link-queries";
import { takeSheets } from "@/lib/pushes/sheets";
import { admin } from "../support/admin";
import {
  aLine,
  anApproved,
  aProduct,
  aSupplier,
  openStudio,
} from "../support/make/purchase-orders";
import { aGenerated, pushRow, submitted } from "../support/make/pushes";
import { signInAs } from "../support/session";

const seeCost = "purchase-orders:see-cost";
/** 283.17 × 7, with freight: in fen as stored, and as a warning says it. */
const figures = ["28317", "198219", "1111", "199330"];
const said = /283\.17|279\.00/;

const leaves = (value: unknown): string[] => {
  if (value === null || value === undefined || value instanceof Uint8Array) return [];
  if (value instanceof Date || typeof value !== "object") return [String(value)];
  return Object.values(value).flatMap(leaves);
};
const pricesIn = (value: unknown) =>
  leaves(value).filter((one) => figures.includes(one) || said.test(one));

const openedBy = async (role: Role, id: string) => {
  const seen = await getPush(await signInAs(role), id);
  if (seen?.side !== "sender") throw new Error("the push is not shown");
  return seen.push;
};

/** A push that costs more than the last time, so that its warning tells a price as well. */
async function aDearPush() {
  const [supplierId, productId] = [await aSupplier(), await aProduct()];
  await anApproved({ supplierId, lines: [aLine("279.00", "7", productId)] });
  const lines = [aLine("283.17", "7", productId)];
  return (await aGenerated({ supplierId, lines, freight: "11.11" })).id;
}

beforeAll(openStudio);
beforeEach(
  () => admin`update role_grants set scope = 'branch'
  where role in ('buyer', 'warehouse') and permission = ${seeCost}`,
);
const hideCost = (role: Role) => admin`
  update role_grants set scope = 'none' where role = ${role} and permission = ${seeCost}`;

describe("who may read pushes but not see what things cost", () => {
  test("reads a push without a price: read back, sent, printed and as a file", async () => {
    const id = await aDearPush();
    const shown = async () => [
      await openedBy("warehouse", id),
      ...(await Promise.all(
        (["print", "pdf", "xlsx"] as const).map(async (as) =>
          takeSheets(await signInAs("warehouse"), id, as),
        ),
      )),
    ];
    expect(pricesIn(await shown())).not.toEqual([]);
    await hideCost("warehouse");
    expect(pricesIn(await shown())).toEqual([]);
    await signInAs("buyer");
    await submitted(id);
    expect(pricesIn(await shown())).toEqual([]);
    expect(pricesIn(await openedBy("buyer", id))).not.toEqual([]);
  });

  test("is handed no link, whose page would name the prices, and may still end one", async () => {
    const id = await aDearPush();
    await signInAs("buyer");
    await submitted(id);
    const links = async () => listLinks(await signInAs("buyer"), { pushId: id });
    const onPaper = async () =>
      (await takeSheets(await signInAs("buyer"), id, "print"))?.sheets.map(({ link }) => link);
    const [live] = await links();
    expect(live).toMatchObject({ state: "live", showable: true, renewable: true });
    expect(await onPaper()).toEqual([expect.stringContaining("/p/")]);
    await hideCost("buyer");
    expect(await links()).toMatchObject([{ state: "live", showable: false, renewable: false }]);
    expect(await onPaper()).toEqual([null]);
    const [one] = await links();
    for (const act of [showLink, renewLink])
      expect(await act({ id: one?.id ?? "" })).toMatchObject({
        failure: { code: "core.forbidden" },
      });
    expect(await links()).toHaveLength(1);
    expect(await revokeLink({ id: one?.id ?? "", reason: "发错人" })).toMatchObject({ ok: true });
  });

  test("is still warned that it costs more, and confirms with that warning", async () => {
    const id = await aDearPush();
    await hideCost("buyer");
    const { warnings } = await openedBy("buyer", id);
    expect(warnings.map(({ code }) => code)).toContain("pushes.warn-dearer-unpriced");
    const { version } = await pushRow(id);
    const seen = warnings.map(({ key }) => key);
    expect(await confirmPush({ id, version, seen })).toMatchObject({ ok: true });
    const { moves } = await openedBy("buyer", id);
    expect(moves[0]?.seen.map(({ code }) => code)).toContain("pushes.warn-dearer-unpriced");
  });
});
