CREATE TABLE "supplier_hands" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"supplier_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"did" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "supplier_hands" ADD CONSTRAINT "supplier_hands_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "supplier_hands_supplier" ON "supplier_hands" USING btree ("supplier_id","at");--> statement-breakpoint
call sec.append_only('supplier_hands');
--> statement-breakpoint
call sec.protect('supplier_hands', '(select sec.in_group(''purchasing'') or sec.may(''suppliers:read''))', 'false');
--> statement-breakpoint
grant select on supplier_hands to app_rw, app_ro, app_worker, app_backup;
--> statement-breakpoint
insert into supplier_hands (supplier_id, person_id, did, at)
select s.id, s.created_by, 'open', s.created_at from suppliers s
union all
select s.id, s.bank_changed_by, 'bank', s.bank_changed_at from suppliers s where s.bank_changed_by is not null and s.bank_changed_at is not null;
--> statement-breakpoint
-- Whose session it is did it, whatever the row says. A change waits for the decisions this person is
-- about to commit, and the other way round (sec.guard_makers).
create function sec.note_supplier_hand() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  opened boolean := tg_op = 'INSERT';
  hand uuid := coalesce(sec.me(), case when opened then new.created_by else new.bank_changed_by end);
begin
  if hand is null then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended('hands ' || hand, 7));
  insert into public.supplier_hands (supplier_id, person_id, did, at)
  values (new.id, hand, case when opened then 'open' else 'bank' end,
    case when opened and sec.me() is null then new.created_at else now() end);
  return null;
end $$;
--> statement-breakpoint
create trigger hand after insert on suppliers for each row execute function sec.note_supplier_hand();
--> statement-breakpoint
create trigger bank_hand after update of bank_account_sealed on suppliers for each row
  when (new.bank_account_sealed is distinct from old.bank_account_sealed) execute function sec.note_supplier_hand();
--> statement-breakpoint
-- Who had a hand in what an order says, or in where its money goes: whoever submitted the revision; of an
-- order that was a direct push whoever drafted, changed or confirmed it until then (S6, T-08); and for
-- thirty days whoever opened its supplier or changed his bank account (contract.md 6.2).
create or replace function sec.makers_of(wanted uuid, at_revision integer) returns setof uuid
  language sql stable
begin atomic
  select v.made_by from public.purchase_order_revisions v where v.order_id = wanted and v.revision = at_revision
  union
  select m.actor_id from public.push_targets t
  join public.purchase_orders o on o.id = t.became_order_id
  join public.push_moves m on m.push_id = t.push_id and m.at <= o.created_at
  where t.became_order_id = wanted
  union
  select h.person_id from public.purchase_orders o
  join public.supplier_hands h on h.supplier_id = o.supplier_id and h.at > now() - interval '30 days'
  where o.id = wanted;
end;
--> statement-breakpoint
create or replace function sec.guard_makers() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('hands ' || seat, 7))
    from unnest(array[new.approver_id, new.on_behalf_of]) seat where seat is not null order by seat;
  if exists (select from public.approval_requests r cross join lateral sec.makers_of(r.document_id, r.revision) maker
      where r.id = new.request_id and maker in (new.approver_id, new.on_behalf_of)) then
    raise exception 'who had a hand in it never approves it' using errcode = '23514', constraint = 'author_never_approves';
  end if;
  return new;
end $$;
