import { Migration } from '@mikro-orm/migrations'

/** The way of an application from a draft to money in her hand, and what must be true before it gets there. */
export class Migration20261124Applications extends Migration {
  override up(): void {
    this.policies()
    this.votes()
    this.appraisals()
    this.applications()
    this.disbursement()
  }

  private policies(): void {
    this.addSql(`
      alter table capacity_policy
        add note text not null default 'Aturan awal program.',
        add decided_by uuid references users,
        add decided_at timestamptz`)
    this.addSql(`
      create trigger capacity_policy_append_only before update or delete or truncate on capacity_policy
      for each statement execute function forbid_change()`)
    // How long an appraisal may be relied on.
    this.addSql(`
      alter table loan_product_version
        add appraisal_valid_days int not null default 30 check (appraisal_valid_days between 1 and 365)`)
  }

  private votes(): void {
    this.addSql(`
      create table loan_application_vote (
        id uuid primary key,
        application_id uuid not null references loan_application,
        proposal_hash bytea not null,
        voter_id uuid not null references users,
        says_yes boolean not null,
        reason text check (reason <> ''),
        voted_at timestamptz not null,
        -- Her mentor, who wrote down what she said in her presence; null: she voted herself.
        recorded_by uuid references users check (recorded_by <> voter_id),
        contested_at timestamptz check (contested_at >= voted_at),
        check (contested_at is null or recorded_by is not null),
        check (says_yes or reason is not null)
      )`)
    // One vote each on one proposal; what she contested was none.
    this.addSql(`
      create unique index loan_application_vote_once on loan_application_vote (application_id, proposal_hash, voter_id)
      where contested_at is null`)
    this.addSql(`create index loan_application_vote_by_voter on loan_application_vote (voter_id, application_id)`)
    this.addSql(`
      create function loan_application_vote_judge() returns trigger language plpgsql as $$
      declare asked loan_application;
      begin
        if tg_op = 'UPDATE' and (
          old.contested_at is not null or
          (to_jsonb(new) - 'contested_at') is distinct from (to_jsonb(old) - 'contested_at')) then
          raise exception 'a vote stands, or is contested once' using errcode = 'check_violation';
        end if;
        if tg_op = 'INSERT' then
          select * into asked from loan_application where id = new.application_id;
          if new.proposal_hash is distinct from asked.proposal_hash then
            raise exception 'a vote is on the proposal that stands' using errcode = 'check_violation';
          end if;
          if new.voter_id = asked.borrower_id or not exists (
            select from group_membership m
            where m.group_id = asked.group_id and m.member_id = new.voter_id and m.left_on is null) then
            raise exception 'the other members of her group vote' using errcode = 'check_violation';
          end if;
        end if;
        return new;
      end $$`)
    this.addSql(`
      create trigger loan_application_vote_judge before insert or update on loan_application_vote
      for each row execute function loan_application_vote_judge()`)
    this.addSql(`
      create trigger loan_application_vote_kept before delete or truncate on loan_application_vote
      for each statement execute function forbid_change()`)
  }

  private appraisals(): void {
    this.addSql(`
      create table loan_appraisal (
        id uuid primary key,
        application_id uuid not null references loan_application deferrable initially deferred,
        proposal_hash bytea not null,
        assessment_id uuid not null references capacity_assessment,
        -- The largest loan of this tenor; null where there is no figure and the mentor's word stands alone.
        capacity_max bigint check (capacity_max >= 0),
        recommended_principal bigint not null check (recommended_principal > 0),
        recommended_weeks int not null check (recommended_weeks > 0),
        note text not null check (note <> ''),
        appraised_by uuid not null references users,
        appraised_at timestamptz not null,
        check (recommended_principal <= capacity_max)
      )`)
    this.addSql(`create index loan_appraisal_by_application on loan_appraisal (application_id, appraised_at)`)
    this.addSql(`
      create trigger loan_appraisal_append_only before update or delete or truncate on loan_appraisal
      for each statement execute function forbid_change()`)
  }

