-- One place is lent to one person at a time (A6), also when two presses come at once. What overlaps already
-- ends now, but for the first.
update delegations d set ended_at = now()
where d.ended_at is null and exists (
  select from delegations e where e.from_id = d.from_id and e.ended_at is null
    and (e.created_at, e.id) < (d.created_at, d.id)
    and tstzrange(e.valid_from, e.valid_until) && tstzrange(d.valid_from, d.valid_until));
--> statement-breakpoint
alter table delegations add constraint one_stand_in_at_a_time
  exclude using gist (from_id with =, tstzrange(valid_from, valid_until) with &&) where (ended_at is null);
