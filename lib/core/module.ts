import type { Tx } from "@/db";
import type { Permission, Staff } from "./actor";
import type { Task } from "./queue";
import type { Words } from "./words";

/** Top stands above the desks: home, inbox, approvals. */
export const desks = ["top", "cs", "purchasing", "finance", "all", "admin"] as const;
export type Desk = (typeof desks)[number];

/** An address that the menu and ⌘K offer. */
export type Entry = {
  readonly href: string;
  /** A name of components/ui/icon. */
  readonly icon: string;
  /** Without one, everybody has it. */
  readonly may?: Permission;
  /** Its words key; a module's menu entry is "<module>.title" unless it says otherwise. */
  readonly word?: string;
  /** Words a person might search for instead: 二销 finds 后期消费. */
  readonly synonyms?: readonly string[];
};
export type MenuEntry = Entry & {
  readonly desk: Desk;
  /** How many things here wait for this person. Asked for every page: one indexed read, capped at 100. */
  readonly waits?: HomeRead<Waiting>;
  /** Stands in the phone's bottom bar too. */
  readonly dock?: true;
};

/**
 * What a module shows on the home page is read in one transaction with everything else there, each
 * after its own `can`: a module answers null (or nothing) to a person whose grants do not open it.
 * Counts stop at 100 and are shown as 99+. `branchId` is the chosen branch, null for all of them.
 */
export type HomeRead<T> = (
  tx: Tx,
  actor: Staff,
  view: { readonly branchId: string | null },
) => Promise<T>;

export type Waiting = {
  readonly count: number;
  /** Some are late. */
  readonly hot?: boolean;
  /** Of these, how many another entry of the menu counts too. */
  readonly elsewhere?: number;
};

type Meaning = "neutral" | "waiting" | "good" | "wrong";
type Params = Readonly<Record<string, string | number>>;

/** One figure with its meaning, and three counts. Words are keys of words.ts. */
export type HomeTile = {
  readonly href: string;
  readonly figure: number;
  readonly word: string;
  readonly meaning: Meaning;
  readonly lines: readonly {
    readonly word: string;
    readonly count: number;
    readonly href: string;
    readonly wrong?: boolean;
  }[];
};

/** A line of 今日异常: what went wrong, since when, and where it is put right. */
export type Exception = {
  readonly key: string;
  readonly meaning: "waiting" | "wrong";
  /** 发送失败 */
  readonly kind: string;
  /** 推单 TD-… 未送达木石相框厂 */
  readonly text: string;
  readonly params?: Params;
  /** Second line, as data: the supplier and the number, or why. */
  readonly sub: string;
  readonly since: Date | null;
  readonly href: string;
  /** The button: 换渠道重发. */
  readonly move: string;
  /** The list in which all of this kind stand. */
  readonly all: string;
};

/** The latest documents of a kind, on the right of the home page: seven at most. */
export type Recent = {
  readonly word: string;
  readonly all: { readonly word: string; readonly href: string };
  readonly rows: readonly {
    readonly id: string;
    readonly href: string;
    readonly title: string;
    readonly sub: string;
    /** 24 件 over 12-05. */
    readonly amount: string;
    readonly dueOn: string | null;
    readonly meaning: Meaning;
    readonly state: string;
    readonly params?: Params;
    readonly at: Date;
  }[];
};

/** 七天内到货: what is expected on each of the next seven days. */
export type Week = {
  readonly word: string;
  readonly sub: string;
  readonly days: readonly {
    readonly on: string;
    readonly count: number;
    /** Second line, as data: 18 件. */
    readonly sub: string;
    readonly href: string;
  }[];
};

/** A document that search found: its number or name, and when it was made. */
export type Finding = {
  readonly id: string;
  readonly document: string;
  readonly title: string;
  readonly subtitle: string;
  readonly at: Date;
};

/** What a module is to the rest of the house. */
export type Module = {
  readonly name: string;
  /** Title is "<name>.title", one sentence of help is "<name>.help". */
  readonly menu?: MenuEntry;
  /** Further menu entries of this module, each with a word of its own. */
  readonly also?: readonly (MenuEntry & { readonly word: string })[];
  /** What can be begun: 新建采购单. Offered by ⌘K, and the first ones by the home page. */
  readonly creates?: readonly (Entry & { readonly may: Permission; readonly word: string })[];
  /** Where a document of a kind is opened. */
  readonly documents?: Readonly<Record<string, (id: string) => string>>;
  /** Those of them that are called by a name and a code, not by a number: ⌘K lists them first. */
  readonly named?: readonly string[];
  /** What ⌘K finds beside the words it knows: by something that is stored sealed, such as a whole phone number. */
  readonly finds?: {
    readonly may: Permission;
    readonly find: (actor: Staff, text: string) => Promise<readonly Finding[]>;
  };
  readonly permissions: readonly Permission[];
  /** Background work, started with the server. */
  readonly tasks?: readonly Task[];
  readonly tile?: HomeRead<HomeTile | null>;
  /** At most so many of each kind. */
  readonly exceptions?: (
    ...asked: [...Parameters<HomeRead<unknown>>, most: number]
  ) => Promise<readonly Exception[]>;
  readonly recent?: HomeRead<Recent | null>;
  readonly week?: HomeRead<Week | null>;
  readonly words: Words;
};
