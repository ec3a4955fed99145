ALTER TABLE "saved_views" ADD COLUMN "needed" text;--> statement-breakpoint
ALTER TABLE "saved_views" ADD COLUMN "audience" text DEFAULT 'own' NOT NULL;--> statement-breakpoint
ALTER TABLE "saved_views" ADD COLUMN "branch_id" uuid;--> statement-breakpoint
ALTER TABLE "saved_views" ADD COLUMN "department_id" uuid;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Views of before: shared ones were everyone's.
update saved_views set needed = case list when 'products' then 'products:read' when 'suppliers' then 'suppliers:read'
    when 'pushes' then 'pushes:read' when 'people' then 'people:read' when 'audit' then 'audit:read' else 'purchase-orders:read' end,
  audience = case when shared then 'everyone' else 'own' end;
--> statement-breakpoint
alter table saved_views alter column needed set not null;
--> statement-breakpoint
drop policy seen on saved_views;
--> statement-breakpoint
drop policy added on saved_views;
--> statement-breakpoint
drop policy changed on saved_views;
--> statement-breakpoint
ALTER TABLE "saved_views" DROP COLUMN "shared";
--> statement-breakpoint
alter table saved_views add constraint audience_is_named check (
  (audience = 'branch') = (branch_id is not null) and (audience = 'department') = (department_id is not null));
--> statement-breakpoint
-- One's own; and, for who may open the list, what is shared with everyone, with his branches or his department.
create policy seen on saved_views for select to app_rw, app_ro using (
  owner_id = (select sec.me()) or sec.may(needed) and (audience = 'everyone'
    or branch_id in (select p.branch_id from people p where p.id = (select sec.me())
      union all select a.branch_id from assignments a where a.person_id = (select sec.me()))
    or department_id = (select p.department_id from people p where p.id = (select sec.me()))));
--> statement-breakpoint
-- Nobody puts a view before people he has nothing to do with.
create policy added on saved_views for insert to app_rw with check (
  owner_id = (select sec.me()) and sec.may(needed)
    and (branch_id is null or branch_id = (select p.branch_id from people p where p.id = (select sec.me())))
    and (department_id is null or department_id = (select p.department_id from people p where p.id = (select sec.me()))));
