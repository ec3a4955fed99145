import { modules } from "@/lib/modules";

const owner = (document: string) =>
  modules.find(({ documents = {} }) => Object.hasOwn(documents, document));

/** The words key that names a kind of document: its module's title. */
export const titleOf = (document: string): string => `${owner(document)?.name ?? "search"}.title`;

export const iconOf = (document: string): string => owner(document)?.menu?.icon ?? "file";

/** Called by a name and a code: a supplier, a product, a person. Other documents have numbers. */
export const isNamed = (document: string): boolean =>
  owner(document)?.named?.includes(document) ?? false;
