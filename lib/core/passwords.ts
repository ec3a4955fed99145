import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { Refusal } from "./refusal";

/** argon2id, 19 MiB, two passes: about 100 ms, and never more than four at once (stack.md). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = 4;
const mayWait = 200;

const line: (() => void)[] = [];
let working = 0;

async function inLine<T>(work: () => Promise<T>): Promise<T> {
  if (line.length >= mayWait) throw new Refusal("core.busy");
  if (working >= atOnce) await new Promise<void>((resolve) => line.push(resolve));
  else working += 1;
  try {
    return await work();
  } finally {
    const next = line.shift();
    if (next) next();
    else working -= 1;
  }
}

/** Full-width letters of an input method are the same password as plain ones. */
const typed = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> =>
  inLine(() => hash(typed(password), cost));

/** Of a password nobody has, so that an unknown account takes as long as a known one. */
const nobodys =
  "$argon2id$v=19$m=19456,t=2,p=1$F4EbaRGtPYDha6+w69jxEA$GfqB/e3QGYLNRb+p+8/eKdzcaKnklyN5Jo93M/BSpoQ";

export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const same = await inLine(() => verify(stored ?? nobodys, typed(password)));
  return same && stored !== null;
}
