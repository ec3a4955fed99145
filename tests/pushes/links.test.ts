import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { GET } from "@/app/p/[token]/route";
import { renewLink, revokeLink, showLink } from "@/lib/pushes/link-actions";
import { listLinks, listViews } from "@/lib/pushes/link-queries";
import { mintLinks, tokenOf } from "@/lib/pushes/links";
import { recordView } from "@/lib/pushes/supplier-page";
import { admin } from "../support/admin";
import { endPush, linkTo, submittedPush } from "../support/make/links";
import { signInAs } from "../support/session";

let visitors = 0;
async function open(token: string) {
  visitors += 1;
  const headers = { "x-forwarded-for": `198.18.7.${visitors}` };
  const request = new NextRequest(`http://127.0.0.1:3000/p/${token}`, { headers });
  return (await GET(request, { params: Promise.resolve({ token }) })).status;
}
const tokenIn = (address: string) => address.split("/p/")[1] ?? "";
const linksOf = (targetId: string) =>
  admin`select id, token_sealed, revoked_at, revoke_reason, revision from push_links where target_id = ${targetId} order by created_at`;
const tracesOf = async (pushId: string) =>
  (await admin`select act from audit_log where document_id = ${pushId} order by seq`).map(
    ({ act }) => act,
  );

describe("a token", () => {
  test("L-01 is 256 random bits, no two alike; L-02 it is stored sealed and as a hash", async () => {
    const minted = await mintLinks(50);
    const tokens = await Promise.all(minted.map(tokenOf));
    expect(new Set(tokens).size).toBe(50);
    for (const [at, token] of tokens.entries()) {
      expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(Buffer.from(token, "base64url")).toHaveLength(32);
      expect(minted[at]?.tokenSealed.includes(token)).toBe(false);
      expect(minted[at]?.tokenHash).toHaveLength(32);
    }
  });

  test("EN-01 moved to another link it does not open", async () => {
    const [one, other] = await mintLinks(2);
    if (!one || !other) throw new Error("none minted");
    await expect(tokenOf({ id: other.id, tokenSealed: one.tokenSealed })).rejects.toThrow(
      "does not open",
    );
  });
});

describe("L-05 revoking", () => {
  test("the link is dead on the next request, its token is gone, and the reason is kept", async () => {
    const push = await submittedPush();
    expect(await open(push.token)).toBe(200);
    const result = await revokeLink({ id: push.linkId, reason: "发错人" });
    expect(result.ok).toBe(true);
    expect(await open(push.token)).toBe(404);
    const [link] = await linksOf(push.targetId);
    expect(link).toMatchObject({ token_sealed: null, revoke_reason: "发错人" });
    expect(await tracesOf(push.id)).toContain("pushes.revoke-link");
  });

  test("one of several is revoked, the others stay", async () => {
    const push = await submittedPush();
    const second = await linkTo(push, 1);
    await revokeLink({ id: push.linkId, reason: "链接外传" });
    expect(await open(push.token)).toBe(404);
    expect(await open(second.token)).toBe(200);
  });

  test("twice is refused, without a reason too", async () => {
    const push = await submittedPush();
    expect(await revokeLink({ id: push.linkId, reason: " " })).toMatchObject({ ok: false });
    await revokeLink({ id: push.linkId, reason: "不再需要" });
    expect(await revokeLink({ id: push.linkId, reason: "不再需要" })).toMatchObject({
      failure: { code: "pushes.link-has-ended" },
    });
  });
});

describe("L-05 renewing", () => {
  test("ends the old link and makes a new one for the same push", async () => {
    const push = await submittedPush();
    expect((await renewLink({ id: push.linkId })).ok).toBe(true);
    expect(await open(push.token)).toBe(404);
    const rows = await linksOf(push.targetId);
    expect(rows.map(({ revoke_reason }) => revoke_reason)).toEqual(["renewed", ""]);
    const shown = await showLink({ id: rows[1]?.id });
    if (!shown.ok) throw new Error("not shown");
    expect(await open(tokenIn(shown.data.address))).toBe(200);
  });

  test("the same press twice makes one new link", async () => {
    const push = await submittedPush();
    const key = "the-same-press-twice";
    const [one, other] = [
      await renewLink({ id: push.linkId }, key),
      await renewLink({ id: push.linkId }, key),
    ];
    expect(one).toEqual(other);
    expect(await linksOf(push.targetId)).toHaveLength(2);
  });

  test("an expired one is renewed as well; of a cancelled push or a held supplier none is", async () => {
    const [expired, cancelled, held] = [
      await submittedPush(),
      await submittedPush(),
      await submittedPush(),
    ];
    await admin`update push_links set expires_at = now() - interval '1 day', token_sealed = null where id = ${expired.linkId}`;
    expect((await renewLink({ id: expired.linkId })).ok).toBe(true);
    await endPush(cancelled, "cancelled");
    expect(await renewLink({ id: cancelled.linkId })).toMatchObject({
      failure: { code: "pushes.nothing-to-renew" },
    });
    await admin`update suppliers set status = 'on_hold', status_reason = '质量' where id = ${held.supplierId}`;
    expect(await renewLink({ id: held.linkId })).toMatchObject({
      failure: { code: "pushes.supplier-is-held" },
    });
    const buyer = await signInAs("buyer");
    const renewable = async (pushId: string) =>
      (await listLinks(buyer, { pushId })).map((link) => link.renewable);
    // 续发 stands where it makes one, and nowhere else.
    expect(await renewable(expired.id)).toEqual([true, true]);
    expect(await renewable(cancelled.id)).toEqual([false]);
    expect(await renewable(held.id)).toEqual([false]);
  });
});