  private applications(): void {
    this.addSql(`
      alter table loan_application
        -- How often it was put to the group: part of what is voted on.
        add revision int not null default 0 check (revision >= 0),
        -- The fingerprint of the price that she agreed to.
        add agreed_price bytea,
        add appraisal_id uuid references loan_appraisal deferrable initially deferred,
        add approved_by uuid references users,
        add approved_at timestamptz,
        add approval_note text,
        add ended_by uuid references users,
        add check ((agreed_price is null) = (price_agreed_at is null)),
        add check ((approved_by is null) = (approved_at is null)),
        -- A second person: nobody approves what she proposed, or her own.
        add check (approved_by <> proposed_by and approved_by <> borrower_id),
        add check (status not in ('APPRAISED', 'APPROVED', 'DISBURSED') or appraisal_id is not null),
        add check (status not in ('APPROVED', 'DISBURSED') or approved_by is not null),
        add check (proposal_hash = sha256(convert_to(proposal::text, 'UTF8')))`)
    this.addSql(`
      create function loan_application_step() returns trigger language plpgsql as $$
      begin
        if new.status is distinct from old.status and not (new.status = any(case old.status
          when 'DRAFT' then '{SUBMITTED,WITHDRAWN}'::text[]
          when 'SUBMITTED' then '{GROUP_CONSENTED,DECLINED,WITHDRAWN}'
          when 'GROUP_CONSENTED' then '{DRAFT,APPRAISED,DECLINED,WITHDRAWN}'
          when 'APPRAISED' then '{DRAFT,APPROVED,DECLINED,WITHDRAWN}'
          when 'APPROVED' then '{DRAFT,APPRAISED,DISBURSED,DECLINED,WITHDRAWN}'
          else '{}' end)) then
          raise exception 'an application does not go from % to %', old.status, new.status using errcode = 'check_violation';
        end if;
        if old.status in ('DISBURSED', 'DECLINED', 'WITHDRAWN') and new is distinct from old then
          raise exception 'an application that has ended stays as it is' using errcode = 'check_violation';
        end if;
        if (new.borrower_id, new.business_id, new.group_id, new.proposed_by)
           is distinct from (old.borrower_id, old.business_id, old.group_id, old.proposed_by)
           or (old.status <> 'DRAFT' and new.status <> 'DRAFT' and
               (new.product_version_id, new.principal, new.weeks, new.purpose, new.proposal_hash, new.agreed_price)
               is distinct from
               (old.product_version_id, old.principal, old.weeks, old.purpose, old.proposal_hash, old.agreed_price)) then
          raise exception 'what the group votes on does not change' using errcode = 'check_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`
      create trigger loan_application_step before update on loan_application
      for each row execute function loan_application_step()`)
  }

  /** No money without consent, capacity and a second person, whatever the code above says. */
  private disbursement(): void {
    this.addSql(`
      create function loan_has_grounds() returns trigger language plpgsql as $$
      declare asked loan_application;
      begin
        select * into asked from loan_application where id = new.application_id;
        if asked.status <> 'DISBURSED'
           or (asked.borrower_id, asked.business_id, asked.group_id, asked.product_version_id, asked.principal, asked.weeks)
              is distinct from
              (new.borrower_id, new.business_id, new.group_id, new.product_version_id, new.principal, new.weeks) then
          raise exception 'a loan is that which was applied for' using errcode = 'check_violation';
        end if;
        if exists (
          select from group_membership m
          where m.group_id = asked.group_id and m.left_on is null and m.member_id <> asked.borrower_id
            and not exists (
              select from loan_application_vote v
              where v.application_id = asked.id and v.proposal_hash = asked.proposal_hash and v.voter_id = m.member_id
                and v.says_yes and v.contested_at is null)) then
          raise exception 'not every member of the group said yes' using errcode = 'check_violation';
        end if;
        if not exists (
          select from loan_appraisal a
          where a.id = asked.appraisal_id and a.application_id = asked.id and a.proposal_hash = asked.proposal_hash
            and a.appraised_by <> asked.approved_by and a.appraised_by <> asked.borrower_id
            and a.recommended_principal >= asked.principal) then
          raise exception 'nobody appraised this proposal, or who did approved it' using errcode = 'check_violation';
        end if;
        return null;
      end $$`)
    this.addSql(`
      create constraint trigger loan_has_grounds after insert on loan deferrable initially deferred
      for each row execute function loan_has_grounds()`)
  }
}
