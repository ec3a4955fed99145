CREATE TABLE "customer_merges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"survivor_id" uuid NOT NULL,
	"merged_id" uuid NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"moved" jsonb NOT NULL,
	"ended" jsonb NOT NULL,
	"merged_by" uuid NOT NULL,
	"merged_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_by" uuid,
	"undone_at" timestamp with time zone,
	CONSTRAINT "undone_by_somebody" CHECK (("customer_merges"."undone_by" is null) = ("customer_merges"."undone_at" is null))
);
--> statement-breakpoint
CREATE TABLE "customer_twins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"why" text NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dismissed_by" uuid,
	"dismissed_at" timestamp with time zone,
	CONSTRAINT "twins_in_order" CHECK ("customer_twins"."one_id" < "customer_twins"."other_id")
);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_branch_id_survivor_id_customers_branch_id_id_fk" FOREIGN KEY ("branch_id","survivor_id") REFERENCES "public"."customers"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_branch_id_merged_id_customers_branch_id_id_fk" FOREIGN KEY ("branch_id","merged_id") REFERENCES "public"."customers"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_twins" ADD CONSTRAINT "customer_twins_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_twins" ADD CONSTRAINT "customer_twins_branch_id_one_id_customers_branch_id_id_fk" FOREIGN KEY ("branch_id","one_id") REFERENCES "public"."customers"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_twins" ADD CONSTRAINT "customer_twins_branch_id_other_id_customers_branch_id_id_fk" FOREIGN KEY ("branch_id","other_id") REFERENCES "public"."customers"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_merges_of" ON "customer_merges" USING btree ("survivor_id","merged_at");--> statement-breakpoint
CREATE UNIQUE INDEX "merged_once" ON "customer_merges" USING btree ("merged_id") WHERE "customer_merges"."undone_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "twins_once" ON "customer_twins" USING btree ("one_id","other_id");--> statement-breakpoint
CREATE INDEX "twins_of_branch" ON "customer_twins" USING btree ("branch_id","found_at","id") WHERE "customer_twins"."dismissed_at" is null;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_branch_id_merged_into_id_customers_branch_id_id_fk" FOREIGN KEY ("branch_id","merged_into_id") REFERENCES "public"."customers"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "not_merged_into_itself" CHECK ("customers"."merged_into_id" <> "customers"."id");
--> statement-breakpoint
call sec.protect_branch('customer_merges', 'cs');
--> statement-breakpoint
call sec.protect_branch('customer_twins', 'cs');
--> statement-breakpoint
grant select on customer_merges, customer_twins to app_rw, app_ro, app_backup, app_worker;
--> statement-breakpoint
grant insert, update, delete on customer_merges, customer_twins to app_worker;
--> statement-breakpoint
grant update (dismissed_by, dismissed_at) on customer_twins to app_rw;
--> statement-breakpoint
-- What hangs on a person or a number moves with it within one act; until its end it may hang in the air.
do $$ declare c record; begin
  for c in select conname, conrelid::regclass as tbl from pg_constraint where contype = 'f'
      and confrelid in ('customer_persons'::regclass, 'customer_contacts'::regclass) loop
    execute format('alter table %s alter constraint %I deferrable initially immediate', c.tbl, c.conname);
  end loop;
end $$;
--> statement-breakpoint
-- Of a talk and of a look nothing changes but in which file it stands, and that only by a merge: the app
-- cannot write the column.
create function sec.refuse_but_moving() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'customer_id' = to_jsonb(old) - 'customer_id'
    and new.customer_id is not null and old.customer_id is not null then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = '23001';
end $$;
--> statement-breakpoint
drop trigger append_only on communications;
--> statement-breakpoint
create trigger append_only before update or delete on communications
  for each row execute function sec.refuse_but_moving();
--> statement-breakpoint
drop trigger append_only on customer_reveals;
--> statement-breakpoint
create trigger append_only before update or delete on customer_reveals
  for each row execute function sec.refuse_but_moving();
--> statement-breakpoint
-- Everything that stands in a customer's file: each column that refers to one. A later module joins by its
-- foreign key and cannot be forgotten.
create function sec.customer_parts() returns table (tbl regclass, col name)
  language sql stable security definer set search_path = ''
begin atomic
  select c.conrelid::regclass, a.attname from pg_catalog.pg_constraint c
  join pg_catalog.pg_attribute a on a.attrelid = c.conrelid
    and a.attnum = c.conkey[array_position(c.confkey, (select i.attnum from pg_catalog.pg_attribute i
      where i.attrelid = c.confrelid and i.attname = 'id'))]
  where c.contype = 'f' and c.confrelid = 'public.customers'::regclass
    and a.attname not in ('merged_into_id', 'survivor_id', 'merged_id', 'one_id', 'other_id')
  order by c.conrelid::regclass::text, a.attname;
