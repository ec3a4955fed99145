import { afterEach, expect, test } from "vitest";
import { closePools } from "@/db";
import { refuseUnsafeConnections } from "@/lib/core/boot";
import { health } from "@/lib/core/health";
import { admin } from "../support/admin";

const url = process.env.APP_DB_LINK ?? "";

afterEach(async () => {
  await closePools();
  process.env.APP_DB_LINK = url;
});

/** The server, wrongly configured: its link pages connect as a role that can do too much. */
async function connectLinksAs(power: string) {
  const role = `test_${power.replace(/\W/g, "_")}`;
  const address = new URL(url);
  address.username = role;
  await admin.unsafe(`create role ${role} login ${power} password '${address.password}'`);
  await closePools();
  process.env.APP_DB_LINK = address.href;
  return role;
}

test("the server's own roles are safe to serve with", async () => {
  await expect(refuseUnsafeConnections()).resolves.toBeUndefined();
});

test.each([
  ["superuser", "is a superuser"],
  ["bypassrls", "bypasses row security"],
  ["in role app_owner", "owns "],
])("a role made with %s does not serve", async (power, reason) => {
  const role = await connectLinksAs(power);
  await expect(refuseUnsafeConnections()).rejects.toThrow(`${role} ${reason}`);
  await closePools();
  await admin.unsafe(`drop role ${role}`);
});

test("health names the queue while it is not running, and the database when it is gone", async () => {
  expect(await health()).toMatchObject({ status: "down", database: "ok", queue: "down" });
  await closePools();
  const right = process.env.APP_DB_RW;
  process.env.APP_DB_RW = "postgres://nobody@127.0.0.1:1/nowhere";
  expect(await health()).toMatchObject({ status: "down", database: "down" });
  process.env.APP_DB_RW = right;
});
