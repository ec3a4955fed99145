-- The rule that matches everything stays, and stays the one that matches everything (A1).
create function sec.guard_rule() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.fallback then raise exception 'the last rule stays' using errcode = '23001'; end if;
    return old;
  end if;
  if new.fallback <> old.fallback or new.fallback and (new.amount_from <> 0 or
      num_nonnulls(new.branch_ids, new.categories, new.origins, new.amount_to) > 0) then
    raise exception 'the last rule matches everything' using errcode = '23001';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard before update or delete on approval_rules for each row execute function sec.guard_rule();
