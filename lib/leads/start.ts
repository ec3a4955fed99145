import "server-only";
import { branchesFor, type Staff } from "@/lib/core/actor";
import { chosenBranch } from "@/lib/core/branch";
import { assign, write } from "./access";
import { takersOf } from "./detail";

/** In which branch a lead is captured, who can follow it, and who most likely does. */
export async function captureStart(actor: Staff) {
  const branches = branchesFor(actor, write).map(({ id }) => id);
  const wanted = [await chosenBranch(actor), actor.branchId];
  const branchId = wanted.find((id) => id && branches.includes(id)) ?? branches[0] ?? "";
  const takers = await takersOf(actor, branchId);
  const isOne = !branchesFor(actor, assign).some(({ id }) => id === branchId);
  return { branchId, takers, ownerId: isOne ? (takers[0]?.value ?? "") : "" };
}
