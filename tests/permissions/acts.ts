import type { Action } from "@/lib/core/action";

export type Act = Action<unknown, unknown>;

const files = import.meta.glob<Record<string, Act>>("../../lib/**/{actions,*-actions}.ts", {
  eager: true,
});

/** Every act of the house: "pushes/link-actions revokeLink". */
export const acts = Object.entries(files).flatMap(([file, exported]) =>
  Object.entries(exported).map(([name, act]) => ({
    id: `${file.replace("../../lib/", "").replace(/\.ts$/, "")} ${name}`,
    act,
  })),
);

export const nameOf = ({ may }: Act): string => (typeof may === "string" ? may : may.name);
