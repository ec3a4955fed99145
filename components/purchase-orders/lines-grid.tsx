"use client";

import { useTranslations } from "next-intl";
import { type ClipboardEvent, type KeyboardEvent, useState } from "react";
import { type UseFormReturn, useFieldArray } from "react-hook-form";
import { Note } from "@/components/shared/note";
import { Glyph } from "@/components/shared/status-word";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { gridRow } from "./grid-look";
import { LineRow } from "./line-row";
import { blankLine, type OrderValues } from "./order-values";
import { blockOf, type Left, laid, mostLines, type PasteColumn, pasteColumns } from "./paste";
import type { Terms } from "./use-terms";

/** The lines as a grid: Tab goes on, Enter goes down and adds a row, a block from a spreadsheet lays itself in. */
export function LinesGrid({ form, terms }: { form: UseFormReturn<OrderValues>; terms: Terms }) {
  const t = useTranslations("purchase-orders");
  const word = useWord();
  const lines = useFieldArray({ control: form.control, name: "lines", keyName: "key" });
  const [left, setLeft] = useState<Left | null>(null);
  const error = form.formState.errors.lines;
  const said = error && "message" in error ? error.message : undefined;

  const focus = (at: number, column: string) =>
    requestAnimationFrame(() =>
      document
        .querySelector<HTMLElement>(`[data-line="${at}"] [data-column="${column}"] input`)
        ?.focus(),
    );
  const add = () => {
    const at = lines.fields.length;
    lines.append(blankLine(), { shouldFocus: false });
    focus(at, "name");
  };
  const onKey = (event: KeyboardEvent) => {
    const { key, nativeEvent, metaKey, ctrlKey } = event;
    if (key !== "Enter" || nativeEvent.isComposing || metaKey || ctrlKey) return;
    const cell = placeOf(event.target);
    if (!cell) return;
    event.preventDefault();
    if (cell.line === lines.fields.length - 1) add();
    else focus(cell.line + 1, cell.column);
  };
  const onPaste = (event: ClipboardEvent) => {
    const cell = placeOf(event.target);
    const block = blockOf(event.clipboardData.getData("text"));
    const column = pasteColumns.find((one) => one === cell?.column);
    if (!cell || !column || !block) return;
    event.preventDefault();
    (event.target as HTMLElement).blur();
    const before = form.getValues("lines");
    const { lines: next, left } = laid(before, block, { line: cell.line, column }, blankLine);
    form.setValue("lines", next, { shouldDirty: true });
    lines.replace(next);
    setLeft(left.rows + left.columns > 0 ? left : null);
    focus(cell.line, column satisfies PasteColumn);
    terms.settle(before, next);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields inside.
    <div className="grid gap-1.5 phone:gap-0" onKeyDown={onKey} onPaste={onPaste}>
      <div
        className={`${gridRow} border-b pb-1.5 text-muted-foreground text-xs phone:hidden`}
        aria-hidden="true"
      >
        <span>#</span>
        <span>{t("line-name")}</span>
        <span>{t("spec")}</span>
        <span className="pr-3 text-right">{t("quantity")}</span>
        <span>{t("unit")}</span>
        <span className="pr-3 text-right">{t("price-yuan")}</span>
        <span className="pr-3 text-right">{t("line-discount")}</span>
        <span className="pr-1 text-right">{t("line-amount")}</span>
        <span>{t("line-due")}</span>
        <span />
      </div>
      {lines.fields.map(({ key }, at) => (
        <LineRow
          key={key}
          form={form}
          terms={terms}
          at={at}
          onRemove={() =>
            lines.fields.length > 1 ? lines.remove(at) : lines.replace([blankLine()])
          }
        />
      ))}
      {said && (
        <p role="alert" className="mt-2 flex items-center gap-1.5 text-wrong text-xs">
          <Glyph meaning="wrong" />
          {word(said)}
        </p>
      )}
      {left && <NotPasted left={left} />}
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button size="small" icon="plus" onClick={add}>
          {t("add-line")}
        </Button>
        <span className="text-muted-foreground text-xs phone:hidden">{t("paste-hint")}</span>
      </div>
    </div>
  );
}

/** Nothing of a pasted block is lost without a word. */
function NotPasted({ left: { rows, from, first, columns } }: { left: Left }) {
  const t = useTranslations("purchase-orders");
  const which = rows === 1 ? `${from}` : `${from}–${from + rows - 1}`;
  return (
    <Note meaning="waiting" role="alert" lead={t("not-pasted")} className="mt-2">
      {rows > 0 && t("not-pasted-rows", { most: mostLines, which, rows, first })}
      {columns > 0 && t("not-pasted-columns", { columns })}
    </Note>
  );
}

function placeOf(target: EventTarget | null): { line: number; column: string } | null {
  if (!(target instanceof HTMLInputElement)) return null;
  const column = target.closest<HTMLElement>("[data-column]")?.dataset.column;
  const line = target.closest<HTMLElement>("[data-line]")?.dataset.line;
  return column && line ? { line: Number(line), column } : null;
}
