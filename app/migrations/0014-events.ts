import { ofNobody } from './net.ts'

/** What happened, written in the action's own transaction; jobs tell those who listen. */
export const events = `
create table domain_event (
  number bigint generated always as identity primary key,
  kind text not null,
  subject_id uuid not null,
  facts jsonb not null default '{}',
  at timestamptz not null
);
create index domain_event_subject on domain_event (subject_id, number);
create index domain_event_at on domain_event (at);
${ofNobody('domain_event')}
`
