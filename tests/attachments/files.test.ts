import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { NextRequest } from "next/server";
import { beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/api/attachments/[id]/route";
import { POST } from "@/app/api/attachments/route";
import { addRemark, removeAttachment } from "@/lib/attachments/actions";
import { lookAt, plainName } from "@/lib/attachments/content";
import { getPapers } from "@/lib/attachments/queries";
import type { Staff } from "@/lib/core/actor";
import { admin } from "../support/admin";
import { aDraft, openStudio } from "../support/make/purchase-orders";
import { signInAs } from "../support/session";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

let order: string;
let buyer: Staff;

const upload = (content: Buffer | string, name: string, id = order, key?: string) => {
  const body = new FormData();
  body.set("file", new File([new Uint8Array(Buffer.from(content))], name));
  const url = `http://127.0.0.1:3000/api/attachments?document=purchase-order&id=${id}`;
  const headers = new Headers({ "content-length": String(Buffer.from(content).length + 300) });
  if (key) headers.set("idempotency-key", key);
  return POST(new NextRequest(url, { method: "POST", body, headers }), {
    params: Promise.resolve({}),
  });
};
const download = (id: string) =>
  GET(new NextRequest(`http://127.0.0.1:3000/api/attachments/${id}`), {
    params: Promise.resolve({ id }),
  });
const rows = () => admin`select * from attachments where document_id = ${order}`;

beforeAll(async () => {
  await openStudio();
  buyer = await signInAs("buyer");
  order = await aDraft();
});

describe("files of a document", () => {
  test("are kept sealed, come back the same, and only as a download (T-16, EN-07)", async () => {
    await signInAs("buyer");
    const answer = await upload(png, "样册<b>.png");
    const { ok, data } = await answer.json();
    expect(ok).toBe(true);
    expect(data.name).toBe("样册b.png");
    const folder = join(process.env.DATA_DIR ?? "", "attachments", data.id.slice(-2));
    expect(await readdir(folder)).toEqual([data.id]);
    expect((await readFile(join(folder, data.id))).includes(png.subarray(8, 24))).toBe(false);

    const back = await download(data.id);
    expect(Buffer.from(await back.arrayBuffer()).equals(png)).toBe(true);
    expect(back.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(back.headers.get("x-content-type-options")).toBe("nosniff");
    expect(back.headers.get("content-security-policy")).toContain("sandbox");
    expect(
      await admin`select from audit_log where act = 'attachments.add' and document_id = ${order}`,
    ).toHaveLength(1);
  });

  test("are judged by what they are, not by what they are called", async () => {
    await signInAs("buyer");
    const before = (await rows()).length;
    for (const [content, name] of [
      ["<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "画.svg"],
      ["<html><script>alert(1)</script>", "页.html"],
      ["MZ\u0090\u0000\u0003\u0000", "照片.png"],
      ["#!/bin/sh\nrm -rf /", "照片.jpg"],
      ["", "空.png"],
    ] as const) {
      const answer = await upload(content, name);
      expect(answer.status).toBe(422);
      expect((await answer.json()).failure.code).toMatch(/^attachments\.(not-allowed|empty)$/);
    }
    expect(await rows()).toHaveLength(before);
    expect(await lookAt(png, "发票.exe")).toEqual({ mediaType: "image/png", name: "发票.exe.png" });
    expect(plainName("../../etc/pass\u202Egnp.wd")).toBe("passgnp.wd");
  });

  test("pressed twice with one key are one file", async () => {
    await signInAs("buyer");
    const key = "attach-once-0001";
    const [one, two] = [
      await upload(png, "a.png", order, key),
      await upload(png, "a.png", order, key),
    ];
    expect((await two.json()).data.id).toBe((await one.json()).data.id);
  });

  test("are there for who may see the document; for another branch it does not exist (T-03, PM-07)", async () => {
    const [row] = await rows();
    await signInAs("buyer", "XM02");
    expect((await download(row?.id)).status).toBe(404);
    expect((await (await upload(png, "b.png")).json()).failure.code).toBe("core.gone");
    expect(await removeAttachment({ id: row?.id, reason: "不是我的" })).toMatchObject({
      failure: { code: "core.gone" },
    });
    await signInAs("retoucher");
    expect((await download(row?.id)).status).toBe(404);
    const accountant = await signInAs("accountant");
    expect((await download(row?.id)).status).toBe(200);
    expect((await getPapers(accountant, "purchase-order", order)).mayChange).toBe(false);
    expect((await (await upload(png, "c.png")).json()).failure.code).toBe("core.forbidden");
  });

  test("leave with a reason, and the disk keeps them", async () => {
    await signInAs("buyer");
    const [row] = await rows();
    expect(await removeAttachment({ id: row?.id, reason: " " })).toMatchObject({ ok: false });
    expect(await removeAttachment({ id: row?.id, reason: "传错了" })).toMatchObject({ ok: true });
    expect((await download(row?.id)).status).toBe(404);
    expect(
      existsSync(join(process.env.DATA_DIR ?? "", "attachments", row?.id.slice(-2), row?.id)),
    ).toBe(true);
  });
});

describe("写一句", () => {
  test("tells whom it names, once, and nobody else", async () => {
    const accountant = await signInAs("accountant");
    await signInAs("buyer");
    const text = `@${accountant.name}请看一下价格 @${accountant.name}`;
    expect(await addRemark({ document: "purchase-order", documentId: order, text })).toMatchObject({
      ok: true,
    });
    const items =
      await admin`select * from inbox_items where document_id = ${order} and message = 'attachments.named-you'`;
    expect(items.map(({ person_id }) => person_id)).toEqual([accountant.id]);
    expect(items[0]?.params).toMatchObject({ name: buyer.name });
  });

  test("is refused under a document of another branch", async () => {
    await signInAs("buyer", "XM02");
    expect(
      await addRemark({ document: "purchase-order", documentId: order, text: "你好" }),
    ).toMatchObject({ failure: { code: "core.gone" } });
  });
});