end;
--> statement-breakpoint
-- 合并: all that stands in one file goes to the other; what went is remembered, so that it can go back.
create function sec.merge_customers(merge uuid, keep uuid, gone uuid, chosen jsonb) returns void
  language plpgsql security definer set search_path = '' as $$
declare
  stays public.customers;
  goes public.customers;
  chose public.customers;
  part record;
  ids jsonb;
  moved jsonb := '{}';
  ended jsonb;
begin
  perform 1 from public.customers c where c.id in (keep, gone) order by c.id for update;
  select c.* into stays from public.customers c where c.id = keep;
  select c.* into goes from public.customers c where c.id = gone;
  if not sec.may('customers:merge') or keep = gone or stays.branch_id is distinct from goes.branch_id
    or stays.branch_id <> all (sec.my_branches('cs'))
    or stays.merged_into_id is not null or goes.merged_into_id is not null then
    raise exception 'may not merge' using errcode = '42501';
  end if;
  set constraints all deferred;
  update public.customers c set merged_into_id = keep where c.id = gone;
  with out as (
    update public.customer_contacts c set active = false where c.customer_id = gone and c.active
      and exists (select from public.customer_contacts k
        where k.customer_id = keep and k.active and k.value_hash = c.value_hash)
    returning c.id)
  select coalesce(jsonb_agg(o.id), '[]') into ended from out o;
  for part in select * from sec.customer_parts() loop
    execute format('with out as (update %s t set %I = $1 where t.%I = $2 and t.id <> $1 and t.id <> $2 returning t.id)
      select coalesce(jsonb_agg(o.id), ''[]'') from out o', part.tbl, part.col, part.col)
      into ids using keep, gone;
    moved := moved || jsonb_build_object(part.tbl::text || '.' || part.col, ids);
  end loop;
  select c.* into chose from jsonb_populate_record(stays, chosen) c;
  update public.customers c set name = chose.name, source = chose.source, owner_id = chose.owner_id,
    wedding_on = chose.wedding_on, tags = chose.tags, notes = chose.notes, version = c.version + 1,
    referrer_id = case when chose.source = 'referral' then (
      select r from unnest(array[stays.referrer_id, goes.referrer_id]) r where r not in (keep, gone) limit 1) end
  where c.id = keep;
  update public.customers c set next_step = m.next_step, next_on = m.next_on
  from (select t.next_step, t.next_on from public.communications t where t.customer_id = keep
    order by t.at desc, t.id desc limit 1) m
  where c.id = keep;
  insert into public.customer_merges (id, branch_id, survivor_id, merged_id, before, after, moved, ended, merged_by)
  select merge, c.branch_id, keep, gone, to_jsonb(stays), to_jsonb(c), moved, ended, sec.me()
  from public.customers c where c.id = keep;
  set constraints all immediate;
end $$;
--> statement-breakpoint
-- Within thirty days both are as they were; what came since stays where it was written, and what was
-- changed since stays changed.
create function sec.unmerge_customers(merge uuid) returns void
  language plpgsql security definer set search_path = '' as $$
declare
  done public.customer_merges;
  was public.customers;
  made public.customers;
  since public.communications;
  part record;
begin
  select m.* into done from public.customer_merges m where m.id = merge for update;
  if not sec.may('customers:merge') or done.branch_id is null
    or done.branch_id <> all (sec.my_branches('cs')) or done.undone_at is not null then
    raise exception 'may not undo' using errcode = '42501';
  end if;
  if done.merged_at < now() - interval '30 days' then
    raise exception 'merged too long ago' using errcode = '23514', constraint = 'merge_is_recent';
  end if;
  perform 1 from public.customers c where c.id in (done.survivor_id, done.merged_id) order by c.id for update;
  if exists (select from public.customers c where c.id = done.survivor_id and c.merged_into_id is not null) then
    raise exception 'undo the later one first' using errcode = '23514', constraint = 'later_merge_first';
  end if;
  select c.* into was from jsonb_populate_record(null::public.customers, done.before) c;
  select c.* into made from jsonb_populate_record(null::public.customers, done.after) c;
  set constraints all deferred;
  for part in select * from sec.customer_parts() loop
    execute format('update %s t set %I = $2 where t.%I = $1 and t.id in (select i.id::uuid
      from jsonb_array_elements_text($3) i (id))', part.tbl, part.col, part.col)
      using done.survivor_id, done.merged_id, coalesce(done.moved -> (part.tbl::text || '.' || part.col), '[]');
  end loop;
  -- What was hung on them since goes along: a number of a person, a child of a guardian, a look at either.
  update public.customer_persons p set customer_id = done.merged_id
  where p.customer_id = done.survivor_id and p.guardian_id in (
    select g.id from public.customer_persons g where g.customer_id = done.merged_id);
  update public.customer_contacts c set customer_id = done.merged_id
  where c.customer_id = done.survivor_id and c.person_id in (
    select p.id from public.customer_persons p where p.customer_id = done.merged_id);
  update public.customer_reveals r set customer_id = done.merged_id
  where r.customer_id = done.survivor_id and (
    r.person_id in (select p.id from public.customer_persons p where p.customer_id = done.merged_id)
    or r.contact_id in (select c.id from public.customer_contacts c where c.customer_id = done.merged_id));
  if exists (select from public.customer_persons p join public.customer_persons g on g.id = p.guardian_id
      where p.customer_id = done.merged_id and g.customer_id <> done.merged_id) then
    raise exception 'a child has its guardian in the other file' using errcode = '23514', constraint = 'guardian_stays';
  end if;
  update public.customer_contacts c set active = true
  where c.customer_id = done.merged_id and c.id in (select i.id::uuid from jsonb_array_elements_text(done.ended) i (id));
  select t.* into since from public.communications t
  where t.customer_id = done.survivor_id and t.at > done.merged_at order by t.at desc, t.id desc limit 1;
  update public.customers c set
    name = case when c.name = made.name then was.name else c.name end,
    source = case when (c.source, c.referrer_id) is not distinct from (made.source, made.referrer_id)
      then was.source else c.source end,
    referrer_id = case when (c.source, c.referrer_id) is not distinct from (made.source, made.referrer_id)
      then was.referrer_id else c.referrer_id end,
    owner_id = case when c.owner_id = made.owner_id then was.owner_id else c.owner_id end,
    wedding_on = case when c.wedding_on is not distinct from made.wedding_on then was.wedding_on else c.wedding_on end,
    tags = case when c.tags = made.tags then was.tags else c.tags end,
    notes = case when c.notes = made.notes then was.notes else c.notes end,
    next_step = coalesce(since.next_step, was.next_step),
    next_on = case when since.id is null then was.next_on else since.next_on end,
    version = c.version + 1
  where c.id = done.survivor_id;
  update public.customers c set merged_into_id = null where c.id = done.merged_id;
  update public.customer_merges m set undone_by = sec.me(), undone_at = now() where m.id = merge;
  set constraints all immediate;
end $$;
--> statement-breakpoint
revoke execute on function sec.refuse_but_moving(), sec.customer_parts(), sec.merge_customers(uuid, uuid, uuid, jsonb),
  sec.unmerge_customers(uuid) from public;
--> statement-breakpoint
grant execute on function sec.merge_customers(uuid, uuid, uuid, jsonb), sec.unmerge_customers(uuid) to app_rw;
--> statement-breakpoint
-- A signed order stands as it was signed; only the file of its customer may go into another.
create or replace function sec.guard_order() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if old.status <> 'draft' and new.customer_id <> old.customer_id and not exists (
      select from public.customers c where c.id = old.customer_id and c.merged_into_id = new.customer_id
        or c.id = new.customer_id and c.merged_into_id = old.customer_id) then
    raise exception 'a signed order stands' using errcode = '23514', constraint = 'signed_order_stands';
  end if;
  if old.status <> 'draft' and (new.customer_name, new.package_id, new.package_version, new.list_price, new.discount, new.total,
      new.deposit, new.deposit_kind, new.number, new.signed_at, new.waived_by)
      is distinct from (old.customer_name, old.package_id, old.package_version, old.list_price, old.discount, old.total,
      old.deposit, old.deposit_kind, old.number, old.signed_at, old.waived_by) then
    raise exception 'a signed order stands' using errcode = '23514', constraint = 'signed_order_stands';
  end if;
  if old.status <> 'draft' and new.status = 'draft' or old.status in ('cancelled', 'completed') and new.status <> old.status then
    raise exception 'an order does not go back' using errcode = '23514', constraint = 'order_goes_on';
  end if;
  if new.status = 'cancelled' and old.status <> 'cancelled'
      and (select coalesce(sum(r.amount), 0) from public.receipts r where r.order_id = new.id) <> 0 then
    raise exception 'there is money in it' using errcode = '23514', constraint = 'cancelled_holds_no_money';
  end if;
  if old.status = 'draft' and new.status = 'active' then
    if exists (select from public.shoot_types s where s.id = new.shoot_type_id
        and ('wedding_day' = any (s.required) and new.wedding_on is null
          or 'child' = any (s.required) and not exists (select from public.customer_persons m
            where m.customer_id = new.customer_id and m.is_minor and m.active))) then
      raise exception 'the kind of shoot needs more' using errcode = '23514', constraint = 'order_lacks_a_fact';
    end if;
    if new.list_price - new.discount < (select (v.content ->> 'floorPrice')::bigint from public.package_versions v
          where v.package_id = new.package_id and v.version = new.package_version)
        and new.approved_discount is distinct from new.discount and not sec.may('orders:override') then
      raise exception 'below the floor' using errcode = '23514', constraint = 'discount_needs_approval';
    end if;
    if new.waived_by is null and new.deposit > (select coalesce(sum(r.amount), 0) from public.receipts r where r.order_id = new.id) then
      raise exception 'the deposit is not there' using errcode = '23514', constraint = 'order_lacks_its_deposit';
    end if;
  end if;
  return new;
end $$;
