import { createHash } from "node:crypto";
import { addDays, type Day } from "../../core/time.ts";
import { linkDays } from "../../pushes/rules.ts";
import { type Batch, put } from "./copy.ts";
import type { Stage } from "./stage.ts";

export type Linked = {
  targetId: string;
  branchId: string;
  authorId: string;
  revision: number;
  dueOn: Day;
  at: Date;
  views: readonly Date[];
  revoked: { at: Date; by: string; reason: string } | null;
};

/** A link that a message carried. Of one that has ended, nothing is left but its hash (L-02). */
export function linkRows(batch: Batch, { random, now, seal }: Stage, linked: Linked) {
  const { targetId, branchId, authorId, revision, dueOn, at, views, revoked } = linked;
  const id = random.idAt(at);
  const expiresAt = new Date(Date.parse(`${addDays(dueOn, linkDays + 1)}T00:00:00+08:00`));
  const lives = expiresAt.getTime() > now && !revoked;
  const token = Buffer.from(Array.from({ length: 32 }, () => random.between(0, 255))).toString(
    "base64url",
  );
  put(batch, "push_links", {
    id,
    target_id: targetId,
    branch_id: branchId,
    revision,
    token_hash: createHash("sha256").update(token).digest(),
    token_sealed: lives
      ? seal("credential", { table: "push_links", column: "token_sealed", id }, token)
      : null,
    expires_at: expiresAt,
    revoked_at: revoked?.at ?? null,
    revoked_by: revoked?.by ?? null,
    revoke_reason: revoked?.reason ?? "",
    created_by: authorId,
    created_at: at,
  });
  for (const viewedAt of views)
    put(batch, "push_views", {
      id: random.idAt(viewedAt),
      link_id: id,
      branch_id: branchId,
      at: viewedAt,
      network: `117.${random.between(24, 31)}.${random.between(0, 255)}.0/24`,
      browser: random.pick(["微信", "Chrome", "Safari", "华为浏览器"]),
    });
}
