CREATE TABLE "order_items" (
	"order_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price" bigint NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "order_items_order_id_seq_pk" PRIMARY KEY("order_id","seq"),
	CONSTRAINT "order_item_amounts" CHECK ("order_items"."quantity" between 1 and 999 and "order_items"."unit_price" >= 0 and "order_items"."amount" = "order_items"."unit_price" * "order_items"."quantity")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"customer_name" text NOT NULL,
	"package_id" uuid NOT NULL,
	"package_version" integer NOT NULL,
	"shoot_type_id" uuid NOT NULL,
	"draft_name" text NOT NULL,
	"number" text,
	"status" text DEFAULT 'draft' NOT NULL,
	"list_price" bigint NOT NULL,
	"discount" bigint DEFAULT 0 NOT NULL,
	"discount_reason" text DEFAULT '' NOT NULL,
	"approved_discount" bigint,
	"approved_by" uuid,
	"total" bigint NOT NULL,
	"deposit" bigint NOT NULL,
	"deposit_kind" text DEFAULT 'deposit' NOT NULL,
	"wedding_on" date,
	"promised_on" date NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"owner_id" uuid NOT NULL,
	"department_id" uuid,
	"lead_by" uuid,
	"invited_by" uuid,
	"supervised_by" uuid,
	"waived_by" uuid,
	"waiver_reason" text DEFAULT '' NOT NULL,
	"status_reason" text DEFAULT '' NOT NULL,
	"signed_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orders_number_unique" UNIQUE("number"),
	CONSTRAINT "orders_branch_id" UNIQUE("branch_id","id"),
	CONSTRAINT "order_sums_are_in_order" CHECK ("orders"."list_price" > 0 and "orders"."discount" >= 0 and "orders"."total" >= 0 and "orders"."deposit" between 0 and "orders"."total"),
	CONSTRAINT "discount_has_a_reason" CHECK ("orders"."discount" = 0 or "orders"."discount_reason" <> ''),
	CONSTRAINT "nobody_approves_his_own_discount" CHECK ("orders"."approved_by" <> "orders"."owner_id"),
	CONSTRAINT "signed_has_a_number" CHECK ("orders"."status" in ('draft', 'cancelled') or ("orders"."number" is not null and "orders"."signed_at" is not null)),
	CONSTRAINT "waiver_has_a_reason" CHECK (("orders"."waived_by" is null) = ("orders"."waiver_reason" = ''))
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"method" text NOT NULL,
	"amount" bigint NOT NULL,
	"external_ref" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"received_by" uuid NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"verified_by" uuid,
	"verified_at" timestamp with time zone,
	"reverses_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "receipts_number_unique" UNIQUE("number"),
	CONSTRAINT "receipts_reverses_id_unique" UNIQUE("reverses_id"),
	CONSTRAINT "receipts_branch_id" UNIQUE("branch_id","id"),
	CONSTRAINT "receipts_order_id" UNIQUE("order_id","id"),
	CONSTRAINT "reversal_is_negative" CHECK ("receipts"."amount" <> 0 and ("receipts"."amount" < 0) = ("receipts"."reverses_id" is not null)),
	CONSTRAINT "reversal_has_a_reason" CHECK (("receipts"."reverses_id" is null) = ("receipts"."reason" = '')),
	CONSTRAINT "verified_by_another" CHECK ("receipts"."verified_by" <> "receipts"."received_by"),
	CONSTRAINT "verified_at_a_moment" CHECK (("receipts"."verified_by" is null) = ("receipts"."verified_at" is null))
);
--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_branch_id_order_id_orders_branch_id_id_fk" FOREIGN KEY ("branch_id","order_id") REFERENCES "public"."orders"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shoot_type_id_shoot_types_id_fk" FOREIGN KEY ("shoot_type_id") REFERENCES "public"."shoot_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_lead_by_people_id_fk" FOREIGN KEY ("lead_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_supervised_by_people_id_fk" FOREIGN KEY ("supervised_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_waived_by_people_id_fk" FOREIGN KEY ("waived_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_branch_id_customer_id_customers_branch_id_id_fk" FOREIGN KEY ("branch_id","customer_id") REFERENCES "public"."customers"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_package_id_package_version_package_versions_package_id_version_fk" FOREIGN KEY ("package_id","package_version") REFERENCES "public"."package_versions"("package_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_received_by_people_id_fk" FOREIGN KEY ("received_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_verified_by_people_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_branch_id_order_id_orders_branch_id_id_fk" FOREIGN KEY ("branch_id","order_id") REFERENCES "public"."orders"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_order_id_reverses_id_receipts_order_id_id_fk" FOREIGN KEY ("order_id","reverses_id") REFERENCES "public"."receipts"("order_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "orders_newest" ON "orders" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "orders_of_branch" ON "orders" USING btree ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "orders_of_owner" ON "orders" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "orders_of_customer" ON "orders" USING btree ("customer_id","created_at");--> statement-breakpoint
CREATE INDEX "receipts_newest" ON "receipts" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "receipts_of_branch" ON "receipts" USING btree ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "receipts_of_order" ON "receipts" USING btree ("order_id","created_at");--> statement-breakpoint
CREATE INDEX "receipts_unverified" ON "receipts" USING btree ("branch_id","created_at","id") WHERE "receipts"."verified_at" is null;--> statement-breakpoint
call sec.protect_branch('orders', 'orders');
--> statement-breakpoint
call sec.protect_branch('order_items', 'orders');
--> statement-breakpoint
call sec.protect_branch('receipts', 'orders');
--> statement-breakpoint
grant select on orders, order_items, receipts to app_ro, app_backup;
--> statement-breakpoint
grant select, insert on orders, order_items, receipts to app_rw, app_worker;
--> statement-breakpoint
grant update, delete on orders, order_items to app_worker;
--> statement-breakpoint
grant update (package_id, package_version, shoot_type_id, customer_id, customer_name, number, status, list_price, discount, discount_reason, approved_discount,
  approved_by, total, deposit, deposit_kind, wedding_on, promised_on, notes, owner_id, lead_by, invited_by, supervised_by, waived_by,
  waiver_reason, status_reason, signed_at, version) on orders to app_rw;
--> statement-breakpoint
grant delete on order_items to app_rw;
--> statement-breakpoint
grant update (verified_by, verified_at, version) on receipts to app_rw, app_worker;
--> statement-breakpoint
create or replace function sec.all_my_branches() returns uuid[]
  language sql stable security definer set search_path = ''
begin atomic
  select coalesce(array_agg(distinct b.id), '{}')
  from public.assignments a
  join public.role_grants g on g.role = a.role and g.scope <> 'none' and g.row_group in ('cs', 'orders', 'purchasing', 'finance')
  join public.branches b on a.branch_id is null or b.id = a.branch_id or g.scope = 'chain'
  where a.person_id = sec.me();
end;
--> statement-breakpoint
create trigger owners_department before insert or update of owner_id on orders
  for each row execute function sec.keep_owners_department();
--> statement-breakpoint
-- What was signed stands as it was signed (domain.md 4): a change of it is an amendment, never an edit.
-- It is signed with what its kind of shoot cannot do without, and with its deposit or a manager's word.
create function sec.guard_order() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if old.status <> 'draft' and (new.customer_id, new.customer_name, new.package_id, new.package_version, new.list_price, new.discount, new.total,
      new.deposit, new.deposit_kind, new.number, new.signed_at, new.waived_by)
      is distinct from (old.customer_id, old.customer_name, old.package_id, old.package_version, old.list_price, old.discount, old.total,
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
--> statement-breakpoint
create trigger guard before update on orders for each row execute function sec.guard_order();
--> statement-breakpoint
-- The sum of an order is that of its package and its items, less the discount, whichever of them changed (INV-05).
create function sec.check_order_total() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  wanted constant uuid := to_jsonb(coalesce(new, old)) ->> case when tg_table_name = 'orders' then 'id' else 'order_id' end;
begin
  if exists (select from public.orders o where o.id = wanted and o.total <> o.list_price - o.discount
      + coalesce((select sum(i.amount) from public.order_items i where i.order_id = o.id), 0)) then
    raise exception 'the total is that of its items' using errcode = '23514', constraint = 'order_total_of_its_items';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger total after insert or update on orders
  deferrable initially deferred for each row execute function sec.check_order_total();
--> statement-breakpoint
create constraint trigger total after insert or update or delete on order_items
  deferrable initially deferred for each row execute function sec.check_order_total();
--> statement-breakpoint
create function sec.guard_order_item() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.orders o where o.id = coalesce(new.order_id, old.order_id) and o.status <> 'draft') then
    raise exception 'a signed order stands' using errcode = '23514', constraint = 'signed_order_stands';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger guard before insert or update or delete on order_items
  for each row execute function sec.guard_order_item();
--> statement-breakpoint
-- Who took the money is whose session it is, and when is now. Together no more than the order comes to (M3):
-- its row is locked, so that two tills cannot both take the last of it. A reversal is exactly what it reverses.
create function sec.guard_receipt() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  owed public.orders;
begin
  if session_user = 'app_rw' then
    new.received_by := sec.me();
    new.received_at := now();
  end if;
  select * into owed from public.orders o where o.id = new.order_id for update;
  if new.reverses_id is not null then
    if not exists (select from public.receipts r where r.id = new.reverses_id and r.amount = -new.amount and r.amount > 0
        and r.kind = new.kind and r.method = new.method) then
      raise exception 'a reversal is what it reverses' using errcode = '23514', constraint = 'reversal_of_the_same';
    end if;
  elsif owed.status = 'cancelled' then
    raise exception 'nothing is paid for a cancelled order' using errcode = '23514', constraint = 'order_takes_no_money';
  elsif new.amount + (select coalesce(sum(r.amount), 0) from public.receipts r where r.order_id = new.order_id) > owed.total then
    raise exception 'more than the order comes to' using errcode = '23514', constraint = 'receipts_within_the_order';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard before insert on receipts for each row execute function sec.guard_receipt();
--> statement-breakpoint
-- The one change there is: another person verifies it, once (M1).
create function sec.guard_receipt_change() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' or old.verified_by is not null
      or (to_jsonb(new) - '{verified_by,verified_at,version}'::text[]) <> (to_jsonb(old) - '{verified_by,verified_at,version}'::text[]) then
    raise exception 'a receipt stands' using errcode = '23514', constraint = 'receipt_stands';
  end if;
  if session_user = 'app_rw' then
    new.verified_by := sec.me();
    new.verified_at := now();
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger stands before update or delete on receipts for each row execute function sec.guard_receipt_change();
--> statement-breakpoint
-- The audit log is closed to the front desk; what happened to an order it may see is not.
create function sec.order_changes(wanted uuid, most integer)
  returns table (id uuid, at timestamptz, actor text, act text, before jsonb, after jsonb, reason text)
  language sql stable security definer set search_path = ''
begin atomic
  select l.id, l.at, l.actor_name, l.act, l.before, l.after, l.reason from public.audit_log l
  where l.document_id = wanted and l.document = 'order' and exists (
    select from public.orders o where o.id = wanted and o.branch_id = any (sec.my_branches('orders')))
  order by l.at desc, l.id desc limit most;
end;
--> statement-breakpoint
revoke execute on function sec.guard_order(), sec.check_order_total(), sec.guard_order_item(), sec.guard_receipt(), sec.guard_receipt_change(),
  sec.order_changes(uuid, integer) from public;
--> statement-breakpoint
grant execute on function sec.order_changes(uuid, integer) to app_rw;
--> statement-breakpoint
insert into number_series (kind, prefix) values ('order', 'SO'), ('receipt', 'SK');
