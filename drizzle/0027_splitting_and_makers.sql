DROP INDEX "pushes_window";--> statement-breakpoint
ALTER TABLE "approval_requests" ADD COLUMN "window_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "push_revisions" ADD COLUMN "amount" bigint;--> statement-breakpoint
CREATE INDEX "push_targets_became" ON "push_targets" USING btree ("became_order_id") WHERE "push_targets"."became_order_id" is not null;--> statement-breakpoint
CREATE INDEX "pushes_window" ON "pushes" USING btree ("author_id","branch_id","changed_at") WHERE "pushes"."order_id" is null;--> statement-breakpoint
-- What direct pushes that are out cost; of older revisions nobody asks any more.
alter table push_revisions disable trigger append_only;
--> statement-breakpoint
update push_revisions r set amount = (
    select sum(round(q.quantity * q.unit_price) - q.discount)::bigint from push_quantities q where q.target_id = r.target_id)
from push_targets t join pushes p on p.id = t.push_id
where t.id = r.target_id and t.kind = 'supplier' and p.order_id is null and r.revision = p.revision;
--> statement-breakpoint
alter table push_revisions enable trigger append_only;
--> statement-breakpoint
-- The sums are the studio's own: the supplier's page reads what it shows and no more (L-08).
revoke select on push_revisions from app_link;
--> statement-breakpoint
grant select (target_id, branch_id, revision, content, content_hash, made_by, at) on push_revisions to app_link;
--> statement-breakpoint
alter table approval_requests disable trigger guard;
--> statement-breakpoint
update approval_requests set window_count = jsonb_array_length(window_documents) where window_documents <> '[]';
--> statement-breakpoint
alter table approval_requests enable trigger guard;
--> statement-breakpoint

-- Who had a hand in what an order says: whoever submitted the revision, and of an order that was a direct
-- push whoever drafted, changed or confirmed it until then (S6, T-08).
create function sec.makers_of(wanted uuid, at_revision integer) returns setof uuid
  language sql stable
begin atomic
  select v.made_by from public.purchase_order_revisions v where v.order_id = wanted and v.revision = at_revision
  union
  select m.actor_id from public.push_targets t
  join public.purchase_orders o on o.id = t.became_order_id
  join public.push_moves m on m.push_id = t.push_id and m.at <= o.created_at
  where t.became_order_id = wanted;
end;
--> statement-breakpoint
revoke execute on function sec.makers_of(uuid, integer) from public;
--> statement-breakpoint
grant execute on function sec.makers_of(uuid, integer) to app_rw, app_ro, app_worker, app_backup;
--> statement-breakpoint
create function sec.guard_makers() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.approval_requests r cross join lateral sec.makers_of(r.document_id, r.revision) maker
      where r.id = new.request_id and maker in (new.approver_id, new.on_behalf_of)) then
    raise exception 'who had a hand in it never approves it' using errcode = '23514', constraint = 'author_never_approves';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger makers before insert on approval_decisions for each row execute function sec.guard_makers();
--> statement-breakpoint

-- What went to a supplier stays with him: an order with a number keeps him, and its push goes to no other.
create function sec.guard_supplier_of_order() returns trigger language plpgsql as $$
begin
  raise exception 'an order that has its number keeps its supplier' using errcode = '23001', constraint = 'order_keeps_its_supplier';
end $$;
--> statement-breakpoint
create trigger keeps_supplier before update of supplier_id on purchase_orders for each row
  when (old.number is not null and new.supplier_id <> old.supplier_id) execute function sec.guard_supplier_of_order();
--> statement-breakpoint
create function sec.guard_supplier_of_push() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.push_targets t join public.purchase_orders o on o.id = new.order_id
      where t.push_id = new.id and t.supplier_id is distinct from o.supplier_id) then
    raise exception 'an order is pushed only to its own supplier' using errcode = '23001', constraint = 'push_goes_to_the_orders_supplier';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger orders_supplier before update of status on pushes for each row
  when (new.order_id is not null and new.status = 'submitted' and old.status <> 'submitted')
  execute function sec.guard_supplier_of_push();
--> statement-breakpoint
-- As before, and what was done can be called off: whoever got it is told.
create or replace function sec.guard_push() returns trigger language plpgsql as $$
begin
  if old.number is not null and (new.number is distinct from old.number or new.submitted_at is distinct from old.submitted_at) then
    raise exception 'a push keeps its first number' using errcode = '23001';
  end if;
  if new.branch_id <> old.branch_id or new.author_id <> old.author_id or new.order_id is distinct from old.order_id
      or new.draft_name <> old.draft_name then
    raise exception 'branch, author, order and draft name of a push are fixed' using errcode = '23001';
  end if;
  if new.status <> old.status and not (old.status, new.status) in (
      ('draft', 'confirmed'), ('confirmed', 'draft'), ('confirmed', 'submitted'),
      ('submitted', 'draft'), ('submitted', 'closed'), ('submitted', 'cancelled'), ('submitted', 'superseded'),
      ('closed', 'draft'), ('closed', 'cancelled'),
      ('draft', 'cancelled'), ('confirmed', 'cancelled'), ('draft', 'superseded'), ('confirmed', 'superseded')) then
    raise exception 'push cannot go from % to %', old.status, new.status using errcode = '23001';
  end if;
  if old.status in ('submitted', 'closed') and new.status = 'draft' and new.revision <> old.revision + 1 then
    raise exception 'a submitted push is changed only as a new revision' using errcode = '23001';
  end if;
  if new.status = 'submitted' and old.status = 'confirmed' and new.confirmed_hash is distinct from old.confirmed_hash then
    raise exception 'what is submitted must be what was confirmed' using errcode = '23001';
  end if;
  -- INV-06: the order stands approved, with the very content this push was filled from.
  if new.status = 'submitted' and old.status <> 'submitted' and new.order_id is not null and not exists (
      select from public.purchase_orders o where o.id = new.order_id and o.status = 'approved'
        and o.content_hash = new.order_hash) then
    raise exception 'an order is pushed only as it was approved' using errcode = '23001';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- From a supplier that was blocked nothing more is bought. FOR SHARE: a block that is under way is waited for.
create function sec.guard_supplier_of_approval() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  standing text;
begin
  select s.status into standing from public.suppliers s where s.id = new.supplier_id for share;
  if standing = 'blocked' then
    raise exception 'nothing is bought from a blocked supplier' using errcode = '23001', constraint = 'blocked_supplier_gets_no_order';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger supplier_not_blocked before update of status on purchase_orders for each row
  when (new.status = 'approved' and old.status <> 'approved') execute function sec.guard_supplier_of_approval();
