import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { NextRequest } from "next/server";
import { beforeAll, describe, expect, test } from "vitest";
import { POST } from "@/app/api/attachments/route";
import type { Result } from "@/lib/core/result";
import { signIn } from "@/lib/core/sign-in";
import { createPerson, makePasswordLink } from "@/lib/people/actions";
import { usePasswordLink } from "@/lib/people/door/actions";
import { changeBank } from "@/lib/suppliers/actions";
import { addChannel } from "@/lib/suppliers/channels/actions";
import { addContact } from "@/lib/suppliers/contacts/actions";
import { admin } from "../support/admin";
import { aDraft, openStudio } from "../support/make/purchase-orders";
import { storedSupplier } from "../support/make/suppliers";
import { branchId, signInAs } from "../support/session";

/** What nobody may find who holds a copy of the disk but not the key. */
const canaries: Record<string, string> = {
  "a person's private phone": "13977665544",
  "a contact's mobile": "13866554433",
  "a bank account": "6228480123456789012",
  "a channel's address": "https://canary-hook.example/9f8e7d6c5b",
  "a channel's secret": `whsec_${Buffer.from("the canary's own signing secret 1").toString("base64")}`,
  "a file's content": "%PDF-1.4 canary-file-5c1d4e2f",
  "a password": "canary password 77 of chen",
};

const said = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.data;
};

beforeAll(async () => {
  await openStudio();
  await signInAs("admin", "every branch");
  const home = await branchId("XM01");
  const person = randomUUID();
  said(
    await createPerson({
      ...{ id: person, account: "canary", name: "陈雀", branchId: home, departmentId: "" },
      ...{ workPhone: "", email: "", phone: canaries["a person's private phone"] ?? "" },
      ...{ dropPhone: false, seats: [{ role: "buyer" as const, branchId: home }] },
    }),
  );
  const { token } = said(await makePasswordLink({ id: person }));
  canaries["a reset link"] = token;
  said(await usePasswordLink({ token, password: canaries["a password"] ?? "" }));
  canaries["a session"] = await signIn("canary", canaries["a password"] ?? "");

  await signInAs("buyer");
  const supplier = await storedSupplier();
  said(
    await addContact({
      ...{ id: randomUUID(), supplierId: supplier.id, name: "林雀", email: "" },
      ...{ mobile: canaries["a contact's mobile"] ?? "", receivesPush: true },
    }),
  );
  said(
    await addChannel({
      ...{ id: randomUUID(), supplierId: supplier.id, kind: "webhook", label: "接口" },
      address: canaries["a channel's address"] ?? "",
      secret: canaries["a channel's secret"] ?? "",
      active: true,
    }),
  );
  await signInAs("accountant", "every branch");
  const bank = { holder: "青禾相册工坊", bank: "农业银行" };
  const account = canaries["a bank account"] ?? "";
  said(await changeBank({ ...bank, id: supplier.id, version: supplier.version, account }));

  const order = await aDraft();
  const content = Buffer.from(`${canaries["a file's content"]}\n%%EOF`);
  const body = new FormData();
  body.set("file", new File([content], "报价.pdf", { type: "application/pdf" }));
  const address = `http://127.0.0.1:3000/api/attachments?document=purchase-order&id=${order}`;
  const answer = await POST(
    new NextRequest(address, { method: "POST", body, headers: { "content-length": "600" } }),
    { params: Promise.resolve({}) },
  );
  expect(answer.status).toBeLessThan(300);
  // Only what has left the buffers can be looked for in the files.
  await admin`checkpoint`;
}, 60_000);

/** The canaries that can be read in these bytes, as they are or as the database prints bytes. */
const foundIn = (bytes: Buffer): string[] =>
  Object.entries(canaries)
    .filter(([, text]) => bytes.includes(text) || bytes.includes(Buffer.from(text).toString("hex")))
    .map(([what]) => what);

/** Other tests share this server: a file of theirs may go while we look. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

function* filesBelow(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

describe("EN-11: without the key, none of what is sealed or hashed can be read", () => {
  test("in any table", async () => {
    const tables = await admin<{ name: string }[]>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`;
    expect(tables.length).toBeGreaterThan(40);
    for (const { name } of tables) {
      const rows = await admin.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`);
      expect([name, foundIn(Buffer.from(rows.map(({ row }) => row).join("\n")))]).toEqual([
        name,
        [],
      ]);
    }
  });

  test("in the files of the database and its log", async () => {
    const [row] = await admin<{ data_directory: string }[]>`show data_directory`;
    const data = row?.data_directory ?? "";
    const [own] = await admin<{ oid: number }[]>`
      select oid from pg_database where datname = current_database()`;
    const folders = ["pg_wal", `base/${own?.oid}`, "../log"].map((name) => join(data, name));
    for (const folder of folders)
      for (const path of filesBelow(folder))
        expect([path, foundIn(contentOf(path))]).toEqual([path, []]);
  });

  test("in the files that people attach", () => {
    for (const path of filesBelow(process.env.DATA_DIR ?? ""))
      expect([path, foundIn(contentOf(path))]).toEqual([path, []]);
  });

  test("and the same look finds what is in the open, such as a supplier's name", async () => {
    canaries["a name"] = "青禾相册工坊";
    const rows = await admin<{ row: string }[]>`select t::text as row from suppliers t`;
    expect(foundIn(Buffer.from(rows.map(({ row }) => row).join("\n")))).toEqual(["a name"]);
    delete canaries["a name"];
  });
});
