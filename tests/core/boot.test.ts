import { expect, test } from "vitest";
import { closePools } from "@/db";
import { refuseUnsafeConnections, UnsafeConnection } from "@/lib/core/boot";
import { health } from "@/lib/core/health";
import { admin } from "../support/admin";
import { signInAs } from "../support/session";

test("the server's own roles are safe to serve with", async () => {
  await expect(refuseUnsafeConnections()).resolves.toBeUndefined();
});

test.each([
  ["is a superuser", "superuser", "nosuperuser"],
  ["bypasses row security", "bypassrls", "nobypassrls"],
])("a role that %s does not serve", async (reason, give, take) => {
  await admin.unsafe(`alter role app_link ${give}`);
  try {
    await expect(refuseUnsafeConnections()).rejects.toThrow(`app_link ${reason}`);
  } finally {
    await admin.unsafe(`alter role app_link ${take}`);
  }
});

test("a role that owns a table, itself or through another, does not serve", async () => {
  await admin.unsafe("grant app_owner to app_worker");
  try {
    await expect(refuseUnsafeConnections()).rejects.toBeInstanceOf(UnsafeConnection);
  } finally {
    await admin.unsafe("revoke app_owner from app_worker");
  }
});

test("health names the queue while it is not running", async () => {
  expect(await health()).toMatchObject({ status: "down", database: "ok", queue: "down" });
});

test("a person signs in with the grants of his role", async () => {
  const buyer = await signInAs("buyer");
  expect(buyer.roles).toEqual(["buyer"]);
  await closePools();
});
