alter table link_counts set unlogged;
--> statement-breakpoint
call sec.protect('link_counts', 'false', 'false');
--> statement-breakpoint
grant select, delete on link_counts to app_worker;
--> statement-breakpoint

-- Written in plpgsql, whose plans are kept from one open of a page to the next.
create or replace function sec.linked_target() returns uuid
  language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select l.target_id from public.push_links l
    where l.token_hash = decode(nullif(current_setting('app.link', true), ''), 'hex')
      and l.revoked_at is null and l.expires_at > now());
end $$;
--> statement-breakpoint
-- What an old link shows: its own push, or the one that came in its place for the same order (L-07).
create function sec.shown_target() returns uuid
  language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select coalesce(next.id, own.id)
    from public.push_targets own
    left join public.pushes before on before.id = own.push_id and before.status = 'superseded'
    left join public.pushes after on after.order_id = before.order_id
      and after.status not in ('cancelled', 'superseded') and after.number is not null
    left join public.push_targets next on next.push_id = after.id and next.supplier_id = own.supplier_id
    where own.id = sec.linked_target());
end $$;
--> statement-breakpoint
-- The page's role reads no more than the page needs: no token, no other target (L-12).
revoke select on push_links, company, keyring from app_link;
--> statement-breakpoint
drop policy linked on company;
--> statement-breakpoint
drop policy linked on keyring;
--> statement-breakpoint
drop policy linked on push_targets;
--> statement-breakpoint
drop policy linked on push_revisions;
--> statement-breakpoint
drop policy linked on pushes;
--> statement-breakpoint
create policy linked on push_targets for select to app_link
  using (id in ((select sec.linked_target()), (select sec.shown_target())));
--> statement-breakpoint
create policy linked on push_revisions for select to app_link
  using (target_id in ((select sec.linked_target()), (select sec.shown_target())));
--> statement-breakpoint
create policy linked on pushes for select to app_link
  using (id in (select t.push_id from push_targets t));
--> statement-breakpoint
create policy linked on branches for select to app_link
  using (id in (select t.branch_id from push_targets t));
--> statement-breakpoint
grant select (id, target_id, branch_id, revision, token_hash, expires_at, revoked_at) on push_links to app_link;
--> statement-breakpoint
grant select (id, zone) on branches to app_link;
--> statement-breakpoint

-- Everything the page shows, in one round trip, as far as row security lets the link see it.
create function sec.supplier_page() returns jsonb
  language plpgsql stable security invoker set search_path = '' as $$
begin
  return (select jsonb_build_object(
    'today', (now() at time zone b.zone)::date,
    'expiresOn', ((l.expires_at - interval '1 second') at time zone b.zone)::date,
    'linkRevision', l.revision, 'linkNumber', q.number || '-' || own.suffix,
    'number', p.number || '-' || t.suffix, 'status', p.status, 'endedOn', (p.ended_at at time zone b.zone)::date,
    'changing', p.status in ('draft', 'confirmed'), 'revision', r.revision,
    'issued', to_char(r.at at time zone b.zone, 'YYYY-MM-DD HH24:MI'), 'content', r.content,
    'before', case when w.revision is not null then jsonb_build_object('revision', w.revision, 'content', w.content) end)
  from public.push_links l
  join public.push_targets own on own.id = l.target_id
  join public.pushes q on q.id = own.push_id
  join public.push_targets t on t.id = sec.shown_target()
  join public.pushes p on p.id = t.push_id
  join public.branches b on b.id = p.branch_id
  join lateral (
    select v.revision, v.at, v.content from public.push_revisions v
    where v.target_id = t.id order by v.revision desc limit 1) r on true
  -- What the reader of this link saw last, else the version before.
  left join lateral (
    select v.revision, v.content from public.push_revisions v
    where v.target_id = own.id and (own.id <> t.id or v.revision < r.revision)
      and (v.revision <= l.revision or own.id = t.id and l.revision >= r.revision)
    order by v.revision desc limit 1) w on true
  where l.token_hash = decode(nullif(current_setting('app.link', true), ''), 'hex')
    and l.revoked_at is null and l.expires_at > now());
end $$;
--> statement-breakpoint

create function sec.count_up(wanted text, about bytea, span interval) returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare
  so_far integer;
begin
  insert into public.link_counts as c (key) values (sha256(convert_to(wanted, 'UTF8') || about))
  on conflict (key) do update set
    count = case when c.since < now() - span then 1 else c.count + 1 end,
    since = case when c.since < now() - span then now() else c.since end
  returning c.count into so_far;
  return so_far;
end $$;
--> statement-breakpoint
-- L-11. 'open': go on. 'miss': no such link. 'wait': too often, for a minute. 'alarm': a miss, and the
-- fiftieth in ten minutes. An address that guesses is refused live links as well, or it would learn them.
create function sec.count_link(what text, address bytea) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  hash bytea := decode(nullif(current_setting('app.link', true), ''), 'hex');
  guesses integer;
begin
  select c.count into guesses from public.link_counts c
    where c.key = sha256('miss'::bytea || address) and c.since >= now() - interval '1 minute';
  if guesses > 20 then return 'wait'; end if;
  if sec.linked_target() is null then
    guesses := sec.count_up('miss', address, '1 minute');
    -- From the twenty-first on the minute begins anew, so that the wait is a whole one.
    if guesses = 21 then
      update public.link_counts c set since = now() where c.key = sha256('miss'::bytea || address);
    end if;
    if sec.count_up('misses', ''::bytea, '10 minutes') = 50 then return 'alarm'; end if;
    return case when guesses > 20 then 'wait' else 'miss' end;
  end if;
  if sec.count_up(what, hash || address, '1 minute') > 60 or sec.count_up(what, hash, '1 minute') > 300 then
    return 'wait';
  end if;
  return 'open';
end $$;
--> statement-breakpoint
revoke execute on function sec.shown_target(), sec.supplier_page(), sec.count_up(text, bytea, interval),
  sec.count_link(text, bytea) from public;
--> statement-breakpoint
grant execute on function sec.shown_target(), sec.supplier_page(), sec.count_link(text, bytea) to app_link;
