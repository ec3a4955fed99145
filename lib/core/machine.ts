import { type Actor, can, type Permission } from "./actor";
import { Refusal } from "./refusal";

export type Move<S extends string> = {
  readonly from: readonly S[];
  readonly to: S;
  readonly may: Permission;
};
export type Machine<S extends string, M extends string> = Readonly<Record<M, Move<S>>>;

/** A document's life as a table: which moves exist, from where, to where, and who may make them. */
export const machine =
  <S extends string>() =>
  <M extends string>(moves: Machine<S, M>): Machine<S, M> =>
    moves;

/** The state after the move, or a refusal that names both. */
export function step<S extends string, M extends string>(
  moves: Machine<S, M>,
  state: S,
  move: M,
): S {
  const { from, to } = moves[move];
  if (!from.includes(state)) throw new Refusal("core.cannot-move", { move, state });
  return to;
}

/** The moves this person may make now, as far as the state and the role say: what a page shows as buttons. */
export function open<S extends string, M extends string>(
  moves: Machine<S, M>,
  state: S,
  actor: Actor,
): M[] {
  const names = Object.keys(moves) as M[];
  return names.filter((name) => moves[name].from.includes(state) && can(actor, moves[name].may));
}
