"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { StatusWord } from "@/components/shared/status-word";
import type { Block, DayBoard as Board } from "@/lib/appointments/board";
import { clockOf, closesAt, opensAt, step } from "@/lib/appointments/rules";
import { type Drag, dragOf, press } from "./drag";
import { MoveDialog } from "./move-dialog";
import { ResizeDialog } from "./resize-dialog";
import type { Bookable } from "./resource-picker";
import { meaningOf, useLeft } from "./status";

const scale = 1.2;

/** How far the board reaches: the opening hours, and whatever stands outside them. */
function reachOf({ blocks }: Board) {
  const from = Math.min(opensAt, ...blocks.map((one) => one.from));
  const until = Math.max(closesAt, ...blocks.map((one) => one.until));
  return { from: Math.floor(from / 60) * 60, until: Math.min(1440, Math.ceil(until / 60) * 60) };
}

/** A day: a column for each of whom and what can be booked. Drag to move, drag the lower edge to resize. */
export function DayBoard({
  board,
  resources,
  day,
}: {
  board: Board;
  resources: readonly Bookable[];
  day: string;
}) {
  const t = useTranslations("appointments");
  const router = useRouter();
  const grid = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const reach = reachOf(board);
  const nowAt = useNow(board.nowAt);
  const loose = board.blocks.some(({ resources: some }) => some.length === 0);
  const columns: { id: string | null }[] = [...board.columns, ...(loose ? [{ id: null }] : [])];
  const height = (reach.until - reach.from) * scale;
  const top = (minutes: number) => (minutes - reach.from) * scale;
  const size = (from: number, until: number) => ({
    top: top(from),
    height: Math.max(20, (until - from) * scale - 2),
  });

  const dropped = drag?.isDropped ? board.blocks.find(({ id }) => id === drag.id) : undefined;
  const let_go = () => setDrag(null);

  const grab = (
    event: PointerEvent<HTMLElement>,
    block: Block,
    column: string | null,
    mode: "move" | "resize",
  ) => {
    if (!grid.current || drag?.isDropped) return;
    press(event, {
      grid: grid.current,
      scale,
      start: dragOf(block, column, mode),
      kindOf: (id) => board.columns.find((one) => one.id === id)?.kind ?? null,
      onChange: setDrag,
    });
  };

  return (
    <section className="board phone:hidden" aria-label={t("board", { day })}>
      <div
        ref={grid}
        className="board-grid"
        style={{ gridTemplateColumns: `58px repeat(${columns.length}, minmax(104px, 1fr))` }}
      >
        <div className="board-head board-hours" />
        {columns.map(({ id }, nth) => (
          <Head key={id} board={board} id={id} isFirst={isFirstOfKind(board, columns, nth)} />
        ))}
        <div className="board-hours" style={{ height }}>
          {hoursOf(reach).map((hour) => (
            <span key={hour} style={{ top: top(hour) }}>
              {hour > reach.from && hour < reach.until ? clockOf(hour) : ""}
            </span>
          ))}
        </div>
        {columns.map(({ id }, nth) => (
          <div
            key={id}
            data-column={id ?? ""}
            className={isFirstOfKind(board, columns, nth) ? "board-col board-first" : "board-col"}
            style={{ height }}
          >
            {hoursOf(reach).map((hour) => (
              <div key={hour} className="board-line" style={{ top: top(hour) }} />
            ))}
            {board.mayBook && id !== null && (
              <Free
                reach={reach}
                onBook={(from) =>
                  router.push(
                    `/calendar/new?branch=${board.branchId}&on=${board.on}&from=${clockOf(from)}&with=${id}`,
                  )
                }
              />
            )}
            {id !== null && <Gaps board={board} id={id} reach={reach} size={size} />}
            {blocksIn(board, id, drag).map((block) => (
              <BoardBlock
                key={block.id}
                block={block}
                style={{
                  ...size(block.from, block.until),
                  ...(id === null && laneOf(block, blocksIn(board, null, drag))),
                }}
                isMoving={drag?.id === block.id}
                onGrab={(event, mode) => grab(event, block, id, mode)}
              />
            ))}
            {nowAt !== null && nowAt >= reach.from && nowAt <= reach.until && (
              <div className="board-now" style={{ top: top(nowAt) }}>
                {nth === 0 && <span>{clockOf(nowAt)}</span>}
              </div>
            )}
          </div>
        ))}
      </div>
      {dropped && drag?.mode === "move" && (
        <MoveDialog
          title={t("move")}
          sub={`${dropped.customer} · ${clockOf(dropped.from)}–${clockOf(dropped.until)} → ${clockOf(drag.from)}–${clockOf(drag.until)}`}
          branchId={board.branchId}
          resources={resources}
          start={{
            ...{ id: dropped.id, version: dropped.version, on: board.on },
            ...{ from: clockOf(drag.from), until: clockOf(drag.until) },
            resourceIds: swapped(dropped.resources, drag),
            ...{ cause: "customer", reason: "" },
          }}
          onClose={let_go}
        />
      )}
      {dropped && drag?.mode === "resize" && (
        <ResizeDialog
          sub={`${dropped.customer} · ${clockOf(dropped.from)}–${clockOf(dropped.until)} → ${clockOf(drag.until)}`}
          start={{
            ...{ id: dropped.id, version: dropped.version, until: clockOf(drag.until) },
            reason: "",
          }}
          onClose={let_go}
        />
      )}
    </section>
  );
}

