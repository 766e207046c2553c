import { ofMeeting } from './net.ts'

/** Arrival and leaving of one person, where somebody noted it; what devices sent; sign-in sheets as they were printed. */
export const checkIn = `
alter table attendance add column arrived_at timestamptz, add column left_at timestamptz,
  add constraint attendance_span check (left_at is null or arrived_at is null or left_at >= arrived_at),
  drop constraint attendance_source_check,
  add constraint attendance_source_check check (source in ('sheet', 'tap', 'self', 'paper', 'import', 'demo'));

-- What devices already sent: whoever repeats a tap after a lost answer is told what stands, and nothing is written twice.
create table attendance_tap (
  meeting_id uuid not null references meeting (id) on delete cascade,
  -- Made by the device.
  tap_id uuid not null,
  person_id uuid not null references person (id),
  -- Of the line, after this tap.
  version integer not null,
  taken_at timestamptz not null,
  primary key (meeting_id, tap_id)
);
create index attendance_tap_person on attendance_tap (person_id);
create index attendance_tap_taken on attendance_tap (taken_at);

-- A sign-in sheet as it was printed: the codes on paper name its rows, so that the sheet can be entered in its own order.
create table printed_sheet (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  number integer not null,
  consent_versions jsonb not null default '{}',
  made_by uuid,
  made_at timestamptz not null,
  unique (meeting_id, number)
);
create table printed_sheet_row (
  sheet_id uuid not null references printed_sheet (id) on delete cascade,
  meeting_id uuid not null references meeting (id) on delete cascade,
  position integer not null check (position > 0),
  person_id uuid not null references person (id),
  primary key (sheet_id, position)
);
create index printed_sheet_row_person on printed_sheet_row (person_id);
${ofMeeting('attendance_tap', 'printed_sheet', 'printed_sheet_row')}
`
