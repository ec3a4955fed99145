import type { FreeTime } from "@/lib/appointments/rules";
import type { FreeForm } from "@/lib/appointments/schema";

/** When all of these are free for so long; null when the question was unsound or nobody answered. */
export async function findFree(form: FreeForm): Promise<FreeTime[] | null> {
  const answer = await fetch("/api/appointments/free", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(form),
  }).catch(() => null);
  if (!answer?.ok) return null;
  const { rows }: { rows: FreeTime[] } = await answer.json();
  return rows;
}
