import { NextRequest } from "next/server";
import { beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/api/pushes/[id]/file/route";
import { GET as openLink } from "@/app/p/[token]/route";
import { fen, type Quantity } from "@/lib/core/figures";
import { sharesOf, sumsByUnit, totalOf } from "@/lib/pushes/rules";
import { takeSheets } from "@/lib/pushes/sheets";
import { admin } from "../support/admin";
import { aSupplier, openStudio } from "../support/make/purchase-orders";
import {
  aBranchInbox,
  aGenerated,
  aPushDraft,
  aSubmittedPush,
  submitted,
  targetsOf,
} from "../support/make/pushes";
import { signInAs, signOut } from "../support/session";

const file = (id: string, target: string, as: string) =>
  GET(new NextRequest(`http://127.0.0.1:3000/api/pushes/${id}/file?target=${target}&as=${as}`), {
    params: Promise.resolve({ id }),
  });
const firstTarget = async (id: string) => (await targetsOf(id))[0]?.id ?? "";
const takes = (id: string) =>
  admin`select after from audit_log where document_id = ${id} and act = 'pushes.take-sheet'`;

beforeAll(openStudio);

describe("P13 a push as paper and as a file", () => {
  test("the buyer gets PDF and Excel of what was sent, and who took the link along is on record", async () => {
    const { id } = await aGenerated({ supplierId: await aSupplier() });
    await submitted(id);
    const target = await firstTarget(id);
    const pdf = await file(id, target, "pdf");
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    expect(pdf.headers.get("content-disposition")).toMatch(/TD-XM01-\d\d-\d{6}-A-v1\.pdf/);
    const table = await file(id, target, "xlsx");
    expect(
      Buffer.from(await table.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
    expect((await takes(id)).map(({ after }) => after.as)).toEqual(["pdf"]);
  });

  test("the code on a supplier's sheet opens his page without signing in", async () => {
    const { id } = await aGenerated({ supplierId: await aSupplier() });
    await submitted(id);
    const taken = await takeSheets(await signInAs("buyer"), id, "print");
    const link = taken?.sheets[0]?.link ?? "";
    signOut();
    const token = link.split("/p/")[1] ?? "";
    const request = new NextRequest(link, { headers: { "x-forwarded-for": "198.18.8.1" } });
    expect((await openLink(request, { params: Promise.resolve({ token }) })).status).toBe(200);
  });

  test("who may read a push but not hand out its link gets the sheet without it", async () => {
    const { id } = await aGenerated({ supplierId: await aSupplier() });
    await submitted(id);
    const taken = await takeSheets(await signInAs("accountant"), id, "print");
    expect(taken?.sheets.map(({ link }) => link)).toEqual([null]);
    expect(await takes(id)).toHaveLength(0);
  });

  test("a branch that is asked gets its own sheet; a stranger, and what was not sent, none", async () => {
    const inbox = await aBranchInbox("XM02");
    const id = await aSubmittedPush({ targets: [{ kind: "branch", id: inbox.id }] });
    const target = await firstTarget(id);
    await signInAs("branch_manager", "XM02");
    expect((await file(id, target, "pdf")).status).toBe(200);
    await signInAs("buyer", "XM02");
    expect((await file(id, target, "pdf")).status).toBe(404);
    const draft = await aPushDraft();
    await signInAs("buyer");
    expect((await file(draft, await firstTarget(draft), "pdf")).status).toBe(422);
    expect((await file(id, target, "exe")).status).toBe(404);
  });
});

describe("P3 the sums of the read-back", () => {
  const quantity = (count: bigint) => (count * 1000n) as Quantity;
  const piece = (seq: number, unit: string, count: bigint) => ({
    ...{ seq, unit, quantity: quantity(count) },
  });

  test("each product is summed over its targets", () => {
    const shares = sharesOf([
      { name: "青禾", pieces: [piece(2, "本", 10n), piece(1, "个", 3n)] },
      { name: "集美店", pieces: [piece(1, "个", 4n)] },
    ]);
    expect(shares.map(({ piece: { seq }, sum }) => [seq, sum])).toEqual([
      [1, quantity(7n)],
      [2, quantity(10n)],
    ]);
    expect(shares[0]?.shares.map(({ name }) => name)).toEqual(["青禾", "集美店"]);
  });

  test("albums and frames are not added up", () => {
    expect(sumsByUnit([piece(1, "本", 2n), piece(2, "个", 3n), piece(3, "本", 4n)])).toEqual([
      { unit: "本", quantity: quantity(6n) },
      { unit: "个", quantity: quantity(3n) },
    ]);
  });

  test("an order's freight is added and its discount taken off; without a price there is no sum", () => {
    const order = { freight: fen(3550n), discount: fen(1000n) };
    expect(totalOf(fen(100_00n), order)).toBe(fen(125_50n));
    expect(totalOf(fen(0n), order)).toBe(fen(25_50n));
    expect(totalOf(fen(100_00n), null)).toBe(fen(100_00n));
    expect(totalOf(null, order)).toBeNull();
  });
});