const hoursOf = ({ from, until }: { from: number; until: number }) =>
  Array.from({ length: (until - from) / 60 + 1 }, (_, nth) => from + nth * 60);

const swapped = (resources: readonly string[], { column, to }: Drag): string[] =>
  column && to && to !== column
    ? [...new Set(resources.map((one) => (one === column ? to : one)))]
    : [...resources];

/** What stands in a column, with what is dragged where it would come to stand. */
function blocksIn({ blocks }: Board, id: string | null, drag: Drag | null): Block[] {
  return blocks.flatMap((block) => {
    const isMoved = drag?.id === block.id;
    const resources = isMoved ? swapped(block.resources, drag) : block.resources;
    const isHere = id === null ? resources.length === 0 : resources.includes(id);
    if (!isHere) return [];
    return [isMoved ? { ...block, from: drag.from, until: drag.until } : block];
  });
}

/** What takes nothing may stand at one time with others: side by side then. */
function laneOf(block: Block, all: readonly Block[]) {
  const lanes: number[] = [];
  const placed = all.map(({ id, from, until }) => {
    const free = lanes.findIndex((end) => end <= from);
    const lane = free === -1 ? lanes.length : free;
    lanes[lane] = until;
    return { id, lane };
  });
  const lane = placed.find(({ id }) => id === block.id)?.lane ?? 0;
  const width = 100 / lanes.length;
  return {
    left: `calc(${lane * width}% + 2px)`,
    right: `calc(${100 - (lane + 1) * width}% + 2px)`,
  };
}

const isFirstOfKind = (
  { columns }: Board,
  shown: readonly { id: string | null }[],
  nth: number,
) => {
  const label = (at: number) => {
    const one = columns.find(({ id }) => id === shown[at]?.id);
    return one && `${one.kind} ${one.kind === "person" ? one.detail : ""}`;
  };
  return nth > 0 && label(nth) !== label(nth - 1);
};

function Head({ board, id, isFirst }: { board: Board; id: string | null; isFirst: boolean }) {
  const t = useTranslations();
  const look = isFirst ? "board-head board-first" : "board-head";
  const column = board.columns.find((one) => one.id === id);
  if (!column) return <div className={look}>{t("appointments.unassigned")}</div>;
  const used = board.blocks.filter(({ resources }) => resources.includes(column.id)).length;
  const called = [column.code, column.name].filter(Boolean).join(" ");
  return (
    <div className={look}>
      {t(`resources.kind-${column.kind}`)}
      <b title={called}>{called}</b>
      <span className="block truncate">
        {[
          column.detail,
          column.branchId !== board.branchId && column.branch,
          column.dailyCap === null
            ? used > 0 && t("appointments.used", { used })
            : t("appointments.cap-used", { used, cap: column.dailyCap }),
        ]
          .filter(Boolean)
          .join(" · ") || "\u00a0"}
      </span>
    </div>
  );
}

