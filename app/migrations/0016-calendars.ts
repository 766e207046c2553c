export const calendars = `select 1;`
