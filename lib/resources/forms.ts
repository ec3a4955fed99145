import type { ChangeResourceForm } from "./schema";

/** The resource as its form holds it; also what a stale save is shown as stored (S3). */
export const formOf = ({
  id,
  version,
  code,
  name,
  detail,
  bufferBefore,
  bufferAfter,
  dailyCap,
  active,
}: {
  id: string;
  version: number;
  code: string;
  name: string;
  detail: string;
  bufferBefore: number;
  bufferAfter: number;
  dailyCap: number | null;
  active: boolean;
}): ChangeResourceForm => ({
  ...{ id, version, code, name, detail, active },
  bufferBefore: String(bufferBefore),
  bufferAfter: String(bufferAfter),
  dailyCap: dailyCap === null ? "" : String(dailyCap),
});
