-- The clock is read once the locks are held. With the moment a transaction began, the second of two right
-- sign-ins of one account took the first's claim for a wait that had not begun, and was turned away.
create or replace function sec.claim_sign_in(keys bytea[], free integer[]) returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare
  at timestamptz;
  until timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(k, 'hex'), 7)) from unnest(keys) k order by k;
  at := clock_timestamp();
  select max(f.wait_until) into until from public.sign_in_failures f where f.key = any (keys);
  if until > at then return ceil(extract(epoch from until - at)); end if;
  insert into public.sign_in_failures as f (key, failures, failed_at, wait_until)
  select k, 1, at, at from unnest(keys) k
  on conflict (key) do update set
    failures = case when f.failed_at < at - interval '1 hour' then 1 else f.failures + 1 end,
    failed_at = at,
    wait_until = case
      when f.failed_at < at - interval '1 hour' then at
      when f.failures < free[array_position(keys, f.key)] then at
      else at + least(60, power(2, least(f.failures - free[array_position(keys, f.key)], 6))) * interval '1 second' end;
  return 0;
end $$;
--> statement-breakpoint
drop function sec.sign_in_wait(bytea[]);
