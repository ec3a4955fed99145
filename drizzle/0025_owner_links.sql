ALTER TABLE "password_links" ADD COLUMN "opens_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
-- An owner's password is nobody's but his and the other owners'. In a shop with one owner the administrator
-- must still be able to let him in again, so such a link is made, but opens only after ten minutes
-- (contract.md 6.2, the shop of one): time for the owner, who is told at once, to end it.
create function sec.guard_password_link() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  maker uuid := sec.me();
begin
  if new.made_by is distinct from maker then
    raise exception 'nobody makes a link in another''s name' using errcode = '42501';
  end if;
  new.opens_at := now();
  if exists (select from public.assignments a where a.person_id = new.person_id and a.role = 'owner')
      and not exists (select from public.assignments a where a.person_id = maker and a.role = 'owner') then
    new.opens_at := now() + interval '10 minutes';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard before insert on password_links for each row
  when (session_user = 'app_rw') execute function sec.guard_password_link();
--> statement-breakpoint
grant select (opens_at) on password_links to app_rw;
--> statement-breakpoint
-- Whose link it is sees it and may end it.
alter policy seen on password_links using (person_id = (select sec.me()) or (select sec.may('people:write')));
--> statement-breakpoint
alter policy changed on password_links using (person_id = (select sec.me()) or (select sec.may('people:write')))
  with check (person_id = (select sec.me()) or (select sec.may('people:write')));
--> statement-breakpoint
drop function sec.password_link(bytea);
--> statement-breakpoint
create function sec.password_link(hash bytea) returns table (name text, account text, minutes integer)
  language sql stable security definer set search_path = ''
begin atomic
  select p.name, p.account, greatest(0, ceil(extract(epoch from l.opens_at - now()) / 60))::integer
  from public.password_links l join public.people p on p.id = l.person_id
  where l.token_hash = hash and l.used_at is null and l.expires_at > now() and p.active;
end;
--> statement-breakpoint
grant execute on function sec.password_link(bytea) to app_door;
--> statement-breakpoint
create or replace function sec.use_password_link(hash bytea, new_hash text, out id uuid, out account text)
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.password_links l set used_at = now()
    from public.people p
    where l.token_hash = hash and l.used_at is null and now() between l.opens_at and l.expires_at
      and p.id = l.person_id and p.active
    returning p.id, p.account into id, account;
  if id is null then return; end if;
  insert into public.credentials (person_id, password_hash) values (use_password_link.id, new_hash)
    on conflict (person_id) do update set password_hash = excluded.password_hash, changed_at = now();
  update public.sessions s set revoked_at = now() where s.person_id = use_password_link.id and s.revoked_at is null;
end $$;
