import type { Permission } from "./actor";
import type { Task } from "./queue";
import type { Words } from "./words";

export const desks = ["all", "cs", "purchasing", "finance", "admin"] as const;
export type Desk = (typeof desks)[number];

export type MenuEntry = {
  readonly desk: Desk;
  readonly href: string;
  /** A name of components/ui/icon. */
  readonly icon: string;
  readonly may: Permission;
  /** Words a person might search for instead: 二销 finds 后期消费. */
  readonly synonyms?: readonly string[];
};

/** What a module is to the rest of the house. */
export type Module = {
  readonly name: string;
  /** Title is "<name>.title", one sentence of help is "<name>.help". */
  readonly menu?: MenuEntry;
  /** Where a document of a kind is opened. */
  readonly documents?: Readonly<Record<string, (id: string) => string>>;
  readonly permissions: readonly Permission[];
  /** Background work, started with the server. */
  readonly tasks?: readonly Task[];
  readonly words: Words;
};
