import { permission } from "@/lib/core/actor";

export const read = permission("customers:read", "cs", {
  cs_agent: "branch",
  sales: "branch",
  dispatcher: "branch",
  selector: "branch",
  pickup_clerk: "branch",
  branch_manager: "branch",
  owner: "chain",
});
/** Opening files, changing them, and writing down what was said. */
export const write = permission("customers:write", "cs", {
  cs_agent: "branch",
  sales: "branch",
  dispatcher: "branch",
  selector: "branch",
  pickup_clerk: "branch",
  branch_manager: "branch",
  owner: "chain",
});
/** Seeing a whole number or a child's record, with a reason, each time logged; of one's own customers. */
export const reveal = permission("customers:reveal", "cs", {
  cs_agent: "own",
  sales: "own",
  selector: "own",
  pickup_clerk: "own",
  branch_manager: "branch",
  owner: "chain",
});
/** Who looks after a customer may see the whole number, so nobody takes one over by himself. */
export const assign = permission("customers:assign", "cs", {
  branch_manager: "branch",
  owner: "chain",
});
/** Putting two files of one household together, and apart again; everybody else asks for it. */
export const merge = permission("customers:merge", "cs", {
  branch_manager: "branch",
  owner: "chain",
});
export const download = permission("customers:export", "cs", {
  branch_manager: "branch",
  owner: "chain",
});
