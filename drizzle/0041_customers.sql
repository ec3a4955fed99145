CREATE TABLE "communications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"direction" text NOT NULL,
	"outcome" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"next_step" text DEFAULT '' NOT NULL,
	"next_on" date,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "next_step_has_a_day" CHECK (("communications"."next_step" <> '') = ("communications"."next_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "customer_contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value_sealed" "bytea" NOT NULL,
	"value_hash" "bytea" NOT NULL,
	"last4" text,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_contacts_customer_id" UNIQUE("customer_id","id"),
	CONSTRAINT "hash_is_whole" CHECK (octet_length("customer_contacts"."value_hash") = 16),
	CONSTRAINT "number_shows_its_end" CHECK (("customer_contacts"."kind" in ('mobile', 'landline')) = ("customer_contacts"."last4" is not null)
        and "customer_contacts"."last4" ~ '^[0-9]{4}$')
);
--> statement-breakpoint
CREATE TABLE "customer_persons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"role" text NOT NULL,
	"name_sealed" "bytea",
	"birthday_sealed" "bytea",
	"birth_month" integer,
	"is_minor" boolean DEFAULT false NOT NULL,
	"guardian_id" uuid,
	"guardian_consent_at" timestamp with time zone,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_persons_customer_id" UNIQUE("customer_id","id"),
	CONSTRAINT "removed_is_erased" CHECK ("customer_persons"."active" or num_nonnulls("customer_persons"."name_sealed", "customer_persons"."birthday_sealed", "customer_persons"."birth_month") = 0),
	CONSTRAINT "birth_month_is_a_month" CHECK ("customer_persons"."birth_month" between 1 and 12),
	CONSTRAINT "baby_is_a_minor" CHECK ("customer_persons"."role" <> 'baby' or "customer_persons"."is_minor"),
	CONSTRAINT "minor_has_a_guardian" CHECK (not "customer_persons"."is_minor" or ("customer_persons"."guardian_id" is not null and "customer_persons"."guardian_consent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "customer_reveals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid,
	"person_id" uuid,
	"revealed_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "one_thing_is_revealed" CHECK (num_nonnulls("customer_reveals"."contact_id", "customer_reveals"."person_id") = 1),
	CONSTRAINT "reveal_has_a_reason" CHECK ("customer_reveals"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"referrer_id" uuid,
	"owner_id" uuid NOT NULL,
	"department_id" uuid,
	"wedding_on" date,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"next_step" text DEFAULT '' NOT NULL,
	"next_on" date,
	"created_by" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customers_number_unique" UNIQUE("number"),
	CONSTRAINT "customers_branch_id" UNIQUE("branch_id","id"),
	CONSTRAINT "customer_has_a_name" CHECK (length("customers"."name") between 1 and 100),
	CONSTRAINT "referral_has_a_referrer" CHECK ("customers"."referrer_id" is null or "customers"."source" = 'referral' and "customers"."referrer_id" <> "customers"."id"),
	CONSTRAINT "few_tags" CHECK (cardinality("customers"."tags") <= 10)
);
--> statement-breakpoint
ALTER TABLE "communications" ADD CONSTRAINT "communications_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communications" ADD CONSTRAINT "communications_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communications" ADD CONSTRAINT "communications_branch_id_customer_id_customers_branch_id_id_fk" FOREIGN KEY ("branch_id","customer_id") REFERENCES "public"."customers"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_contacts" ADD CONSTRAINT "customer_contacts_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_contacts" ADD CONSTRAINT "customer_contacts_branch_id_customer_id_customers_branch_id_id_fk" FOREIGN KEY ("branch_id","customer_id") REFERENCES "public"."customers"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_contacts" ADD CONSTRAINT "customer_contacts_customer_id_person_id_customer_persons_customer_id_id_fk" FOREIGN KEY ("customer_id","person_id") REFERENCES "public"."customer_persons"("customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_persons" ADD CONSTRAINT "customer_persons_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_persons" ADD CONSTRAINT "customer_persons_branch_id_customer_id_customers_branch_id_id_fk" FOREIGN KEY ("branch_id","customer_id") REFERENCES "public"."customers"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_persons" ADD CONSTRAINT "customer_persons_customer_id_guardian_id_customer_persons_customer_id_id_fk" FOREIGN KEY ("customer_id","guardian_id") REFERENCES "public"."customer_persons"("customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_reveals" ADD CONSTRAINT "customer_reveals_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_reveals" ADD CONSTRAINT "customer_reveals_branch_id_customer_id_customers_branch_id_id_fk" FOREIGN KEY ("branch_id","customer_id") REFERENCES "public"."customers"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_reveals" ADD CONSTRAINT "customer_reveals_customer_id_contact_id_customer_contacts_customer_id_id_fk" FOREIGN KEY ("customer_id","contact_id") REFERENCES "public"."customer_contacts"("customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_reveals" ADD CONSTRAINT "customer_reveals_customer_id_person_id_customer_persons_customer_id_id_fk" FOREIGN KEY ("customer_id","person_id") REFERENCES "public"."customer_persons"("customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_branch_id_referrer_id_customers_branch_id_id_fk" FOREIGN KEY ("branch_id","referrer_id") REFERENCES "public"."customers"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "communications_customer" ON "communications" USING btree ("customer_id","at");--> statement-breakpoint
CREATE INDEX "customer_contacts_hash" ON "customer_contacts" USING btree ("value_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_contacts_once" ON "customer_contacts" USING btree ("customer_id","value_hash") WHERE "customer_contacts"."active";--> statement-breakpoint
CREATE INDEX "customer_reveals_by" ON "customer_reveals" USING btree ("revealed_by","at");--> statement-breakpoint
CREATE INDEX "customers_newest" ON "customers" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "customers_of_branch" ON "customers" USING btree ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "customers_of_owner" ON "customers" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "customers_of_department" ON "customers" USING btree ("department_id","created_at","id");--> statement-breakpoint
CREATE INDEX "customers_due" ON "customers" USING btree ("owner_id","next_on","id") WHERE "customers"."next_on" is not null;
--> statement-breakpoint
call sec.protect_branch('customers', 'cs');
--> statement-breakpoint
call sec.protect_branch('customer_persons', 'cs');
--> statement-breakpoint
call sec.protect_branch('customer_contacts', 'cs');
--> statement-breakpoint
call sec.protect_branch('customer_reveals', 'cs');
--> statement-breakpoint
call sec.protect_branch('communications', 'cs');
--> statement-breakpoint
call sec.append_only('customer_reveals');
--> statement-breakpoint
call sec.append_only('communications');
--> statement-breakpoint
grant select on customers, customer_persons, customer_contacts, customer_reveals, communications to app_ro, app_backup;
--> statement-breakpoint
grant select, insert on customers, customer_persons, customer_contacts, customer_reveals, communications to app_rw, app_worker;
--> statement-breakpoint
grant update, delete on customers, customer_persons, customer_contacts to app_worker;
--> statement-breakpoint
grant update (name, source, referrer_id, owner_id, wedding_on, tags, notes, version) on customers to app_rw;
--> statement-breakpoint
grant update (role, name_sealed, birthday_sealed, birth_month, is_minor, guardian_id, guardian_consent_at, active, version)
  on customer_persons to app_rw;
--> statement-breakpoint
grant update (active) on customer_contacts to app_rw;
--> statement-breakpoint
-- A customer is with the department of whoever looks after it; the app cannot write the column.
create function sec.keep_owners_department() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  new.department_id := (select p.department_id from public.people p where p.id = new.owner_id);
  return new;
end $$;
--> statement-breakpoint
create trigger owners_department before insert or update of owner_id on customers
  for each row execute function sec.keep_owners_department();
--> statement-breakpoint
-- A child's guardian is a grown-up of the same household (P-03), however the rows came in.
create function sec.guard_guardian() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.customer_persons m join public.customer_persons g on g.id = m.guardian_id
      where (m.id = new.id or g.id = new.id) and m.is_minor and g.is_minor) then
    raise exception 'a guardian is of age' using errcode = '23514', constraint = 'guardian_is_of_age';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger guardian after insert or update on customer_persons
  deferrable initially deferred for each row execute function sec.guard_guardian();
--> statement-breakpoint
-- Whose session it is looked, at the moment it is, and at most sixty times a day where his branch is (T-01).
create function sec.guard_reveal() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  new.revealed_by := sec.me();
  new.at := now();
  perform pg_advisory_xact_lock(hashtextextended('reveals ' || new.revealed_by, 7));
  if (select count(*) from public.customer_reveals r
      where r.revealed_by = new.revealed_by and r.at >= (
        select date_trunc('day', now() at time zone b.zone) at time zone b.zone
        from public.people p join public.branches b on b.id = p.branch_id where p.id = new.revealed_by)) >= 60 then
    raise exception 'enough numbers were looked at today' using errcode = '23514', constraint = 'reveals_a_day';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger counted_reveal before insert on customer_reveals
  for each row when (session_user = 'app_rw') execute function sec.guard_reveal();
--> statement-breakpoint
create function sec.own_words() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  new.author_id := sec.me();
  new.at := now();
  return new;
end $$;
--> statement-breakpoint
create trigger own_words before insert on communications
  for each row when (session_user = 'app_rw') execute function sec.own_words();
--> statement-breakpoint
-- What comes next for a customer is what the newest talk says, however the rows came in.
create function sec.keep_next_step() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update public.customers c set next_step = new.next_step, next_on = new.next_on
  where c.id = new.customer_id and not exists (select from public.communications m
    where m.customer_id = new.customer_id and (m.at, m.id) > (new.at, new.id));
  return null;
end $$;
--> statement-breakpoint
create trigger next_step after insert on communications
  for each row execute function sec.keep_next_step();
--> statement-breakpoint
-- Who else has this number: by name within the reader's reach; of everybody beyond it, only that there is one.
create function sec.same_contact(wanted bytea) returns table (id uuid, number text, name text)
  language sql stable security definer set search_path = ''
begin atomic
  with holders as (
    select c.id, c.number, c.name, r.everywhere or c.branch_id = any (r.branches)
      or coalesce(c.department_id = any (r.departments), false)
      or c.owner_id = sec.me() and c.branch_id = any (r.own) as seen
    from public.customers c cross join sec.my_reach('customers:read') r
    where sec.may('customers:write') and exists (select from public.customer_contacts k
      where k.customer_id = c.id and k.value_hash = wanted and k.active)
  )
  (select h.id, h.number, h.name from holders h where h.seen order by h.number limit 5)
  union all
  (select null, null, null from holders h where not h.seen limit 1);
end;
--> statement-breakpoint
-- The audit log is closed to the front desk; what happened to a customer it may see is not.
create function sec.customer_changes(wanted uuid, most integer)
  returns table (id uuid, at timestamptz, actor text, act text, before jsonb, after jsonb, reason text)
  language sql stable security definer set search_path = ''
begin atomic
  select l.id, l.at, l.actor_name, l.act, l.before, l.after, l.reason from public.audit_log l
  where l.document_id = wanted and l.document = 'customer' and exists (
    select from public.customers c where c.id = wanted and c.branch_id = any (sec.my_branches('cs')))
  order by l.at desc, l.id desc limit most;
end;
--> statement-breakpoint
revoke execute on function sec.keep_owners_department(), sec.keep_next_step(), sec.guard_guardian(), sec.guard_reveal(), sec.own_words(),
  sec.same_contact(bytea), sec.customer_changes(uuid, integer) from public;
--> statement-breakpoint
grant execute on function sec.same_contact(bytea), sec.customer_changes(uuid, integer) to app_rw;
--> statement-breakpoint
insert into number_series (kind, prefix) values ('customer', 'KH');
--> statement-breakpoint
-- The front desk has business in a branch now too; its purchase orders' papers stay with purchasing.
create procedure sec.protect_papers(tbl regclass) language plpgsql as $$
declare
  ours constant text := 'branch_id = any ((select sec.my_branches(''purchasing''))::uuid[])';
begin
  execute format('alter policy seen on %s using (%s)', tbl, ours);
  execute format('alter policy changed on %s using (%s) with check (%s)', tbl, ours, ours);
  execute format('alter policy removed on %s using (%s)', tbl, ours);
end $$;
--> statement-breakpoint
call sec.protect_papers('attachments');
--> statement-breakpoint
call sec.protect_papers('remarks');
--> statement-breakpoint
drop procedure sec.protect_papers(regclass);
--> statement-breakpoint
alter policy added on remarks with check (branch_id = any ((select sec.my_branches('purchasing'))::uuid[]));
--> statement-breakpoint
alter policy added on attachments with check (branch_id = any ((select sec.my_branches('purchasing'))::uuid[])
  or document = 'push' and exists (select from push_targets t
    where t.push_id = attachments.document_id and t.place_id = any ((select sec.my_places())::uuid[])));
