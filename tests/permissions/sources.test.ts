import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const sources = globSync("{app,components,db,lib}/**/*.{ts,tsx}").map((file) => ({
  file,
  text: readFileSync(file, "utf8"),
}));

/** Each use of a name with its argument: "lib/pushes/warnings.ts: "200"". */
const usesOf = (call: RegExp) =>
  sources
    .filter(({ file }) => !file.startsWith("lib/commands/"))
    .flatMap(({ file, text }) =>
      [...text.matchAll(call)].map(([, argument = ""]) => `${file}: ${argument.trim()}`),
    );

test("T-17: what becomes part of a statement unquoted is written in the code, never typed", () => {
  // A literal, a choice between two literals, or one of these, which take only literals.
  const allowed = [
    "lib/approvals/tasks.ts: mark",
    "lib/core/guard.ts: alias",
    'lib/people/queries.ts: back ? "<" : ">"',
  ];
  const found = usesOf(/sql\.(?:raw|identifier)\(([^)]*)\)/g).filter(
    (one) => !/: ("[^"$`]*"|\w+ \? "[^"]*" : "[^"]*")$/.test(one),
  );
  expect(new Set(found.filter((one) => !allowed.includes(one)))).toEqual(new Set());
  expect(usesOf(/\.unsafe\((`?[^)]{0,60})/g).filter((one) => !/^db\/index\.ts/.test(one))).toEqual(
    [],
  );
});

test("T-16: no page writes html that it did not make itself", () => {
  const found = sources.filter(({ text }) => text.includes("dangerouslySetInnerHTML"));
  // Its rows are drawn by plain-html.ts, which escapes everything (tests/shared/plain-html.test.tsx).
  expect(found.map(({ file }) => file)).toEqual(["components/shared/data-table.tsx"]);
  const written = /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|new Function)\b/;
  expect(sources.filter(({ text }) => written.test(text)).map(({ file }) => file)).toEqual([]);
});

/**
 * Below these, each has a hole that somebody has already used. The lockfile is what is installed, also
 * where another package asks for it.
 */
const floors: Record<string, [version: string, why: string]> = {
  next: ["16.4.6", "CVE-2025-55182, 55183, 55184, CVE-2026-23869, 23870"],
  react: ["19.3.1", "CVE-2025-55182"],
  "react-dom": ["19.3.1", "CVE-2025-55182"],
  "drizzle-orm": ["0.45.2", "CVE-2026-39356: identifiers were not escaped"],
  nodemailer: ["7.0.7", "mail to another domain than the one that was checked"],
  "next-auth": ["4.24.12", "the same, in its mail provider"],
  undici: ["7.0.0", "CVE-2025-22150, 47279"],
};

const parts = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);
const isBelow = (version: string, floor: string) => {
  const [one, other] = [parts(version), parts(floor)];
  const at = one.findIndex((part, i) => part !== other[i]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
};

test("T-22: no package stands below the version that closed a known hole", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, { version?: string }>;
  };
  const installed = Object.entries(packages).map(([path, { version = "" }]) => ({
    name: path.split("node_modules/").at(-1) ?? "",
    version,
  }));
  for (const [name, [floor, why]] of Object.entries(floors))
    for (const one of installed.filter((each) => each.name === name))
      expect([name, one.version, isBelow(one.version, floor) ? why : "sound"]).toEqual([
        ...[name, one.version, "sound"],
      ]);
  expect(installed.some(({ name }) => name === "next")).toBe(true);
});

test("T-22: versions are pinned, so that nobody's install is newer than what was tried", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync("package.json", "utf8"),
  ) as Record<string, Record<string, string>>;
  const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test("T-22: no secret is written in the code, which a hole in the framework could show", () => {
  const looksSecret = [
    /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
    /\bwhsec_[A-Za-z0-9+/=]{20,}/,
    /\b(?:sk|pk|ghp|gho|xox[bap])[_-][A-Za-z0-9]{20,}/,
    /(?:password|secret|token|api[_-]?key)["']?\s*[:=]\s*["'`][A-Za-z0-9+/=_-]{16,}["'`]/i,
    /postgres(?:ql)?:\/\/\w+:[^$@\s{]+@/,
  ];
  const found = sources.filter(({ text }) => looksSecret.some((sign) => sign.test(text)));
  expect(found.map(({ file }) => file)).toEqual([]);
});