describe("showing a link again", () => {
  test("L-02 gives the very address that was sent, with its QR code, and leaves a trace each time", async () => {
    const push = await submittedPush();
    for (let n = 0; n < 2; n += 1) {
      const shown = await showLink({ id: push.linkId }, "the-same-key-each-time");
      expect(shown).toMatchObject({
        ok: true,
        data: { address: `http://127.0.0.1:3000/p/${push.token}` },
      });
    }
    expect((await tracesOf(push.id)).filter((act) => act === "pushes.show-link")).toHaveLength(2);
  });

  test("L-02 no table keeps the token in plain text afterwards", async () => {
    const push = await submittedPush();
    await showLink({ id: push.linkId }, "a key that is remembered");
    await open(push.token);
    const tables = await admin<{ name: string }[]>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'boss')`;
    for (const { name } of tables) {
      const [row] = await admin.unsafe(
        `select count(*)::int as n from ${name} t where t::text like '%${push.token}%'`,
      );
      expect([name, row?.n]).toEqual([name, 0]);
    }
  });
});

describe("who may", () => {
  test("who has no right to links is refused, and nothing happens", async () => {
    const push = await submittedPush();
    for (const role of ["warehouse", "accountant", "photographer", "admin"] as const) {
      await signInAs(role);
      for (const act of [
        revokeLink({ id: push.linkId, reason: "不再需要" }),
        renewLink({ id: push.linkId }),
        showLink({ id: push.linkId }),
      ])
        expect(await act).toMatchObject({ ok: false, failure: { code: "core.forbidden" } });
    }
    expect(await open(push.token)).toBe(200);
    expect(await linksOf(push.targetId)).toHaveLength(1);
  });

  test("PM-07 another branch's link is like an unknown one", async () => {
    const push = await submittedPush();
    const stranger = await signInAs("buyer", "XM02");
    for (const id of [push.linkId, crypto.randomUUID()]) {
      expect(await showLink({ id })).toMatchObject({ failure: { code: "core.gone" } });
      expect(await revokeLink({ id, reason: "不再需要" })).toMatchObject({
        failure: { code: "core.gone" },
      });
      expect(await renewLink({ id })).toMatchObject({ failure: { code: "core.gone" } });
    }
    expect(await listLinks(stranger, { pushId: push.id })).toEqual([]);
    expect(await listViews(stranger, push.id)).toEqual([]);
  });
});

describe("L-05 the list", () => {
  test("shows live and ended links of a push, and how often each was opened", async () => {
    const push = await submittedPush();
    const second = await linkTo(push, 1);
    await recordView(push.token, "203.0.113.9", "Chrome · Windows");
    await recordView(push.token, "203.0.113.9", "Safari · iPhone");
    await revokeLink({ id: second.linkId, reason: "发错人" });
    const rows = await listLinks(push.buyer, { pushId: push.id });
    expect(rows.map(({ state, views }) => [state, views])).toEqual([
      ["live", 2],
      ["revoked", 0],
    ]);
    expect(rows[0]?.lastView).toMatchObject({
      network: "203.0.113.0/24",
      browser: "Safari · iPhone",
    });
    expect((await listViews(push.buyer, push.id)).map(({ browser }) => browser)).toEqual([
      "Safari · iPhone",
      "Chrome · Windows",
    ]);
  });

  test("of a supplier shows what can still be opened", async () => {
    const push = await submittedPush();
    const second = await linkTo(push, 1);
    await revokeLink({ id: second.linkId, reason: "发错人" });
    const rows = await listLinks(push.buyer, { supplierId: push.supplierId });
    expect(rows.map(({ id }) => id)).toEqual([push.linkId]);
    expect(rows[0]).toMatchObject({ number: `${push.number}-A`, state: "live" });
  });
});
