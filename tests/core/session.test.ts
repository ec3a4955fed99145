import { expect, test } from "vitest";
import { currentStaff } from "@/lib/core/session";
import { admin } from "../support/admin";
import { signInAs, signOut } from "../support/session";

test("a signed-in person is read from the session's row, with the grants of his roles", async () => {
  const buyer = await signInAs("buyer");
  expect(await currentStaff()).toMatchObject({ id: buyer.id, account: "buyer", roles: ["buyer"] });
  expect(buyer.grants.size).toBeGreaterThan(0);
});

test("nobody is signed in without a cookie, with a forged one, or with a revoked session", async () => {
  signOut();
  expect(await currentStaff()).toBeNull();
  const { sessionId } = await signInAs("owner", "every branch");
  await admin`update sessions set revoked_at = now() where id = ${sessionId}`;
  expect(await currentStaff()).toBeNull();
});
