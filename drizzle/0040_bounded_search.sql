-- Search asks its indexes alone: what kind of row a kind has, was looked for in the whole table when there
-- were few of it, or none. And for a word of middling rarity a second, longer stretch is walked
-- before the trigram index would fetch every row that has it, of all kinds.
create or replace function sec.find_kind(kind text, query text, only_in uuid[], before_at timestamptz, before_id uuid, page integer)
  returns table (id uuid, document text, title text, subtitle text, at timestamptz)
  language plpgsql stable security definer set search_path = '' as $$
declare
  walked integer := greatest(3000, 30 * page);
  -- Each word typed must begin a word of the entry; Han characters are words of their own.
  patterns text[] := (select array_agg('%' || replace(replace(replace(rtrim(sec.spaced(w)), '\', '\\'), '%', '\%'), '_', '\_') || '%'
                                       order by length(w) desc)
                      from (select w from regexp_split_to_table(trim(query), '\s+') w limit 6) words);
  -- What the index is asked for: of an official number only its end, since all numbers begin alike.
  rarest text := coalesce('%' || substring(query from '-([0-9]{4,})\s*$') || '%', patterns[1]);
  sample public.search_entries := (
    select s from public.search_entries s where s.document = kind order by s.at desc, s.id desc limit 1);
  me constant uuid := sec.me();
  reach record;
  everywhere boolean := true;
  -- Rows come in strands, each with an index of its own: whole branches, a department, one's own.
  whole uuid[] := '{}';
  departments uuid[] := '{}';
  own uuid[] := '{}';
  from_at timestamptz := coalesce(before_at, 'infinity');
  from_id uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  answered integer := 0;
  more integer;
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

  for turn in 1..2 loop
    if everywhere then
      return query
        select e.id, e.document, e.title, e.subtitle, e.at
        from (select * from public.search_entries n where n.document = kind and (n.at, n.id) < (from_at, from_id)
              order by n.at desc, n.id desc limit walked) e
        where e.found like all (patterns) order by e.at desc, e.id desc limit page - answered;
    elsif cardinality(whole) = 1 and cardinality(departments || own) = 0 then
      return query
        select e.id, e.document, e.title, e.subtitle, e.at
        from (select * from public.search_entries n
              where n.document = kind and n.branch_id = whole[1] and (n.at, n.id) < (from_at, from_id)
              order by n.at desc, n.id desc limit walked) e
        where e.found like all (patterns) order by e.at desc, e.id desc limit page - answered;
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
        where e.found like all (patterns) order by e.at desc, e.id desc limit page - answered;
    end if;
    get diagnostics more = row_count;
    answered := answered + more;
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
    -- What has not come up at all is rare, and the trigram index has it at once.
    exit when answered = 0;
    walked := 30000;
  end loop;

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
-- By a case, not by coalesce: row security lets only expressions that cannot leak use an index (contract.md 6.3).
DROP INDEX "purchase_orders_expected";--> statement-breakpoint
CREATE INDEX "purchase_orders_expected" ON "purchase_orders" USING btree ((case when "expected_on" is null then 'infinity'::date else "expected_on" end),"id");
