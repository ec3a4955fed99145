import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { ownCluster } from "../support/own-cluster";

/** It acknowledges before the disk has it, and writes late. */
const { fall } = await ownCluster({ synchronous_commit: "off", wal_writer_delay: "10s" });
const { openStudio } = await import("../support/make/purchase-orders");
const { people } = await import("../support/history");
const { admin } = await import("../support/admin");

test("FI-01 the other way round: a database that answers too soon is found out by the same history", async () => {
  await openStudio();
  const { write, lost } = await people();
  await admin`checkpoint`;
  let over = false;
  const writing = write(() => over);
  await wait(1500);
  await fall("SIGKILL");
  over = true;
  await writing;
  expect((await lost()).some((line) => line.endsWith("is gone"))).toBe(true);
}, 60_000);