/** Where nothing stands, a press books: on the quarter of an hour that was pressed. Without a mouse, N does. */
function Free({
  reach,
  onBook,
}: {
  reach: { from: number; until: number };
  onBook: (from: number) => void;
}) {
  const t = useTranslations("appointments");
  const [at, setAt] = useState<number | null>(null);
  const timeOf = (event: { clientY: number; currentTarget: HTMLElement }) => {
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    return reach.from + Math.floor(y / scale / (2 * step)) * 2 * step;
  };
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        className="board-free"
        aria-label={t("free-at", { clock: clockOf(at ?? reach.from) })}
        onPointerMove={(event) => event.pointerType === "mouse" && setAt(timeOf(event))}
        onPointerLeave={() => setAt(null)}
        onClick={(event) => onBook(timeOf(event))}
      />
      {at !== null && (
        <div className="board-hover" style={{ top: (at - reach.from) * scale }}>
          + {clockOf(at)}
        </div>
      )}
    </>
  );
}

/** What is not free: the buffers of what stands here, and what another branch has taken. */
function Gaps({
  board,
  id,
  reach,
  size,
}: {
  board: Board;
  id: string;
  reach: { from: number; until: number };
  size: (from: number, until: number) => { top: number; height: number };
}) {
  const t = useTranslations("appointments");
  const column = board.columns.find((one) => one.id === id);
  if (!column) return null;
  const gaps = board.blocks
    .filter(({ resources }) => resources.includes(id))
    .flatMap(({ id: of, from, until }) => [
      { key: `${of} before`, from: from - column.bufferBefore, until: from, word: t("before-gap") },
      {
        key: `${of} after`,
        from: until,
        until: until + column.bufferAfter,
        word: t(`gap-${column.kind}`, { until: endOf(until + column.bufferAfter) }),
      },
    ]);
  const taken = board.elsewhere
    .filter(({ resourceId }) => resourceId === id)
    .map(({ from, until, branch, customer, isTail }) => ({
      ...{ key: `${branch} ${from}`, from, until },
      word: isTail
        ? t(`gap-${column.kind}`, { until: endOf(until) })
        : (customer ?? t("elsewhere", { branch })),
    }));
  return [...gaps, ...taken]
    .map((one) => ({
      ...one,
      from: Math.max(reach.from, one.from),
      until: Math.min(reach.until, one.until),
    }))
    .filter(({ from, until }) => until > from)
    .map(({ key, from, until, word }) => (
      <div key={key} className="board-gap" style={size(from, until)}>
        {until - from >= 20 && <span>{word}</span>}
      </div>
    ));
}

const endOf = (minutes: number) =>
  minutes < 1440 ? clockOf(minutes) : `+${clockOf(minutes % 1440)}`;

function BoardBlock({
  block,
  style,
  isMoving,
  onGrab,
}: {
  block: Block;
  style: { top: number; height: number; left?: string; right?: string };
  isMoving: boolean;
  onGrab: (event: PointerEvent<HTMLElement>, mode: "move" | "resize") => void;
}) {
  const t = useTranslations("appointments");
  const left = useLeft(block);
  const { kind, status, customer, from, until, mayMove, mayResize } = block;
  const isLow = style.height < 78;
  return (
    <Link
      href={`/calendar/${block.id}`}
      prefetch={false}
      draggable={false}
      className="appt board-block"
      data-kind={kind}
      data-status={status}
      data-may={mayMove ? "move" : undefined}
      data-moving={isMoving || undefined}
      style={style}
      onPointerDown={(event) => mayMove && onGrab(event, "move")}
    >
      <b>{customer}</b>
      <span className="truncate">
        {t(`kind-${kind}`)}
        {isLow && ` ${clockOf(from)}`}
      </span>
      {!isLow && (
        <span className="truncate tabular-nums">
          {clockOf(from)}–{clockOf(until)}
        </span>
      )}
      {(!isLow || status === "held") && (
        <StatusWord meaning={meaningOf(status)} className="truncate">
          {left ?? t(`status-${status}`)}
        </StatusWord>
      )}
      {mayResize && (
        <span
          className="board-grip"
          aria-hidden="true"
          onPointerDown={(event) => {
            event.stopPropagation();
            onGrab(event, "resize");
          }}
        />
      )}
    </Link>
  );
}

/** The clock of the board goes on by itself. */
function useNow(nowAt: number | null): number | null {
  const [gone, go] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => go((minutes) => minutes + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
  return nowAt === null ? null : nowAt + gone;
}
