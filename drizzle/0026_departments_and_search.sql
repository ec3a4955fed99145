ALTER TABLE "purchase_orders" ADD COLUMN "department_id" uuid;--> statement-breakpoint
ALTER TABLE "pushes" ADD COLUMN "department_id" uuid;--> statement-breakpoint
ALTER TABLE "search_entries" ADD COLUMN "department_id" uuid;--> statement-breakpoint
ALTER TABLE "search_entries" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
ALTER TABLE "search_entries" ADD COLUMN "opened_by" text;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pushes" ADD CONSTRAINT "pushes_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "purchase_orders_department" ON "purchase_orders" USING btree ("department_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "pushes_author" ON "pushes" USING btree ("author_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "pushes_department" ON "pushes" USING btree ("department_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "search_entries_department" ON "search_entries" USING btree ("document","department_id","at","id");--> statement-breakpoint
CREATE INDEX "search_entries_owner" ON "search_entries" USING btree ("document","owner_id","at","id");
--> statement-breakpoint
-- Whose department a document is of is decided by who writes it, once; the app cannot update the column.
create function sec.keep_department() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  new.department_id := (select p.department_id from public.people p where p.id = new.author_id);
  return new;
end $$;
--> statement-breakpoint
revoke execute on function sec.keep_department() from public;
--> statement-breakpoint
create trigger author_department before insert on purchase_orders for each row execute function sec.keep_department();
--> statement-breakpoint
create trigger author_department before insert on pushes for each row execute function sec.keep_department();
--> statement-breakpoint
alter table purchase_orders disable trigger user;
--> statement-breakpoint
update purchase_orders o set department_id = p.department_id from people p where p.id = o.author_id and p.department_id is not null;
--> statement-breakpoint
alter table purchase_orders enable trigger user;
--> statement-breakpoint
alter table pushes disable trigger user;
--> statement-breakpoint
update pushes n set department_id = p.department_id from people p where p.id = n.author_id and p.department_id is not null;
--> statement-breakpoint
alter table pushes enable trigger user;
--> statement-breakpoint
update search_entries e set opened_by = 'purchase-orders:read', owner_id = o.author_id, department_id = o.department_id
  from purchase_orders o where e.document = 'purchase-order' and o.id = e.id;
--> statement-breakpoint
update search_entries e set opened_by = 'pushes:read', owner_id = n.author_id, department_id = n.department_id
  from pushes n where e.document = 'push' and n.id = e.id;
--> statement-breakpoint
update search_entries e set opened_by = 'people:read', owner_id = p.id, department_id = p.department_id
  from people p where e.document = 'person' and p.id = e.id;
--> statement-breakpoint
update search_entries set opened_by = 'suppliers:read' where document = 'supplier';
--> statement-breakpoint
drop function sec.find(text[], text, timestamptz, uuid, integer);
--> statement-breakpoint
drop function sec.find_kind(text, text, timestamptz, uuid, integer);
--> statement-breakpoint
drop function sec.remember(uuid, text, uuid, text, text, text, text);
--> statement-breakpoint
ALTER TABLE "search_entries" DROP COLUMN "row_group";
--> statement-breakpoint
create function sec.remember(entry uuid, kind text, branch uuid, department uuid, author uuid, needed text,
    entry_title text, entry_subtitle text, entry_words text)
  returns void language sql volatile security definer set search_path = ''
begin atomic
  insert into public.search_entries as e (id, document, branch_id, department_id, owner_id, opened_by, title, subtitle, words)
  values (entry, kind, branch, department, author, needed, entry_title, entry_subtitle, entry_words)
  on conflict (id) do update set branch_id = excluded.branch_id, department_id = excluded.department_id,
      owner_id = excluded.owner_id, title = excluded.title, subtitle = excluded.subtitle, words = excluded.words
    where (e.branch_id, e.department_id, e.owner_id, e.title, e.subtitle, e.words) is distinct from
      (excluded.branch_id, excluded.department_id, excluded.owner_id, excluded.title, excluded.subtitle, excluded.words);
end;
--> statement-breakpoint
-- How far the live session's right goes, as `actorOf` resolves it: the whole chain, whole branches, his
-- own department, and branches in which only what is his own counts.
create function sec.my_reach(wanted text, out everywhere boolean, out branches uuid[], out departments uuid[], out own uuid[])
  language sql stable security definer set search_path = ''
begin atomic
  select coalesce(bool_or(g.scope = 'chain'), false),
    coalesce(array_agg(distinct b.id) filter (where g.scope = 'branch'), '{}'),
    coalesce(array_agg(distinct p.department_id) filter (where g.scope = 'department' and p.department_id is not null), '{}'),
    coalesce(array_agg(distinct b.id) filter (where g.scope in ('own', 'department')), '{}')
  from public.people p
  join public.assignments a on a.person_id = p.id
  join public.role_grants g on g.role = a.role and g.permission = wanted and g.scope <> 'none'
  join public.branches b on a.branch_id is null or b.id = a.branch_id
  where p.id = sec.me();
end;
--> statement-breakpoint
-- Search: inside the reader's reach and the branches he asks for, newest first. Common words are found
-- by walking the newest rows; only when those do not fill the page is the trigram index asked, and then
-- the word is rare: fewer than one row in thirty. So the cost hardly grows with the table.
create function sec.find_kind(kind text, query text, only_in uuid[], before_at timestamptz, before_id uuid, page integer)
  returns table (id uuid, document text, title text, subtitle text, at timestamptz)
  language plpgsql stable security definer set search_path = '' as $$
declare
  walked constant integer := greatest(3000, 30 * page);
  -- Each word typed must begin a word of the entry; Han characters are words of their own.
  patterns text[] := (select array_agg('%' || replace(replace(replace(rtrim(sec.spaced(w)), '\', '\\'), '%', '\%'), '_', '\_') || '%'
                                       order by length(w) desc)
                      from (select w from regexp_split_to_table(trim(query), '\s+') w limit 6) words);
  -- What the index is asked for: of an official number only its end, since all numbers begin alike.
  rarest text := coalesce('%' || substring(query from '-([0-9]{4,})\s*$') || '%', patterns[1]);
  sample public.search_entries := (select s from public.search_entries s where s.document = kind limit 1);
  me constant uuid := sec.me();
  reach record;
  everywhere boolean := true;
  -- Rows come in strands, each with an index of its own: whole branches, a department, one's own.
  whole uuid[] := '{}';
  departments uuid[] := '{}';
  own uuid[] := '{}';
  from_at timestamptz := coalesce(before_at, 'infinity');
  from_id uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  answered integer;
begin
  if me is null or sample.id is null or sec.spaced(query) !~ '[[:alnum:]]' then return; end if;
  if sample.opened_by is not null then
    reach := sec.my_reach(sample.opened_by);
    everywhere := reach.everywhere
      or not exists (select from public.branches b where b.id <> all (reach.branches))
      -- What belongs to no branch is shared by the chain.
      or sample.branch_id is null and cardinality(reach.branches || reach.own) > 0;
    if not everywhere then
      whole := reach.branches;
      departments := reach.departments;
      own := array(select unnest(reach.own) except select unnest(whole));
      if cardinality(whole || own || departments) = 0 then return; end if;
    end if;
  end if;
  if only_in is not null and sample.branch_id is not null then
    if everywhere then whole := only_in;
    else
      whole := array(select unnest(whole) intersect select unnest(only_in));
      own := array(select unnest(own) intersect select unnest(only_in));
    end if;
    everywhere := false;
  else
    only_in := null;
  end if;

  if everywhere then
    return query
      select e.id, e.document, e.title, e.subtitle, e.at
      from (select * from public.search_entries n where n.document = kind and (n.at, n.id) < (from_at, from_id)
            order by n.at desc, n.id desc limit walked) e
      where e.found like all (patterns) order by e.at desc, e.id desc limit page;
  elsif cardinality(whole) = 1 and cardinality(departments || own) = 0 then
    return query
      select e.id, e.document, e.title, e.subtitle, e.at
      from (select * from public.search_entries n
            where n.document = kind and n.branch_id = whole[1] and (n.at, n.id) < (from_at, from_id)
            order by n.at desc, n.id desc limit walked) e
      where e.found like all (patterns) order by e.at desc, e.id desc limit page;
  else
    return query
      select e.id, e.document, e.title, e.subtitle, e.at
      from (select s.* from (
              (select n.* from unnest(whole) b cross join lateral (
                select * from public.search_entries n
                where n.document = kind and n.branch_id = b and (n.at, n.id) < (from_at, from_id)
                order by n.at desc, n.id desc limit walked) n)
              union all
              (select n.* from unnest(departments) d cross join lateral (
                select * from public.search_entries n
                where n.document = kind and n.department_id = d and (n.at, n.id) < (from_at, from_id)
                  and n.branch_id <> all (whole) and (only_in is null or n.branch_id = any (only_in))
                order by n.at desc, n.id desc limit walked) n)
              union all
              (select * from public.search_entries n
                where cardinality(own) > 0 and n.document = kind and n.owner_id = me and n.branch_id = any (own)
                  and (n.at, n.id) < (from_at, from_id)
                  and (n.department_id is null or n.department_id <> all (departments))
                order by n.at desc, n.id desc limit walked)) s
            order by s.at desc, s.id desc limit walked) e
      where e.found like all (patterns) order by e.at desc, e.id desc limit page;
  end if;
  get diagnostics answered = row_count;
  if answered >= page then return; end if;

  -- Go on behind the last row walked; when there was none behind, everything has been seen.
  if everywhere then
    select n.at, n.id into from_at, from_id from public.search_entries n
      where n.document = kind and (n.at, n.id) < (from_at, from_id)
      order by n.at desc, n.id desc offset walked - 1 limit 1;
  else
    select s.at, s.id into from_at, from_id from (
        (select n.at, n.id from unnest(whole) b cross join lateral (
          select n.at, n.id from public.search_entries n
          where n.document = kind and n.branch_id = b and (n.at, n.id) < (from_at, from_id)
          order by n.at desc, n.id desc limit walked) n)
        union all
        (select n.at, n.id from unnest(departments) d cross join lateral (
          select n.at, n.id from public.search_entries n
          where n.document = kind and n.department_id = d and (n.at, n.id) < (from_at, from_id)
            and n.branch_id <> all (whole) and (only_in is null or n.branch_id = any (only_in))
          order by n.at desc, n.id desc limit walked) n)
        union all
        (select n.at, n.id from public.search_entries n
          where cardinality(own) > 0 and n.document = kind and n.owner_id = me and n.branch_id = any (own)
            and (n.at, n.id) < (from_at, from_id)
            and (n.department_id is null or n.department_id <> all (departments))
          order by n.at desc, n.id desc limit walked)) s
      order by s.at desc, s.id desc offset walked - 1 limit 1;
  end if;
  if from_at is null then return; end if;
  return query
    with rare as materialized (
      select r.* from public.search_entries r where r.found like rarest and r.document = kind)
    select e.id, e.document, e.title, e.subtitle, e.at from rare e
    where e.found like all (patterns) and (e.at, e.id) < (from_at, from_id)
      and (everywhere or e.branch_id = any (whole) or e.owner_id = me and e.branch_id = any (own)
        or e.department_id = any (departments) and (only_in is null or e.branch_id = any (only_in)))
    order by e.at desc, e.id desc limit page - answered;
end $$;
--> statement-breakpoint
create function sec.find(kinds text[], query text, only_in uuid[], before_at timestamptz, before_id uuid, page integer)
  returns table (id uuid, document text, title text, subtitle text, at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select f.id, f.document, f.title, f.subtitle, f.at
  from unnest(kinds) k cross join lateral sec.find_kind(k, query, only_in, before_at, before_id, page) f
  order by f.at desc, f.id desc limit page;
end;
--> statement-breakpoint
revoke execute on function sec.remember(uuid, text, uuid, uuid, uuid, text, text, text, text), sec.my_reach(text),
  sec.find_kind(text, text, uuid[], timestamptz, uuid, integer), sec.find(text[], text, uuid[], timestamptz, uuid, integer) from public;
--> statement-breakpoint
grant execute on function sec.remember(uuid, text, uuid, uuid, uuid, text, text, text, text) to app_rw, app_worker, app_door;
--> statement-breakpoint
grant execute on function sec.find(text[], text, uuid[], timestamptz, uuid, integer) to app_rw;
