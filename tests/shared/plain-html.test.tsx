import { createElement, type ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { Amount } from "@/components/shared/amount";
import { plainHtml } from "@/components/shared/plain-html";
import { StatusWord } from "@/components/shared/status-word";
import { fen } from "@/lib/core/figures";

describe("rows written as text", () => {
  it("write elements and simple parts as React would", () => {
    const cell = (
      <td className="num">
        <Amount fen={fen(123450n)} />
        <StatusWord meaning="good">已批准</StatusWord>
        {null}
        {false}
        {[1, 2]}
      </td>
    );
    expect(plainHtml(cell)).toBe(
      '<td class="num"><span class="whitespace-nowrap tabular-nums">1,234.50</span>' +
        '<span class="st" data-st="good">已批准</span>12</td>',
    );
  });

  it("never let what a person typed become markup", () => {
    const typed = `"><img src=x onerror=alert(1)>'&`;
    const html = plainHtml(
      <td title={typed} data-note={typed}>
        {typed}
      </td>,
    );
    expect(html).not.toContain("<img");
    const escaped = "&#34;&#62;&#60;img src=x onerror=alert(1)&#62;&#39;&#38;";
    expect(html).toBe(`<td title="${escaped}" data-note="${escaped}">${escaped}</td>`);
  });

  const script = "javascript:alert(1)";
  const raw = "dangerouslySetInnerHTML";
  it.each<[string, () => ReactNode]>([
    ["an address that is a script", () => <a href={script}>x</a>],
    ["an address of another host without its scheme", () => <a href="//evil.example">x</a>],
    ["a handler", () => <button type="button" onClick={() => undefined} />],
    ["raw markup", () => createElement("i", { [raw]: { __html: "<b>x</b>" } })],
    ["a part that waits", () => createElement((async () => "x") as never)],
    [
      "a part of the browser",
      () => createElement(Object.assign(() => null, { $$typeof: Symbol() })),
    ],
  ])("leave %s to React", (_, node) => {
    expect(plainHtml(<td>{node()}</td>)).toBeNull();
  });
});
