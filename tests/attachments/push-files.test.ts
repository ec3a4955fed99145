import { NextRequest } from "next/server";
import { beforeAll, describe, expect, test } from "vitest";
import { POST } from "@/app/api/attachments/route";
import { GET as openPush } from "@/app/p/[token]/route";
import { addRemark, removeAttachment, showFile } from "@/lib/attachments/actions";
import { getPapers, getRemarks } from "@/lib/attachments/queries";
import type { Staff } from "@/lib/core/actor";
import { cancelPush } from "@/lib/pushes/actions";
import { showLink } from "@/lib/pushes/link-actions";
import { admin } from "../support/admin";
import { aSupplier, done, openStudio } from "../support/make/purchase-orders";
import {
  aBranchInbox,
  aGenerated,
  aPushDraft,
  confirmed,
  pushRow,
  submitted,
} from "../support/make/pushes";
import { signInAs } from "../support/session";

async function attach(pushId: string, name: string): Promise<string> {
  const body = new FormData();
  body.set("file", new File([`放大样 ${name}`], name));
  const url = `http://127.0.0.1:3000/api/attachments?document=push&id=${pushId}`;
  const headers = new Headers({ "content-length": "400" });
  const answer = await POST(new NextRequest(url, { method: "POST", body, headers }), {
    params: Promise.resolve({}),
  });
  const { ok, data } = await answer.json();
  expect(ok).toBe(true);
  return data.id;
}

let visitors = 0;
function open(token: string, search = "") {
  visitors += 1;
  const request = new NextRequest(`http://127.0.0.1:3000/p/${token}${search}`, {
    headers: { "x-forwarded-for": `198.18.9.${visitors}` },
  });
  return openPush(request, { params: Promise.resolve({ token }) });
}

async function tokenTo(pushId: string): Promise<string> {
  const [link] = await admin<{ id: string }[]>`
    select l.id from push_links l join push_targets t on t.id = l.target_id
    where t.push_id = ${pushId} and l.token_sealed is not null order by l.created_at desc`;
  return done(await showLink({ id: link?.id ?? "" })).address.split("/p/")[1] ?? "";
}

beforeAll(openStudio);

describe("P9 files for the supplier", () => {
  test("only what was ticked, and read back, opens behind his link", async () => {
    const { id } = await aGenerated({ supplierId: await aSupplier() });
    const shown = await attach(id, "封面样.txt");
    const inside = await attach(id, "内部核价.txt");
    done(await confirmed(id));
    done(await showFile({ id: shown, shown: true }));
    // Ticking is a change, so what was confirmed does not stand any more (P3).
    const { submitPush } = await import("@/lib/pushes/actions");
    const { version } = await pushRow(id);
    expect(await submitPush({ id, version })).toMatchObject({
      failure: { code: "pushes.changed-since-confirmed" },
    });
    await submitted(id);

    const token = await tokenTo(id);
    const page = await (await open(token)).text();
    expect(page).toContain("封面样.txt");
    expect(page).not.toContain("内部核价.txt");
    const file = await open(token, `?file=${shown}`);
    expect(await file.text()).toBe("放大样 封面样.txt");
    expect(file.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(file.headers.get("cache-control")).toBe("no-store");
    for (const other of [inside, "nonsense", crypto.randomUUID()])
      expect((await open(token, `?file=${other}`)).headers.get("content-type")).toMatch(
        /^text\/html/,
      );
  });

  test("once the push is out it takes a revision to show another one", async () => {
    const { id } = await aGenerated({ supplierId: await aSupplier() });
    const later = await attach(id, "忘了的图.txt");
    await submitted(id);
    expect(await showFile({ id: later, shown: true })).toMatchObject({
      failure: { code: "attachments.is-out" },
    });
  });

  test("L-12 another push's file, one taken away, and one of a cancelled push do not open", async () => {
    const one = await aGenerated({ supplierId: await aSupplier() });
    const other = await aGenerated({ supplierId: await aSupplier() });
    const files = [await attach(one.id, "一.txt"), await attach(other.id, "二.txt")];
    for (const id of files) done(await showFile({ id, shown: true }));
    for (const { id } of [one, other]) await submitted(id);
    const tokens = [await tokenTo(one.id), await tokenTo(other.id)];
    const opens = async (at: number, file: number) =>
      !(await open(tokens[at] ?? "", `?file=${files[file]}`)).headers
        .get("content-type")
        ?.startsWith("text/html");
    expect([await opens(0, 0), await opens(1, 1), await opens(0, 1)]).toEqual([true, true, false]);

    done(await removeAttachment({ id: files[0] ?? "", reason: "传错了" }));
    expect(await opens(0, 0)).toBe(false);
    expect(await (await open(tokens[0] ?? "")).text()).not.toContain("一.txt");

    const { version } = await pushRow(other.id);
    done(await cancelPush({ id: other.id, version, reason: "不要了" }));
    expect(await opens(1, 1)).toBe(false);
  });
});

describe("files and remarks of a push to another branch", () => {
  let there: Staff;
  let id = "";
  beforeAll(async () => {
    const inbox = await aBranchInbox("XM02");
    id = await aPushDraft({ targets: [{ kind: "branch", id: inbox.id }] });
    await attach(id, "陈列图.txt");
    there = await signInAs("branch_manager", "XM02");
  });

  test("are not there before it is submitted", async () => {
    await expect(getPapers(there, "push", id)).rejects.toMatchObject({ code: "core.gone" });
  });

  test("then are read there, and a remark goes back to the sender", async () => {
    await signInAs("buyer");
    await submitted(id);
    await signInAs("branch_manager", "XM02");
    const { files, mayChange, mayShow } = await getPapers(there, "push", id);
    expect([files.map(({ name }) => name), mayChange, mayShow]).toEqual([
      ["陈列图.txt"],
      false,
      false,
    ]);
    done(await addRemark({ document: "push", documentId: id, text: "先给一半" }));
    const buyer = await signInAs("buyer");
    expect((await getRemarks(buyer, "push", id)).map(({ text }) => text)).toEqual(["先给一半"]);
  });

  test("and by nobody else of that branch", async () => {
    const stranger = await signInAs("buyer", "XM02");
    await expect(getPapers(stranger, "push", id)).rejects.toMatchObject({ code: "core.gone" });
    const rows = await admin`select from remarks where document_id = ${id}`;
    expect(await addRemark({ document: "push", documentId: id, text: "我也说一句" })).toMatchObject(
      {
        failure: { code: "core.gone" },
      },
    );
    expect(await admin`select from remarks where document_id = ${id}`).toHaveLength(rows.length);
  });
});
