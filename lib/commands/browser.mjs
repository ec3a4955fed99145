import { existsSync } from "node:fs";
import { Problem, tail } from "./print.mjs";
import { run } from "./tools.mjs";
import { say } from "./words.mjs";

const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const install =
  "apt-get update && apt-get install -y --no-install-recommends chromium fonts-wqy-zenhei";

/** The machine's own browser, or undefined: then Playwright looks for the one it has installed. */
export const findBrowser = () => process.env.CHROMIUM ?? chromium.find((path) => existsSync(path));

/** A browser, and a font without which a screenshot shows boxes for Chinese. */
export async function ensureBrowser() {
  if (await isThere()) return say("test.browser-present");
  const isDebian = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (!isDebian) throw new Problem(say("test.browser-missing", { command: install }));
  const { code, output } = await run(["sh", "-c", install], {
    env: { DEBIAN_FRONTEND: "noninteractive" },
  });
  if (code !== 0) throw new Problem(tail(output, 10));
  return say("packages.installed");
}

async function isThere() {
  const fonts = await run(["fc-list", ":lang=zh"]);
  return findBrowser() !== undefined && fonts.code === 0 && fonts.output.trim() !== "";
}
