import { startPreparation } from "./preparation.ts";
import { print, printProblem } from "./print.mjs";
import { say } from "./words.mjs";

/**
 * Loads the demo company when the set-up page asks for it. Whether the code is right is decided in the
 * transaction that loads; one request at a time, because each costs a process.
 */
export function demoDoor(where: { adminUrl: string; dataDir: string }) {
  let busy = false;
  return async (code: string) => {
    if (busy) return "busy";
    busy = true;
    const preparation = startPreparation();
    try {
      const how = await preparation.ask({ do: "loadDemo", ...where, code });
      if (how === "loaded") print(say("demo.asked"));
      return how;
    } catch (error) {
      printProblem(error);
      return "failed";
    } finally {
      preparation.end();
      busy = false;
    }
  };
}
