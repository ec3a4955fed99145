import "server-only";
import { headers } from "next/headers";
import { withTx } from "@/db";
import type { Permission, Staff } from "./actor";
import { writeTrace } from "./audit";
import { contextOf } from "./guard";
import { nobody } from "./prove";
import { thisRequest } from "./request";

/**
 * Somebody tried what he may not do: nothing else is written, but that is (PM-03), with the place where
 * he tried it: the page he pressed a button on, or the address he asked.
 */
export async function recordRefusal(
  actor: Staff | null,
  may: Permission | "staff" | "anyone",
  at?: string,
): Promise<void> {
  const after = {
    permission: typeof may === "string" ? may : may.name,
    at: (at ?? (await pageOf())).slice(0, 200),
  };
  const request = await thisRequest();
  await withTx(actor ? contextOf(actor) : { as: "nobody" }, (tx) =>
    writeTrace(tx, actor ?? nobody, request, { act: "core.refuse", document: "permission", after }),
  );
}

/** As the browser tells it, without what stood behind the question mark. */
async function pageOf(): Promise<string> {
  const from = (await headers()).get("referer") ?? "";
  return URL.canParse(from) ? new URL(from).pathname : "";
}
