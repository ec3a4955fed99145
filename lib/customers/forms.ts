import type { CustomerForm } from "./schema";
import type { StoredCustomer } from "./writes";

/** The customer as its form holds it; also what a stale save is shown as stored (S3). */
export const formOf = ({
  id,
  version,
  name,
  source,
  referrerId,
  weddingOn,
  tags,
  notes,
}: Pick<
  StoredCustomer,
  "id" | "version" | "name" | "source" | "referrerId" | "weddingOn" | "tags" | "notes"
>): CustomerForm => ({
  id,
  version,
  name,
  source,
  referrerId: referrerId ?? "",
  weddingOn: weddingOn ?? "",
  tags: tags.join(" "),
  notes,
});
