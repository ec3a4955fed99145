import { modules } from "@/lib/modules";

const owner = (document: string) =>
  modules.find(({ documents = {} }) => Object.hasOwn(documents, document));

/** The words key that names a kind of document: its module's title. */
export const titleOf = (document: string): string => `${owner(document)?.name ?? "search"}.title`;

export const iconOf = (document: string): string => owner(document)?.menu?.icon ?? "file";
