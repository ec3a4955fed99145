import type { FoundSupplier } from "@/lib/suppliers/queries";

/** A supplier as a picker shows it: one that is on hold stands there grey, with the reason. */
export type SupplierChoice = FoundSupplier & {
  value: string;
  label: string;
  sub: string;
  disabled: boolean;
};

export async function findSuppliers(text: string): Promise<SupplierChoice[]> {
  const response = await fetch(`/api/suppliers?${new URLSearchParams({ q: text })}`);
  if (!response.ok) return [];
  const { rows }: { rows: FoundSupplier[] } = await response.json();
  return rows.map((one) => ({
    ...one,
    value: one.id,
    label: one.name,
    sub: one.status === "active" ? one.code : (one.statusReason ?? ""),
    disabled: one.status !== "active",
  }));
}
