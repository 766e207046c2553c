/** Arrival and leaving of one person, where somebody noted it. */
export const checkIn = `
alter table attendance add column arrived_at timestamptz, add column left_at timestamptz,
  add constraint attendance_span check (left_at is null or arrived_at is null or left_at >= arrived_at);
`
