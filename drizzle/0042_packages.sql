CREATE TABLE "package_categories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shoot_type_id" uuid NOT NULL,
	"name" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "package_categories_name" UNIQUE("shoot_type_id","name")
);
--> statement-breakpoint
CREATE TABLE "package_items" (
	"package_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"photo_slots" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "package_items_package_id_seq_pk" PRIMARY KEY("package_id","seq"),
	CONSTRAINT "package_items_once" UNIQUE("package_id","product_id"),
	CONSTRAINT "package_item_counts" CHECK ("package_items"."quantity" between 1 and 999 and "package_items"."photo_slots" >= 0)
);
--> statement-breakpoint
CREATE TABLE "package_versions" (
	"package_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "package_versions_package_id_version_pk" PRIMARY KEY("package_id","version")
);
--> statement-breakpoint
CREATE TABLE "packages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"initials" text NOT NULL,
	"category_id" uuid NOT NULL,
	"price" bigint NOT NULL,
	"floor_price" bigint NOT NULL,
	"deposit" bigint NOT NULL,
	"branch_ids" uuid[] DEFAULT '{}' NOT NULL,
	"valid_from" date,
	"valid_until" date,
	"shoots" integer NOT NULL,
	"looks" integer NOT NULL,
	"least_shots" integer NOT NULL,
	"retouched" integer NOT NULL,
	"in_album" integer NOT NULL,
	"all_files" boolean NOT NULL,
	"extra_retouch" bigint NOT NULL,
	"extra_in_album" bigint NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"found" text GENERATED ALWAYS AS (lower(replace(code || '|' || name || '|' || initials, ' ', ''))) STORED,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "package_prices_are_in_order" CHECK ("packages"."price" > 0 and "packages"."floor_price" between 0 and "packages"."price" and "packages"."deposit" between 0 and "packages"."price"
        and "packages"."extra_retouch" >= 0 and "packages"."extra_in_album" >= 0),
	CONSTRAINT "package_counts_are_in_order" CHECK ("packages"."shoots" between 1 and 99 and "packages"."looks" >= 0 and "packages"."least_shots" >= 0
        and "packages"."retouched" >= 0 and "packages"."in_album" >= 0),
	CONSTRAINT "package_ends_after_it_begins" CHECK ("packages"."valid_until" >= "packages"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "shoot_types" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"required" text[] DEFAULT '{}' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shoot_types_name_unique" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "package_categories" ADD CONSTRAINT "package_categories_shoot_type_id_shoot_types_id_fk" FOREIGN KEY ("shoot_type_id") REFERENCES "public"."shoot_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_items" ADD CONSTRAINT "package_items_package_id_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_items" ADD CONSTRAINT "package_items_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_versions" ADD CONSTRAINT "package_versions_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_versions" ADD CONSTRAINT "package_versions_package_id_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "packages" ADD CONSTRAINT "packages_category_id_package_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."package_categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "package_items_of_product" ON "package_items" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "packages_code" ON "packages" USING btree (lower("code"));--> statement-breakpoint
CREATE INDEX "packages_of_category" ON "packages" USING btree ("category_id");--> statement-breakpoint
call sec.protect('shoot_types', '(select sec.me()) is not null', '(select sec.may(''packages:write''))');
--> statement-breakpoint
call sec.protect('package_categories', '(select sec.me()) is not null', '(select sec.may(''packages:write''))');
--> statement-breakpoint
call sec.protect('packages', '(select sec.me()) is not null', '(select sec.may(''packages:write''))');
--> statement-breakpoint
call sec.protect('package_items', '(select sec.me()) is not null', '(select sec.may(''packages:write''))');
--> statement-breakpoint
call sec.protect('package_versions', '(select sec.me()) is not null', '(select sec.may(''packages:write''))');
--> statement-breakpoint
call sec.append_only('package_versions');
--> statement-breakpoint
-- What is sold now is always one of the versions that are kept: an order can point at it (domain.md 4).
alter table packages add constraint package_version_is_kept foreign key (id, version)
  references package_versions (package_id, version) deferrable initially deferred;
--> statement-breakpoint
create function sec.guard_package() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select unnest(new.branch_ids) except select b.id from public.branches b) then
    raise exception 'a package is sold by branches' using errcode = '23503', constraint = 'package_branches_exist';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- Whose session it is made it, now.
create function sec.own_package_version() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  new.made_by := sec.me();
  new.made_at := now();
  return new;
end $$;
--> statement-breakpoint
create trigger own_version before insert on package_versions
  for each row when (session_user = 'app_rw') execute function sec.own_package_version();
--> statement-breakpoint
revoke execute on function sec.guard_package(), sec.own_package_version() from public;
--> statement-breakpoint
create trigger branches_exist before insert or update of branch_ids on packages
  for each row execute function sec.guard_package();
--> statement-breakpoint
grant select on shoot_types, package_categories, packages, package_items, package_versions to app_ro, app_backup;
--> statement-breakpoint
grant select, insert on shoot_types, package_categories, packages, package_items, package_versions to app_rw, app_worker;
--> statement-breakpoint
grant update, delete on shoot_types, package_categories, packages, package_items to app_worker;
--> statement-breakpoint
grant update (name, required, active, version) on shoot_types to app_rw;
--> statement-breakpoint
grant update (name, active, version) on package_categories to app_rw;
--> statement-breakpoint
grant update (code, name, initials, category_id, price, floor_price, deposit, branch_ids, valid_from, valid_until, shoots, looks,
  least_shots, retouched, in_album, all_files, extra_retouch, extra_in_album, notes, active, version) on packages to app_rw;
--> statement-breakpoint
grant delete on package_items to app_rw;
