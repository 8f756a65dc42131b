import { Migration } from '@mikro-orm/migrations'

/** The outbox learns where each message went. The job queue's own tables are its library's: jobs/install-queues.ts. */
export class Migration20261123MessagesAndJobs extends Migration {
  override up(): void {
    this.addSql(`
      alter table message
        add recipient_email text,
        add subject text,
        add parameters text[] not null default '{}',
        add ref text,
        add channel text check (channel in ('DEMO', 'WHATSAPP', 'EMAIL')),
        add status text not null default 'WAITING' check (status in ('WAITING', 'SENT', 'FAILED', 'DEMO')),
        add attempts int not null default 0 check (attempts >= 0),
        add claimed_until timestamptz,
        add sent_at timestamptz,
        add provider_id text,
        add last_error text,
        add expires_at timestamptz,
        add blanked_at timestamptz`)
    // Until now nothing left the house.
    this.addSql(`
      update message set status = 'DEMO', channel = 'DEMO', sent_at = created_at
      where exists (select from demo_world)`)
    this.addSql(`update message set status = 'FAILED', last_error = 'there was no messenger' where status = 'WAITING'`)
    this.addSql(`
      alter table message
        add check ((status in ('SENT', 'DEMO')) = (sent_at is not null)),
        add check (sent_at is null or channel is not null),
        add check (blanked_at is null or (text = '' and subject is null and parameters = '{}'))`)
    this.addSql(`create index message_waiting on message (created_at) where status = 'WAITING'`)
    this.addSql(`create index message_to_blank on message (created_at) where blanked_at is null`)
    this.addSql(
      `create index message_to_expire on message (expires_at) where expires_at is not null and blanked_at is null`,
    )
  }
}
