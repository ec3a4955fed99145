export type CustomerChoice = { value: string; label: string; sub: string };

type Found = { id: string; name: string; number: string };

/** Posted: what is typed may be a whole number, which is to stand in no address. */
export async function findCustomers(text: string): Promise<CustomerChoice[]> {
  if (text === "") return [];
  const answer = await fetch("/api/customers", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(text),
  });
  if (!answer.ok) return [];
  const { rows }: { rows: Found[] } = await answer.json();
  return rows.map(({ id, name, number }) => ({ value: id, label: name, sub: number }));
}
