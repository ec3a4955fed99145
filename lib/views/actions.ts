"use server";

import { and, eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { savedViews } from "@/db/schema/views";
import { action } from "@/lib/core/action";
import { must } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { rightOf } from "@/lib/menu";
import { keptQuery } from "./rules";
import { viewIdInput, viewInput } from "./schema";

const most = 20;

export const saveView = action({
  may: "staff",
  input: viewInput,
  run: async ({ tx, actor, input: { list, name, audience, query }, trace }) => {
    const needed = rightOf(list);
    if (!needed) throw new Refusal("core.gone");
    must(actor, needed);
    if (audience === "department" && !actor.departmentId)
      throw new Refusal("core.invalid", {}, { fields: { audience: ["views.no-department"] } });
    const mine = and(eq(savedViews.ownerId, actor.id), eq(savedViews.list, list));
    if ((await tx.$count(savedViews, mine)) >= most) throw new Refusal("views.too-many", { most });
    const after = {
      id: uuid(),
      ownerId: actor.id,
      list,
      needed: needed.name,
      name,
      audience,
      branchId: audience === "branch" ? actor.branchId : null,
      departmentId: audience === "department" ? actor.departmentId : null,
      query: keptQuery(query),
    };
    await tx.insert(savedViews).values(after);
    await trace({ act: "views.save", document: "view", id: after.id, after });
    return { id: after.id };
  },
});

/** One's own only; a view is a way of looking, not a document, so it may go. */
export const removeView = action({
  may: "staff",
  input: viewIdInput,
  run: async ({ tx, actor, input, trace }) => {
    const [before] = await tx
      .delete(savedViews)
      .where(and(eq(savedViews.id, input.id), eq(savedViews.ownerId, actor.id)))
      .returning();
    if (!before) throw new Refusal("core.gone");
    await trace({ act: "views.remove", document: "view", id: before.id, before });
    return { id: before.id };
  },
});
